/** Doors and windows lie in walls: whoever moves, turns or mirrors a wall means them, too. Lengths in mm. */
import type { FloorPlanDocument, Point, Wall } from '../domain/floor-plan.ts'
import { inRings } from '../geometry/ring.ts'
import { distance, nearestOnSegment } from '../geometry/shape.ts'
import { type PlanObject, pick } from './objects.ts'

/**
 * The objects, and the doors and windows whose middle lies in a wall among them. Neither goes along with a wall that is
 * held, nor when it is held itself.
 */
export function withOpenings(
  document: FloorPlanDocument,
  objects: readonly PlanObject[],
  isHeld: (o: PlanObject) => boolean,
): readonly PlanObject[] {
  const walls = objects.flatMap((o) => (o.kind === 'wall' && !isHeld(o) ? [o.object] : []))
  if (walls.length === 0) return objects
  const there = new Set<string>(objects.map((o) => o.object.id))
  const found = [...document.doors, ...document.windows].filter(
    ({ id, at }) => !there.has(id) && walls.some((wall) => liesIn(at, wall)),
  )
  const along = pick(document, new Set(found.map((o) => o.id)))
  return [...objects, ...along.filter((o) => !isHeld(o))]
}

function liesIn(p: Point, { shape }: Wall): boolean {
  if ('rings' in shape) return inRings(p, shape.rings)
  return shape.axis.some((to, i) => {
    const from = shape.axis[i - 1]
    return from !== undefined && distance(p, nearestOnSegment(p, from, to)) <= shape.thickness / 2
  })
}
