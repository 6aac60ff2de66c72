/** Many rows at once. */
import { sql } from 'kysely'
import type { BookingId } from '#shared/domain/ids.ts'
import type { Tx } from '../database/index.ts'
import { newUuid, type Random } from '../random.ts'
import type { Weeks } from './make-weeks.ts'

const ROWS_AT_ONCE = 2000

function* chunks<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let i = 0; i < list.length; i += ROWS_AT_ONCE) yield list.slice(i, i + ROWS_AT_ONCE)
}

/** @throws when two bookings meet on one desk or one person: the database forbids it */
export async function insertWeeks(
  tx: Tx,
  { workDays, bookings }: Weeks,
  now: number,
  random: Random,
): Promise<void> {
  for (const rows of chunks(workDays))
    await sql`
      insert into work_day (person_id, day, am, pm)
      select person, day, am, pm
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as (person uuid, day date, am text, pm text)`.execute(
      tx,
    )
  for (const rows of chunks(bookings)) {
    const withIds = rows.map((b) => ({ id: newUuid(random) as BookingId, ...b }))
    await sql`
      insert into booking (id, space_id, holder_id, booked_by, day, from_minute, to_minute,
        site_id, floor_id, space_no, desk, created_at)
      select r.id, r.space, r.person, r.person, r.day, r."from", r."to",
        s.site_id, s.floor_id, s.no, s.kind = 'desk', ${now}::bigint
      from jsonb_to_recordset(${JSON.stringify(withIds)}::jsonb) as
        r (id uuid, space uuid, person uuid, day date, "from" smallint, "to" smallint)
      join space s on s.id = r.space`.execute(tx)
  }
}
