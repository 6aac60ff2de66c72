/** Walls from the lines that draw their faces: two parallel lines a wall's thickness apart are one. */
import type { Point } from '../../domain/floor-plan.ts'
import { beside, type Segment, SegmentIndex, sine } from './segments.ts'

export interface AxisWall {
  readonly axis: readonly [Point, Point]
  /** Millimetres. */
  readonly thickness: number
}

const THINNEST = 40
const THICKEST = 600
/** Shorter pieces are ends of walls and reveals of openings. */
const SHORTEST = 100
/** A line alone is a thin wall from this length on. */
const ALONE = 300
const THIN = 20
/** Sine of 1°. */
const PARALLEL = 0.0175
/** Pairs looked at; a hatch on a wall's layer would have more. */
const MOST_PAIRS = 2_000_000

type Interval = readonly [number, number]

/**
 * Nearest faces first; each stretch of a line is one face of one wall. Lengths in millimetres.
 * Drawings without thickness, and faces without another, become thin walls.
 */
export function wallsOf(faces: readonly Segment[]): AxisWall[] {
  const index = new SegmentIndex(faces)
  const pairs: { i: number; j: number; apart: number }[] = []
  let looked = 0
  for (const [i, s] of faces.entries()) {
    if (s.length < SHORTEST) continue
    for (const j of index.near(s.a, s.b, THICKEST)) {
      const o = j > i ? faces[j] : undefined
      if (++looked > MOST_PAIRS) break
      if (!o || o.length < SHORTEST || sine(s.u, o.u) > PARALLEL) continue
      const apart = Math.abs((beside(s, o.a)[1] + beside(s, o.b)[1]) / 2)
      if (apart >= THINNEST && apart <= THICKEST) pairs.push({ i, j, apart })
    }
  }
  pairs.sort((a, b) => a.apart - b.apart || a.i - b.i || a.j - b.j)
  const taken = faces.map((): Interval[] => [])
  const walls: AxisWall[] = []
  for (const { i, j, apart } of pairs) {
    const [s, o] = [faces[i], faces[j]]
    const [ofS, ofO] = [taken[i], taken[j]]
    if (!s || !o || !ofS || !ofO) continue
    const [p, q] = [beside(s, o.a)[0], beside(s, o.b)[0]]
    const common: Interval = [Math.max(0, Math.min(p, q)), Math.min(s.length, Math.max(p, q))]
    // What of the stretch is free on both lines, both measured along the first.
    const onS = (along: number): number => {
      const r = onLine(o, along)
      return beside(s, r)[0]
    }
    const used = [...ofS, ...ofO.map(([from, to]) => order(onS(from), onS(to)))]
    for (const [from, to] of without(common, used)) {
      if (to - from < SHORTEST) continue
      const half = signed(s, o) / 2
      walls.push({ axis: [offset(s, from, half), offset(s, to, half)], thickness: Math.round(apart) })
      ofS.push([from, to])
      ofO.push(order(beside(o, onLine(s, from))[0], beside(o, onLine(s, to))[0]))
    }
  }
  for (const [i, s] of faces.entries())
    for (const [from, to] of without([0, s.length], taken[i] ?? []))
      if (to - from >= ALONE) walls.push({ axis: [onLine(s, from), onLine(s, to)], thickness: THIN })
  return walls
}

const order = (a: number, b: number): Interval => (a < b ? [a, b] : [b, a])
const onLine = (s: Segment, along: number): Point => offset(s, along, 0)
const offset = (s: Segment, along: number, off: number): Point => [
  s.a[0] + s.u[0] * along - s.u[1] * off,
  s.a[1] + s.u[1] * along + s.u[0] * off,
]
const signed = (s: Segment, o: Segment): number => (beside(s, o.a)[1] + beside(s, o.b)[1]) / 2

/** The parts of an interval that none of the others covers. */
function without(whole: Interval, covered: readonly Interval[]): Interval[] {
  const parts: Interval[] = []
  let from = whole[0]
  for (const [a, b] of [...covered].sort((p, q) => p[0] - q[0])) {
    if (a > from) parts.push([from, Math.min(a, whole[1])])
    from = Math.max(from, b)
    if (from >= whole[1]) break
  }
  if (from < whole[1]) parts.push([from, whole[1]])
  return parts.filter(([a, b]) => b > a)
}
