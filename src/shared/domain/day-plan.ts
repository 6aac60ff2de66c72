/**
 * One person's day: a place for each half and the desks held. Every change to it, online or
 * waiting in the queue, is computed by the functions here, on the laptop and on the server.
 */
import { z } from 'zod'
import {
  Day,
  DayPart,
  HALVES,
  type Half,
  halvesCovered,
  halvesOf,
  MinuteOfDay,
  overlaps,
} from '../calendar/day.ts'
import { BookingId, PersonId, SpaceId } from './ids.ts'

/** Where a person works. `away` has no reason and no subtype, ever. */
export const Place = z.enum(['office', 'home', 'elsewhere', 'away'])
export type Place = z.infer<typeof Place>

/** A desk or other space held by the person of the day plan. */
export const Booking = z.strictObject({
  id: BookingId,
  spaceId: SpaceId,
  day: Day,
  from: MinuteOfDay,
  to: MinuteOfDay,
})
export type Booking = z.infer<typeof Booking>

/** What the person planned for one half; null: still open. */
export const Places = z.strictObject({ am: Place.nullable(), pm: Place.nullable() })
export type Places = z.infer<typeof Places>

export interface DayPlan {
  readonly day: Day
  readonly places: Places
  /** Ordered by `from`. */
  readonly bookings: readonly Booking[]
}

export const emptyDay = (day: Day): DayPlan => ({ day, places: { am: null, pm: null }, bookings: [] })

/* ── What a person wants ────────────────────────────────────────────────────────────────── */

/** Plan a place for a day or half; `null` opens it again. Places other than the office release the desks there. */
export const SetPlace = z.strictObject({
  day: Day,
  part: DayPart,
  place: Place.nullable(),
  /** What the person saw before the change; the server rejects when another device changed it since. */
  was: Places,
  /** Id for what remains of a whole-day booking when one half is given up. */
  restId: BookingId,
})
export type SetPlace = z.infer<typeof SetPlace>

/** Hold a space. The covered halves become office. */
export const Book = z
  .strictObject({
    bookingId: BookingId,
    spaceId: SpaceId,
    day: Day,
    from: MinuteOfDay,
    to: MinuteOfDay,
    /** Own bookings of the same day given up for this one, in the same step (a swap). */
    replaces: z.array(BookingId).max(10),
  })
  .refine((b) => b.from < b.to, 'a booking ends after it starts')
export type Book = z.infer<typeof Book>

/** Give a space back: wholly, or from a minute of the day on (leaving early). */
export const Release = z.strictObject({
  bookingId: BookingId,
  day: Day,
  /** Keep the part before this minute under `restId`; null gives back everything. */
  keepUntil: z.strictObject({ minute: MinuteOfDay, restId: BookingId }).nullable(),
})
export type Release = z.infer<typeof Release>

/** Give back a desk that a member of a team one leads holds. No reason is asked for or kept. */
export const ReleaseForMember = z
  .strictObject({
    personId: PersonId,
    spaceId: SpaceId,
    day: Day,
    from: MinuteOfDay,
    to: MinuteOfDay,
  })
  .refine((b) => b.from < b.to, 'a booking ends after it starts')
export type ReleaseForMember = z.infer<typeof ReleaseForMember>

/**
 * Put a day back as it was (undo). Explicit, nothing implied: these bookings end, these begin,
 * these halves change.
 */
export const RestoreDay = z.strictObject({
  day: Day,
  release: z.array(BookingId).max(20),
  book: z.array(Booking).max(20),
  places: Places,
  /** What the person saw before the undo. */
  was: Places,
})
export type RestoreDay = z.infer<typeof RestoreDay>

/* ── What it comes to ───────────────────────────────────────────────────────────────────── */

/** The day after a change, and the difference in bookings that leads there. */
export interface DayChange {
  readonly after: DayPlan
  readonly released: readonly Booking[]
  readonly booked: readonly Booking[]
}

const byFrom = (a: Booking, b: Booking) => a.from - b.from || (a.id < b.id ? -1 : 1)

function change(
  before: DayPlan,
  places: Places,
  release: ReadonlySet<BookingId>,
  book: readonly Booking[],
): DayChange {
  const released = before.bookings.filter((b) => release.has(b.id))
  // A row that is there already is not added twice: the laptop may show a change of its own over
  // rows that contain it, between two pages of a pull.
  const begun = new Set(book.map((b) => b.id))
  const kept = before.bookings.filter((b) => !release.has(b.id) && !begun.has(b.id))
  return {
    after: { day: before.day, places, bookings: [...kept, ...book].sort(byFrom) },
    released,
    booked: book,
  }
}

const withHalves = (places: Places, halves: readonly Half[], place: Place | null): Places => {
  const next = { ...places }
  for (const half of halves) next[half] = place
  return next
}

/** @param noon minute that splits the halves at the person's site */
export function applySetPlace(before: DayPlan, args: SetPlace, noon: number): DayChange {
  const halves = halvesOf(args.part)
  // Opening a half again keeps its desk no more than planning home does: no desk without a plan for it.
  const release =
    args.place === 'office'
      ? []
      : before.bookings.filter((b) => halvesCovered(b, noon).some((h) => halves.includes(h)))
  const ids = new Set(release.map((b) => b.id))
  // A desk for the whole day is kept for the half that stays at the office. As one holds one desk
  // at a time, at most one booking spans noon.
  const rest = release.map((b) => restOf(b, halves, noon)).find((m) => m !== null)
  return change(
    before,
    withHalves(before.places, halves, args.place),
    ids,
    rest ? [{ ...rest, id: args.restId }] : [],
  )
}

/** What remains of a booking when some halves are given up; null when nothing does. */
function restOf(b: Booking, givenUp: readonly Half[], noon: number): Booking | null {
  if (!halvesCovered(b, noon).some((h) => !givenUp.includes(h))) return null
  return givenUp.includes('am') ? { ...b, from: Math.max(b.from, noon) } : { ...b, to: Math.min(b.to, noon) }
}

export function applyBook(before: DayPlan, args: Book, noon: number): DayChange {
  const booking: Booking = {
    id: args.bookingId,
    spaceId: args.spaceId,
    day: args.day,
    from: args.from,
    to: args.to,
  }
  const places = withHalves(before.places, halvesCovered(booking, noon), 'office')
  return change(before, places, new Set(args.replaces), [booking])
}

export function applyRelease(before: DayPlan, args: Release): DayChange {
  const booking = before.bookings.find((b) => b.id === args.bookingId)
  if (!booking) return change(before, before.places, new Set(), [])
  const keep = args.keepUntil
  const rest =
    keep && keep.minute > booking.from && keep.minute < booking.to
      ? [{ ...booking, id: keep.restId, to: keep.minute }]
      : []
  return change(before, before.places, new Set([booking.id]), rest)
}

export function applyRestoreDay(before: DayPlan, args: RestoreDay): DayChange {
  return change(before, args.places, new Set(args.release), args.book)
}

/**
 * The change that puts `before` back once `done` has been applied to it.
 * Bookings that come back get new ids, as a row's id is never used twice.
 */
export function inverseOf(before: DayPlan, done: DayChange, newId: () => BookingId): RestoreDay {
  return {
    day: before.day,
    release: done.booked.map((b) => b.id),
    book: done.released.map((b) => ({ ...b, id: newId() })),
    places: before.places,
    was: done.after.places,
  }
}

const sameHold = (a: Booking, b: Booking) =>
  a.spaceId === b.spaceId && a.day === b.day && a.from === b.from && a.to === b.to

/** The same places and the same spaces held, whatever the ids of the rows. */
export const sameDay = (a: DayPlan, b: DayPlan): boolean =>
  a.places.am === b.places.am &&
  a.places.pm === b.places.pm &&
  a.bookings.length === b.bookings.length &&
  a.bookings.every((x) => b.bookings.some((y) => sameHold(x, y)))

/** The change that leads from one state of a day to another; what both hold keeps its rows. */
export function restoreTo(from: DayPlan, to: DayPlan, newId: () => BookingId): RestoreDay {
  return {
    day: from.day,
    release: from.bookings.filter((b) => !to.bookings.some((t) => sameHold(b, t))).map((b) => b.id),
    book: to.bookings
      .filter((t) => !from.bookings.some((b) => sameHold(b, t)))
      .map((b) => ({ ...b, id: newId() })),
    places: to.places,
    was: from.places,
  }
}

/** Two of the bookings overlap: one person would sit at two desks. */
export function overlapping(bookings: readonly Booking[]): readonly [Booking, Booking] | null {
  for (const [i, a] of bookings.entries())
    for (const b of bookings.slice(i + 1)) if (overlaps(a, b)) return [a, b]
  return null
}

/** Summary of a day for a week's heading: halves counted per place. */
export function countPlaces(days: readonly DayPlan[]): Record<Place | 'open', number> {
  const count = { office: 0, home: 0, elsewhere: 0, away: 0, open: 0 }
  for (const d of days) for (const h of HALVES) count[d.places[h] ?? 'open'] += 0.5
  return count
}
