/** The outline of a wall drawn along an axis, mitred where it bends. */
import type { Point, Ring } from '../domain/floor-plan.ts'
import { besideBend, unit } from '../geometry/outset.ts'

export function wallOutline(axis: readonly Point[], thickness: number): Ring {
  const points = axis.filter(
    (p, i) => i === 0 || Math.hypot(p[0] - at(axis, i - 1)[0], p[1] - at(axis, i - 1)[1]) > 0.01,
  )
  const half = thickness / 2
  if (points.length < 2) {
    const [x, y] = at(points, 0)
    return [
      [x - half, y - half],
      [x + half, y - half],
      [x + half, y + half],
      [x - half, y + half],
    ]
  }
  const left: Point[] = []
  const right: Point[] = []
  for (const [i, p] of points.entries()) {
    const before = i > 0 ? unit(at(points, i - 1), p) : unit(p, at(points, i + 1))
    const after = i + 1 < points.length ? unit(p, at(points, i + 1)) : before
    const [ox, oy] = besideBend(before, after, half)
    left.push([p[0] + ox, p[1] + oy])
    right.push([p[0] - ox, p[1] - oy])
  }
  return [...left, ...right.reverse()]
}

const at = (points: readonly Point[], i: number): Point => points[i] ?? [0, 0]
