/** Curves as the straight pieces that a plan draws and snaps to. */
import type { Point } from '../../domain/floor-plan.ts'

/** Pieces of a Bézier curve: enough that no corner shows at the size of a plan. */
const PIECES = 8

/** The points after `a` up to and with `d`. */
export function cubic(a: Point, b: Point, c: Point, d: Point): Point[] {
  return Array.from({ length: PIECES }, (_, i) => {
    const t = (i + 1) / PIECES
    const u = 1 - t
    const [p, q, r, s] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t]
    return [p * a[0] + q * b[0] + r * c[0] + s * d[0], p * a[1] + q * b[1] + r * c[1] + s * d[1]] as const
  })
}

export function quadratic(a: Point, b: Point, c: Point): Point[] {
  const toward = (p: Point): Point => [p[0] + (2 / 3) * (b[0] - p[0]), p[1] + (2 / 3) * (b[1] - p[1])]
  return cubic(a, toward(a), toward(c), c)
}

/** An ellipse with its axes along x and y, as a closed ring without the repeated point. */
export function ellipse([cx, cy]: Point, rx: number, ry: number): Point[] {
  return Array.from({ length: 36 }, (_, i) => {
    const a = (i * Math.PI) / 18
    return [cx + rx * Math.cos(a), cy + ry * Math.sin(a)] as const
  })
}
