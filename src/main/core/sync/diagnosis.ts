/**
 * What whoever helps a person needs to know of their laptop: states, counts, codes and ages. No name, no
 * id of a person, device, space or change, and no day.
 */
import { PROTOCOL } from '#shared/contract/central.ts'
import type { Diagnosis, SyncStatus } from '#shared/contract/local.ts'
import type { ServerSettings } from '#shared/contract/pull.ts'
import { APP_VERSION } from '../about.ts'
import type { ReadDb } from '../cache/database.ts'
import { currentCopy, readMeta } from '../cache/meta.ts'
import type { Platform } from '../platform.ts'
import type { Trouble } from './troubles.ts'

const TABLES = ['directory', 'plan', 'space', 'booking', 'places', 'presence', 'occupancy'] as const

export function diagnose(
  { clock, keys, system }: Pick<Platform, 'clock' | 'keys' | 'system'>,
  db: ReadDb,
  status: SyncStatus,
  troubles: readonly Trouble[],
): Diagnosis {
  const now = clock.now()
  const offset = readMeta(db, 'clockOffset')
  const since = (at: number | null | undefined) => (at == null ? null : now + (offset ?? 0) - at)
  const count = (sql: string, ...values: number[]) => Number(db.get(sql, ...values)?.n ?? 0)
  const copy = currentCopy(db)
  const oldest = db.get('select min(at) at from outbox where covered = 0')?.at
  const settings = readMeta(db, 'serverSettings')
  return {
    format: 1,
    at: now,
    app: { version: APP_VERSION, system: system ?? 'unknown', keys: keys.method },
    schema: {
      protocol: PROTOCOL,
      cache: Number(db.get('pragma user_version')?.user_version),
    },
    status,
    troubles: [...troubles],
    epoch: readMeta(db, 'epoch'),
    repair: readMeta(db, 'repair'),
    counts: {
      rows: Object.fromEntries(
        TABLES.map((table) => [table, count(`select count(*) n from ${table} where copy = ?`, copy)]),
      ),
      changes: count('select count(*) n from outbox'),
      unanswered: count('select count(*) n from outbox where outcome is null'),
      answered: count('select count(*) n from outbox where outcome is not null'),
      rejected: count(`select count(*) n from outbox where json_extract(outcome, '$.state') = 'rejected'`),
    },
    pull: {
      isUnderWay: readMeta(db, 'pull') !== null,
      hasCursor: readMeta(db, 'cursor') !== null,
      ageMs: since(readMeta(db, 'pulledAt')),
    },
    ages: {
      contactMs: status.lastContact === null ? null : now - status.lastContact,
      oldestWaitingMs: typeof oldest === 'number' ? since(oldest) : null,
      accessTokenMs: since(readMeta(db, 'tokens')?.accessExpiresAt),
    },
    clockOffsetMs: offset,
    settings: settings && withoutRecords(settings),
  }
}

function withoutRecords({ lookBack: _, tryOut: __, ...numbers }: ServerSettings): Diagnosis['settings'] {
  return numbers
}
