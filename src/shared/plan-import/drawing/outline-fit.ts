/** Makes the stepped outline of flooded cells the outline that the lines around it draw. */
import type { Point } from '../../domain/floor-plan.ts'
import { ringArea } from '../../geometry/ring.ts'
import { dropCollinear } from '../../geometry/slice.ts'
import { beside, type Segment, type SegmentIndex, segment, segmentsOf, sine } from './segments.ts'

/** A ring along cell edges, laid onto the lines that stopped the flood; corners in whole millimetres. */
export function fitOutline(stepped: readonly Point[], cell: number, lines: SegmentIndex): Point[] {
  const simple = simplify(stepped, 1.1 * cell)
  const edges = segmentsOf(simple, true)
  if (edges.length < 3) return rounded(simple)
  const carried = edges.map((e) => supportOf(e, cell, lines))
  const ring: Point[] = []
  for (const [i, line] of carried.entries()) {
    const next = carried[(i + 1) % carried.length] ?? line
    const corner = edges[i]?.b ?? line.b
    const met = meeting(line, next)
    if (met && Math.hypot(met[0] - corner[0], met[1] - corner[1]) <= 4 * cell) ring.push(met)
    else ring.push(foot(line, corner), foot(next, corner))
  }
  const fitted = dropCollinear(rounded(ring), 4)
  const [was, is] = [ringArea(stepped), ringArea(fitted)]
  // Whatever went wrong in fitting, the flood itself is right.
  return is > was * 0.9 && is < was * 1.35 + 4 * cell * cell ? fitted : rounded(simple)
}

/** The drawn line along an edge, else the edge half a cell further out, where the line's cells have their middle. */
function supportOf(edge: Segment, cell: number, lines: SegmentIndex): Segment {
  const middle: Point = [(edge.a[0] + edge.b[0]) / 2, (edge.a[1] + edge.b[1]) / 2]
  const turn = edge.length > 12 * cell ? 0.06 : 0.2
  let best: Segment | null = null
  let least = 1.6 * cell
  for (const i of lines.near(middle, middle, 2 * cell)) {
    const line = lines.at(i)
    if (!line || sine(line.u, edge.u) > turn) continue
    const [along, off] = beside(line, middle)
    if (Math.abs(off) >= least || along < -2 * cell || along > line.length + 2 * cell) continue
    least = Math.abs(off)
    best = line
  }
  if (best) return best
  // The area lies to the right of its edges.
  const [nx, ny] = [(edge.u[1] * cell) / 2, (-edge.u[0] * cell) / 2]
  return segment([edge.a[0] + nx, edge.a[1] + ny], [edge.b[0] + nx, edge.b[1] + ny]) ?? edge
}

function meeting(s: Segment, o: Segment): Point | null {
  const cross = s.u[0] * o.u[1] - s.u[1] * o.u[0]
  if (Math.abs(cross) < 0.17) return null
  const t = ((o.a[0] - s.a[0]) * o.u[1] - (o.a[1] - s.a[1]) * o.u[0]) / cross
  return [s.a[0] + t * s.u[0], s.a[1] + t * s.u[1]]
}

function foot(s: Segment, p: Point): Point {
  const [along] = beside(s, p)
  return [s.a[0] + along * s.u[0], s.a[1] + along * s.u[1]]
}

function rounded(ring: readonly Point[]): Point[] {
  const whole = ring.map(([x, y]) => [Math.round(x), Math.round(y)] as const)
  return whole.filter((p, i) => {
    const before = whole[(i + whole.length - 1) % whole.length]
    return !before || p[0] !== before[0] || p[1] !== before[1]
  })
}

/** Douglas and Peucker's method on a ring, begun at two corners far apart. */
export function simplify(ring: readonly Point[], tolerance: number): Point[] {
  const first = ring[0]
  if (!first || ring.length < 4) return [...ring]
  const distance = (p: Point, q: Point) => Math.hypot(p[0] - q[0], p[1] - q[1])
  const far = (from: Point) =>
    ring.reduce((best, p, i) => (distance(p, from) > distance(ring[best] ?? from, from) ? i : best), 0)
  const a = far(first)
  const b = far(ring[a] ?? first)
  const [from, to] = a < b ? [a, b] : [b, a]
  const one = ring.slice(from, to + 1)
  const other = [...ring.slice(to), ...ring.slice(0, from + 1)]
  return [...simplifyLine(one, tolerance).slice(0, -1), ...simplifyLine(other, tolerance).slice(0, -1)]
}

export function simplifyLine(points: readonly Point[], tolerance: number): Point[] {
  const keep = new Uint8Array(points.length)
  keep[0] = 1
  keep[points.length - 1] = 1
  const waiting: (readonly [number, number])[] = [[0, points.length - 1]]
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    const [from, to] = part
    const [p, q] = [points[from], points[to]]
    if (!p || !q || to - from < 2) continue
    const chord = segment(p, q)
    let worst = tolerance
    let at = -1
    for (let i = from + 1; i < to; i++) {
      const r = points[i]
      if (!r) continue
      const off = chord ? Math.abs(beside(chord, r)[1]) : Math.hypot(r[0] - p[0], r[1] - p[1])
      if (off > worst) [worst, at] = [off, i]
    }
    if (at < 0) continue
    keep[at] = 1
    waiting.push([from, at], [at, to])
  }
  return points.filter((_, i) => keep[i] === 1)
}
