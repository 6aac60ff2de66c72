/** Everyone who lost their space gets another, or learns that there is none: for plans and for closings. */
import type { Day } from '#shared/calendar/day.ts'
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import type { BookingId, FloorId, PersonId } from '#shared/domain/ids.ts'
import type { Tx } from '../database/index.ts'
import type { Random } from '../random.ts'
import { type Affected, bookingsWithoutSpace, refuseUnlocked, settleAffected } from './affected.ts'
import { equivalentDesks, type Target } from './equivalent-desks.ts'

export interface Rehoused {
  readonly affected: readonly Affected[]
  readonly targets: ReadonlyMap<BookingId, Target>
  /** For each booking that was moved the one it is now. */
  readonly movedTo: ReadonlyMap<BookingId, BookingId>
}

/**
 * Moves the bookings of a floor that have no space any more, or ends them, and tells their holders.
 * @throws what makes `whileUndisturbed` begin again
 */
export async function rehouse(
  tx: Tx,
  random: Random,
  now: number,
  wanted: {
    readonly floorId: FloorId
    /** The first day that is looked at. */
    readonly from: Day
    /** Holders who make no change of their own meanwhile. */
    readonly locked: ReadonlySet<PersonId>
    /** Bookings that are to end although a desk as good is free. */
    readonly release: readonly BookingId[]
    /** The plan that holds from that day on; absent: the one there is. */
    readonly plan?: FloorPlanDocument
  },
): Promise<Rehoused> {
  const { floorId, from, locked, release, plan = null } = wanted
  const affected = await bookingsWithoutSpace(tx, floorId, from)
  refuseUnlocked(affected, locked)
  const toMove = affected.filter((a) => !release.includes(a.id))
  const targets = await equivalentDesks(tx, floorId, toMove, now, plan)
  const movedTo = await settleAffected(tx, random, now, affected, targets)
  return { affected, targets, movedTo }
}
