/**
 * Rings: closed outlines without a repeated first point. `rings` are an outline followed by its
 * holes, as in a floor plan. Lengths and areas are in the unit of the points (mm and mm² in plans).
 */
import type { Point, Ring } from '../domain/floor-plan.ts'
import type { Bounds } from './turned-rect.ts'

/** Positive when the ring runs clockwise on the screen (y down). */
export function signedArea(ring: Ring): number {
  const origin = ring[0]
  if (!origin) return 0
  let twice = 0
  let previous = ring[ring.length - 1] ?? origin
  for (const p of ring) {
    // Relative to the first point, so that far-away rings keep their precision.
    twice += (previous[0] - origin[0]) * (p[1] - origin[1]) - (p[0] - origin[0]) * (previous[1] - origin[1])
    previous = p
  }
  return twice / 2
}

export const ringArea = (ring: Ring): number => Math.abs(signedArea(ring))

/** Area of the outline less its holes. */
export function ringsArea(rings: readonly Ring[]): number {
  return rings.reduce((sum, ring, i) => sum + (i === 0 ? ringArea(ring) : -ringArea(ring)), 0)
}

export function perimeter(ring: Ring): number {
  let sum = 0
  let previous = ring[ring.length - 1]
  for (const p of ring) {
    if (previous) sum += Math.hypot(p[0] - previous[0], p[1] - previous[1])
    previous = p
  }
  return sum
}

/** Even-odd rule; a point on the edge may fall on either side. */
export function inRing([x, y]: Point, ring: Ring): boolean {
  let inside = false
  let previous = ring[ring.length - 1]
  for (const p of ring) {
    if (previous && p[1] > y !== previous[1] > y) {
      const crossing = ((previous[0] - p[0]) * (y - p[1])) / (previous[1] - p[1]) + p[0]
      if (x < crossing) inside = !inside
    }
    previous = p
  }
  return inside
}

/** Inside the outline and in none of its holes. */
export const inRings = (point: Point, rings: readonly Ring[]): boolean =>
  rings.reduce((inside, ring) => (inRing(point, ring) ? !inside : inside), false)

/** Centre of mass of a ring; of its corners when it has no area. */
export function centroid(ring: Ring): Point {
  const origin = ring[0] ?? [0, 0]
  let x = 0
  let y = 0
  let twice = 0
  let previous = ring[ring.length - 1] ?? origin
  for (const p of ring) {
    const [ax, ay] = [previous[0] - origin[0], previous[1] - origin[1]]
    const [bx, by] = [p[0] - origin[0], p[1] - origin[1]]
    const cross = ax * by - bx * ay
    x += (ax + bx) * cross
    y += (ay + by) * cross
    twice += cross
    previous = p
  }
  if (Math.abs(twice) < 1e-9) {
    const n = Math.max(1, ring.length)
    return [ring.reduce((s, p) => s + p[0], 0) / n, ring.reduce((s, p) => s + p[1], 0) / n]
  }
  return [origin[0] + x / (3 * twice), origin[1] + y / (3 * twice)]
}

/** The smallest box around all points; null when there are none. */
export function boundsOfPoints(points: Iterable<Point>): Bounds | null {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of points) {
    minX = Math.min(minX, x)
    minY = Math.min(minY, y)
    maxX = Math.max(maxX, x)
    maxY = Math.max(maxY, y)
  }
  return minX <= maxX ? { minX, minY, maxX, maxY } : null
}

/** How far it is from a point to the nearest edge of a ring. */
export function distanceToRing([x, y]: Point, ring: Ring): number {
  let least = Infinity
  let a = ring[ring.length - 1]
  for (const b of ring) {
    if (a) {
      const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
      const along = dx || dy ? ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy) : 0
      const t = Math.max(0, Math.min(1, along))
      least = Math.min(least, Math.hypot(x - a[0] - t * dx, y - a[1] - t * dy))
    }
    a = b
  }
  return least
}
