/** Whether lines from corner to corner meet each other and themselves. Lengths in mm. */
import type { Point } from '../domain/floor-plan.ts'
import { distance, nearestOnSegment } from './shape.ts'

export type Side = readonly [from: Point, to: Point]

/** What is nearer touches: half of what coordinates are rounded to. */
const TOUCH = 0.05

/** The side that begins at a corner; null: there is none, as behind the end of an open line. */
export function sideAt(points: readonly Point[], isClosed: boolean, corner: number): Side | null {
  const n = points.length
  const at = isClosed ? (corner + n) % n : corner
  const from = points[at]
  const to = points[at + 1] ?? (isClosed ? points[0] : undefined)
  return from && to ? [from, to] : null
}

/** Where a side leads, of length 1; null: it has no length. */
export function wayOf([from, to]: Side): Point | null {
  const length = distance(from, to)
  return length === 0 ? null : [(to[0] - from[0]) / length, (to[1] - from[1]) / length]
}

/** Two sides have a point in common. */
export function sidesMeet(s: Side, t: Side): boolean {
  if (areFar(s, t, 0) || areFar(s, t, 1)) return false
  return (
    (turnOf(s, t[0]) * turnOf(s, t[1]) < 0 && turnOf(t, s[0]) * turnOf(t, s[1]) < 0) ||
    s.some((p) => touches(p, t)) ||
    t.some((p) => touches(p, s))
  )
}

/** The side that begins at a corner has more in common with the others than a corner with each neighbour. */
export function meetsItself(points: readonly Point[], corner: number, isClosed: boolean): boolean {
  const own = sideAt(points, isClosed, corner)
  if (!own) return false
  return points.some((_, i) => {
    const other = sideAt(points, isClosed, i)
    if (!other || other[0] === own[0]) return false
    if (other[0] === own[1]) return runsBack(own[0], own[1], other[1])
    if (other[1] === own[0]) return runsBack(other[0], own[0], own[1])
    return sidesMeet(own, other)
  })
}

/** What goes to a corner and on from it lies upon itself. */
const runsBack = (from: Point, corner: Point, to: Point): boolean =>
  touches(to, [from, corner]) || touches(from, [corner, to])

const touches = (p: Point, [a, b]: Side): boolean => distance(p, nearestOnSegment(p, a, b)) <= TOUCH

const areFar = (s: Side, t: Side, axis: 0 | 1): boolean =>
  Math.max(s[0][axis], s[1][axis]) + TOUCH < Math.min(t[0][axis], t[1][axis]) ||
  Math.max(t[0][axis], t[1][axis]) + TOUCH < Math.min(s[0][axis], s[1][axis])

/** On which side of a line a point lies. */
const turnOf = ([a, b]: Side, p: Point): number =>
  (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])
