/** What the capabilities of one server process share. */
import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from './clock.ts'
import type { Database, ServerRecord } from './database/index.ts'
import type { RevocationLog } from './identity/revocation-log.ts'
import type { Random } from './random.ts'
import type { Repair } from './repair/repair.ts'
import type { ChangeFeed } from './sync/change-feed.ts'
import type { OccupancyCache } from './sync/occupancy-cache.ts'
import type { PullLine } from './sync/pull-line.ts'

export interface Services {
  readonly database: Database
  readonly clock: Clock
  readonly random: Random
  readonly server: ServerRecord
  readonly changes: ChangeFeed
  readonly pulls: PullLine
  readonly occupancy: OccupancyCache
  readonly repair: Repair
  /** Kept outside the database, so that no restore forgets one. */
  readonly revocations: RevocationLog
  readonly log: Pick<FastifyBaseLogger, 'error' | 'warn' | 'info'>
}
