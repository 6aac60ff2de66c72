/** Rectangles lying on a floor, turned about their centre (degrees clockwise, y down). */
import type { Point } from '../domain/floor-plan.ts'

export interface TurnedRect {
  readonly at: Point
  readonly width: number
  readonly depth: number
  readonly rotation: number
}

export interface Bounds {
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
}

/** Cosine and sine of a turn; quarter turns come out exact, so that upright desks stay upright. */
export function turn(degrees: number): readonly [cos: number, sin: number] {
  const quarter = degrees / 90
  if (Number.isInteger(quarter)) {
    const q = ((quarter % 4) + 4) % 4
    return q === 0 ? [1, 0] : q === 1 ? [0, 1] : q === 2 ? [-1, 0] : [0, -1]
  }
  const rad = (degrees * Math.PI) / 180
  return [Math.cos(rad), Math.sin(rad)]
}

/** A point given from the rectangle's centre before turning, on the floor. */
export function onFloor(rect: TurnedRect, x: number, y: number): Point {
  const [c, s] = turn(rect.rotation)
  return [rect.at[0] + x * c - y * s, rect.at[1] + x * s + y * c]
}

/** The smallest upright rectangle around it. */
export function boundsOf(rect: TurnedRect): Bounds {
  const [c, s] = turn(rect.rotation)
  const w = (Math.abs(rect.width * c) + Math.abs(rect.depth * s)) / 2
  const h = (Math.abs(rect.width * s) + Math.abs(rect.depth * c)) / 2
  return { minX: rect.at[0] - w, minY: rect.at[1] - h, maxX: rect.at[0] + w, maxY: rect.at[1] + h }
}

/** How far a point lies outside the rectangle (mm); 0 inside and on the edge. */
export function distanceTo(rect: TurnedRect, [px, py]: Point): number {
  const [c, s] = turn(rect.rotation)
  const dx = px - rect.at[0]
  const dy = py - rect.at[1]
  const x = Math.abs(dx * c + dy * s) - rect.width / 2
  const y = Math.abs(dy * c - dx * s) - rect.depth / 2
  return Math.hypot(Math.max(0, x), Math.max(0, y))
}
