/** Bookings as rows. A row's space, holder and day never change: it begins and ends. */
import { sql } from 'kysely'
import type { Day } from '#shared/calendar/day.ts'
import type { Booking } from '#shared/domain/day-plan.ts'
import type { BookingId, PersonId } from '#shared/domain/ids.ts'
import type { Queries, Tx } from '../database/index.ts'
import type { BookableSpace } from './spaces.ts'

const columns = [
  'id',
  'space_id as spaceId',
  'day',
  'from_minute as from',
  'to_minute as to',
  'holder_id',
  'site_id',
] as const

const toBooking = (row: Booking): Booking => ({
  id: row.id,
  spaceId: row.spaceId,
  day: row.day,
  from: row.from,
  to: row.to,
})

/** A person's bookings of a day, with the sites they are at; ordered by their beginning. */
export async function bookingsOfDay(queries: Queries, holder: PersonId, day: Day) {
  const rows = await queries
    .selectFrom('booking')
    .select(columns)
    .where('holder_id', '=', holder)
    .where('day', '=', day)
    .orderBy('from_minute')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ booking: toBooking(row), siteId: row.site_id }))
}

/** Whose these bookings are and on which day, where they exist. */
export async function ownersOf(queries: Queries, ids: readonly BookingId[]) {
  if (ids.length === 0) return []
  return await queries
    .selectFrom('booking')
    .select(['id', 'holder_id as holderId', 'day', 'site_id as siteId'])
    .where('id', '=', sql<BookingId>`any(${[...ids]}::uuid[])`)
    .execute()
}

export async function endBookings(tx: Tx, ids: readonly BookingId[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .deleteFrom('booking')
    .where('id', '=', sql<BookingId>`any(${[...ids]}::uuid[])`)
    .execute()
}

export interface NewBooking {
  readonly booking: Booking
  readonly space: BookableSpace
}

/** @throws the database's exclusion violation when the space or the holder is not free */
export async function beginBookings(
  tx: Tx,
  holder: PersonId,
  now: number,
  added: readonly NewBooking[],
): Promise<void> {
  if (added.length === 0) return
  await tx
    .insertInto('booking')
    .values(
      added.map(({ booking, space }) => ({
        id: booking.id,
        space_id: space.id,
        holder_id: holder,
        booked_by: holder,
        day: booking.day,
        from_minute: booking.from,
        to_minute: booking.to,
        site_id: space.site_id,
        floor_id: space.floor_id,
        space_no: space.no,
        desk: space.kind === 'desk',
        created_at: now,
      })),
    )
    .execute()
}

/** Somebody else holds the space at some time of the booking. */
export async function isTaken(queries: Queries, booking: Booking, holder: PersonId): Promise<boolean> {
  const row = await queries
    .selectFrom('booking')
    .select('id')
    .where('space_id', '=', booking.spaceId)
    .where('day', '=', booking.day)
    .where('from_minute', '<', booking.to)
    .where('to_minute', '>', booking.from)
    .where('holder_id', '<>', holder)
    .executeTakeFirst()
  return row !== undefined
}
