/** Closing what a scheduled plan leaves nobody to book, and opening it when the plan is there or taken back. */
import { sql } from 'kysely'
import { LAST_DAY } from '#shared/calendar/arithmetic.ts'
import type { Day } from '#shared/calendar/day.ts'
import type { ClosingId, FloorId, SpaceId } from '#shared/domain/ids.ts'
import { holdSpaces, isBookableDesk, oneOf } from '../booking/index.ts'
import type { Tx } from '../database/index.ts'
import { newUuid, type Random } from '../random.ts'

interface SpaceClosed {
  readonly object_id: SpaceId
  readonly from_day: Day
  readonly to_day: Day
  readonly from_minute: number
  readonly to_minute: number
}

/**
 * Brings these closings of a floor in step with the plan that is scheduled for it, with none where none is. So laptops,
 * rules and the map know of it as of any closing, offline too. Whoever calls it sees to the bookings that it meets.
 */
export async function closeForNewPlan(tx: Tx, random: Random, floorId: FloorId): Promise<void> {
  const present = await tx
    .selectFrom('closing')
    .select(['id', 'object_id', 'from_day', 'to_day', 'from_minute', 'to_minute'])
    .where('floor_id', '=', floorId)
    .where('kind', '=', 'newPlan')
    .execute()
  const wanted = await spacesToClose(tx, floorId)
  const keys = new Set(wanted.map(keyOf))
  const there = new Set(present.map(keyOf))
  const over = present.filter((c) => !keys.has(keyOf(c))).map((c) => c.id)
  const missing = wanted.filter((c) => !there.has(keyOf(c)))
  if (over.length > 0)
    await tx.deleteFrom('closing').where('id', '=', sql<ClosingId>`any(${over}::uuid[])`).execute()
  if (missing.length === 0) return
  await holdSpaces(tx, oneOf(missing.map((c) => c.object_id)))
  const rows = missing.map((c) => ({
    ...c,
    id: newUuid(random) as ClosingId,
    floor_id: floorId,
    target: 'space' as const,
    kind: 'newPlan' as const,
    reason: '',
  }))
  await tx.insertInto('closing').values(rows).execute()
}

const keyOf = (c: Omit<SpaceClosed, 'object_id'> & { readonly object_id: string | null }): string =>
  [c.object_id, c.from_day, c.to_day, c.from_minute, c.to_minute].join(' ')

/** Spaces with such a closing, once it is in step. */
export const spacesClosedForNewPlan = async (tx: Tx, floorId: FloorId): Promise<SpaceId[]> =>
  (await spacesToClose(tx, floorId)).map((c) => c.object_id)

/**
 * Spaces that the scheduled plan has no longer, or for nobody to book, from its day on; and those that it has in a room
 * or zone that is closed then, for as long as that is.
 */
async function spacesToClose(tx: Tx, floorId: FloorId): Promise<SpaceClosed[]> {
  const { rows } = await sql<SpaceClosed>`
    with plan as materialized (
      select from_day, document from floor_plan where floor_id = ${floorId} and state = 'scheduled'
    ), drawn as materialized (
      select (d ->> 'id')::uuid as id, d ->> 'roomId' as room_id, d ->> 'zoneId' as zone_id,
        (d ->> 'bookable')::boolean and d ->> 'kind' = 'desk' as bookable
      from plan, jsonb_array_elements(plan.document -> 'spaces') d
    )
    select s.id as object_id, plan.from_day, ${LAST_DAY}::date as to_day, 0 as from_minute, 1440 as to_minute
    from plan join space s on s.floor_id = ${floorId} and ${isBookableDesk}
    left join drawn on drawn.id = s.id where drawn.bookable is not true
    union
    select s.id, greatest(c.from_day, plan.from_day), c.to_day, c.from_minute, c.to_minute
    from plan join space s on s.floor_id = ${floorId} and ${isBookableDesk}
    join drawn on drawn.id = s.id and drawn.bookable
    join closing c on c.floor_id = ${floorId} and c.to_day >= plan.from_day and (
      c.target = 'room' and c.object_id = drawn.room_id and s.room_id is distinct from drawn.room_id
      or c.target = 'zone' and c.object_id = drawn.zone_id and s.zone_id is distinct from drawn.zone_id)
    order by 1, 2, 3, 4, 5`.execute(tx)
  return rows
}
