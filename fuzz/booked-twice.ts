import { sql } from 'kysely'
import type { Database } from '#server/database/index.ts'

/** Pairs of bookings that take the same space, or put the same person at two desks, at the same time. */
export async function bookedTwice({ kysely }: Database): Promise<string[]> {
  const { rows } = await sql<{ a: string; b: string }>`
    select a.id::text as a, b.id::text as b from booking a join booking b
      on a.id < b.id and a.day = b.day and a.from_minute < b.to_minute and b.from_minute < a.to_minute
      and (a.space_id = b.space_id or (a.holder_id = b.holder_id and a.desk and b.desk))`.execute(kysely)
  return rows.map(({ a, b }) => `${a} and ${b}`)
}
