/** Closings as bookings meet them. */
import { type RawBuilder, sql } from 'kysely'
import type { Day, Minutes } from '#shared/calendar/day.ts'
import type { Closing, ClosingFacts } from '#shared/domain/closing.ts'
import type { FloorId, SpaceId } from '#shared/domain/ids.ts'
import type { Tx } from '../database/index.ts'

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
  sql`exists (select from closing c where ${isWithinClosing}
    and ${closesIn(sql`${day}::date`, sql`${from}::int`, sql`${to}::int`)})`

/** As the contract names them. */
export const closingColumns: RawBuilder<unknown> = sql`id, rev::text as version, floor_id as "floorId",
  case target when 'floor' then jsonb_build_object('kind', target)
    else jsonb_build_object('kind', target, 'id', object_id) end as target,
  kind, reason, from_day as "fromDay", to_day as "toDay", from_minute as "from", to_minute as "to"`

/** Every closing of the floor. */
export async function closingsOn(tx: Tx, floorId: FloorId): Promise<Closing[]> {
  const { rows } = await sql<Closing>`
    select ${closingColumns} from closing where floor_id = ${floorId}`.execute(tx)
  return rows
}

/** Of the closings that hold for a space at some time the one that ends last; null: it is open. */
export async function closingOf(
  tx: Tx,
  space: SpaceId,
  day: Day,
  { from, to }: Minutes,
): Promise<ClosingFacts | null> {
  const { rows } = await sql<ClosingFacts>`
    select c.kind, c.reason, c.from_day as "fromDay", c.to_day as "toDay", c.from_minute as "from",
      c.to_minute as "to"
    from space s join closing c on ${isWithinClosing}
    where s.id = ${space} and ${closesIn(sql`${day}::date`, sql`${from}::int`, sql`${to}::int`)}
    order by c.to_day desc, c.id limit 1`.execute(tx)
  return rows[0] ?? null
}
