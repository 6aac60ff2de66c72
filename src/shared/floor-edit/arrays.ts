/** Many from one: rows and columns, and desks put together as islands. */
import type { Point } from '../domain/floor-plan.ts'
import { onFloor, type TurnedRect } from '../geometry/turned-rect.ts'
import { normal } from './transform.ts'

export interface Rows {
  readonly columns: number
  readonly rows: number
  /** From one to the next, in mm. */
  readonly stepX: number
  readonly stepY: number
}

/** By how much each copy stands from the first one, which is not among them; row by row. */
export function offsetsOf({ columns, rows, stepX, stepY }: Rows): Point[] {
  return Array.from({ length: Math.max(0, columns * rows - 1) }, (_, k): Point => {
    const i = k + 1
    return [(i % columns) * stepX, Math.floor(i / columns) * stepY]
  })
}

export interface Island {
  /** Middle of the island. */
  readonly at: Point
  /** Desks on each of its two sides: two for an island of four, three for one of six. */
  readonly perSide: number
  readonly width: number
  readonly depth: number
  /** Of the whole island. */
  readonly rotation: number
}

/** Desks back to back, chairs outside: the upper side from left to right, then the lower one. */
export function islandDesks({ at, perSide, width, depth, rotation }: Island): TurnedRect[] {
  const whole = { at, width: perSide * width, depth: 2 * depth, rotation }
  return [-1, 1].flatMap((side) =>
    Array.from({ length: perSide }, (_, i) => {
      const [x, y] = onFloor(whole, (i - (perSide - 1) / 2) * width, (side * depth) / 2)
      return {
        at: [Math.round(x * 10) / 10, Math.round(y * 10) / 10] as Point,
        width,
        depth,
        // A desk's chair stands at its lower edge: the upper side is turned round.
        rotation: normal(side < 0 ? rotation + 180 : rotation),
      }
    }),
  )
}
