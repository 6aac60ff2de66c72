/**
 * What screens read: confirmed rows plus the effects of what waits in the queue, computed at reading
 * and never written over the confirmed rows.
 */
import type { Day } from '#shared/calendar/day.ts'
import { type BeforeAbsence, beforeAbsence } from '#shared/domain/before-absence.ts'
import type { DayPlan } from '#shared/domain/day-plan.ts'
import type { BookingId, MutationId } from '#shared/domain/ids.ts'
import { confirmedBeforeAbsence, confirmedDay, directoryRow } from '../cache/confirmed.ts'
import type { ReadDb } from '../cache/database.ts'
import { readMeta } from '../cache/meta.ts'
import { type OutboxEntry, waitingEntries } from '../cache/outbox.ts'
import { applyIntent } from './registry.ts'

export interface DayView {
  /** As the person sees the day. */
  readonly plan: DayPlan
  readonly confirmed: DayPlan
  /** What was planned where the person is away; null: nothing. */
  readonly beforeAbsence: BeforeAbsence | null
  /** Bookings that only the queue holds, each with the change that began it. */
  readonly queuedBookings: ReadonlyMap<BookingId, MutationId>
  /** The last waiting change of this day. */
  readonly lastChange: MutationId | null
}

/** A reading of the queue as of now; days are computed from it one by one. */
export interface Overlay {
  readonly noon: number
  day(day: Day): DayView
}

const NOON = 780

export function readNoon(db: ReadDb): number {
  const me = readMeta(db, 'me')
  return (me && directoryRow(db, 'site', me.siteId)?.noon) ?? NOON
}

export function readOverlay(db: ReadDb): Overlay {
  const noon = readNoon(db)
  const waiting = waitingEntries(db)
  const byDay = Map.groupBy(waiting, (entry) => entry.day)
  return {
    noon,
    day: (day) => viewOf(confirmedDay(db, day), confirmedBeforeAbsence(db, day), byDay.get(day) ?? [], noon),
  }
}

function viewOf(
  confirmed: DayPlan,
  remembered: BeforeAbsence | null,
  waiting: readonly OutboxEntry[],
  noon: number,
): DayView {
  let plan = confirmed
  let known = remembered
  const queuedBookings = new Map<BookingId, MutationId>()
  for (const entry of waiting) {
    const change = applyIntent(plan, entry.intent, noon)
    known = beforeAbsence(known, plan, change.after, noon)
    plan = change.after
    for (const b of change.booked) queuedBookings.set(b.id, entry.id)
  }
  for (const b of confirmed.bookings) queuedBookings.delete(b.id)
  return { plan, confirmed, beforeAbsence: known, queuedBookings, lastChange: waiting.at(-1)?.id ?? null }
}
