/** Straight pieces of walls and openings, found again by place. */
import Flatbush from 'flatbush'
import type { Point } from '../../domain/floor-plan.ts'

export interface Segment {
  readonly a: Point
  readonly b: Point
  readonly length: number
  /** Unit vector from a to b. */
  readonly u: Point
}

export function segment(a: Point, b: Point): Segment | null {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1])
  return length > 1e-6 ? { a, b, length, u: [(b[0] - a[0]) / length, (b[1] - a[1]) / length] } : null
}

export function segmentsOf(points: readonly Point[], closed: boolean): Segment[] {
  const all: Segment[] = []
  const last = points[points.length - 1]
  let before = closed ? last : undefined
  for (const p of points) {
    const s = before && segment(before, p)
    if (s) all.push(s)
    before = p
  }
  return all
}

/** How far along the segment's line, and how far beside it (positive: to the right on the screen), a point lies. */
export function beside(s: Segment, p: Point): readonly [along: number, off: number] {
  const [dx, dy] = [p[0] - s.a[0], p[1] - s.a[1]]
  return [dx * s.u[0] + dy * s.u[1], dy * s.u[0] - dx * s.u[1]]
}

/** Sine of the angle between two directions, without sign. */
export const sine = (u: Point, v: Point): number => Math.abs(u[0] * v[1] - u[1] * v[0])

export class SegmentIndex {
  readonly #all: readonly Segment[]
  readonly #tree: Flatbush | null

  constructor(all: readonly Segment[]) {
    this.#all = all
    this.#tree = all.length > 0 ? new Flatbush(all.length) : null
    for (const { a, b } of all)
      this.#tree?.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]))
    this.#tree?.finish()
  }

  /** Indexes of segments whose box comes within `reach` of the box around a and b. */
  near(a: Point, b: Point, reach: number): number[] {
    return (
      this.#tree?.search(
        Math.min(a[0], b[0]) - reach,
        Math.min(a[1], b[1]) - reach,
        Math.max(a[0], b[0]) + reach,
        Math.max(a[1], b[1]) + reach,
      ) ?? []
    )
  }

  at(index: number): Segment | undefined {
    return this.#all[index]
  }
}
