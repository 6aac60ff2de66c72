/** Where a point is pulled to by the lines of the drawing and the sides it makes. Lengths in mm. */
import type { Point } from '../../domain/floor-plan.ts'
import { type Side, wayOf } from '../../geometry/meeting.ts'
import { distance } from '../../geometry/shape.ts'
import { type Guide, onGrid, type SnappedPoint, type Snapping } from './guides.ts'

/** The other end of a side that a point makes. */
export interface Neighbour {
  readonly at: Point
  /** Ways that run there, of length 1: the side may go straight on, or square to them. */
  readonly ways: readonly Point[]
}

/** @param sides that lead to it, or run from it */
export const neighbour = (at: Point, sides: readonly Side[]): Neighbour => ({
  at,
  ways: sides.map(wayOf).filter((way) => way !== null),
})

/** Lines are drawn on so far beyond their ends, if they are not shorter than `LEAST`. */
export const BEYOND = 5_000
const LEAST = 500

/**
 * Ends, middles and crossings first; then straight or square from a neighbour, as far as another line says; then upon a
 * line, or straight on behind its end; then the grid.
 * @param near sides within reach; @param around those that may be drawn on
 */
export function snapPoint(
  at: Point,
  neighbours: readonly Neighbour[],
  { near, around }: { readonly near: readonly Side[]; readonly around: readonly Side[] },
  snapping: Snapping,
): SnappedPoint {
  const { reach } = snapping
  const marked = nearest(at, markedPoints(near), reach)
  if (marked) return { at: marked, guides: [pointGuide(marked)] }
  const squares = neighbours.flatMap((n) => squareFrom(at, n, reach) ?? [])
  const beyond = around.flatMap((side) => beyondEndOf(at, side, reach / 2) ?? [])
  const [square] = squares
  if (square) {
    const other = crossing(square, squares)
    // Where they run nearly the same way, they may meet far off.
    if (other && distance(at, other.at) <= 2 * reach)
      return { at: other.at, guides: [square, other.ray].map((ray) => guideOf(ray, other.at)) }
    return along(square, reach)
  }
  const foot = nearest(at, present(near.map((side) => footOn(side, at))), reach)
  if (foot) return { at: foot, guides: [{ ...pointGuide(foot), why: 'line' }] }
  const [extension] = beyond.sort((a, b) => distance(at, a.at) - distance(at, b.at))
  if (extension) return along(extension, reach / 2)
  return { at: [onGrid(at[0], snapping), onGrid(at[1], snapping)], guides: [] }

  /** On a ray, as far as a line or another one that crosses it says, or the grid. */
  function along(ray: Ray, within: number): SnappedPoint {
    const met = nearest(ray.at, present(near.map((s) => crossingOf(s, [ray.from, ray.at]))), within)
    if (met) return { at: met, guides: [guideOf(ray, met)] }
    const other = crossing(ray, beyond)
    if (other && distance(ray.at, other.at) <= within)
      return { at: other.at, guides: [ray, other.ray].map((r) => guideOf(r, other.at)) }
    const end = onGridAlong(ray, snapping)
    return { at: end, guides: [guideOf(ray, end)] }
  }
}

/** A line from a point, and where on it the pointer is. */
interface Ray {
  readonly from: Point
  readonly way: Point
  readonly at: Point
  readonly why: 'right-angle' | 'extension'
}

const AXES: readonly Point[] = [[1, 0], [0, 1]] // biome-ignore format: a line

/** From a neighbour along an axis, or as its ways run or square to them: the nearest. */
function squareFrom(at: Point, { at: from, ways }: Neighbour, reach: number): Ray | null {
  const all = [...AXES, ...ways.flatMap(([x, y]): Point[] => [[x, y], [-y, x]])] // biome-ignore format: a line
  let best: Ray | null = null
  for (const way of all) {
    const to = footAlong(from, way, at)
    if (distance(at, to) <= reach && (!best || distance(at, to) < distance(at, best.at)))
      best = { from, way, at: to, why: 'right-angle' }
  }
  return best
}

/** Straight on behind the end of a side that is nearer; null: too far, beside it, or upon it. */
function beyondEndOf(at: Point, side: Side, reach: number): Ray | null {
  const way = wayOf(side)
  if (!way || distance(...side) < LEAST) return null
  const to = footAlong(side[0], way, at)
  if (distance(at, to) > reach || footOn(side, at)) return null
  const from = distance(to, side[0]) < distance(to, side[1]) ? side[0] : side[1]
  return distance(from, to) <= BEYOND ? { from, way, at: to, why: 'extension' } : null
}

/** Where the first of some rays that is not as good as parallel crosses another. */
function crossing(ray: Ray, others: readonly Ray[]): { ray: Ray; at: Point } | null {
  for (const other of others) {
    const across = ray.way[0] * other.way[1] - ray.way[1] * other.way[0]
    if (Math.abs(across) < 0.1) continue
    const [dx, dy] = [other.from[0] - ray.from[0], other.from[1] - ray.from[1]]
    const far = (dx * other.way[1] - dy * other.way[0]) / across
    return { ray: other, at: [ray.from[0] + far * ray.way[0], ray.from[1] + far * ray.way[1]] }
  }
  return null
}

function footAlong(from: Point, way: Point, at: Point): Point {
  const far = (at[0] - from[0]) * way[0] + (at[1] - from[1]) * way[1]
  return [from[0] + far * way[0], from[1] + far * way[1]]
}

/** Upright and level lines meet those of the grid; on others, lengths are those of the grid. */
function onGridAlong({ from, way, at }: Ray, snapping: Snapping): Point {
  if (way[1] === 0) return [onGrid(at[0], snapping), at[1]]
  if (way[0] === 0) return [at[0], onGrid(at[1], snapping)]
  const far = onGrid((at[0] - from[0]) * way[0] + (at[1] - from[1]) * way[1], snapping)
  return [from[0] + far * way[0], from[1] + far * way[1]]
}

function markedPoints(sides: readonly Side[]): Point[] {
  const points: Point[] = sides.flatMap(([a, b]): Point[] => [a, b, [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]])
  sides.forEach((s, i) => {
    for (const other of sides.slice(i + 1, i + 20)) {
      const p = crossingOf(s, other)
      if (p) points.push(p)
    }
  })
  return points
}

/** Where a side is crossed by the line through two points. */
function crossingOf([a, b]: Side, [c, d]: Side): Point | null {
  const [rx, ry] = [b[0] - a[0], b[1] - a[1]]
  const [sx, sy] = [d[0] - c[0], d[1] - c[1]]
  const cross = rx * sy - ry * sx
  if (Math.abs(cross) < 1e-9) return null
  const t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / cross
  return t < 0 || t > 1 ? null : [a[0] + t * rx, a[1] + t * ry]
}

function footOn([a, b]: Side, [x, y]: Point): Point | null {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const long = dx * dx + dy * dy
  if (long === 0) return null
  const t = ((x - a[0]) * dx + (y - a[1]) * dy) / long
  return t < 0 || t > 1 ? null : [a[0] + t * dx, a[1] + t * dy]
}

function nearest(to: Point, points: readonly Point[], reach: number): Point | null {
  let best: Point | null = null
  let least = reach
  for (const p of points) {
    const d = distance(to, p)
    if (d <= least) {
      least = d
      best = p
    }
  }
  return best
}

const present = (points: readonly (Point | null)[]): Point[] => points.filter((p) => p !== null)
const pointGuide = (p: Point): Guide => ({ from: p, to: p, why: 'point', length: null })
const guideOf = ({ from, why }: Ray, to: Point): Guide => ({ from, to, why, length: distance(from, to) })
