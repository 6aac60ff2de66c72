/** What a person had planned where they are away now, as a row beside the work day. */
import { sql } from 'kysely'
import type { Day } from '#shared/calendar/day.ts'
import { type BeforeAbsence, beforeAbsence } from '#shared/domain/before-absence.ts'
import type { DayPlan } from '#shared/domain/day-plan.ts'
import type { PersonId, SpaceId } from '#shared/domain/ids.ts'
import type { Queries, Tx } from '../database/index.ts'

/** The days of a person on which something is remembered. */
export async function beforeAbsences(
  queries: Queries,
  personId: PersonId,
  days: readonly Day[],
): Promise<ReadonlyMap<Day, BeforeAbsence>> {
  const rows = await queries
    .selectFrom('before_absence')
    .select(['day', 'am', 'pm', 'desks'])
    .where('person_id', '=', personId)
    .where('day', '=', sql<Day>`any(${[...days]}::date[])`)
    .execute()
  return new Map(rows.map(({ day, am, pm, desks }) => [day, { places: { am, pm }, desks }]))
}

/** Remembers or forgets what a change of the day makes of it; the work day is written before. */
export async function writeBeforeAbsence(
  tx: Tx,
  personId: PersonId,
  before: DayPlan,
  after: DayPlan,
  noon: number,
): Promise<void> {
  const { day } = before
  const known = isAway(before) ? ((await beforeAbsences(tx, personId, [day])).get(day) ?? null) : null
  const now = beforeAbsence(known, before, after, noon)
  if (now) {
    const row = { ...now.places, desks: JSON.stringify(now.desks) }
    await tx
      .insertInto('before_absence')
      .values({ person_id: personId, day, ...row })
      .onConflict((c) => c.columns(['person_id', 'day']).doUpdateSet(row))
      .execute()
  } else if (known)
    await tx.deleteFrom('before_absence').where('person_id', '=', personId).where('day', '=', day).execute()
}

const isAway = ({ places }: DayPlan) => places.am === 'away' || places.pm === 'away'

/** No desk comes back that is on no plan any more. */
export async function forgetDesksBefore(tx: Tx, gone: readonly SpaceId[]): Promise<void> {
  if (gone.length === 0) return
  const isGone = sql`desk ->> 'spaceId' = any(${[...gone]}::text[])`
  await sql`
    update before_absence set desks = coalesce(
        (select jsonb_agg(desk order by n) from jsonb_array_elements(desks) with ordinality as d (desk, n)
          where not ${isGone}),
        '[]')
      where exists (select from jsonb_array_elements(desks) as d (desk) where ${isGone})`.execute(tx)
}

/** @param day the first that is still to come somewhere */
export async function forgetBeforeAbsences(tx: Tx, day: Day): Promise<void> {
  await tx.deleteFrom('before_absence').where('day', '<', day).execute()
}
