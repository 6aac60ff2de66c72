/** Everybody's plans of some days with what rules ask of each person, for counts over all of them. */
import { sql } from 'kysely'
import { type Day, dayAt, minuteAt } from '#shared/calendar/day.ts'
import type { FederalState } from '#shared/calendar/holidays.ts'
import type { Booking, DayPlan, Place } from '#shared/domain/day-plan.ts'
import type { Feature } from '#shared/domain/floor-plan.ts'
import type { PersonId, SpaceId, TeamId } from '#shared/domain/ids.ts'
import { lineAbove } from '#shared/domain/people.ts'
import type { Closure } from '#shared/domain/sites.ts'
import type { Facts, SpaceFacts } from '#shared/policy/facts.ts'
import { segmentsOf } from '#shared/policy/segments.ts'
import type { Queries } from '../database/index.ts'
import { BELONGING, type Belonging, parentsOf } from './belonging.ts'

export interface Planned {
  readonly facts: Facts
  readonly plans: readonly DayPlan[]
  /** The home team of today, then each node above it; and all teams. */
  readonly line: readonly TeamId[]
  readonly teams: readonly TeamId[]
}

interface PersonRow extends Belonging {
  readonly id: PersonId
  readonly noon: number
  readonly federalState: FederalState
  readonly closures: Closure[]
}

/** Everybody active, as they have planned these days; without how teams are staffed. */
export async function plannedBy(
  queries: Queries,
  { from, to }: { readonly from: Day; readonly to: Day },
  now: number,
): Promise<Planned[]> {
  const { rows: people } = await sql<PersonRow>`
    select p.id, s.noon, s.federal_state as "federalState", s.closures, ${BELONGING}
    from person p join site s on s.id = p.site_id where p.active order by p.id`.execute(queries)
  const parentOf = await parentsOf(queries)
  const plans = await plansOf(queries, from, to)
  const spaces = await spacesOf(queries, from, to)
  return people.map(({ employment, ...person }): Planned => {
    const { workingWeeks, groups, grants, needs } = employment
    const lineOf = (team: TeamId) => lineAbove(team, parentOf)
    const segments = segmentsOf({ ...person, workingWeeks }, lineOf)
    return {
      facts: {
        person: { id: person.id, segments, groups, grants, needs },
        calendar: { federalState: person.federalState, noon: person.noon, closures: person.closures },
        now: { day: dayAt(now, person.timeZone), minute: minuteAt(now, person.timeZone) },
        knownFrom: null,
        held: new Set(),
        staffing: [],
        spaces,
      },
      plans: plans.get(person.id) ?? [],
      line: lineOf(person.teamId),
      teams: person.teams,
    }
  })
}

async function plansOf(queries: Queries, from: Day, to: Day): Promise<Map<PersonId, DayPlan[]>> {
  const { rows } = await sql<{
    personId: PersonId
    day: Day
    am: Place | null
    pm: Place | null
    bookings: Booking[]
  }>`
    select coalesce(w.person_id, b.holder_id) as "personId", coalesce(w.day, b.day) as day, w.am, w.pm,
      coalesce(b.bookings, '[]') as bookings
    from (select * from work_day where day between ${from} and ${to}) w
      full join (select holder_id, day, jsonb_agg(jsonb_build_object('id', id, 'spaceId', space_id, 'day', day,
          'from', from_minute, 'to', to_minute)) as bookings
        from booking where day between ${from} and ${to} group by holder_id, day) b
      on b.holder_id = w.person_id and b.day = w.day`.execute(queries)
  const plans = new Map<PersonId, DayPlan[]>()
  for (const { personId, day, am, pm, bookings } of rows) {
    const plan = { day, places: { am, pm }, bookings }
    const own = plans.get(personId)
    if (own) own.push(plan)
    else plans.set(personId, [plan])
  }
  return plans
}

async function spacesOf(queries: Queries, from: Day, to: Day): Promise<Map<SpaceId, SpaceFacts>> {
  const { rows } = await sql<{ id: SpaceId; features: Feature[] }>`
    select id, features from space
    where id in (select space_id from booking where day between ${from} and ${to})`.execute(queries)
  return new Map(rows.map(({ id, features }) => [id, { features }]))
}
