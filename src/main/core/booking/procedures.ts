import { type Day, overlaps } from '#shared/calendar/day.ts'
import type { Queued } from '#shared/contract/local.ts'
import { applyBook, applyRelease, type Book, type Release } from '#shared/domain/day-plan.ts'
import type { BookingId, SpaceId } from '#shared/domain/ids.ts'
import { findBooking } from '../cache/confirmed.ts'
import { waitingEntries } from '../cache/outbox.ts'
import { readKeeper } from '../floors/keeping.ts'
import { remember } from '../history/history.ts'
import { newBookingId } from '../ids.ts'
import { readOverlay } from '../overlay/overlay.ts'
import { bookingRefusal, dayRefusal } from '../overlay/verdict.ts'
import { type Context, os, queue, READ_ONLY, signedIn, today } from '../procedures.ts'
import { ruleRefusal } from '../rules/judge.ts'

export const bookingProcedures = (context: Context) => ({
  book: os.booking.book.handler(({ input }) => book(context, input)),
  release: os.booking.release.handler(({ input }) => release(context, input.bookingId, input.keepUntil)),
})

export interface Wish {
  readonly spaceId: SpaceId
  readonly day: Day
  readonly from: number
  readonly to: number
  /** Own desks in the same period are given up for it. */
  readonly swap: boolean
}

export function book(context: Context, { swap, ...wanted }: Wish): Queued {
  const { db, sync } = signedIn(context)
  if (sync.readOnly()) return READ_ONLY
  const overlay = readOverlay(db)
  const view = overlay.day(wanted.day)
  const replaced = swap ? view.plan.bookings.filter((b) => overlaps(b, wanted)) : []
  const kept = view.plan.bookings.filter((b) => !replaced.includes(b))
  const now = context.platform.clock.now()
  const refusal =
    dayRefusal(wanted.day, today(context)) ?? bookingRefusal(db, readKeeper(db, now), wanted, kept)
  if (refusal) return { ok: false, refusal }
  const bookingId = newBookingId(context.platform.random)
  const args: Book = { ...wanted, bookingId, replaces: replaced.map((b) => b.id) }
  const { after } = applyBook(view.plan, args, overlay.noon)
  const broken = ruleRefusal(db, overlay, now, view.plan, after)
  if (broken) return { ok: false, refusal: broken }
  return queue(context, { name: 'booking.book', args }, null, (tx, id) => remember(tx, id, view.plan, after))
}

function release(context: Context, bookingId: BookingId, keepUntil: number | null): Queued {
  const { db, sync } = signedIn(context)
  if (sync.readOnly()) return READ_ONLY
  const day = dayOfBooking(context, bookingId)
  if (!day) return { ok: false, refusal: { reason: 'invalid', detail: 'no such booking' } }
  const { plan, queuedBookings } = readOverlay(db).day(day)
  const booking = plan.bookings.find((b) => b.id === bookingId)
  if (!booking) return { ok: false, refusal: { reason: 'invalid', detail: 'no such booking' } }
  const refusal = dayRefusal(day, today(context), true)
  if (refusal) return { ok: false, refusal }
  if (keepUntil !== null && keepUntil >= booking.to) {
    return { ok: false, refusal: { reason: 'invalid', detail: 'the booking ends before that' } }
  }
  const keep =
    keepUntil !== null && keepUntil > booking.from
      ? { minute: keepUntil, restId: newBookingId(context.platform.random) }
      : null
  const args: Release = { bookingId, day, keepUntil: keep }
  const { after } = applyRelease(plan, args)
  // Giving back what is only queued makes no sense without it.
  const dependsOn = queuedBookings.get(bookingId) ?? null
  return queue(context, { name: 'booking.release', args }, dependsOn, (tx, id) =>
    remember(tx, id, plan, after),
  )
}

function dayOfBooking(context: Context, id: BookingId): Day | null {
  const { db } = signedIn(context)
  const confirmed = findBooking(db, id)
  if (confirmed) return confirmed.day
  const overlay = readOverlay(db)
  const days = new Set(waitingEntries(db).flatMap(({ day }) => (day === null ? [] : [day])))
  return [...days].find((day) => overlay.day(day).queuedBookings.has(id)) ?? null
}
