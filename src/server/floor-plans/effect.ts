/** What a plan does in the place of another: to the drawing, to bookings, and in the words of the audit. */
import { sql } from 'kysely'
import type { Day } from '#shared/calendar/day.ts'
import type { Facts } from '#shared/contract/administration.ts'
import type { PublishResult } from '#shared/contract/floor-plans.ts'
import { canBeBooked, type FloorPlanDocument, type PlannedSpace } from '#shared/domain/floor-plan.ts'
import type { FloorId, PersonId, SpaceId } from '#shared/domain/ids.ts'
import { same } from '#shared/floor-edit/edit.ts'
import { difference } from '#shared/floor-edit/merge.ts'
import { type Rehoused, tellAffected } from '../booking/index.ts'
import type { FloorInHand } from '../buildings/index.ts'
import type { Tx } from '../database/index.ts'

export type Effect = Omit<Extract<PublishResult, { state: 'published' }>, 'state'>

/** @param from the first day on which the new plan holds; @param visible whom the manager may see */
export async function effectOf(
  tx: Tx,
  plan: {
    readonly floorId: FloorId
    readonly version: number
    readonly before: FloorPlanDocument
    readonly next: FloorPlanDocument
    readonly from: Day
  },
  { affected, targets }: Rehoused,
  visible: ReadonlySet<PersonId>,
): Promise<Effect> {
  const { floorId, version, before, next, from } = plan
  return {
    version,
    spaces: changesOfSpaces(before, next),
    changes: difference(before, next).length,
    bookings: {
      kept: (await countHeld(tx, floorId, from)) - targets.size,
      moved: targets.size,
      released: affected.length - targets.size,
    },
    affected: await tellAffected(tx, affected, targets, visible),
  }
}

/**
 * Spaces whose bookings the second plan may hit: it has them no longer, or for nobody to book, or in another room or
 * zone, which may be closed.
 */
export function spacesDisturbed(before: FloorPlanDocument, next: FloorPlanDocument): SpaceId[] {
  const after = new Map(next.spaces.map((s) => [s.id, s]))
  return before.spaces
    .filter((s) => {
      const there = after.get(s.id)
      return !there || !canBeBooked(there) || there.roomId !== s.roomId || there.zoneId !== s.zoneId
    })
    .map((s) => s.id)
}

function changesOfSpaces(before: FloorPlanDocument, next: FloorPlanDocument): Effect['spaces'] {
  const was = new Map(before.spaces.map((s) => [s.id, s]))
  const there = new Set(next.spaces.map((s) => s.id))
  const stays = (old: PlannedSpace, s: PlannedSpace) => same(old.at, s.at) && old.rotation === s.rotation
  const count = (is: (old: PlannedSpace, s: PlannedSpace) => boolean) =>
    next.spaces.filter((s) => {
      const old = was.get(s.id)
      return old && is(old, s)
    }).length
  return {
    added: next.spaces.filter((s) => !was.has(s.id)).length,
    moved: count((old, s) => !stays(old, s)),
    changed: count((old, s) => stays(old, s) && !same(old, s)),
    removed: before.spaces.filter((s) => !there.has(s.id)).length,
  }
}

/** Bookings from a day on of spaces on the plan. */
async function countHeld(tx: Tx, floorId: FloorId, from: Day): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from booking b join space s on s.id = b.space_id
    where s.floor_id = ${floorId} and s.active and b.day >= ${from}`.execute(tx)
  return rows[0]?.n ?? 0
}

export const factsOf = (
  { version, spaces, bookings }: Pick<Effect, 'version' | 'spaces' | 'bookings'>,
  from: Day | null,
): Facts => ({
  planVersion: version,
  ...(from && { effectiveFrom: from }),
  spacesAdded: spaces.added,
  spacesMoved: spaces.moved,
  spacesRemoved: spaces.removed,
  bookingsMoved: bookings.moved,
  bookingsEnded: bookings.released,
})

/** As the audit names it. */
export const subjectOf = ({ id, building, name }: Pick<FloorInHand, 'id' | 'building' | 'name'>) => ({
  id,
  name: `${building}, ${name}`,
})
