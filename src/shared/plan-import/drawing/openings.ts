/** Doors and windows from the lines and arcs that draw them. Lengths in millimetres. */
import Flatbush from 'flatbush'
import type { Point } from '../../domain/floor-plan.ts'
import { minAreaRectangle } from '../../geometry/hull.ts'
import { boundsOfPoints } from '../../geometry/ring.ts'
import type { TurnedRect } from '../../geometry/turned-rect.ts'
import type { DrawnArc, DrawnLine } from './drawing.ts'
import { beside, type Segment, segment, segmentsOf, sine } from './segments.ts'

export interface FoundDoor {
  readonly rect: TurnedRect
  readonly hinge: 'left'
  readonly opens: 'up' | 'down'
  /** Across the opening, from the hinge to where the closed leaf ends. */
  readonly closed: Segment
  /** Both ways the leaf may lie when it is not known which of them is closed. */
  readonly seals: readonly Segment[]
}

/** Leaves from a cupboard's to a wide single door's. */
const NARROWEST = 400
const WIDEST = 1300
const TOUCH = 30

/** Whether an arc is what a door draws when it swings. */
export const swings = (arc: DrawnArc): boolean =>
  arc.radius >= NARROWEST && arc.radius <= WIDEST && arc.sweep >= 15 && arc.sweep <= 110

/**
 * The leaf is drawn open, from the hinge to one end of its arc, or else the closed side is the
 * one along a wall.
 * @param lines of layers with openings
 * @param walls faces
 */
export function doorOf(
  arc: DrawnArc,
  lines: readonly Segment[],
  walls: readonly Segment[],
): FoundDoor | null {
  const drawnTo = (end: Point) => lines.some((s) => joins(s, arc.centre, end))
  const leaf = [drawnTo(arc.from), drawnTo(arc.to)] as const
  const wall = [alongWall(arc.centre, arc.from, walls), alongWall(arc.centre, arc.to, walls)] as const
  // Index of the closed end.
  const certain = leaf[0] !== leaf[1] ? (leaf[0] ? 1 : 0) : wall[0] !== wall[1] ? (wall[0] ? 0 : 1) : null
  const ends = [arc.from, arc.to] as const
  const [end, open] = certain === 1 ? [ends[1], ends[0]] : ends
  const closed = segment(arc.centre, end)
  const other = segment(arc.centre, open)
  if (!closed || !other) return null
  const seals = certain === null ? [closed, other] : [closed]
  const depth = wallThickness(closed, walls) ?? 100
  return {
    rect: {
      at: [(arc.centre[0] + end[0]) / 2, (arc.centre[1] + end[1]) / 2],
      width: arc.radius,
      depth,
      rotation: (Math.atan2(closed.u[1], closed.u[0]) * 180) / Math.PI,
    },
    hinge: 'left',
    opens: beside(closed, open)[1] < 0 ? 'up' : 'down',
    closed,
    seals,
  }
}

/** Whether a line runs from the hinge to an end of the arc: it is the leaf, however thick it is drawn. */
export function joins(s: Segment, centre: Point, end: Point): boolean {
  const near = (p: Point, q: Point) => Math.hypot(p[0] - q[0], p[1] - q[1]) < 2.5 * TOUCH
  return (near(s.a, centre) && near(s.b, end)) || (near(s.b, centre) && near(s.a, end))
}

/** Whether a wall's face goes on in the direction from the hinge, before or behind the opening. */
function alongWall(centre: Point, end: Point, walls: readonly Segment[]): boolean {
  const door = segment(centre, end)
  if (!door) return false
  return walls.some((w) => {
    if (sine(w.u, door.u) > 0.05) return false
    const [a, offA] = beside(door, w.a)
    const [b, offB] = beside(door, w.b)
    if (Math.min(Math.abs(offA), Math.abs(offB)) > 400) return false
    return gap(a, b, door.length) < 100
  })
}
/** How far the stretch from a to b stays away from the ends of [0, length]. */
const gap = (a: number, b: number, length: number): number =>
  Math.min(Math.abs(a), Math.abs(b), Math.abs(a - length), Math.abs(b - length))

/** How far the two faces beside an opening are apart. */
function wallThickness(door: Segment, walls: readonly Segment[]): number | null {
  let [left, right] = [Infinity, Infinity]
  for (const w of walls) {
    if (sine(w.u, door.u) > 0.05) continue
    const [a, off] = beside(door, w.a)
    const [b] = beside(door, w.b)
    if (gap(a, b, door.length) > 150 || Math.abs(off) > 500) continue
    if (off <= 5) left = Math.min(left, -off)
    if (off >= -5) right = Math.min(right, off)
  }
  const thickness = left + right
  return thickness >= 40 && thickness <= 600 ? thickness : null
}

/** Lines that touch or overlap, together: what draws one opening. */
export function clusters(lines: readonly DrawnLine[]): DrawnLine[][] {
  if (lines.length === 0) return []
  const boxes = lines.map((l) => boundsOfPoints(l.points) ?? { minX: 0, minY: 0, maxX: 0, maxY: 0 })
  const tree = new Flatbush(lines.length)
  for (const b of boxes)
    tree.add(b.minX - TOUCH / 2, b.minY - TOUCH / 2, b.maxX + TOUCH / 2, b.maxY + TOUCH / 2)
  tree.finish()
  const found: DrawnLine[][] = []
  const seen = new Uint8Array(lines.length)
  for (let i = 0; i < lines.length; i++) {
    if (seen[i]) continue
    seen[i] = 1
    const group = [i]
    for (const k of group) {
      const b = boxes[k]
      if (!b) continue
      for (const j of tree.search(b.minX, b.minY, b.maxX, b.maxY)) {
        if (seen[j]) continue
        seen[j] = 1
        group.push(j)
      }
    }
    found.push(group.flatMap((k) => lines[k] ?? []))
  }
  return found
}

/** A window is long and as deep as a wall; null when the lines draw something else. */
export function windowOf(lines: readonly DrawnLine[]): TurnedRect | null {
  const rect = minAreaRectangle(lines.flatMap((l) => [...l.points]))
  if (!rect) return null
  const fits = rect.width >= 300 && rect.width <= 15_000 && rect.depth >= 20 && rect.depth <= 600
  return fits && rect.width >= 1.4 * rect.depth ? rect : null
}

export const segmentsOfLines = (lines: readonly DrawnLine[]): Segment[] =>
  lines.flatMap((l) => segmentsOf(l.points, l.closed))
