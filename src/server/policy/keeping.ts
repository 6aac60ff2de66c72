/** Which desks are kept from whom, by the transaction's own snapshot (`shared/policy/kept-desks.ts`). */
import { sql } from 'kysely'
import { type Day, dayAt, HALVES, type Minutes, minuteAt, minutesOf } from '#shared/calendar/day.ts'
import type { Places } from '#shared/domain/day-plan.ts'
import type { FixedDesk } from '#shared/domain/fixed-desk.ts'
import type { Feature } from '#shared/domain/floor-plan.ts'
import { openHomeZones } from '#shared/domain/home-zone.ts'
import type { FloorId, PersonId, SpaceId, TeamId } from '#shared/domain/ids.ts'
import { lineAbove } from '#shared/domain/people.ts'
import type { Segment } from '#shared/policy/facts.ts'
import {
  type Asking,
  type Keeping,
  type KeptDesk,
  keepingOn,
  keptDesk,
  releasingPlaces,
} from '#shared/policy/kept-desks.ts'
import type { Policy } from '#shared/policy/policy.ts'
import { segmentsOf } from '#shared/policy/segments.ts'
import type { Queries } from '../database/index.ts'
import { BELONGING, type Belonging, parentsOf } from './belonging.ts'
import { policiesOf } from './policies.ts'

/** A desk as its row has it. */
export interface DeskRow {
  readonly id: SpaceId
  readonly features: readonly Feature[]
  readonly zone_team_id: TeamId | null
}

/** null: the person may have the desk for all of that time. */
export type KeptFrom = (person: PersonId, desk: DeskRow, day: Day, period: Minutes) => KeptDesk | null

/**
 * @param people who may be asked about
 * @param floorId where the desks stand
 */
export async function keptDesksFor(
  tx: Queries,
  people: readonly PersonId[],
  floorId: FloorId,
  days: readonly Day[],
  now: number,
): Promise<KeptFrom> {
  const policies = await policiesOf(tx)
  const parentOf = await parentsOf(tx)
  const asking = await askingOf(tx, people, parentOf, now)
  const fixed = await fixedDesksOn(tx, floorId, days, policies, parentOf)
  const keeping = new Map<string, Keeping>()
  const keepingFor = (person: PersonId, day: Day): Keeping => {
    const who = asking.get(person)
    if (!who) throw new Error('a person who books is there')
    const known = keeping.get(`${person} ${day}`) ?? keepingOn(policies, day, who)
    keeping.set(`${person} ${day}`, known)
    return known
  }
  return (person, desk, day, period) => {
    const holder = fixed.get(desk.id)
    return keptDesk(
      keepingFor(person, day),
      {
        features: desk.features,
        zoneLine: desk.zone_team_id && lineAbove(desk.zone_team_id, parentOf),
        holder: holder ? { isOwn: holder.holderId === person, released: holder.released } : null,
      },
      period,
    )
  }
}

async function askingOf(
  tx: Queries,
  people: readonly PersonId[],
  parentOf: ParentOf,
  now: number,
): Promise<Map<PersonId, Asking>> {
  const { rows } = await sql<Belonging & { id: PersonId }>`
    select p.id, ${BELONGING}
    from person p join site s on s.id = p.site_id where p.id = any(${people}::uuid[])`.execute(tx)
  return new Map(
    rows.map((row) => {
      const { id, teams, timeZone, employment } = row
      return [
        id,
        {
          person: { id, segments: segmentsIn(row, parentOf), needs: employment.needs },
          openZones: openHomeZones(teams, parentOf),
          now: { day: dayAt(now, timeZone), minute: minuteAt(now, timeZone) },
        },
      ]
    }),
  )
}

type ParentOf = (team: TeamId) => TeamId | null

const segmentsIn = (
  { employment: { workingWeeks }, ...belonging }: Belonging,
  parentOf: ParentOf,
): Segment[] => segmentsOf({ ...belonging, workingWeeks }, (team) => lineAbove(team, parentOf))

interface Held extends Places, Belonging {
  readonly spaceId: SpaceId
  readonly holderId: PersonId
  readonly noon: number
  /** null: the holder has no plan. */
  readonly day: Day | null
}

/** Of the desk `f`, which is of the space `on_floor`. */
const HELD = sql`f.id as "spaceId", f.holder_id as "holderId", s.noon, w.day, w.am, w.pm, ${BELONGING}
  from fixed_desk f join person p on p.id = f.holder_id join site s on s.id = p.site_id
    join space on_floor on on_floor.id = f.id`

async function fixedDesksOn(
  tx: Queries,
  floorId: FloorId,
  days: readonly Day[],
  policies: readonly Policy[],
  parentOf: ParentOf,
) {
  const { rows } = await sql<Held>`
    select ${HELD}
      left join work_day w on w.person_id = f.holder_id and w.day = any(${days}::date[])
    where on_floor.floor_id = ${floorId}`.execute(tx)
  return new Map(
    [...Map.groupBy(rows, (row) => row.spaceId)].map(([id, held]) => [
      id,
      { holderId: held[0]?.holderId, released: releasedOf(held, policies, parentOf) },
    ]),
  )
}

/** As a person is told of them, with the days from one on; ids that are gone are left out. */
export async function fixedDesksSeen(
  tx: Queries,
  ids: readonly SpaceId[],
  { viewer, from }: { readonly viewer: PersonId; readonly from: Day },
): Promise<FixedDesk[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Held & { floorId: FloorId }>`
    select on_floor.floor_id as "floorId", ${HELD}
      left join work_day w on w.person_id = f.holder_id and w.day >= ${from}
    where f.id = any(${ids}::uuid[]) order by f.id, w.day`.execute(tx)
  const policies = await policiesOf(tx)
  const parentOf = await parentsOf(tx)
  return [...Map.groupBy(rows, (row) => row.spaceId)].flatMap(([spaceId, held]) => {
    const [first] = held
    if (!first) return []
    const isOwn = first.holderId === viewer
    const released = isOwn ? [] : releasedOf(held, policies, parentOf)
    return [{ spaceId, floorId: first.floorId, isOwn, released }]
  })
}

/** When the agreements in force let others have a desk: where its holder is planned elsewhere. */
function releasedOf(
  held: readonly Held[],
  policies: readonly Policy[],
  parentOf: ParentOf,
): FixedDesk['released'] {
  const [first] = held
  if (!first) return []
  const holder = { id: first.holderId, segments: segmentsIn(first, parentOf) }
  return held.flatMap(({ day, noon, ...places }) => {
    if (day === null) return []
    const releasing = releasingPlaces(policies, day, holder)
    const halves = HALVES.filter((half) => places[half] !== null && releasing.has(places[half]))
    const [only] = halves
    if (!only) return []
    return [{ day, ...minutesOf(halves.length === 2 ? 'day' : only, noon) }]
  })
}
