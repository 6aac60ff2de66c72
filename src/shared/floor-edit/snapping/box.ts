/** Where a box is pulled to by the edges, middles and gaps of those around it. Lengths in mm. */
import type { Bounds } from '../../geometry/turned-rect.ts'
import { type Guide, onGrid, type Snapped, type Snapping } from './guides.ts'

/** @param to where the box would be, moved by (dx, dy); @param near those around it */
export function snapBox(
  to: Bounds,
  dx: number,
  dy: number,
  near: readonly Bounds[],
  snapping: Snapping,
): Snapped {
  const x = along('x', to, near, snapping)
  const y = along('y', to, near, snapping)
  const settled = shifted(to, x.by, y.by)
  return { dx: dx + x.by, dy: dy + y.by, guides: [...x.guides(settled), ...y.guides(settled)] }
}

export const shifted = (b: Bounds, dx: number, dy: number): Bounds => ({
  minX: b.minX + dx,
  minY: b.minY + dy,
  maxX: b.maxX + dx,
  maxY: b.maxY + dy,
})

interface AxisSnap {
  readonly by: number
  readonly guides: (settled: Bounds) => Guide[]
}
const NO_GUIDES = () => []

const LOW = { x: 'minX', y: 'minY' } as const
const HIGH = { x: 'maxX', y: 'maxY' } as const

function along(axis: 'x' | 'y', to: Bounds, near: readonly Bounds[], snapping: Snapping): AxisSnap {
  const { reach } = snapping
  const [low, high] = [LOW[axis], HIGH[axis]]
  let best: AxisSnap | null = null
  let cost = reach
  const offer = (by: number, guides: AxisSnap['guides']) => {
    if (Math.abs(by) > cost) return
    if (best && Math.abs(by) === cost) return
    cost = Math.abs(by)
    best = { by, guides }
  }
  const own = [to[low], (to[low] + to[high]) / 2, to[high]]
  for (const b of near) {
    const theirs = [b[low], (b[low] + b[high]) / 2, b[high]]
    own.forEach((mine, i) => {
      theirs.forEach((their, j) => {
        // A middle lines up with a middle; an edge with either edge.
        if ((i === 1) !== (j === 1)) return
        offer(their - mine, (s) => [guideAt(axis, their, s, b, i === 1 ? 'middle' : 'edge')])
      })
    })
  }
  for (const gap of equalGaps(axis, to, near)) offer(gap.by, gap.guides)
  if (best) return best
  return { by: onGrid(to[low], snapping) - to[low], guides: NO_GUIDES }
}

function guideAt(axis: 'x' | 'y', at: number, a: Bounds, b: Bounds, why: 'edge' | 'middle'): Guide {
  const across = axis === 'x' ? 'y' : 'x'
  const from = Math.min(a[LOW[across]], b[LOW[across]])
  const to = Math.max(a[HIGH[across]], b[HIGH[across]])
  return axis === 'x'
    ? { from: [at, from], to: [at, to], why, length: null }
    : { from: [from, at], to: [to, at], why, length: null }
}

/** Beside a neighbour at the distance it has from the next one, or in the middle between two. */
function equalGaps(axis: 'x' | 'y', to: Bounds, near: readonly Bounds[]): AxisSnap[] {
  const [low, high] = [LOW[axis], HIGH[axis]]
  const across = axis === 'x' ? 'y' : 'x'
  const row = near
    .filter((b) => b[LOW[across]] < to[HIGH[across]] && to[LOW[across]] < b[HIGH[across]])
    .sort((a, b) => a[low] - b[low])
  const middle = (to[low] + to[high]) / 2
  const before = row.filter((b) => b[high] <= middle)
  const after = row.filter((b) => b[low] >= middle)
  const size = to[high] - to[low]
  const found: AxisSnap[] = []
  const offer = (at: number, gap: number, neighbours: (s: Bounds) => [number, number][]) => {
    found.push({
      by: at - to[low],
      guides: (s) =>
        neighbours(s).map(([from, end]) => {
          const level = (s[LOW[across]] + s[HIGH[across]]) / 2
          return axis === 'x'
            ? { from: [from, level], to: [end, level], why: 'gap', length: Math.abs(gap) }
            : { from: [level, from], to: [level, end], why: 'gap', length: Math.abs(gap) }
        }),
    })
  }
  const a1 = before[before.length - 1]
  const a2 = before[before.length - 2]
  const b1 = after[0]
  const b2 = after[1]
  if (a1 && a2 && a1[low] > a2[high]) {
    const gap = a1[low] - a2[high]
    offer(a1[high] + gap, gap, (s) => [
      [a2[high], a1[low]],
      [a1[high], s[low]],
    ])
  }
  if (b1 && b2 && b2[low] > b1[high]) {
    const gap = b2[low] - b1[high]
    offer(b1[low] - gap - size, gap, (s) => [
      [s[high], b1[low]],
      [b1[high], b2[low]],
    ])
  }
  if (a1 && b1 && b1[low] - a1[high] >= size) {
    const gap = (b1[low] - a1[high] - size) / 2
    offer(a1[high] + gap, gap, (s) => [
      [a1[high], s[low]],
      [s[high], b1[low]],
    ])
  }
  return found
}
