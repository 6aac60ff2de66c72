import { addDays, type Day, dayAt, type Instant } from '#shared/calendar/day.ts'
import type { SessionState } from '#shared/contract/local.ts'
import { directoryRow } from '../cache/confirmed.ts'
import type { ReadDb } from '../cache/database.ts'
import { readMeta } from '../cache/meta.ts'

const ZONE = 'Europe/Berlin'
const WINDOW_DAYS = 60

export interface KnownDays {
  /** First day the laptop holds. */
  readonly first: Day
  readonly today: Day
  /** Last day one may book. */
  readonly last: Day
}

/** Days at the person's site, by the server's clock as far as the laptop knows it. */
export function knownDays(db: ReadDb, now: Instant): KnownDays {
  const me = readMeta(db, 'me')
  const zone = (me && directoryRow(db, 'site', me.siteId)?.timeZone) ?? ZONE
  const today = dayAt(now + (readMeta(db, 'clockOffset') ?? 0), zone)
  const ahead = readMeta(db, 'serverSettings')?.bookingWindowDays ?? WINDOW_DAYS
  return { first: readMeta(db, 'window')?.from ?? today, today, last: addDays(today, ahead) }
}

export function readyState(
  db: ReadDb,
  now: Instant,
  server: { url: string; name: string | null },
): SessionState {
  const me = readMeta(db, 'me')
  const complete = readMeta(db, 'cursor') !== null
  if (!me || !complete) return { phase: 'filling', login: readMeta(db, 'owner')?.login ?? '' }
  return {
    phase: 'ready',
    me: me.person,
    roles: me.roles,
    siteId: me.siteId,
    server,
    days: knownDays(db, now),
  }
}
