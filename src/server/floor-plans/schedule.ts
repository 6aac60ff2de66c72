/**
 * Plans that hold from a day on. Until then the version is kept beside the one in force; spaces that it leaves
 * nobody to book are closed from that day on, so that nobody loses a booking when the day begins.
 */
import { addDays, type Day, dayAt, type Instant } from '#shared/calendar/day.ts'
import { type PublishResult, SCHEDULED_AHEAD } from '#shared/contract/floor-plans.ts'
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import type { FloorId, PersonId } from '#shared/domain/ids.ts'
import { type Administering, refuse, refuseStale } from '../administration/index.ts'
import { takeFloor } from '../buildings/index.ts'
import { closeForNewPlan } from '../closings/index.ts'
import type { Tx } from '../database/index.ts'
import type { Random } from '../random.ts'
import { subjectOf } from './effect.ts'
import { addVersion, renewFloor } from './publish.ts'
import { versionScheduled } from './wanted.ts'

/** The first and the last day for which a plan may be scheduled. */
export function daysToSchedule(now: number, timeZone: string): { first: Day; last: Day } {
  const today = dayAt(now, timeZone)
  return { first: addDays(today, 1), last: addDays(today, SCHEDULED_AHEAD) }
}

/**
 * Writes a drawing down as the version that holds from a day on, and closes what it leaves nobody to book then.
 * @param by who schedules it
 * @returns the version
 */
export async function writeScheduled(
  tx: Tx,
  random: Random,
  floorId: FloorId,
  plan: {
    readonly document: FloorPlanDocument
    readonly at: Instant
    readonly by: PersonId
    readonly from: Day
  },
): Promise<number> {
  const version = await addVersion(tx, floorId, { state: 'scheduled', ...plan })
  await tellScheduled(tx, random, floorId)
  return version
}

/**
 * Takes a scheduled version back: its spaces are open again. Bookings that were moved or ended for it stay so.
 * @throws Refused as `gone` where there is no such floor, or as `changedMeanwhile`
 */
export async function withdraw(
  { tx, audit, announce }: Administering,
  random: Random,
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
  await tellScheduled(tx, random, floorId)
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

/** After a version was scheduled or is so no longer: closings follow, and laptops are told with the floor. */
export async function tellScheduled(tx: Tx, random: Random, floorId: FloorId): Promise<void> {
  await closeForNewPlan(tx, random, floorId)
  await renewFloor(tx, floorId)
}
