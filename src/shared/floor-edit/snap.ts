/**
 * Snapping: where a thing being moved or a point being drawn is pulled to, and the guides that show
 * why. Lengths in mm; `reach` is how near is near.
 */
import Flatbush from 'flatbush'
import type { FloorPlanDocument, Point } from '../domain/floor-plan.ts'
import type { Bounds } from '../geometry/turned-rect.ts'
import { objectsOf } from './objects.ts'
import { hasPaths, pathsOf } from './paths.ts'
import { boundsOfObject } from './transform.ts'

/** A line shown while something is snapped to it. `gap`: two equal distances, written beside it. */
export interface Guide {
  readonly from: Point
  readonly to: Point
  readonly why: 'edge' | 'middle' | 'gap' | 'point' | 'right-angle' | 'extension'
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
  readonly reach: number
}

export interface Snapper {
  /** Where a box that would be moved by (dx, dy) is pulled to. */
  box(box: Bounds, dx: number, dy: number, snapping: Snapping): Snapped
  /** Where a point is pulled to. @param neighbours ends of the sides it makes: it may stand square to them */
  point(at: Point, neighbours: readonly Point[], snapping: Snapping): SnappedPoint
}

/** Neighbours farther than this from what is moved do not pull it. */
const FAR = 12_000
/** Neighbours looked at for each frame, the nearest. */
const MOST = 48

/** What there is to snap to on a floor, found once for each state of the drawing. */
interface Surroundings {
  readonly boxes: readonly Bounds[]
  readonly boxIds: readonly string[]
  readonly boxTree: Flatbush | null
  readonly segments: readonly (readonly [Point, Point])[]
  readonly segmentIds: readonly string[]
  readonly segmentTree: Flatbush | null
}
const known = new WeakMap<FloorPlanDocument, Surroundings>()

function surroundingsOf(document: FloorPlanDocument): Surroundings {
  const found = known.get(document)
  if (found) return found
  const boxes: Bounds[] = []
  const boxIds: string[] = []
  const segments: (readonly [Point, Point])[] = []
  const segmentIds: string[] = []
  const line = (id: string, points: readonly Point[], closed: boolean) => {
    points.forEach((p, i) => {
      const next = points[i + 1] ?? (closed ? points[0] : undefined)
      if (!next) return
      segments.push([p, next])
      segmentIds.push(id)
    })
  }
  for (const o of objectsOf(document)) {
    if (o.kind === 'text' || o.kind === 'dimension') continue
    const { id } = o.object
    boxes.push(boundsOfObject(o))
    boxIds.push(id)
    if (hasPaths(o)) for (const { points, isClosed } of pathsOf(o)) line(id, points, isClosed)
    else if (o.kind === 'underlay') for (const { points } of o.object.lines) line(id, points, false)
  }
  const made: Surroundings = {
    boxes,
    boxIds,
    boxTree: treeOf(boxes),
    segments,
    segmentIds,
    segmentTree: treeOf(
      segments.map(([a, b]) => ({
        minX: Math.min(a[0], b[0]),
        minY: Math.min(a[1], b[1]),
        maxX: Math.max(a[0], b[0]),
        maxY: Math.max(a[1], b[1]),
      })),
    ),
  }
  known.set(document, made)
  return made
}

/** @param without ids of what is being moved: nothing snaps to itself */
export function createSnapper(document: FloorPlanDocument, without: ReadonlySet<string>): Snapper {
  const { boxes, boxIds, boxTree, segments, segmentIds, segmentTree } = surroundingsOf(document)
  return {
    box(box, dx, dy, snapping) {
      const to = shifted(box, dx, dy)
      const near = boxTree
        ? boxTree
            .neighbors(
              (to.minX + to.maxX) / 2,
              (to.minY + to.maxY) / 2,
              MOST,
              FAR + to.maxX - to.minX,
              (i) => !without.has(boxIds[i] ?? ''),
            )
            .flatMap((i) => boxes[i] ?? [])
        : []
      const x = along('x', to, near, snapping)
      const y = along('y', to, near, snapping)
      const settled = shifted(to, x.by, y.by)
      return {
        dx: dx + x.by,
        dy: dy + y.by,
        guides: [...x.guides(settled), ...y.guides(settled)],
      }
    },
    point(at, neighbours, snapping) {
      const { reach } = snapping
      const found = (segmentTree?.search(at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach) ?? [])
        .filter((i) => !without.has(segmentIds[i] ?? ''))
        .map((i) => segments[i])
        .filter((s) => s !== undefined)
      const marked = nearest(at, markedPoints(found), reach)
      if (marked) return { at: marked, guides: [pointGuide(marked)] }
      const foot = nearest(at, present(found.map((s) => footOn(s, at))), reach)
      const squares = neighbours.flatMap((p) => rightAngle(at, p, reach) ?? [])
      const square = squares[0]
      if (square) {
        const other = squares.find((s) => s.axis !== square.axis)
        // Square to both neighbours; else along the one, as far as a line that crosses it or the grid says.
        const end = other
          ? meetingOf(square, other)
          : (nearest(square.at, present(found.map((s) => crossingOf(s, [square.from, square.at]))), reach) ??
            onGridAlong(square.at, square.axis, snapping))
        return { at: end, guides: [square, ...(other ? [other] : [])].map((s) => squareGuide(s.from, end)) }
      }
      if (foot) return { at: foot, guides: [{ ...pointGuide(foot), why: 'extension' }] }
      return { at: [onGrid(at[0], snapping), onGrid(at[1], snapping)], guides: [] }
    },
  }
}

function treeOf(boxes: readonly Bounds[]): Flatbush | null {
  if (boxes.length === 0) return null
  const tree = new Flatbush(boxes.length)
  for (const b of boxes) tree.add(b.minX, b.minY, b.maxX, b.maxY)
  tree.finish()
  return tree
}

const shifted = (b: Bounds, dx: number, dy: number): Bounds => ({
  minX: b.minX + dx,
  minY: b.minY + dy,
  maxX: b.maxX + dx,
  maxY: b.maxY + dy,
})
const present = (points: readonly (Point | null)[]): Point[] => points.filter((p) => p !== null)
const distance = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1])

/* ── Boxes ──────────────────────────────────────────────────────────────────────────────── */

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

/* ── Points ─────────────────────────────────────────────────────────────────────────────── */

type Segment = readonly [Point, Point]

function markedPoints(segments: readonly Segment[]): Point[] {
  const points: Point[] = segments.flatMap(([a, b]): Point[] => [
    a,
    b,
    [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2],
  ])
  segments.forEach((s, i) => {
    for (const other of segments.slice(i + 1, i + 20)) {
      const p = crossingOf(s, other)
      if (p) points.push(p)
    }
  })
  return points
}

function crossingOf([a, b]: Segment, [c, d]: Segment): Point | null {
  const [rx, ry] = [b[0] - a[0], b[1] - a[1]]
  const [sx, sy] = [d[0] - c[0], d[1] - c[1]]
  const cross = rx * sy - ry * sx
  if (Math.abs(cross) < 1e-9) return null
  const t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / cross
  return t < 0 || t > 1 ? null : [a[0] + t * rx, a[1] + t * ry]
}

function footOn([a, b]: Segment, [x, y]: Point): Point | null {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const long = dx * dx + dy * dy
  if (long === 0) return null
  const t = ((x - a[0]) * dx + (y - a[1]) * dy) / long
  return t < 0 || t > 1 ? null : [a[0] + t * dx, a[1] + t * dy]
}

function nearest(to: Point, points: readonly Point[], reach: number): Point | null {
  let best: Point | null = null
  let least = reach
  for (const p of points) {
    const d = distance(to, p)
    if (d <= least) {
      least = d
      best = p
    }
  }
  return best
}

/** A point beside another, along the axis that leads there. */
interface Square {
  readonly from: Point
  readonly at: Point
  readonly axis: 0 | 1
}

function rightAngle(at: Point, from: Point, reach: number): Square | null {
  const dx = Math.abs(at[0] - from[0])
  const dy = Math.abs(at[1] - from[1])
  if (dy <= reach && dy <= dx) return { from, at: [at[0], from[1]], axis: 0 }
  if (dx <= reach) return { from, at: [from[0], at[1]], axis: 1 }
  return null
}

const meetingOf = (a: Square, b: Square): Point =>
  a.axis === 0 ? [b.from[0], a.from[1]] : [a.from[0], b.from[1]]

const onGrid = (value: number, { grid, reach }: Snapping): number => {
  if (grid === null) return value
  const to = Math.round(value / grid) * grid
  // A grid finer than the reach always pulls; a coarse one only from nearby.
  return Math.abs(to - value) <= Math.max(reach, grid / 2) ? to : value
}
const onGridAlong = (at: Point, axis: 0 | 1, snapping: Snapping): Point =>
  axis === 0 ? [onGrid(at[0], snapping), at[1]] : [at[0], onGrid(at[1], snapping)]

const pointGuide = (p: Point): Guide => ({ from: p, to: p, why: 'point', length: null })
const squareGuide = (from: Point, to: Point): Guide => ({
  from,
  to,
  why: 'right-angle',
  length: distance(from, to),
})
