/** What lies under the pointer, the topmost first. */
import Flatbush from 'flatbush'
import type { FloorPlanDocument, Point, Ring } from '#shared/domain/floor-plan.ts'
import { isWithin } from '#shared/floor-edit/choose.ts'
import { type ObjectKind, objectsOf, type PlanObject } from '#shared/floor-edit/objects.ts'
import { boundsOfObject, textFrame } from '#shared/floor-edit/transform.ts'
import { measuredLine } from '#shared/geometry/measured-line.ts'
import { boundsOfPoints, distanceToRing, inRings } from '#shared/geometry/ring.ts'
import { type Bounds, distanceTo } from '#shared/geometry/turned-rect.ts'

export interface HitIndex {
  at(point: Point, reach: number): PlanObject | null
  /** Wholly inside a box. */
  inside(box: Bounds): PlanObject[]
  /** Wholly within a line drawn by hand. */
  within(line: Ring): PlanObject[]
}

/** What is taken first where several lie over each other. */
const ORDER: readonly ObjectKind[] = [
  'text',
  'dimension',
  'space',
  'furniture',
  'door',
  'window',
  'wall',
  'route',
  'zone',
  'room',
  'image',
  'underlay',
]

/** @param isHeld what no pointer takes hold of */
export function hitIndex(document: FloorPlanDocument, isHeld: (o: PlanObject) => boolean): HitIndex {
  const objects = [...objectsOf(document)].filter((o) => !isHeld(o))
  if (objects.length === 0) return { at: () => null, inside: () => [], within: () => [] }
  const boxes = objects.map(boundsOfObject)
  const tree = new Flatbush(objects.length)
  for (const b of boxes) tree.add(b.minX, b.minY, b.maxX, b.maxY)
  tree.finish()
  return {
    at(point, reach) {
      const [x, y] = point
      const near = tree
        .search(x - reach, y - reach, x + reach, y + reach)
        .map((i) => objects[i])
        .filter((o) => o !== undefined)
        .filter((o) => hits(o, point, reach))
      const rank = (o: PlanObject) =>
        // Zones lie over rooms: inside they give way, at their edge they come first.
        ORDER.indexOf(o.kind) + (o.kind === 'zone' && !onEdge(o.object.rings, point, reach) ? 1.5 : 0)
      return near.reduce<PlanObject | null>((best, o) => (best && rank(best) < rank(o) ? best : o), null)
    },
    inside: (box) =>
      tree.search(box.minX, box.minY, box.maxX, box.maxY).flatMap((i) => {
        const b = boxes[i]
        const o = objects[i]
        return b && o && b.minX >= box.minX && b.minY >= box.minY && b.maxX <= box.maxX && b.maxY <= box.maxY
          ? [o]
          : []
      }),
    within(line) {
      const b = boundsOfPoints(line)
      if (!b) return []
      return tree
        .search(b.minX, b.minY, b.maxX, b.maxY)
        .map((i) => objects[i])
        .filter((o) => o !== undefined)
        .filter((o) => o.kind !== 'underlay' && isWithin(o, line))
    },
  }
}

const onEdge = (rings: readonly (readonly Point[])[], p: Point, reach: number) =>
  rings.some((ring) => distanceToRing(p, ring) <= reach)

const alongLine = (axis: readonly Point[], p: Point): number => {
  let least = Infinity
  axis.forEach((a, i) => {
    const b = axis[i + 1]
    if (b) least = Math.min(least, distanceToRing(p, [a, b]))
  })
  return least
}

function hits(o: PlanObject, p: Point, reach: number): boolean {
  switch (o.kind) {
    case 'wall': {
      const { shape } = o.object
      return 'axis' in shape
        ? alongLine(shape.axis, p) <= shape.thickness / 2 + reach
        : inRings(p, shape.rings) || onEdge(shape.rings, p, reach)
    }
    case 'route':
      return alongLine(o.object.axis, p) <= Math.min(o.object.width / 2, 200) + reach
    // It lies below everything; whoever wants to take hold of it finds it in the list.
    case 'underlay':
      return false
    case 'dimension': {
      const line = measuredLine(o.object)
      return alongLine([line.from, line.to], p) <= 150 + reach
    }
    case 'room':
    case 'zone':
      return inRings(p, o.object.rings) || onEdge(o.object.rings, p, reach)
    case 'text':
      return distanceTo(textFrame(o.object), p) <= reach
    default:
      return distanceTo(o.object, p) <= reach
  }
}
