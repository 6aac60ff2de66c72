/** A length as it is written on a plan: a line beside what it measures. Lengths in mm, y down. */
import type { Point } from '../domain/floor-plan.ts'

/** As a dimension has it. */
export interface Measured {
  readonly from: Point
  readonly to: Point
  /** How far the line lies to the left of the way from one to the other. */
  readonly offset: number
}

export interface MeasuredLine {
  readonly from: Point
  readonly to: Point
  readonly middle: Point
  /** From what is measured to the line; none where it lies upon it. */
  readonly witnesses: readonly (readonly [Point, Point])[]
  readonly length: number
  /** Of the words on it, degrees clockwise: they are never upside down. */
  readonly rotation: number
}

export function measuredLine({ from, to, offset }: Measured): MeasuredLine {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const length = Math.hypot(dx, dy)
  const [ux, uy] = length === 0 ? [1, 0] : [dx / length, dy / length]
  const beside = ([x, y]: Point): Point => [x + uy * offset, y - ux * offset]
  const [a, b] = [beside(from), beside(to)]
  const angle = (Math.atan2(uy, ux) * 180) / Math.PI
  return {
    from: a,
    to: b,
    middle: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2],
    witnesses:
      offset === 0
        ? []
        : [
            [from, a],
            [to, b],
          ],
    length,
    rotation: angle > 90 ? angle - 180 : angle <= -90 ? angle + 180 : angle,
  }
}

/** How far a point lies to the left of the way from one to another, mm. */
export function besideOf(from: Point, to: Point, [x, y]: Point): number {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  if (length === 0) return 0
  return ((x - from[0]) * (to[1] - from[1]) - (y - from[1]) * (to[0] - from[0])) / length
}

/** Metres to the millimetre, longer ones to the centimetre. */
export const inMetres = (mm: number, decimal: string): string =>
  (mm / 1000).toFixed(mm >= 10_000 ? 2 : 3).replace('.', decimal)
