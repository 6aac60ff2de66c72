/** Closings of floors, and closures of whole sites, as bookings meet them. */
import { type RawBuilder, sql } from 'kysely'
import type { Day, Minutes } from '#shared/calendar/day.ts'
import type { ClosingFacts, ClosingTarget } from '#shared/domain/closing.ts'
import type { FloorId, SpaceId } from '#shared/domain/ids.ts'
import type { Tx } from '../database/index.ts'

/**
 * Whatever closes something of a floor, in the columns of `closing`: its closings, and the closures of its site,
 * which close all of it all day. @param floor its id, which may be a column
 */
const closedOf = (floor: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  select id, floor_id, target, object_id, from_day, to_day, from_minute, to_minute, kind, reason
  from closing where floor_id = ${floor}
  union all
  select f.site_id, f.id, 'floor', null, (c ->> 'from')::date, (c ->> 'to')::date, 0, 1440, 'closure', c ->> 'name'
  from floor f join site x on x.id = f.site_id cross join jsonb_array_elements(x.closures) c
  where f.id = ${floor})`

/** What closes the row `s` of `space`. */
export const closedOfSpace: RawBuilder<unknown> = closedOf(sql`s.floor_id`)

/** The row `c` of `closing` is about the row `s` of `space`. */
export const isWithinClosing: RawBuilder<boolean> = sql`(c.floor_id = s.floor_id and case c.target
  when 'space' then c.object_id = s.id::text
  when 'room' then c.object_id = s.room_id
  when 'zone' then c.object_id = s.zone_id
  else true end)`

/** The row `c` of `closing` holds at some minute of that time; the times may be columns. */
export const closesIn = (
  day: RawBuilder<unknown>,
  from: RawBuilder<unknown>,
  to: RawBuilder<unknown>,
): RawBuilder<boolean> =>
  sql`(${day} between c.from_day and c.to_day and c.from_minute < ${to} and ${from} < c.to_minute)`

/** Some closing holds for the row `s` of `space` at that time. */
export const isClosed = (day: Day, { from, to }: Minutes): RawBuilder<boolean> =>
  sql`exists (select from ${closedOfSpace} c where ${isWithinClosing}
    and ${closesIn(sql`${day}::date`, sql`${from}::int`, sql`${to}::int`)})`

const targetColumn = sql`case target when 'floor' then jsonb_build_object('kind', target)
    else jsonb_build_object('kind', target, 'id', object_id) end as target`

const factColumns = sql`kind, reason, from_day as "fromDay", to_day as "toDay", from_minute as "from",
  to_minute as "to"`

/** As the contract names them. */
export const closingColumns: RawBuilder<unknown> = sql`id, rev::text as version, floor_id as "floorId",
  ${targetColumn}, ${factColumns}`

/** All that closes something of the floor. */
export async function closingsOn(
  tx: Tx,
  floorId: FloorId,
): Promise<(ClosingFacts & { readonly target: ClosingTarget })[]> {
  const { rows } = await sql<ClosingFacts & { target: ClosingTarget }>`
    select ${targetColumn}, ${factColumns} from ${closedOf(sql`${floorId}::uuid`)} c`.execute(tx)
  return rows
}

/** Of what closes a space at some time that which ends last; null: it is open. */
export async function closingOf(
  tx: Tx,
  space: SpaceId,
  day: Day,
  { from, to }: Minutes,
): Promise<ClosingFacts | null> {
  const { rows } = await sql<ClosingFacts>`
    select c.kind, c.reason, c.from_day as "fromDay", c.to_day as "toDay", c.from_minute as "from",
      c.to_minute as "to"
    from space s join lateral ${closedOfSpace} c on ${isWithinClosing}
    where s.id = ${space} and ${closesIn(sql`${day}::date`, sql`${from}::int`, sql`${to}::int`)}
    order by c.to_day desc, c.id limit 1`.execute(tx)
  return rows[0] ?? null
}
