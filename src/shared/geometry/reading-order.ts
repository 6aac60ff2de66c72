/**
 * The order in which eyes and arrow keys go over the spaces of a floor: rows from top to bottom,
 * each from left to right.
 *
 * Left and right walk this order, at the end of a row on to the next: so every space can be
 * reached and left undoes right. Up and down go to the nearest space in the rows above or below.
 */
import type { TurnedRect } from './turned-rect.ts'

export interface ReadingOrder {
  /** Indexes in reading order. */
  readonly order: Int32Array
  /** Position in `order` of each index. */
  readonly rank: Int32Array
  /** Where each row starts in `order`, and the end of the last. */
  readonly rows: Int32Array
  /** The row of each index. */
  readonly rowOf: Int32Array
  /** The topmost centre of each row; its other centres lie at most `tolerance` below. */
  readonly tops: Float64Array
  readonly tolerance: number
  readonly x: Float64Array
  readonly y: Float64Array
}

export type Direction = 'left' | 'right' | 'up' | 'down'

/** Spaces whose centres lie within half the usual depth of the row's first one share its row. */
export function readingOrder(spaces: readonly TurnedRect[]): ReadingOrder {
  const n = spaces.length
  const x = Float64Array.from(spaces, (s) => s.at[0])
  const y = Float64Array.from(spaces, (s) => s.at[1])
  const depths = Float64Array.from(spaces, (s) => Math.min(s.depth, s.width)).sort()
  const tolerance = (depths[n >> 1] ?? 0) / 2
  const at = (a: Float64Array, i: number) => a[i] ?? 0
  const byY = Int32Array.from(spaces, (_, i) => i).sort((a, b) => at(y, a) - at(y, b) || a - b)
  const starts: number[] = []
  const tops: number[] = []
  const rowOf = new Int32Array(n)
  let top = -Infinity
  byY.forEach((i, k) => {
    if (at(y, i) - top > tolerance) {
      starts.push(k)
      top = at(y, i)
      tops.push(top)
    }
    rowOf[i] = starts.length - 1
  })
  starts.push(n)
  const rows = Int32Array.from(starts)
  for (let r = 0; r + 1 < rows.length; r++)
    byY.subarray(rows[r], rows[r + 1]).sort((a, b) => at(x, a) - at(x, b) || at(y, a) - at(y, b) || a - b)
  const rank = new Int32Array(n)
  byY.forEach((i, k) => {
    rank[i] = k
  })
  return { order: byY, rank, rows, rowOf, tops: Float64Array.from(tops), tolerance, x, y }
}

/** The space an arrow key leads to from `from`; null at the edge of the plan. */
export function step(o: ReadingOrder, from: number, direction: Direction): number | null {
  if (direction === 'left' || direction === 'right') {
    const k = (o.rank[from] ?? -1) + (direction === 'right' ? 1 : -1)
    return o.order[k] ?? null
  }
  return vertical(o, from, direction === 'down' ? 1 : -1)
}

/** Weight of going sideways against going up or down. */
const SIDEWAYS = 2

function vertical(o: ReadingOrder, from: number, sign: 1 | -1): number | null {
  const fx = o.x[from]
  const fy = o.y[from]
  const row = o.rowOf[from]
  if (fx === undefined || fy === undefined || row === undefined) return null
  let best: number | null = null
  let bestCost = Infinity
  for (let r = row + sign; r >= 0 && r + 1 < o.rows.length; r += sign) {
    const start = o.rows[r] ?? 0
    const end = o.rows[r + 1] ?? 0
    const top = o.tops[r] ?? 0
    // Rows only get farther, so none behind this one can be nearer than its nearest edge.
    if ((sign > 0 ? top - fy : fy - top - o.tolerance) > bestCost) break
    for (const k of around(o, start, end, fx)) {
      const i = o.order[k] ?? 0
      const cost = Math.abs((o.y[i] ?? 0) - fy) + SIDEWAYS * Math.abs((o.x[i] ?? 0) - fx)
      if (cost < bestCost) {
        best = i
        bestCost = cost
      }
    }
  }
  return best
}

/** Positions of the two spaces of a row (from `start` to before `end`) on either side of x. */
function around(o: ReadingOrder, start: number, end: number, x: number): number[] {
  let lo = start
  let hi = end
  while (lo < hi) {
    const mid = (lo + hi) >> 1
    if ((o.x[o.order[mid] ?? 0] ?? 0) < x) lo = mid + 1
    else hi = mid
  }
  return [lo - 1, lo].filter((k) => k >= start && k < end)
}
