/** The movement area before a desk: what it needs, and how much of it is free. Lengths in mm. */
import type { Point } from '../domain/floor-plan.ts'
import { cornersOf } from '../geometry/rectangle.ts'
import { inRing } from '../geometry/ring.ts'
import { boundsOfShape, distance, grown, meet, overlapDepth, type Shape } from '../geometry/shape.ts'
import { onFloor, type TurnedRect, turn } from '../geometry/turned-rect.ts'
import { MOVEMENT, SLACK, SOURCE, WHEELCHAIR } from './limits.ts'
import type { Scene, Solid, SpaceItem } from './scene.ts'
import { swingOf } from './swing.ts'
import type { Warning } from './warning.ts'

/**
 * The least area a desk needs, centred at its chair side: 1.50 m × 1.00 m; at desks narrower than
 * 1.50 m as wide as the desk (not under 1.00 m), and so much deeper that it has 1.50 m².
 */
export function movementArea(desk: TurnedRect): TurnedRect {
  const width = Math.max(MOVEMENT.width, Math.min(desk.width, MOVEMENT.area / MOVEMENT.depth))
  const depth = Math.max(MOVEMENT.depth, MOVEMENT.area / width)
  return { at: onFloor(desk, 0, (desk.depth + depth) / 2), width, depth, rotation: desk.rotation }
}

interface FreeRect {
  readonly width: number
  readonly depth: number
  /** Middle of it along the desk's edge, from the desk's middle. */
  readonly x: number
}

/** Lines that bar the way: edges of solids and of the room, in the desk's own directions from the middle of its chair side. */
type Edge = readonly [x1: number, y1: number, x2: number, y2: number]

/**
 * The free rectangles along a desk's chair side, `wide` in all and no deeper than `deep`: the best
 * by `value`. Sides are tried where something begins or ends; what stands askew counts by the part
 * of it that lies before each.
 */
function bestFree(
  edges: readonly Edge[],
  covered: (x: number) => boolean,
  wide: number,
  deep: number,
  value: (r: FreeRect) => number,
): FreeRect {
  const half = wide / 2
  const cuts = new Set([-half, half])
  for (const [x1, y1, x2, y2] of edges) {
    const xs = [x1, x2]
    // What stands askew: where it comes before the desk's edge, and where it leaves the least depth.
    for (const y of [SLACK, MOVEMENT.depth, deep])
      if (y1 < y !== y2 < y) xs.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1))
    for (const x of xs) if (x > -half && x < half) cuts.add(x)
  }
  const sides = [...cuts].sort((a, b) => a - b)
  let best: FreeRect = { width: 0, depth: 0, x: 0 }
  let most = -Infinity
  for (const [i, from] of sides.entries())
    for (const to of sides.slice(i + 1)) {
      if (to - from <= 2 * SLACK) continue
      let depth = covered((from + to) / 2) ? 0 : deep
      for (const edge of edges) depth = Math.min(depth, depthBefore(edge, from + SLACK, to - SLACK))
      const rect = { width: to - from, depth: Math.max(0, depth), x: (from + to) / 2 }
      const worth = value(rect)
      if (worth > most + 1e-9) {
        most = worth
        best = rect
      }
    }
  return best
}

/** How far it is to an edge between two uprights; Infinity when it is not before them. */
function depthBefore([x1, y1, x2, y2]: Edge, from: number, to: number): number {
  const [lo, hi] = x1 <= x2 ? [x1, x2] : [x2, x1]
  if (hi <= from || lo >= to) return Infinity
  const yAt = (x: number) => (x1 === x2 ? Math.min(y1, y2) : y1 + ((x - x1) / (x2 - x1)) * (y2 - y1))
  const [ya, yb] =
    x1 === x2 ? [Math.min(y1, y2), Math.max(y1, y2)] : [yAt(Math.max(lo, from)), yAt(Math.min(hi, to))]
  if (Math.max(ya, yb) <= SLACK) return Infinity
  return Math.max(0, Math.min(ya, yb))
}

interface Front {
  readonly edges: readonly Edge[]
  covered(x: number): boolean
  /** Ids of what reaches into a rectangle before the desk. */
  blockers(width: number, depth: number): string[]
}

/** What stands before a desk, in its own directions. */
function frontOf(desk: SpaceItem, scene: Scene, wide: number, deep: number): Front {
  const r = desk.object
  const area: TurnedRect = {
    at: onFloor(r, 0, (r.depth + deep) / 2),
    width: wide,
    depth: deep,
    rotation: r.rotation,
  }
  const bounds = boundsOfShape(cornersOf(area))
  const [c, s] = turn(r.rotation)
  const local = ([px, py]: Point): Point => {
    const [dx, dy] = [px - r.at[0], py - r.at[1]]
    return [dx * c + dy * s, dy * c - dx * s - r.depth / 2]
  }
  const near: Solid[] = [...scene.solids.near(bounds)].filter(
    (x) => x.id !== desk.id && meet(x.bounds, bounds),
  )
  const room = scene.roomAt(r.at)
  if (room) near.push({ id: room.id, rings: room.object.rings, bounds: room.bounds })
  const edgesOf = new Map<Solid, Edge[]>()
  for (const solid of near) {
    const list: Edge[] = []
    for (const ring of solid.rings) {
      let a = ring[ring.length - 1]
      for (const b of ring) {
        if (a) {
          const [[x1, y1], [x2, y2]] = [local(a), local(b)]
          if (Math.max(x1, x2) > -wide / 2 && Math.min(x1, x2) < wide / 2)
            if (Math.max(y1, y2) > SLACK && Math.min(y1, y2) < deep) list.push([x1, y1, x2, y2])
        }
        a = b
      }
    }
    if (list.length > 0) edgesOf.set(solid, list)
  }
  const solids = near.filter((x) => x.id !== room?.id)
  return {
    edges: [...edgesOf.values()].flat(),
    covered(x) {
      const p = onFloor(r, x, r.depth / 2 + 2 * SLACK)
      return solids.some((solid) => solid.rings.reduce((inside, ring) => inRing(p, ring) !== inside, false))
    },
    blockers(width, depth) {
      const ids = new Set<string>()
      for (const [solid, list] of edgesOf)
        if (list.some((e) => depthBefore(e, -width / 2 + SLACK, width / 2 - SLACK) < depth - SLACK))
          ids.add(solid.id)
      return [...ids].sort()
    },
  }
}

/** The distance of the nearest desk beside this one, middle to middle, that looks the same way; null when there is none. */
function besides(desk: SpaceItem, scene: Scene): { id: string; pitch: number } | null {
  const r = desk.object
  const [c, s] = turn(r.rotation)
  let best: { id: string; pitch: number } | null = null
  for (const other of scene.desks.near(grown(desk.bounds, 500))) {
    if (other.id === desk.id) continue
    const o = other.object
    const turned = ((((o.rotation - r.rotation) % 360) + 540) % 360) - 180
    if (Math.abs(turned) > 1) continue
    const [dx, dy] = [o.at[0] - r.at[0], o.at[1] - r.at[1]]
    const [x, y] = [Math.abs(dx * c + dy * s), Math.abs(dy * c - dx * s)]
    // "Immediately beside": their chair sides in line, and no room for an aisle between them.
    if (y > Math.min(o.depth, r.depth) / 2 || x - (o.width + r.width) / 2 > 200 || x < r.width / 4) continue
    if (!best || x < best.pitch - 1e-6 || (Math.abs(x - best.pitch) <= 1e-6 && other.id < best.id))
      best = { id: other.id, pitch: x }
  }
  return best
}

const round = (n: number): number => Math.round(n)

export function movementWarnings(desk: SpaceItem, scene: Scene): Warning[] {
  const r = desk.object
  const warnings: Warning[] = []
  const base = { severity: 'warning' as const }
  const neighbour = besides(desk, scene)
  if (neighbour && neighbour.pitch < MOVEMENT.sideBySide - SLACK)
    warnings.push({
      ...base,
      check: 'side-by-side',
      objects: [desk.id, neighbour.id],
      at: onFloor(r, 0, r.depth / 2),
      found: round(neighbour.pitch),
      limit: MOVEMENT.sideBySide,
      unit: 'mm',
      source: SOURCE.sideBySide,
      data: {},
    })
  const least = neighbour ? Math.min(MOVEMENT.sideBySide, neighbour.pitch) : MOVEMENT.width
  warnings.push(...freeAreaWarnings(desk, scene, least))
  if (r.features.includes('accessible')) warnings.push(...wheelchairWarnings(desk, scene))
  return warnings
}

function freeAreaWarnings(desk: SpaceItem, scene: Scene, leastWidth: number): Warning[] {
  const r = desk.object
  const wide = Math.max(r.width, leastWidth)
  const deep = MOVEMENT.area / Math.min(wide, leastWidth)
  const front = frontOf(desk, scene, wide, deep)
  /** By how much it falls short in what it lacks most; 1 and more is enough. */
  const share = (f: FreeRect) =>
    Math.min(f.width / leastWidth, f.depth / MOVEMENT.depth, (f.width * f.depth) / MOVEMENT.area)
  const best = bestFree(front.edges, front.covered, wide, deep, share)
  if (share(best) >= 1 - SLACK / 1_000) return []
  const shares = [
    ['depth', best.depth / MOVEMENT.depth],
    ['width', best.width / leastWidth],
    ['area', (best.width * best.depth) / MOVEMENT.area],
  ] as const
  const lacking = shares.filter(([, v]) => v < 1 - SLACK / 1_000)
  // A depth or width that is missed tells more than the area that is missed with it.
  const [short] = lacking.find(([what]) => what !== 'area') ?? lacking[0] ?? shares[2]
  const needed = movementArea(r)
  return [
    {
      check: 'movement-area',
      objects: [desk.id, ...front.blockers(needed.width, needed.depth)],
      at: onFloor(r, best.x, (r.depth + Math.max(best.depth, 200)) / 2),
      severity: 'warning',
      found:
        short === 'area'
          ? round(best.width * best.depth)
          : round(short === 'depth' ? best.depth : best.width),
      limit: short === 'area' ? MOVEMENT.area : short === 'depth' ? MOVEMENT.depth : round(leastWidth),
      unit: short === 'area' ? 'mm2' : 'mm',
      source: SOURCE.movement,
      data: { short, width: round(best.width), depth: round(best.depth) },
    },
  ]
}

function wheelchairWarnings(desk: SpaceItem, scene: Scene): Warning[] {
  const r = desk.object
  // The square may lie to either side as long as part of it is before the desk.
  const wide = Math.max(r.width, WHEELCHAIR)
  const front = frontOf(desk, scene, wide, WHEELCHAIR)
  const best = bestFree(front.edges, front.covered, wide, WHEELCHAIR, (f) => Math.min(f.width, f.depth))
  const side = Math.min(best.width, best.depth)
  if (side >= WHEELCHAIR - SLACK) return []
  return [
    {
      check: 'wheelchair',
      objects: [desk.id, ...front.blockers(WHEELCHAIR, WHEELCHAIR)],
      at: onFloor(r, best.x, (r.depth + WHEELCHAIR) / 2),
      severity: 'warning',
      found: round(side),
      limit: WHEELCHAIR,
      unit: 'mm',
      source: SOURCE.wheelchair,
      data: {},
    },
  ]
}

/** Overlaps of a desk's movement area with those of other desks (told once for each pair), routes and doors. */
export function overlapWarnings(desk: SpaceItem, scene: Scene): Warning[] {
  const own = movementArea(desk.object)
  const shape: Shape = cornersOf(own)
  const bounds = boundsOfShape(shape)
  const warnings: Warning[] = []
  const warn = (other: string, depth: number, at: Point, what: 'desk' | 'route' | 'door') =>
    warnings.push({
      check: 'movement-overlap',
      objects: [desk.id, other],
      at,
      severity: 'warning',
      found: round(depth),
      limit: 0,
      unit: 'mm',
      source: SOURCE.overlap,
      data: { with: what },
    })
  // A movement area lies within its depth and half its width of its desk's edge.
  for (const other of scene.desks.near(grown(bounds, MOVEMENT.area / MOVEMENT.width + MOVEMENT.width))) {
    if (other.id <= desk.id || distance(other.object.at, own.at) > 6_000 + other.object.width) continue
    const theirs = movementArea(other.object)
    const depth = overlapDepth(shape, cornersOf(theirs))
    if (depth > SLACK)
      warn(other.id, depth, [(own.at[0] + theirs.at[0]) / 2, (own.at[1] + theirs.at[1]) / 2], 'desk')
  }
  for (const route of scene.routes.near(bounds)) {
    const depth = Math.max(0, ...stripsOf(route.object).map((strip) => overlapDepth(shape, cornersOf(strip))))
    if (depth > SLACK) warn(route.id, depth, own.at, 'route')
  }
  for (const door of scene.doors.near(bounds)) {
    const swing = swingOf(door.object)
    const depth = swing ? overlapDepth(shape, swing.shape) : 0
    if (depth > SLACK) warn(door.id, depth, own.at, 'door')
  }
  return warnings
}

/** An escape route as rectangles, one for each straight part. */
export function stripsOf(route: { readonly axis: readonly Point[]; readonly width: number }): TurnedRect[] {
  return route.axis.slice(1).flatMap((b, i): TurnedRect[] => {
    const a = route.axis[i] ?? b
    const length = distance(a, b)
    if (length === 0) return []
    return [
      {
        at: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2],
        width: length,
        depth: route.width,
        rotation: (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI,
      },
    ]
  })
}
