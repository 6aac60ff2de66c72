/** Nobody holds a space that is closed, or one of a site on a closure of it: what that met was moved or ended, what came later was refused. */
import { sql } from 'kysely'
import type { Database } from '#server/database/index.ts'
import type { Day } from '#shared/calendar/day.ts'
import type { BookingId } from '#shared/domain/ids.ts'

interface Held {
  readonly id: BookingId
  readonly space: string
  readonly reason: string
}

/**
 * Bookings that meet a closing or a closure, told from plain tables.
 * @param today a closure may be entered for days that are past, and takes nothing back of those
 */
const heldAndClosed = async (kysely: Database['kysely'], today: Day): Promise<Held[]> => {
  const { rows } = await sql<Held>`
    select b.id, s.id as space, c.reason from booking b
    join space s on s.id = b.space_id join closing c on c.floor_id = s.floor_id
    where b.day >= c.from_day and b.day <= c.to_day
      and b.to_minute > c.from_minute and b.from_minute < c.to_minute
      and coalesce(c.object_id, '') in ('', s.id::text, s.room_id, s.zone_id)
    union all
    select b.id, b.space_id, c ->> 'name' from booking b
    join site s on s.id = b.site_id, jsonb_array_elements(s.closures) c
    where b.day >= ${today} and b.day::text >= c ->> 'from' and b.day::text <= c ->> 'to'
    order by 1`.execute(kysely)
  return rows
}

const inWords = ({ id, space, reason }: Held) => `${id} is on ${space}, which is closed: ${reason}`

export const findClosedBookings = async ({ kysely }: Database, today: Day): Promise<string[]> =>
  (await heldAndClosed(kysely, today)).map(inWords)

/** @returns one of these bookings that meets a closing, in words, or null */
export async function firstClosed(
  kysely: Database['kysely'],
  among: ReadonlySet<BookingId>,
  today: Day,
): Promise<string | null> {
  const held = (await heldAndClosed(kysely, today)).find((b) => among.has(b.id))
  return held ? inWords(held) : null
}
