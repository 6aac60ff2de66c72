/** Convex hulls and the rectangles that fit them most tightly. */
import type { Point } from '../domain/floor-plan.ts'
import type { TurnedRect } from './turned-rect.ts'

const cross = (o: Point, a: Point, b: Point) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])

/** Corners of the convex hull in order (Andrew's monotone chain); collinear points are left out. */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const chain = (list: readonly Point[]): Point[] => {
    const hull: Point[] = []
    for (const p of list) {
      for (;;) {
        const a = hull[hull.length - 2]
        const b = hull[hull.length - 1]
        if (!a || !b || cross(a, b, p) > 0) break
        hull.pop()
      }
      hull.push(p)
    }
    hull.pop()
    return hull
  }
  const lower = chain(sorted)
  const upper = chain(sorted.reverse())
  const hull = [...lower, ...upper]
  return hull.length > 0 ? hull : sorted.slice(0, 1)
}

/**
 * The rectangle of least area around the points, `width` its longer side and `rotation` in
 * [0, 180); null when the points do not span an area.
 */
export function minAreaRectangle(points: readonly Point[]): TurnedRect | null {
  const hull = convexHull(points)
  if (hull.length < 3) return null
  let best: TurnedRect | null = null
  let least = Infinity
  for (const [i, a] of hull.entries()) {
    const b = hull[(i + 1) % hull.length] ?? a
    const length = Math.hypot(b[0] - a[0], b[1] - a[1])
    if (length === 0) continue
    const [ux, uy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length]
    let [minU, maxU, minV, maxV] = [Infinity, -Infinity, Infinity, -Infinity]
    for (const [x, y] of hull) {
      const u = x * ux + y * uy
      const v = y * ux - x * uy
      minU = Math.min(minU, u)
      maxU = Math.max(maxU, u)
      minV = Math.min(minV, v)
      maxV = Math.max(maxV, v)
    }
    const [w, d] = [maxU - minU, maxV - minV]
    // A hair of tolerance keeps the first of equally good edges, whatever the rounding.
    if (w * d >= least * (1 - 1e-9)) continue
    least = w * d
    const [cu, cv] = [(minU + maxU) / 2, (minV + maxV) / 2]
    const turn = (Math.atan2(uy, ux) * 180) / Math.PI + (w >= d ? 0 : 90)
    best = {
      at: [cu * ux - cv * uy, cu * uy + cv * ux],
      width: Math.max(w, d),
      depth: Math.min(w, d),
      rotation: halfTurn(turn),
    }
  }
  return best && best.depth > 0 ? best : null
}

/** An angle in degrees as the same direction of an axis, in [0, 180). */
function halfTurn(degrees: number): number {
  const a = ((degrees % 180) + 180) % 180
  return a > 180 - 1e-7 ? 0 : a
}
