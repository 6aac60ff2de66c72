/** Which way doors open, and what is in the way of their leaves. */
import type { Door, Point } from '../domain/floor-plan.ts'
import { cornersOf } from '../geometry/rectangle.ts'
import { inRings } from '../geometry/ring.ts'
import { boundsOfShape, grown, nearestOnSegment, type Shape } from '../geometry/shape.ts'
import { onFloor } from '../geometry/turned-rect.ts'
import { OPENING, SLACK } from './limits.ts'
import type { DoorItem, Scene, Solid } from './scene.ts'
import type { Warning } from './warning.ts'

export interface Swing {
  readonly hinge: Point
  readonly radius: number
  /** Radians of the closed leaf, and +1 or −1 for the way it turns. */
  readonly from: number
  readonly sense: 1 | -1
  /** The quarter circle it sweeps, as a convex polygon. */
  readonly shape: Shape
}

/** Null when it is not known or slides. */
export function swingOf(door: Door): Swing | null {
  if (!door.hinge || !door.opens) return null
  const side = door.hinge === 'left' ? -1 : 1
  const up = door.opens === 'up' ? -1 : 1
  const radius = door.width
  const hinge = onFloor(door, (side * radius) / 2, 0)
  const free = onFloor(door, (-side * radius) / 2, 0)
  const from = Math.atan2(free[1] - hinge[1], free[0] - hinge[0])
  // Hinge left and opening down turns clockwise on the screen (y down), which is the positive way.
  const sense = -side * up === 1 ? 1 : -1
  const arc = Array.from({ length: 13 }, (_, i): Point => {
    const angle = from + (sense * i * Math.PI) / 24
    return [hinge[0] + radius * Math.cos(angle), hinge[1] + radius * Math.sin(angle)]
  })
  return { hinge, radius, from, sense, shape: [hinge, ...arc] }
}

/** Degrees to which the leaf opens before it meets a solid; 90 and more when nothing is in its way. */
export function opensTo(swing: Swing, solid: Solid): number {
  let least = 360
  const look = ([x, y]: Point) => {
    const angle =
      ((Math.atan2(y - swing.hinge[1], x - swing.hinge[0]) - swing.from) * swing.sense * 180) / Math.PI
    const turned = (((angle % 360) + 540) % 360) - 180
    // What is behind the closed leaf does not stop it.
    if (turned > -1e-6) least = Math.min(least, Math.max(0, turned))
  }
  const r = swing.radius - SLACK
  for (const ring of solid.rings) {
    let a = ring[ring.length - 1]
    for (const b of ring) {
      if (a) for (const p of withinCircle(a, b, swing.hinge, r)) look(p)
      a = b
    }
  }
  // Begins inside of something: the free end of the closed leaf.
  for (const share of [0.5, 0.98]) {
    const p: Point = [
      swing.hinge[0] + share * r * Math.cos(swing.from + swing.sense * 0.02),
      swing.hinge[1] + share * r * Math.sin(swing.from + swing.sense * 0.02),
    ]
    if (inRings(p, solid.rings)) least = 0
  }
  return least
}

/** Ends of the part of a segment that lies in a circle, and its point next to the middle. */
function withinCircle(a: Point, b: Point, [cx, cy]: Point, r: number): Point[] {
  const nearest = nearestOnSegment([cx, cy], a, b)
  if (Math.hypot(nearest[0] - cx, nearest[1] - cy) >= r) return []
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const [ex, ey] = [a[0] - cx, a[1] - cy]
  const qa = dx * dx + dy * dy
  const qb = 2 * (ex * dx + ey * dy)
  const root = Math.sqrt(Math.max(0, qb * qb - 4 * qa * (ex * ex + ey * ey - r * r)))
  return [(-qb - root) / (2 * qa), (-qb + root) / (2 * qa)].map((t): Point => {
    const k = Math.max(0, Math.min(1, t))
    return [a[0] + k * dx, a[1] + k * dy]
  })
}

/** How far in front of an opening without a leaf nothing may stand, mm. */
const BEFORE_OPENING = 500

export function doorWarnings(door: DoorItem, scene: Scene): Warning[] {
  const movable = (s: Solid) => {
    const item = scene.items.get(s.id)
    // A lift stands behind its own door.
    return item?.kind === 'space' || (item?.kind === 'furniture' && item.object.what !== 'lift')
  }
  const swing = swingOf(door.object)
  if (swing) {
    let least = OPENING
    const blockers: string[] = []
    for (const solid of scene.solids.near(boundsOfShape(swing.shape))) {
      if (!movable(solid)) continue
      const angle = opensTo(swing, solid)
      if (angle >= OPENING - 0.1) continue
      least = Math.min(least, angle)
      blockers.push(solid.id)
    }
    if (blockers.length === 0) return []
    return [
      {
        check: 'door-swing',
        objects: [door.id, ...blockers.sort()],
        at: onFloor(door.object, 0, ((door.object.opens === 'up' ? -1 : 1) * swing.radius) / 2),
        severity: 'warning',
        found: Math.round(least),
        limit: OPENING,
        unit: 'deg',
        source: null,
        data: {},
      },
    ]
  }
  const { width, depth } = door.object
  const before = { ...door.object, depth: depth + 2 * BEFORE_OPENING }
  const bounds = grown(boundsOfShape(cornersOf(before)), 1)
  let clear = width
  const blockers: string[] = []
  for (const solid of scene.solids.near(bounds)) {
    if (!movable(solid)) continue
    const free = clearBeside(solid, before)
    if (free >= width - SLACK) continue
    clear = Math.min(clear, free)
    blockers.push(solid.id)
  }
  if (blockers.length === 0) return []
  return [
    {
      check: 'door-opening',
      objects: [door.id, ...blockers.sort()],
      at: door.object.at,
      severity: 'warning',
      found: Math.round(clear),
      limit: Math.round(width),
      unit: 'mm',
      source: null,
      data: {},
    },
  ]
}

/**
 * The wider of what stays free to the left and right of a solid in a strip along the rectangle's
 * depth (a door's passage, or a route whose width is that depth's other side); `width` when it is not in it.
 */
export function clearBeside(
  solid: Solid,
  strip: { readonly at: Point; readonly width: number; readonly depth: number; readonly rotation: number },
): number {
  const half = strip.width / 2
  const extent = extentWithin(solid, strip)
  if (!extent) return strip.width
  return Math.max(0, extent[0] + half, half - extent[1])
}

/** What a solid covers of a strip's width, from −width/2 to width/2; null when it is not in it. */
function extentWithin(
  solid: Solid,
  strip: { readonly at: Point; readonly width: number; readonly depth: number; readonly rotation: number },
): readonly [number, number] | null {
  const [ux, uy] = onFloor({ ...strip, at: [0, 0] }, 1, 0)
  const [hw, hd] = [strip.width / 2, strip.depth / 2]
  let [min, max] = [Infinity, -Infinity]
  const take = (x: number) => {
    min = Math.min(min, Math.max(-hw, x))
    max = Math.max(max, Math.min(hw, x))
  }
  const local = ([px, py]: Point): Point => {
    const [dx, dy] = [px - strip.at[0], py - strip.at[1]]
    return [dx * ux + dy * uy, dy * ux - dx * uy]
  }
  for (const ring of solid.rings) {
    let a = ring[ring.length - 1]
    for (const b of ring) {
      if (a) {
        const part = within(local(a), local(b), hd)
        if (part && Math.max(part[0], part[1]) > -hw + SLACK && Math.min(part[0], part[1]) < hw - SLACK) {
          take(part[0])
          take(part[1])
        }
      }
      a = b
    }
  }
  if (min > max && inRings(strip.at, solid.rings)) return [-hw, hw]
  return max - min > SLACK ? [min, max] : null
}

/** The x of both ends of the part of a segment with |y| < depth. */
function within(a: Point, b: Point, depth: number): [number, number] | null {
  const d = depth - SLACK
  const [lo, hi] = a[1] <= b[1] ? [a, b] : [b, a]
  if (lo[1] >= d || hi[1] <= -d) return null
  const at = (y: number) =>
    hi[1] === lo[1] ? lo[0] : lo[0] + ((y - lo[1]) / (hi[1] - lo[1])) * (hi[0] - lo[0])
  return hi[1] === lo[1] ? [lo[0], hi[0]] : [at(Math.max(lo[1], -d)), at(Math.min(hi[1], d))]
}
