/** Lines that run beside others at a distance, mitred where those bend. Lengths in mm, y down. */
import type { Point, Ring } from '../domain/floor-plan.ts'
import { signedArea } from './ring.ts'

/** The direction from one point to another. */
export function unit(a: Point, b: Point): Point {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1])
  return [(b[0] - a[0]) / length, (b[1] - a[1]) / length]
}

/**
 * From a bend to that of a line which runs `by` to the right of both its sides; sharp bends are blunted.
 * @param before direction of the side that leads to it; `after` of the one that leads on
 */
export function besideBend(before: Point, after: Point, by: number): Point {
  // Along the mean of both normals, as far as the distance is kept.
  const [nx, ny] = [-(before[1] + after[1]) / 2, (before[0] + after[0]) / 2]
  const length2 = Math.max(nx * nx + ny * ny, 0.1)
  return [(nx / length2) * by, (ny / length2) * by]
}

/** A ring that runs outside another, whichever way that is drawn round. @param ring no two corners lie on each other */
export function outset(ring: Ring, by: number): Point[] {
  const right = signedArea(ring) > 0 ? -by : by
  return ring.map((p, i): Point => {
    const before = ring.at(i - 1) ?? p
    const after = ring[(i + 1) % ring.length] ?? p
    const [dx, dy] = besideBend(unit(before, p), unit(p, after), right)
    return [p[0] + dx, p[1] + dy]
  })
}
