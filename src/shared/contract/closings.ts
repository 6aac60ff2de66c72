/** Closing and reopening, as laptops of facility managers ask for it: online only. */
import { z } from 'zod'
import { Day } from '../calendar/day.ts'
import { ClosingDraft } from '../domain/closing.ts'
import { BookingId, ClosingId } from '../domain/ids.ts'
import { RecordRefusal, Version } from './administration.ts'
import { AffectedBooking, BookingCounts } from './floor-plans.ts'

/** A closing there is, in the state it was seen in. */
export const SeenClosing = z.strictObject({ id: ClosingId, version: Version })

/** Why a space was not closed or reopened. */
export const ClosingRefusal = z.union([
  RecordRefusal,
  /** It is closed for a plan that is scheduled, and open again when that is withdrawn. */
  z.strictObject({ reason: z.literal('forNewPlan') }),
])
export type ClosingRefusal = z.infer<typeof ClosingRefusal>

export const CloseRequest = z.strictObject({
  protocol: z.int().positive(),
  /** The closing that is to be like this from now on; null: a new one. */
  change: SeenClosing.nullable(),
  closing: ClosingDraft,
  /** Bookings that meet it which are to end, although a desk as good is free. */
  release: z.array(BookingId).max(1_000),
  /** False: only say what would happen. */
  apply: z.boolean(),
})
export type CloseRequest = z.infer<typeof CloseRequest>

const effect = {
  /** Spaces that are closed. */
  spaces: z.int().nonnegative(),
  /** Of those spaces in those days; what is kept lies at other hours. */
  bookings: BookingCounts,
  /** The earliest first, at most 500. */
  affected: z.array(AffectedBooking),
}

export const CloseResult = z.discriminatedUnion('state', [
  /** Nothing was done: that is what would be. */
  z.strictObject({ state: z.literal('impact'), ...effect }),
  z.strictObject({ state: z.literal('closed'), ...effect }),
  /** A closing begins today at the earliest. */
  z.strictObject({ state: z.literal('past'), today: Day }),
  /** No space lies there on the published plan. */
  z.strictObject({ state: z.literal('nothingToClose') }),
])
export type CloseResult = z.infer<typeof CloseResult>

export const ReopenRequest = z.strictObject({ protocol: z.int().positive(), closing: SeenClosing })
export type ReopenRequest = z.infer<typeof ReopenRequest>
