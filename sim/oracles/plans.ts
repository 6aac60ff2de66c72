/** A scheduled plan is in force from its day on, and until then nobody can book for later what it has no longer. */
import { sql } from 'kysely'
import type { Database } from '#server/database/index.ts'
import type { Day } from '#shared/calendar/day.ts'

/** @param today at the sites, while the server is up and has had its time */
export async function findWrongPlans({ kysely }: Database, today: Day): Promise<string[]> {
  const late = await kysely
    .selectFrom('floor_plan')
    .select(['floor_id', 'version', 'from_day'])
    .where('state', '=', 'scheduled')
    .where('from_day', '<=', today)
    .execute()
  const { rows: open } = await sql<{ space: string; from: Day }>`
    select s.id as space, p.from_day as "from" from floor_plan p join space s on s.floor_id = p.floor_id
    where p.state = 'scheduled' and s.active and s.bookable and s.kind = 'desk'
      and not exists (select from jsonb_array_elements(p.document -> 'spaces') d
        where d ->> 'id' = s.id::text and (d ->> 'bookable')::boolean and d ->> 'kind' = 'desk')
      and not exists (select from closing c where c.kind = 'newPlan' and c.object_id = s.id::text
        and c.from_day = p.from_day)`.execute(kysely)
  const { rows: left } = await sql<{ space: string }>`
    select c.object_id as space from closing c where c.kind = 'newPlan' and not exists (
      select from floor_plan p where p.floor_id = c.floor_id and p.state = 'scheduled'
        and p.from_day <= c.from_day)`.execute(kysely)
  return [
    ...late.map(
      (p) => `version ${p.version} of ${p.floor_id} was to hold from ${p.from_day} on and does not`,
    ),
    ...open.map((o) => `${o.space} goes on ${o.from} and can be booked for later`),
    ...left.map((l) => `${l.space} is closed for a plan that is not scheduled`),
  ]
}
