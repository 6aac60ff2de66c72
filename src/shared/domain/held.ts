import type { DayPlan } from './day-plan.ts'
import type { BookingId } from './ids.ts'

/** Bookings that were had before a change of a day: as they are, or what remains of one under an id of its own. */
export const heldThrough = (before: DayPlan, after: DayPlan): ReadonlySet<BookingId> =>
  new Set([
    ...before.bookings.map((b) => b.id),
    ...after.bookings
      .filter((b) =>
        before.bookings.some((was) => was.spaceId === b.spaceId && was.from <= b.from && b.to <= was.to),
      )
      .map((b) => b.id),
  ])
