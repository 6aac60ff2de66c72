/** Doors and windows lie in walls: whoever moves, turns or mirrors a wall means them, too. Lengths in mm. */
import type { FloorPlanDocument, Point, Wall } from '../domain/floor-plan.ts'
import { inRings } from '../geometry/ring.ts'
import { distance, nearestOnSegment } from '../geometry/shape.ts'
import { type PlanObject, pick } from './objects.ts'

/** The objects, and the doors and windows whose middle lies in a wall among them. */
export function withOpenings(
  document: FloorPlanDocument,
  objects: readonly PlanObject[],
): readonly PlanObject[] {
  const walls = objects.flatMap((o) => (o.kind === 'wall' ? [o.object] : []))
  if (walls.length === 0) return objects
  const there = new Set<string>(objects.map((o) => o.object.id))
  const found = [...document.doors, ...document.windows].filter(
    ({ id, at }) => !there.has(id) && walls.some((wall) => liesIn(at, wall)),
  )
  return [...objects, ...pick(document, new Set(found.map((o) => o.id)))]
}

function liesIn(p: Point, { shape }: Wall): boolean {
  if ('rings' in shape) return inRings(p, shape.rings)
  return shape.axis.some((to, i) => {
    const from = shape.axis[i - 1]
    return from !== undefined && distance(p, nearestOnSegment(p, from, to)) <= shape.thickness / 2
  })
}
