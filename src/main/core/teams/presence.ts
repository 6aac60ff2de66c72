/** Where colleagues are, as the last pulls told it, and only on days on which a laptop still says so. */
import type { Day, Instant } from '#shared/calendar/day.ts'
import type { PresenceUnit } from '#shared/contract/pull.ts'
import type { PersonId } from '#shared/domain/ids.ts'
import { isAllowed } from '#shared/policy/monitoring.ts'
import type { ReadDb } from '../cache/database.ts'
import { currentCopy, readMeta } from '../cache/meta.ts'
import { knownDays } from '../session/state.ts'

export interface Colleague {
  readonly personId: PersonId
  readonly content: NonNullable<PresenceUnit['content']>
}

/**
 * First day on which the laptop says where colleagues are: midnight and the end of a record's term count without a
 * pull too.
 */
export function toldFrom(db: ReadDb, now: Instant): Day {
  const { first, today } = knownDays(db, now)
  return isAllowed(readMeta(db, 'serverSettings')?.lookBack ?? null, today) ? first : today
}

/** @param told the first day it is said of, by `toldFrom`, which is asked once for many days */
export const presenceOf = (db: ReadDb, told: Day, day: Day): Colleague[] =>
  presenceIn(db, told, day, day).map(({ personId, content }) => ({ personId, content }))

/** Of the days from one to another, in no order. @param told as of `presenceOf` */
export function presenceIn(db: ReadDb, told: Day, from: Day, to: Day): (Colleague & { readonly day: Day })[] {
  if (to < told) return []
  return db
    .all(
      'select person_id, day, content from presence where copy = ? and day between ? and ?',
      currentCopy(db),
      from < told ? told : from,
      to,
    )
    .map((row) => ({
      personId: row.person_id as PersonId,
      day: row.day as Day,
      content: JSON.parse(String(row.content)) as Colleague['content'],
    }))
}
