/** Which room and zone a thing lies in: by where its middle is; of several the smallest holds. */
import Flatbush from 'flatbush'
import type { FloorPlanDocument, PlannedSpace, Point, Ring } from '../domain/floor-plan.ts'
import { boundsOfPoints, inRings, ringsArea } from '../geometry/ring.ts'
import { changed, type Edit, type ObjectChange, same } from './edit.ts'
import type { AnyObject } from './objects.ts'

interface Area {
  readonly id: string
  readonly rings: readonly Ring[]
}

/** Finds the smallest of some areas around a point. */
export function areasAt<A extends Area>(areas: readonly A[]): (point: Point) => A | null {
  if (areas.length === 0) return () => null
  const tree = new Flatbush(areas.length)
  const sizes = areas.map((a) => ringsArea(a.rings))
  for (const { rings } of areas) {
    const b = boundsOfPoints(rings[0] ?? []) ?? { minX: 0, minY: 0, maxX: 0, maxY: 0 }
    tree.add(b.minX, b.minY, b.maxX, b.maxY)
  }
  tree.finish()
  return ([x, y]) => {
    let best: number | null = null
    for (const i of tree.search(x, y, x, y)) {
      const area = areas[i]
      if (!area || !inRings([x, y], area.rings)) continue
      if (best === null || (sizes[i] ?? 0) < (sizes[best] ?? 0)) best = i
    }
    return best === null ? null : (areas[best] ?? null)
  }
}

/** Whether a space may lie in another room or zone after it: what is only called otherwise stays where it is. */
function mayResettle({ kind, before, after }: ObjectChange): boolean {
  if (kind !== 'space' && kind !== 'room' && kind !== 'zone') return false
  const place = (o: AnyObject | null) => o && ('rings' in o ? o.rings : 'roomId' in o ? o.at : null)
  return !same(place(before), place(after))
}

/**
 * Spaces that lie elsewhere than before, as they or what is around them became another. What was put into a room or
 * zone by hand stays in it until then, or until that is gone.
 */
function settleMoved(before: FloorPlanDocument, after: FloorPlanDocument): Edit {
  const was = new Map(before.spaces.map((s) => [s.id, s]))
  const roomOf = settler(before.rooms, after.rooms)
  const zoneOf = settler(before.zones, after.zones)
  return changed(
    after.spaces.map((space): readonly [{ kind: 'space'; object: PlannedSpace }, PlannedSpace] => {
      const old = was.get(space.id)?.at ?? null
      const roomId = roomOf(old, space.at, space.roomId)
      const zoneId = zoneOf(old, space.at, space.zoneId)
      const stays = roomId === space.roomId && zoneId === space.zoneId
      return [{ kind: 'space', object: space }, stays ? space : { ...space, roomId, zoneId }]
    }),
  )
}

/** Says to which area belongs what stood at one point, stands at another, and says that it belongs to some area. */
function settler(before: readonly Area[], after: readonly Area[]) {
  const [wasAt, isAt] = [areasAt(before), areasAt(after)]
  const there = new Set(after.map((a) => a.id))
  return (from: Point | null, to: Point, own: string | null): string | null => {
    const around = isAt(to)?.id ?? null
    const isKept = own === null || there.has(own)
    return isKept && from && same(from, to) && (wasAt(from)?.id ?? null) === around ? own : around
  }
}

/**
 * Spaces of a drawing put together from two that lie elsewhere in it than in the one which they are from, as the other
 * one brought, moved or took what is around them.
 */
export function settleMerged(
  mine: FloorPlanDocument,
  theirs: FloorPlanDocument,
  merged: FloorPlanDocument,
): Edit {
  const states = new Map(theirs.spaces.map((s) => [s.id as string, s]))
  const isTheirs = ({ id, before }: ObjectChange) => same(states.get(id) ?? null, before)
  return [
    ...settleMoved(theirs, merged).filter(isTheirs),
    ...settleMoved(mine, merged).filter((c) => !isTheirs(c)),
  ]
}

/** An edit, and with it what it means for the rooms and zones of spaces. */
export function withMembership(
  document: FloorPlanDocument,
  edit: Edit,
  apply: (document: FloorPlanDocument, edit: Edit) => FloorPlanDocument,
): Edit {
  if (!edit.some(mayResettle)) return edit
  const settled = new Map(settleMoved(document, apply(document, edit)).map((c) => [c.id, c]))
  const own = edit.map((c) => {
    const then = settled.get(c.id)
    if (!then || c.kind !== 'space' || c.after === null) return c
    settled.delete(c.id)
    return { ...c, after: then.after }
  })
  return settled.size === 0 ? own : [...own, ...settled.values()]
}
