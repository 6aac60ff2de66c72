/** Nobody holds a space that is closed: what closing met was moved or ended, what came later was refused. */
import { sql } from 'kysely'
import type { Database } from '#server/database/index.ts'
import type { BookingId } from '#shared/domain/ids.ts'

interface Held {
  readonly id: BookingId
  readonly space: string
  readonly reason: string
}

/** Bookings that meet a closing, told from plain tables. */
const heldAndClosed = async (kysely: Database['kysely']): Promise<Held[]> => {
  const { rows } = await sql<Held>`
    select b.id, s.id as space, c.reason from booking b
    join space s on s.id = b.space_id join closing c on c.floor_id = s.floor_id
    where b.day >= c.from_day and b.day <= c.to_day
      and b.to_minute > c.from_minute and b.from_minute < c.to_minute
      and coalesce(c.object_id, '') in ('', s.id::text, s.room_id, s.zone_id)
    order by b.id`.execute(kysely)
  return rows
}

const inWords = ({ id, space, reason }: Held) => `${id} is on ${space}, which is closed: ${reason}`

export const findClosedBookings = async ({ kysely }: Database): Promise<string[]> =>
  (await heldAndClosed(kysely)).map(inWords)

/** @returns one of these bookings that meets a closing, in words, or null */
export async function firstClosed(
  kysely: Database['kysely'],
  among: ReadonlySet<BookingId>,
): Promise<string | null> {
  const held = (await heldAndClosed(kysely)).find((b) => among.has(b.id))
  return held ? inWords(held) : null
}
