/**
 * The widest way from the doors of a room to each of its desks.
 *
 * Every gap between two things (and between a thing and the room's edge) that is narrower than what
 * the rules ask for becomes a *gate* with the gap's exact width: a line from a corner of one to the
 * nearest point of the other. The room is then a raster of free cells, cells in a gate and solid
 * cells, which is flooded from the doors, widest first; a desk's way is as wide as the narrowest gate
 * it must pass. So widths are exact, and the raster only decides what is connected.
 */
import type { Point } from '../domain/floor-plan.ts'
import { cornersOf } from '../geometry/rectangle.ts'
import { distanceToRing, inRings } from '../geometry/ring.ts'
import {
  boundsOfShape,
  distance,
  grown,
  meet,
  nearestOnSegment,
  nearestOnShape,
  type Shape,
} from '../geometry/shape.ts'
import { type Bounds, boundsOf, onFloor } from '../geometry/turned-rect.ts'
import { AISLE, AISLE_PEOPLE, pathWidth } from './limits.ts'
import type { DoorItem, RoomItem, Scene, Solid, SpaceItem } from './scene.ts'

/** A gap narrower than the rules ask for, which some must pass. */
export interface Narrow {
  /** The two things it is between; the room stands for its own edge. */
  readonly between: readonly [string, string]
  readonly at: Point
  /** mm */
  readonly width: number
  /** People whose widest way leads through it. */
  readonly people: number
}
export interface Ways {
  readonly narrows: readonly Narrow[]
  /** Width of the widest way of each desk, Infinity when no gate is on it, 0 when there is none. */
  readonly widest: ReadonlyMap<string, number>
}

interface Gate {
  readonly a: string
  readonly b: string
  readonly from: Point
  readonly to: Point
  readonly width: number
}

const FREE = 65_535
/** Depth of the place before a door where ways begin, beyond the wall, mm. */
const THRESHOLD = 250

/** Doors that lead into a room. */
export function doorsOf(room: RoomItem, scene: Scene): DoorItem[] {
  return [...scene.doors.near(grown(room.bounds, 300))]
    .filter(({ object: d }) =>
      room.object.rings.some((ring) => distanceToRing(d.at, ring) <= d.depth / 2 + 150),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** @returns null when the room has neither doors nor open sides, so that there is nowhere to come from */
export function waysIn(room: RoomItem, desks: readonly SpaceItem[], scene: Scene): Ways | null {
  const sources: Shape[] = [
    ...doorsOf(room, scene).map(({ object: d }) => cornersOf({ ...d, depth: d.depth + 2 * THRESHOLD })),
    ...openSides(room, scene),
  ]
  if (sources.length === 0) return null
  const solids = [...scene.solids.near(room.bounds)].filter(
    (s) => meet(s.bounds, room.bounds) && (scene.items.get(s.id)?.kind !== 'wall' || reachesInto(s, room)),
  )
  const reach = desks.length > AISLE_PEOPLE ? pathWidth(desks.length) : AISLE
  const gates = [...gatesBetween(solids, reach), ...gatesToEdge(solids, room, reach)]
  const raster = createRaster(room)
  for (const ring of [room.object.rings]) raster.fill(ring, FREE)
  for (const solid of solids) raster.fill(solid.rings, 0)
  gates.forEach((gate, i) => {
    raster.gate(gate, i)
  })
  raster.flood(sources)

  const people = new Uint32Array(gates.length)
  const widest = new Map<string, number>()
  for (const desk of desks) {
    const seat = raster.best(seatOf(desk))
    widest.set(desk.id, seat === null ? 0 : raster.widthAt(seat))
    if (seat !== null) for (const gate of raster.passed(seat)) people[gate] = (people[gate] ?? 0) + 1
  }
  const narrows = new Map<string, Narrow>()
  gates.forEach((gate, i) => {
    const n = people[i] ?? 0
    if (n === 0) return
    const between: [string, string] = gate.a < gate.b ? [gate.a, gate.b] : [gate.b, gate.a]
    const key = between.join(' ')
    const known = narrows.get(key)
    const narrow: Narrow = {
      between,
      at: [(gate.from[0] + gate.to[0]) / 2, (gate.from[1] + gate.to[1]) / 2],
      width: gate.width,
      people: n,
    }
    // Parallel sides make a gate at each end: told once, for most people, then where it is narrowest.
    if (!known || n > known.people || (n === known.people && gate.width < known.width - 0.5))
      narrows.set(key, narrow)
  })
  return { narrows: [...narrows.values()], widest }
}

/** Where somebody sits: half a metre square, a little before the desk. */
function seatOf({ object: r }: SpaceItem): Point[] {
  const points: Point[] = []
  for (let x = -200; x <= 200; x += 100)
    for (let y = 100; y <= 600; y += 100) points.push(onFloor(r, x, r.depth / 2 + y))
  return points
}

/** A wall that stands in the room, not only around it. */
function reachesInto(solid: Solid, room: RoomItem): boolean {
  const inside = (p: Point) =>
    inRings(p, room.object.rings) && room.object.rings.every((ring) => distanceToRing(p, ring) > 10)
  for (const ring of solid.rings) {
    let a = ring[ring.length - 1]
    for (const b of ring) {
      if (a) {
        const steps = Math.max(1, Math.min(200, Math.ceil(distance(a, b) / 250)))
        for (let i = 0; i < steps; i++) {
          const t = (i + 0.5) / steps
          if (inside([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])])) return true
        }
        if (inside(b)) return true
      }
      a = b
    }
  }
  return false
}

/** Stretches of the room's edge without a wall, from which one comes in as by a door. */
function openSides(room: RoomItem, scene: Scene): Shape[] {
  const STEP = 100
  const open: Shape[] = []
  for (const ring of room.object.rings) {
    let a = ring[ring.length - 1]
    for (const b of ring) {
      if (a) {
        const length = distance(a, b)
        const [ux, uy] = length > 0 ? [(b[0] - a[0]) / length, (b[1] - a[1]) / length] : [0, 0]
        let run: number | null = null
        for (let t = STEP / 2; t <= length + STEP; t += STEP) {
          const at = (out: number): Point => [
            (a?.[0] ?? 0) + t * ux - out * uy,
            (a?.[1] ?? 0) + t * uy + out * ux,
          ]
          const free = t <= length && ![-60, 0, 60].some((out) => isWall(at(out), scene))
          if (free) run ??= t
          else if (run !== null) {
            if (t - run >= 2 * STEP + AISLE) {
              const [from, to] = [run + STEP, t - 2 * STEP]
              const corner = (s: number, out: number): Point => [
                (a?.[0] ?? 0) + s * ux - out * uy,
                (a?.[1] ?? 0) + s * uy + out * ux,
              ]
              open.push([corner(from, -150), corner(to, -150), corner(to, 150), corner(from, 150)])
            }
            run = null
          }
        }
      }
      a = b
    }
  }
  return open
}

function isWall(p: Point, scene: Scene): boolean {
  const spot = { minX: p[0], minY: p[1], maxX: p[0], maxY: p[1] }
  for (const s of scene.solids.near(spot))
    if (scene.items.get(s.id)?.kind === 'wall' && meet(s.bounds, spot) && inRings(p, s.rings)) return true
  // A door is no open side: it is a source of its own.
  for (const d of scene.doors.near(spot)) if (meet(boundsOf(d.object), spot)) return true
  return false
}

function gatesBetween(solids: readonly Solid[], reach: number): Gate[] {
  const gates: Gate[] = []
  const sorted = [...solids].sort((a, b) => a.bounds.minX - b.bounds.minX)
  for (const [i, a] of sorted.entries()) {
    const near = grown(a.bounds, reach)
    for (let k = i + 1; k < sorted.length; k++) {
      const b = sorted[k]
      if (!b || b.bounds.minX > near.maxX) break
      if (!meet(near, b.bounds)) continue
      const [outA, outB] = [a.rings[0], b.rings[0]]
      if (!outA || !outB) continue
      const add = (p: Point, q: Point) => {
        const width = distance(p, q)
        if (width < reach - 1) gates.push({ a: a.id, b: b.id, from: p, to: q, width })
      }
      for (const p of outA) add(p, nearestOnShape(p, outB))
      for (const p of outB) add(p, nearestOnShape(p, outA))
    }
  }
  return gates
}

/** Gates between solids and the room's edge, and across the room where it is narrow itself. */
function gatesToEdge(solids: readonly Solid[], room: RoomItem, reach: number): Gate[] {
  const gates: Gate[] = []
  const edges: (readonly [Point, Point])[] = []
  for (const ring of room.object.rings) {
    let a = ring[ring.length - 1]
    for (const b of ring) {
      if (a) edges.push([a, b])
      a = b
    }
  }
  const add = (a: string, from: Point, to: Point) => {
    const width = distance(from, to)
    if (width < reach - 1) gates.push({ a, b: room.id, from, to, width })
  }
  for (const solid of solids) {
    const outline = solid.rings[0] ?? []
    const near = grown(solid.bounds, reach)
    for (const [p, q] of edges) {
      if (!meet(near, boundsOfShape([p, q]))) continue
      for (const corner of outline) add(solid.id, corner, nearestOnSegment(corner, p, q))
      add(solid.id, nearestOnShape(p, outline), p)
    }
  }
  // Finely divided edges are curves; what is narrow there lies between their far ends.
  if (edges.length <= 400)
    for (const [corner] of edges)
      for (const [p, q] of edges) {
        const to = nearestOnSegment(corner, p, q)
        if (distance(corner, to) > 1) add(room.id, corner, to)
      }
  return gates
}

/** Cells of 5 cm; coarser in halls, so that no room takes more than some four million. */
function cellOf(area: number): number {
  return area <= 1e9 ? 50 : area <= 4e10 ? 100 : 200
}

function createRaster(room: RoomItem) {
  const box = grown(room.bounds, 100)
  const cell = cellOf((box.maxX - box.minX) * (box.maxY - box.minY))
  const columns = Math.max(1, Math.ceil((box.maxX - box.minX) / cell))
  const rows = Math.max(1, Math.ceil((box.maxY - box.minY) / cell))
  /** How wide the way is in each cell: FREE, the width of a gate, or 0. */
  const cells = columns * rows
  const cap = new Uint16Array(cells)
  const gateAt = new Map<number, number>()
  const width = new Uint16Array(cells)
  const parent = new Int32Array(cells).fill(-1)
  const index = ([x, y]: Point): number | null => {
    const [i, k] = [Math.floor((x - box.minX) / cell), Math.floor((y - box.minY) / cell)]
    return i < 0 || k < 0 || i >= columns || k >= rows ? null : k * columns + i
  }

  /** Sets the cells whose middle lies inside (even-odd), row by row. */
  function fill(rings: readonly Shape[], value: number): void {
    let b: Bounds | null = null
    for (const ring of rings) {
      const r = boundsOfShape(ring)
      b = b
        ? {
            minX: Math.min(b.minX, r.minX),
            minY: Math.min(b.minY, r.minY),
            maxX: Math.max(b.maxX, r.maxX),
            maxY: Math.max(b.maxY, r.maxY),
          }
        : r
    }
    if (!b) return
    const first = Math.max(0, Math.floor((b.minY - box.minY) / cell))
    const last = Math.min(rows - 1, Math.floor((b.maxY - box.minY) / cell))
    const crossings: number[] = []
    for (let row = first; row <= last; row++) {
      const y = box.minY + (row + 0.5) * cell
      crossings.length = 0
      for (const ring of rings) {
        let p = ring[ring.length - 1]
        for (const q of ring) {
          if (p && p[1] > y !== q[1] > y) crossings.push(p[0] + ((y - p[1]) / (q[1] - p[1])) * (q[0] - p[0]))
          p = q
        }
      }
      crossings.sort((m, n) => m - n)
      for (let k = 0; k + 1 < crossings.length; k += 2) {
        const from = Math.max(0, Math.ceil(((crossings[k] ?? 0) - box.minX) / cell - 0.5))
        const to = Math.min(columns - 1, Math.floor(((crossings[k + 1] ?? 0) - box.minX) / cell - 0.5))
        if (to >= from) cap.fill(value, row * columns + from, row * columns + to + 1)
      }
    }
    // What is thinner than two cells may lie between their middles.
    if (value === 0 && Math.min(b.maxX - b.minX, b.maxY - b.minY) < 2 * cell)
      for (const ring of rings)
        ring.forEach((p, i) => {
          line(p, ring[(i + 1) % ring.length] ?? p, (at) => {
            cap[at] = 0
          })
        })
  }

  /** Every cell a line touches, so that nothing that moves by sides gets past it. */
  function line(a: Point, b: Point, visit: (at: number) => void): void {
    const steps = Math.max(1, Math.ceil((distance(a, b) / cell) * 4))
    let before = -1
    for (let i = 0; i <= steps; i++) {
      const t = i / steps
      const at = index([a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])])
      if (at !== null && at !== before) {
        visit(at)
        before = at
      }
    }
  }

  function flood(sources: readonly Shape[]): void {
    /** Cells by the width of the way that leads to them, widest first. */
    const buckets = new Map<number, number[]>()
    const levels: number[] = []
    const push = (at: number, level: number, from: number) => {
      width[at] = level
      parent[at] = from
      const bucket = buckets.get(level)
      if (bucket) bucket.push(at)
      else {
        buckets.set(level, [at])
        levels.push(level)
        levels.sort((m, n) => m - n)
      }
    }
    const begin = (at: number) => {
      const level = cap[at] ?? 0
      if (level > 0 && (width[at] ?? 0) === 0) push(at, level, -2)
    }
    for (const shape of sources) {
      const b = boundsOfShape(shape)
      const x0 = Math.max(0, Math.floor((b.minX - box.minX) / cell))
      const x1 = Math.min(columns - 1, Math.floor((b.maxX - box.minX) / cell))
      const y0 = Math.max(0, Math.floor((b.minY - box.minY) / cell))
      const y1 = Math.min(rows - 1, Math.floor((b.maxY - box.minY) / cell))
      for (let y = y0; y <= y1; y++)
        for (let x = x0; x <= x1; x++) {
          const middle: Point = [box.minX + (x + 0.5) * cell, box.minY + (y + 0.5) * cell]
          if (inRings(middle, [shape])) begin(y * columns + x)
        }
    }
    for (;;) {
      const level = levels.pop()
      if (level === undefined) return
      const queue = buckets.get(level) ?? []
      // A queue that grows while it is read: nearest cells first.
      for (let head = 0; head < queue.length; head++) {
        const at = queue[head] ?? 0
        const x = at % columns
        for (let side = 0; side < 4; side++) {
          const next =
            side === 0
              ? x > 0
                ? at - 1
                : -1
              : side === 1
                ? x < columns - 1
                  ? at + 1
                  : -1
                : side === 2
                  ? at - columns
                  : at + columns
          if (next < 0 || next >= cells || (width[next] ?? 0) !== 0) continue
          const c = cap[next] ?? 0
          if (c === 0) continue
          if (c < level) push(next, c, at)
          else {
            width[next] = level
            parent[next] = at
            queue.push(next)
          }
        }
      }
      buckets.delete(level)
    }
  }

  return {
    fill,
    flood,
    gate(gate: Gate, number: number): void {
      const value = Math.max(1, Math.round(gate.width))
      line(gate.from, gate.to, (at) => {
        if (value < (cap[at] ?? 0)) {
          cap[at] = value
          gateAt.set(at, number)
        }
      })
    },
    /** The cell of these places with the widest way; null when none leads to any. */
    best(points: readonly Point[]): number | null {
      let best: number | null = null
      for (const p of points) {
        const at = index(p)
        if (at !== null && (width[at] ?? 0) > (best === null ? 0 : (width[best] ?? 0))) best = at
      }
      return best
    },
    widthAt: (at: number): number => (width[at] === FREE ? Infinity : (width[at] ?? 0)),
    /** Gates on the way to a cell. */
    passed(from: number): Set<number> {
      const gates = new Set<number>()
      for (let at = from; at >= 0; at = parent[at] ?? -2) {
        const gate = gateAt.get(at)
        if (gate !== undefined) gates.add(gate)
      }
      return gates
    },
  }
}
