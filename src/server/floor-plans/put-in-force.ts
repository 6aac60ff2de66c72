/** Putting a drawing in the place of the one in force, with whatever hangs on it, from a day on. */
import type { Day } from '#shared/calendar/day.ts'
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import type { BookingId, PersonId } from '#shared/domain/ids.ts'
import type { Administering } from '../administration/index.ts'
import { lockHolders, type Rehoused, rehouse } from '../booking/index.ts'
import type { FloorInHand } from '../buildings/index.ts'
import type { Random } from '../random.ts'
import { type Effect, effectOf, spacesDisturbed } from './effect.ts'

export interface Replacement {
  readonly before: FloorPlanDocument
  readonly next: FloorPlanDocument
  /** The first day on which it holds; bookings of earlier days are left alone. */
  readonly from: Day
  /** Bookings that are to end although a desk as good is free. */
  readonly release: readonly BookingId[]
}

/**
 * The one way in which a plan meets bookings, whether it holds at once, from a day on, or since that day has come:
 * nobody keeps a space that it has no longer, that nobody may book on it, or that lies in what is closed.
 * @param write writes it down so that its spaces can be booked as it says from that day on, and tells as which version
 * @param visible whom the manager may see
 * @throws what makes `whileUndisturbed` begin again
 */
export async function putInForce(
  { tx, now, announce }: Administering,
  random: Random,
  { id: floorId, siteId }: FloorInHand,
  { before, next, from, release }: Replacement,
  write: () => Promise<number>,
  visible: ReadonlySet<PersonId>,
): Promise<{ effect: Effect; rehoused: Rehoused }> {
  const locked = await lockHolders(tx, floorId, spacesDisturbed(before, next), from)
  const version = await write()
  const rehoused = await rehouse(tx, random, now, { floorId, from, locked, release, plan: next })
  announce({ everyone: true })
  announce({ people: rehoused.affected.map((a) => a.holder), sites: [siteId] })
  const effect = await effectOf(tx, { floorId, version, before, next, from }, rehoused, visible)
  return { effect, rehoused }
}
