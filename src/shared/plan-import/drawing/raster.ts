/**
 * Rooms as the areas that lines enclose: the lines are drawn on a grid and the rest is flooded.
 * Lengths in millimetres.
 */
import type { Point } from '../../domain/floor-plan.ts'
import type { Bounds } from '../../geometry/turned-rect.ts'
import type { Segment } from './segments.ts'

/** Gaps in a drawing smaller than this are closed. */
const CELL = 40
const MOST_CELLS = 16_000_000
/** Steps of drawing all lines; hatched walls have more. */
const MOST_STEPS = 60_000_000
const MARGIN = 3

const FREE = 0
const BARRIER = 1
/** What is connected with the edge of the grid. */
export const OUTSIDE = 2
/** Numbers of areas begin here. */
const FIRST = 3
const LAST = 65_535

export class Raster {
  readonly cell: number
  readonly width: number
  readonly height: number
  readonly #x: number
  readonly #y: number
  readonly #cells: Uint16Array
  #next = FIRST
  #steps = 0

  constructor(bounds: Bounds) {
    const [w, h] = [bounds.maxX - bounds.minX, bounds.maxY - bounds.minY]
    this.cell = Math.max(CELL, Math.sqrt((w * h) / MOST_CELLS), (w + h) / 40_000)
    this.width = Math.ceil(w / this.cell) + 2 * MARGIN
    this.height = Math.ceil(h / this.cell) + 2 * MARGIN
    this.#x = bounds.minX - MARGIN * this.cell
    this.#y = bounds.minY - MARGIN * this.cell
    this.#cells = new Uint16Array(this.width * this.height)
  }

  /** @returns false when there is too much to draw */
  draw({ a, b, length }: Segment): boolean {
    const steps = Math.ceil((length / this.cell) * 2)
    this.#steps += steps
    if (this.#steps > MOST_STEPS) return false
    for (let i = 0; i <= steps; i++) {
      const t = steps === 0 ? 0 : i / steps
      const at = this.#indexOf([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])])
      if (at !== null) this.#cells[at] = BARRIER
    }
    return true
  }

  #indexOf([x, y]: Point): number | null {
    const [cx, cy] = [Math.floor((x - this.#x) / this.cell), Math.floor((y - this.#y) / this.cell)]
    return cx >= 0 && cy >= 0 && cx < this.width && cy < this.height ? cy * this.width + cx : null
  }

  /** Marks what is connected with the edge. To be called once, after drawing. */
  floodOutside(): void {
    this.#flood(0, OUTSIDE)
  }

  /**
   * The number of the area around a point, flooded when it is a new one; `OUTSIDE` when its
   * lines do not close; null where there is nothing but lines, or too many areas.
   */
  areaAt(point: Point): number | null {
    const at = this.#freeNear(point)
    if (at === null) return null
    const known = this.#cells[at]
    if (known !== FREE) return known ?? null
    if (this.#next > LAST) return null
    this.#flood(at, this.#next)
    return this.#next++
  }

  /** A text's middle may lie on a line. */
  #freeNear([x, y]: Point): number | null {
    for (const reach of [0, 2, 4])
      for (const [dx, dy] of AROUND) {
        const at = this.#indexOf([x + dx * reach * this.cell, y + dy * reach * this.cell])
        if (at !== null && this.#cells[at] !== BARRIER) return at
      }
    return null
  }

  #flood(start: number, value: number): void {
    const cells = this.#cells
    const w = this.width
    const waiting = [start]
    cells[start] = value
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const x = at % w
      // Left and right within the row, above and below within the grid.
      for (const next of [x > 0 ? at - 1 : -1, x < w - 1 ? at + 1 : -1, at - w, at + w]) {
        if (cells[next] !== FREE) continue
        cells[next] = value
        waiting.push(next)
      }
    }
  }

  /** The outlines of an area along the edges of its cells, largest first, and its size in mm². */
  outlines(area: number): { rings: Point[][]; size: number } {
    const { width: w, cell } = this
    const cells = this.#cells
    // Edges by their start, the area to their right on the screen.
    const edges = new Map<number, number[]>()
    const row = w + 1
    const add = (from: number, to: number) => {
      const list = edges.get(from)
      if (list) list.push(to)
      else edges.set(from, [to])
    }
    let count = 0
    for (let at = 0; at < cells.length; at++) {
      if (cells[at] !== area) continue
      count++
      const corner = Math.floor(at / w) * row + (at % w)
      if (cells[at - w] !== area) add(corner, corner + 1)
      if (cells[at + 1] !== area) add(corner + 1, corner + 1 + row)
      if (cells[at + w] !== area) add(corner + 1 + row, corner + row)
      if (cells[at - 1] !== area) add(corner + row, corner)
    }
    const rings: Point[][] = []
    for (const start of edges.keys())
      while ((edges.get(start)?.length ?? 0) > 0) {
        const ring: Point[] = []
        let at = start
        do {
          ring.push([this.#x + (at % row) * cell, this.#y + Math.floor(at / row) * cell])
          const next = edges.get(at)?.pop()
          if (next === undefined) break
          at = next
        } while (at !== start)
        rings.push(ring)
      }
    return { rings: rings.sort((a, b) => b.length - a.length), size: count * cell * cell }
  }
}

const AROUND: readonly Point[] = [
  [0, 0],
  [0, 1],
  [0, -1],
  [1, 0],
  [-1, 0],
]
