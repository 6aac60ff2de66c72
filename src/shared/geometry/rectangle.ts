/** Rectangles lying on the floor, compared with each other. */
import type { Point } from '../domain/floor-plan.ts'
import { onFloor, type TurnedRect, turn } from './turned-rect.ts'

/** Top left, top right, bottom right, bottom left, before turning. */
export function cornersOf(r: TurnedRect): [Point, Point, Point, Point] {
  const [w, d] = [r.width / 2, r.depth / 2]
  return [onFloor(r, -w, -d), onFloor(r, w, -d), onFloor(r, w, d), onFloor(r, -w, d)]
}

/**
 * Two rectangles share more than `tolerance` (same unit as the points) in every direction;
 * touching sides do not count. Separating axes.
 */
export function rectanglesOverlap(a: TurnedRect, b: TurnedRect, tolerance = 0.01): boolean {
  const [ca, cb] = [cornersOf(a), cornersOf(b)]
  for (const degrees of [a.rotation, a.rotation + 90, b.rotation, b.rotation + 90]) {
    const [ux, uy] = turn(degrees)
    const along = (corners: readonly Point[]) => corners.map(([x, y]) => x * ux + y * uy)
    const [pa, pb] = [along(ca), along(cb)]
    const shared = Math.min(Math.max(...pa), Math.max(...pb)) - Math.max(Math.min(...pa), Math.min(...pb))
    if (shared <= tolerance) return false
  }
  return true
}
