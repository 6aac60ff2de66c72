/** What snapping gives: where something is pulled to, and the guides that show why. Lengths in mm. */
import type { Point } from '../../domain/floor-plan.ts'

/** A line shown while something is snapped to it. `gap`: two equal distances, written beside it. */
export interface Guide {
  readonly from: Point
  readonly to: Point
  /** `line`: upon one; `extension`: beyond the end of one, straight on; `right-angle`: straight or square from a neighbour. */
  readonly why: 'edge' | 'middle' | 'gap' | 'point' | 'line' | 'right-angle' | 'extension'
  /** What is written on it, mm. */
  readonly length: number | null
}
export interface Snapped {
  readonly dx: number
  readonly dy: number
  readonly guides: readonly Guide[]
}
export interface SnappedPoint {
  readonly at: Point
  readonly guides: readonly Guide[]
}

export interface Snapping {
  /** Side of the grid's squares; null: no grid. */
  readonly grid: number | null
  /** How near is near. */
  readonly reach: number
}

/** @returns the line of the grid beside a coordinate, as far as it pulls */
export const onGrid = (value: number, { grid, reach }: Snapping): number => {
  if (grid === null) return value
  const to = Math.round(value / grid) * grid
  // A grid finer than the reach always pulls; a coarse one only from nearby.
  return Math.abs(to - value) <= Math.max(reach, grid / 2) ? to : value
}
