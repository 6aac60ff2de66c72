/**
 * Cutting a triangle mesh at a height and joining the cut into rings, which is how a solid
 * becomes an outline on a plan.
 */
import type { Point, Ring } from '../domain/floor-plan.ts'
import { inRing, ringArea } from './ring.ts'

/** Triangles as plan coordinates and height: x, y, height, three corners a triangle, in metres. */
export type Triangles = Float64Array

type Segment = readonly [Point, Point]

/** Where a horizontal plane meets the triangles. */
export function cutTriangles(triangles: Triangles, height: number): Segment[] {
  const segments: Segment[] = []
  for (let i = 0; i + 8 < triangles.length; i += 9) {
    const ends: Point[] = []
    for (let k = 0; k < 3; k++) {
      const p = i + k * 3
      const q = i + ((k + 1) % 3) * 3
      const [hp, hq] = [(triangles[p + 2] ?? 0) - height, (triangles[q + 2] ?? 0) - height]
      if (hp < 0 === hq < 0) continue
      const t = hp / (hp - hq)
      const [px, py] = [triangles[p] ?? 0, triangles[p + 1] ?? 0]
      ends.push([px + t * ((triangles[q] ?? 0) - px), py + t * ((triangles[q + 1] ?? 0) - py)])
    }
    const [a, b] = ends
    if (a && b) segments.push([a, b])
  }
  return segments
}

/**
 * Joins segments end to end into closed rings, on a grid of `grid` (same unit as the points).
 * Segments that occur an even number of times are inner faces and vanish; what does not close
 * is left out and counted in `open`.
 */
export function chainSegments(
  segments: readonly Segment[],
  grid: number,
): { rings: Point[][]; open: number } {
  const nodes = new Map<string, { at: Point; edges: Set<string> }>()
  const snap = ([x, y]: Point): Point => [Math.round(x / grid) * grid, Math.round(y / grid) * grid]
  const met = new Map<string, Point>()
  /** The node a point belongs to: one at most half a grid away, also across the border of its cell. */
  const keyOf = (p: Point): string => {
    const [cx, cy] = [Math.round(p[0] / grid), Math.round(p[1] / grid)]
    for (const dx of [0, -1, 1])
      for (const dy of [0, -1, 1]) {
        const key = `${cx + dx},${cy + dy}`
        const known = met.get(key)
        if (known && Math.hypot(known[0] - p[0], known[1] - p[1]) <= grid / 2) return key
      }
    const key = `${cx},${cy}`
    if (!met.has(key)) met.set(key, p)
    return key
  }
  const node = (key: string, p: Point) => {
    let n = nodes.get(key)
    if (!n) {
      n = { at: snap(p), edges: new Set() }
      nodes.set(key, n)
    }
    return n
  }
  const toggle = (edges: Set<string>, key: string) => {
    if (!edges.delete(key)) edges.add(key)
  }
  for (const [a, b] of segments) {
    const [ka, kb] = [keyOf(a), keyOf(b)]
    if (ka === kb) continue
    toggle(node(ka, a).edges, kb)
    toggle(node(kb, b).edges, ka)
  }

  const rings: Point[][] = []
  let open = 0
  for (const [start, first] of nodes) {
    while (first.edges.size > 0) {
      const ring: Point[] = []
      let key = start
      let closed = false
      for (;;) {
        const here = nodes.get(key)
        const next = here?.edges.values().next().value
        if (!here || next === undefined) break
        ring.push(here.at)
        here.edges.delete(next)
        nodes.get(next)?.edges.delete(key)
        key = next
        if (key === start) {
          closed = true
          break
        }
      }
      if (!closed) open++
      else if (ring.length >= 3) rings.push(ring)
    }
  }
  return { rings, open }
}

/** The ring without corners that lie (within `tolerance`) on the line between their neighbours. */
export function dropCollinear(ring: readonly Point[], tolerance: number): Point[] {
  let points = [...ring]
  for (let changed = true; changed && points.length > 3; ) {
    changed = false
    const kept: Point[] = []
    for (const [i, p] of points.entries()) {
      const a = kept[kept.length - 1] ?? points[points.length - 1] ?? p
      const b = points[(i + 1) % points.length] ?? p
      const length = Math.hypot(b[0] - a[0], b[1] - a[1])
      const off =
        length === 0 ? 0 : Math.abs((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])) / length
      // Not two neighbours in one sweep from both sides: `a` is the last corner kept.
      if (off <= tolerance) changed = true
      else kept.push(p)
    }
    if (kept.length < 3) break
    points = kept
  }
  return points
}

/** Sorts loose rings into pieces: an outline with the holes directly inside it, largest piece first. */
export function nestRings(rings: readonly Ring[]): Ring[][] {
  const bySize = [...rings].sort((a, b) => ringArea(b) - ringArea(a))
  const pieces: { depth: number; rings: Ring[] }[] = []
  const placed: { ring: Ring; depth: number; piece: { rings: Ring[] } | null }[] = []
  for (const ring of bySize) {
    const probe = ring[0]
    if (!probe) continue
    // A corner may lie on the other ring's edge; the majority of corners decides.
    const within = (outer: Ring) => ring.filter((p) => inRing(p, outer)).length * 2 > ring.length
    const around = placed.filter((o) => within(o.ring))
    const depth = around.length
    const parent = around[around.length - 1]
    if (depth % 2 === 1 && parent?.piece) {
      parent.piece.rings.push(ring)
      placed.push({ ring, depth, piece: parent.piece })
    } else {
      const piece = { depth, rings: [ring] }
      pieces.push(piece)
      placed.push({ ring, depth, piece })
    }
  }
  return pieces.map((p) => p.rings)
}
