/** Putting a drawing in the place of the one in force, with whatever hangs on it: at once, or when its day begins. */
import { dayAt } from '#shared/calendar/day.ts'
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import type { BookingId, PersonId } from '#shared/domain/ids.ts'
import type { Administering } from '../administration/index.ts'
import { lockHolders, type Rehoused, rehouse } from '../booking/index.ts'
import type { FloorInHand } from '../buildings/index.ts'
import type { Random } from '../random.ts'
import { type Effect, effectOf, spacesThatGo } from './effect.ts'

/**
 * @param publish puts it in force and says as which version
 * @param visible whom the manager may see
 * @throws what makes `whileUndisturbed` begin again
 */
export async function putInForce(
  { tx, now, announce }: Administering,
  random: Random,
  floor: FloorInHand,
  plan: {
    readonly before: FloorPlanDocument
    readonly next: FloorPlanDocument
    /** Bookings that are to end although a desk as good is free. */
    readonly release: readonly BookingId[]
  },
  publish: () => Promise<number>,
  visible: ReadonlySet<PersonId>,
): Promise<{ effect: Effect; rehoused: Rehoused }> {
  const { before, next, release } = plan
  const today = dayAt(now, floor.timeZone)
  const after = new Map(next.spaces.map((s) => [s.id, s]))
  // Also on spaces that come to a room or zone: it may be closed.
  const placed = before.spaces.filter((s) => {
    const there = after.get(s.id)
    return there && !(there.roomId === s.roomId && there.zoneId === s.zoneId)
  })
  const disturbed = [...spacesThatGo(before, next), ...placed.map((s) => s.id)]
  const locked = await lockHolders(tx, floor.id, disturbed, today)
  const version = await publish()
  const rehoused = await rehouse(tx, random, now, { floorId: floor.id, from: today, locked, release })
  announce({ everyone: true })
  announce({ people: rehoused.affected.map((a) => a.holder), sites: [floor.siteId] })
  const effect = await effectOf(
    tx,
    { floorId: floor.id, version, before, next, from: today },
    rehoused,
    visible,
  )
  return { effect, rehoused }
}
