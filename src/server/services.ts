/** What the capabilities of one server process share. */
import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from './clock.ts'
import type { Database, ServerRecord } from './database/index.ts'
import type { Random } from './random.ts'
import type { ChangeFeed } from './sync/change-feed.ts'
import type { OccupancyCache } from './sync/occupancy-cache.ts'

export interface Services {
  readonly database: Database
  readonly clock: Clock
  readonly random: Random
  readonly server: ServerRecord
  readonly changes: ChangeFeed
  readonly occupancy: OccupancyCache
  readonly log: Pick<FastifyBaseLogger, 'error' | 'warn' | 'info'>
}
