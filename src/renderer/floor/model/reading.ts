/** A plan prepared for reading: where each space belongs, and orders to walk and to list them in. */
import { FEATURES } from '#shared/domain/features.ts'
import type { Feature, FloorPlanDocument, PlannedSpace, Zone } from '#shared/domain/floor-plan.ts'
import type { SpaceId } from '#shared/domain/ids.ts'
import { type ReadingOrder, readingOrder } from '#shared/geometry/reading-order.ts'

export interface PlanReading {
  readonly spaces: readonly PlannedSpace[]
  /** What stands on the door of each space's room, or its name; '' where there is none. */
  readonly room: readonly string[]
  /** A number for each space's room; 0 where there is none. */
  readonly roomNo: Int32Array
  /** Numbers are below this. */
  readonly roomCount: number
  readonly zone: readonly (Zone | null)[]
  readonly order: ReadingOrder
  /** Indexes by room and label, as a directory lists them. */
  readonly listed: Int32Array
  readonly indexOf: ReadonlyMap<SpaceId, number>
  /** Features some space has, in the order of the contract. */
  readonly features: readonly Feature[]
}

export function readPlan(plan: FloorPlanDocument): PlanReading {
  const rooms = new Map(plan.rooms.map((r) => [r.id, r.number || r.name]))
  const zones = new Map(plan.zones.map((z) => [z.id, z]))
  const room = plan.spaces.map((s) => (s.roomId === null ? '' : (rooms.get(s.roomId) ?? '')))
  const collator = new Intl.Collator('de', { numeric: true })
  // Rooms are compared once each, not once per pair of desks.
  const roomRank = new Map([...new Set(room)].sort(collator.compare).map((r, i) => [r, i]))
  const roomNo = Int32Array.from(room, (r) => (r === '' ? 0 : (roomRank.get(r) ?? 0) + 1))
  const labels = plan.spaces.map((s) => s.label)
  const listed = Int32Array.from(labels, (_, i) => i).sort(
    (a, b) =>
      (roomNo[a] ?? 0) - (roomNo[b] ?? 0) || collator.compare(labels[a] ?? '', labels[b] ?? '') || a - b,
  )
  return {
    spaces: plan.spaces,
    room,
    roomNo,
    roomCount: roomRank.size + 1,
    zone: plan.spaces.map((s) => (s.zoneId === null ? null : (zones.get(s.zoneId) ?? null))),
    order: readingOrder(plan.spaces),
    listed,
    indexOf: new Map(plan.spaces.map((s, i) => [s.id, i])),
    features: FEATURES.filter((f) => plan.spaces.some((s) => s.features.includes(f))),
  }
}
