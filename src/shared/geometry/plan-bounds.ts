import type { FloorPlanDocument, Point } from '../domain/floor-plan.ts'
import { type Bounds, boundsOf } from './turned-rect.ts'

/** What a drawing covers, walls with their thickness; null when nothing is drawn. */
export function planBounds(plan: FloorPlanDocument): Bounds | null {
  let minX = Infinity
  let minY = Infinity
  let maxX = -Infinity
  let maxY = -Infinity
  const include = (b: Bounds) => {
    minX = Math.min(minX, b.minX)
    minY = Math.min(minY, b.minY)
    maxX = Math.max(maxX, b.maxX)
    maxY = Math.max(maxY, b.maxY)
  }
  const points = (ps: readonly Point[], margin = 0) => {
    for (const [x, y] of ps)
      include({ minX: x - margin, minY: y - margin, maxX: x + margin, maxY: y + margin })
  }
  for (const { shape } of plan.walls) {
    if ('axis' in shape) points(shape.axis, shape.thickness / 2)
    else for (const ring of shape.rings) points(ring)
  }
  for (const line of plan.underlay ?? []) points(line.points)
  for (const room of plan.rooms) for (const ring of room.rings) points(ring)
  for (const zone of plan.zones) for (const ring of zone.rings) points(ring)
  for (const route of plan.routes ?? []) points(route.axis, route.width / 2)
  for (const image of plan.images ?? []) include(boundsOf(image))
  for (const thing of [plan.spaces, plan.furniture, plan.doors, plan.windows].flat()) include(boundsOf(thing))
  return minX <= maxX && minY <= maxY ? { minX, minY, maxX, maxY } : null
}
