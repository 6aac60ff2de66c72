/** Where colleagues are, as the last pulls told it, and only on days on which a laptop still says so. */
import type { Day, Instant } from '#shared/calendar/day.ts'
import { isAllowed } from '#shared/policy/monitoring.ts'
import type { ReadDb } from '../cache/database.ts'
import { readMeta } from '../cache/meta.ts'
import { knownDays } from '../session/state.ts'

/**
 * First day on which the laptop says where colleagues are: midnight and the end of a record's term count without a
 * pull too.
 */
export function toldFrom(db: ReadDb, now: Instant): Day {
  const { first, today } = knownDays(db, now)
  return isAllowed(readMeta(db, 'serverSettings')?.lookBack ?? null, today) ? first : today
}
