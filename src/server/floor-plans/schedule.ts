/**
 * Plans that hold from a day on. Until then the version is kept beside the one in force; spaces that it has no longer
 * are closed from that day on, so that nobody loses a booking when the day begins.
 */
import { addDays, type Day, dayAt } from '#shared/calendar/day.ts'
import { type PublishResult, SCHEDULED_AHEAD } from '#shared/contract/floor-plans.ts'
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import type { BookingId, FloorId, PersonId, SpaceId } from '#shared/domain/ids.ts'
import { type Administering, refuse, refuseStale } from '../administration/index.ts'
import { lockHolders, type Rehoused, rehouse } from '../booking/index.ts'
import { type FloorInHand, takeFloor } from '../buildings/index.ts'
import { closeForNewPlan, lockSpacesForClosing, openForNewPlan } from '../closings/index.ts'
import type { Tx } from '../database/index.ts'
import type { Random } from '../random.ts'
import { type Effect, effectOf, subjectOf } from './effect.ts'
import { addVersion } from './publish.ts'
import { versionScheduled } from './wanted.ts'

/** The first and the last day for which a plan may be scheduled. */
export function daysToSchedule(now: number, timeZone: string): { first: Day; last: Day } {
  const today = dayAt(now, timeZone)
  return { first: addDays(today, 1), last: addDays(today, SCHEDULED_AHEAD) }
}

export interface Schedule {
  readonly before: FloorPlanDocument
  readonly next: FloorPlanDocument
  /** The first day on which it holds. */
  readonly from: Day
  /** Bookings that are to end although a desk as good is free. */
  readonly release: readonly BookingId[]
}

/**
 * @param visible whom the manager may see
 * @throws what makes `whileUndisturbed` begin again
 */
export async function schedule(
  { tx, now, announce }: Administering,
  random: Random,
  by: PersonId,
  floor: FloorInHand,
  { before, next, from, release }: Schedule,
  visible: ReadonlySet<PersonId>,
): Promise<{ effect: Effect; rehoused: Rehoused }> {
  const floorId = floor.id
  const spaces = spacesToClose(before, next)
  const locked = await lockHolders(tx, floorId, spaces, from)
  await lockSpacesForClosing(tx, spaces)
  await closeForNewPlan(tx, random, { floorId, spaces, from })
  const later = new Map(next.spaces.map((s) => [s.id, s.features]))
  const rehoused = await rehouse(tx, random, now, { floorId, from, locked, release, later })
  const version = await addVersion(tx, floorId, { state: 'scheduled', document: next, at: now, by, from })
  await renewFloor(tx, floorId)
  announce({ everyone: true })
  announce({ people: rehoused.affected.map((a) => a.holder), sites: [floor.siteId] })
  const effect = await effectOf(tx, { floorId, version, before, next, from }, rehoused, visible)
  return { effect, rehoused }
}

/**
 * Takes a scheduled version back: its spaces are open again. Bookings that were moved or ended for it stay so.
 * @throws Refused as `gone` where there is no such floor, or as `changedMeanwhile`
 */
export async function withdraw(
  { tx, audit, announce }: Administering,
  { floorId, version }: { readonly floorId: FloorId; readonly version: number },
): Promise<void> {
  const floor = (await takeFloor(tx, floorId)) ?? refuse({ reason: 'gone' })
  const scheduled = await versionScheduled(tx, floorId)
  await refuseStale(tx, floorId, String(scheduled?.version ?? 0), String(version))
  await tx
    .updateTable('floor_plan')
    .set({ state: 'withdrawn' })
    .where('floor_id', '=', floorId)
    .where('version', '=', version)
    .execute()
  await openForNewPlan(tx, floorId)
  await renewFloor(tx, floorId)
  await audit({
    action: 'plan.withdrawn',
    subject: subjectOf(floor),
    before: { planVersion: version, effectiveFrom: scheduled?.from ?? null },
    after: null,
  })
  announce({ everyone: true })
}

/** Why nothing else is published; null: nothing is scheduled. */
export async function refusalWhileScheduled(tx: Tx, floorId: FloorId): Promise<PublishResult | null> {
  const scheduled = await versionScheduled(tx, floorId)
  if (!scheduled) return null
  const { version, from, byName } = scheduled
  return { state: 'alreadyScheduled', version, from, by: byName }
}

/** Spaces that the next plan has no longer, or that nobody may book there any more. */
function spacesToClose(before: FloorPlanDocument, next: FloorPlanDocument): SpaceId[] {
  const after = new Map(next.spaces.map((s) => [s.id, s]))
  return before.spaces
    .filter((s) => {
      const there = after.get(s.id)
      return !there || (s.bookable && !there.bookable)
    })
    .map((s) => s.id)
}

/** Laptops are told with the floor from when on a scheduled plan holds. */
export async function renewFloor(tx: Tx, floorId: FloorId): Promise<void> {
  await tx
    .updateTable('floor')
    .set((e) => ({ level: e.ref('level') }))
    .where('id', '=', floorId)
    .execute()
}
