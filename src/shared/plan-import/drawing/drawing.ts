/** A drawing as lines, arcs, texts and symbols on layers, whatever its format; y down, in the drawing's own units. */
import type { Point } from '../../domain/floor-plan.ts'

export interface DrawnLine {
  readonly layer: string
  readonly points: readonly Point[]
  readonly closed: boolean
}
/** Part of a circle, as doors swing. */
export interface DrawnArc {
  readonly layer: string
  readonly centre: Point
  readonly radius: number
  readonly from: Point
  readonly to: Point
  /** Degrees between them. */
  readonly sweep: number
}
export interface DrawnText {
  readonly layer: string
  readonly text: string
  /** Its middle. */
  readonly at: Point
  readonly height: number
  /** Degrees clockwise. */
  readonly rotation: number
}
/** A symbol placed as a whole. */
export interface DrawnSymbol {
  readonly layer: string
  readonly block: string
  /** The direction of its own x axis. */
  readonly along: Point
  readonly lines: readonly DrawnLine[]
  readonly arcs: readonly DrawnArc[]
}

export interface Drawing {
  readonly lines: readonly DrawnLine[]
  readonly arcs: readonly DrawnArc[]
  readonly texts: readonly DrawnText[]
  readonly symbols: readonly DrawnSymbol[]
  /** Things left out because their coordinates are no numbers, or so large that nothing can be there. */
  readonly notNumbers: number
}

/** Coordinates beyond are no drawing's; arithmetic stays exact enough within. */
export const FARTHEST = 1e9
export const isPlace = ([x, y]: Point): boolean => Math.abs(x) <= FARTHEST && Math.abs(y) <= FARTHEST
