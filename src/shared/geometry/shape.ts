/**
 * Shapes on the floor, as lists of corners: polygons without holes, or lines of two points. How
 * near they come to each other, what part of one lies in a box, whether they overlap. mm.
 */
import type { Point } from '../domain/floor-plan.ts'
import { boundsOfPoints, inRing } from './ring.ts'
import type { Bounds } from './turned-rect.ts'

export type Shape = readonly Point[]

export const boundsOfShape = (shape: Shape): Bounds =>
  boundsOfPoints(shape) ?? { minX: 0, minY: 0, maxX: 0, maxY: 0 }

export const grown = (b: Bounds, by: number): Bounds => ({
  minX: b.minX - by,
  minY: b.minY - by,
  maxX: b.maxX + by,
  maxY: b.maxY + by,
})

export const meet = (a: Bounds, b: Bounds): boolean =>
  a.minX <= b.maxX && b.minX <= a.maxX && a.minY <= b.maxY && b.minY <= a.maxY

/** The point of a segment that is nearest to another point. */
export function nearestOnSegment([x, y]: Point, a: Point, b: Point): Point {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const length = dx * dx + dy * dy
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / length))
  return [a[0] + t * dx, a[1] + t * dy]
}

/** The point of a shape's edge that is nearest to another point. */
export function nearestOnShape(p: Point, shape: Shape): Point {
  let best = shape[0] ?? p
  let least = Infinity
  let a = shape[shape.length - 1] ?? p
  for (const b of shape) {
    const q = nearestOnSegment(p, a, b)
    const d = (q[0] - p[0]) ** 2 + (q[1] - p[1]) ** 2
    if (d < least) {
      least = d
      best = q
    }
    a = b
  }
  return best
}

export const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1])

/** Keeps what lies on one side: `sign` × coordinate ≤ `sign` × `at` (Sutherland and Hodgman). */
function clipSide(shape: Shape, axis: 0 | 1, sign: 1 | -1, at: number): Point[] {
  const out: Point[] = []
  let a = shape[shape.length - 1]
  for (const b of shape) {
    if (a) {
      const [da, db] = [sign * (a[axis] - at), sign * (b[axis] - at)]
      if (da <= 0 !== db <= 0) {
        const t = da / (da - db)
        out.push([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])])
      }
      if (db <= 0) out.push(b)
    }
    a = b
  }
  return out
}

/** The part of a shape in a box; fewer than three corners when nothing of a polygon is. */
export function clip(shape: Shape, box: Bounds): Point[] {
  return clipSide(
    clipSide(clipSide(clipSide(shape, 0, -1, box.minX), 0, 1, box.maxX), 1, -1, box.minY),
    1,
    1,
    box.maxY,
  )
}

/**
 * How far two convex shapes reach into each other (mm): the least shift that parts them, 0 when
 * they only touch or are apart. Separating axes.
 */
export function overlapDepth(a: Shape, b: Shape): number {
  let least = Infinity
  for (const shape of [a, b])
    for (let i = 0; i < shape.length; i++) {
      const [p, q] = [shape[i], shape[(i + 1) % shape.length]]
      if (!p || !q) continue
      const length = distance(p, q)
      if (length === 0) continue
      const [nx, ny] = [-(q[1] - p[1]) / length, (q[0] - p[0]) / length]
      let [minA, maxA, minB, maxB] = [Infinity, -Infinity, Infinity, -Infinity]
      for (const [x, y] of a) {
        const d = x * nx + y * ny
        minA = Math.min(minA, d)
        maxA = Math.max(maxA, d)
      }
      for (const [x, y] of b) {
        const d = x * nx + y * ny
        minB = Math.min(minB, d)
        maxB = Math.max(maxB, d)
      }
      least = Math.min(least, maxA - minB, maxB - minA)
      if (least <= 0) return 0
    }
  return least === Infinity ? 0 : least
}

/** Whether a point lies in a polygon. */
export const inShape = (p: Point, shape: Shape): boolean => shape.length >= 3 && inRing(p, shape)
