/** Checks of a room: its area, its ways and doors, and what its desks are called. */
import type { Point } from '../domain/floor-plan.ts'
import { centroid, inRings } from '../geometry/ring.ts'
import { onFloor } from '../geometry/turned-rect.ts'
import {
  AISLE,
  AISLE_PEOPLE,
  doorWidth,
  guideArea,
  NO_WAY,
  pathWidth,
  roomArea,
  SLACK,
  SOURCE,
} from './limits.ts'
import type { DoorItem, RoomItem, Scene, SpaceItem } from './scene.ts'
import type { Warning } from './warning.ts'
import { doorsOf, waysIn } from './ways.ts'

export function desksIn(room: RoomItem, scene: Scene): SpaceItem[] {
  return [...scene.desks.near(room.bounds)]
    .filter((d) => inRings(d.object.at, room.object.rings) && scene.roomAt(d.object.at)?.id === room.id)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Inside of the room if its middle is, else at a corner. */
function placeIn(room: RoomItem): Point {
  const outline = room.object.rings[0] ?? []
  const middle = centroid(outline)
  return inRings(middle, room.object.rings) ? middle : (outline[0] ?? middle)
}

export function roomWarnings(room: RoomItem, scene: Scene): Warning[] {
  const desks = desksIn(room, scene)
  if (desks.length === 0) return []
  return [
    ...areaWarnings(room, desks.length),
    ...wayWarnings(room, desks, scene),
    ...doorWidths(room, desks, scene),
  ]
}

function areaWarnings(room: RoomItem, n: number): Warning[] {
  const at = placeIn(room)
  const found = Math.round(room.area)
  const about = { objects: [room.id], at, found, unit: 'mm2' as const, data: { people: n } }
  // A hundredth of a square metre is what drawing rounds.
  if (room.area < roomArea(n) - 10_000)
    return [
      { ...about, check: 'room-area', severity: 'warning', limit: roomArea(n), source: SOURCE.roomArea },
    ]
  const guide = guideArea(room.area) * n
  if (room.area < guide - 10_000)
    return [{ ...about, check: 'room-guide', severity: 'hint', limit: guide, source: SOURCE.roomGuide }]
  return []
}

function wayWarnings(room: RoomItem, desks: readonly SpaceItem[], scene: Scene): Warning[] {
  const ways = waysIn(room, desks, scene)
  const warnings: Warning[] = []
  for (const desk of desks) {
    const widest = ways?.widest.get(desk.id) ?? 0
    if (widest >= NO_WAY) continue
    warnings.push({
      check: 'unreachable',
      objects: [desk.id],
      at: onFloor(desk.object, 0, desk.object.depth / 2 + 350),
      severity: 'warning',
      found: widest > 0 ? Math.round(widest) : null,
      limit: AISLE,
      unit: 'mm',
      source: SOURCE.width,
      data: {},
    })
  }
  for (const { between, at, width, people } of ways?.narrows ?? []) {
    if (width < NO_WAY) continue
    const isRoute = people > AISLE_PEOPLE
    const limit = isRoute ? pathWidth(people) : AISLE
    if (width >= limit - SLACK) continue
    warnings.push({
      check: width < AISLE - SLACK ? 'aisle' : 'route-width',
      objects: thingsFirst(between, room.id),
      at,
      severity: 'warning',
      found: Math.round(width),
      limit,
      unit: 'mm',
      source: SOURCE.width,
      data: { people },
    })
  }
  return warnings
}

/** What stands in the way before the room it stands in, each once. */
const thingsFirst = (between: readonly string[], room: string): string[] => [
  ...new Set([...between].sort((a, b) => Number(a === room) - Number(b === room) || (a < b ? -1 : 1))),
]

/** Doors of a room share its people evenly; leaves that meet make one door. */
function doorWidths(room: RoomItem, desks: readonly SpaceItem[], scene: Scene): Warning[] {
  const doors = joined(doorsOf(room, scene))
  const people = Math.ceil(desks.length / Math.max(1, doors.length))
  const limit = doorWidth(people)
  return doors.flatMap((leaves): Warning[] => {
    const width = leaves.reduce((sum, d) => sum + d.object.width, 0)
    const [first] = leaves
    if (!first || width >= limit - SLACK) return []
    return [
      {
        check: 'door-width',
        objects: [...leaves.map((d) => d.id), room.id],
        at: first.object.at,
        severity: 'warning',
        found: Math.round(width),
        limit: Math.round(limit),
        unit: 'mm',
        source: SOURCE.width,
        data: { people },
      },
    ]
  })
}

/** Doors in groups of leaves whose ends meet in one line. */
export function joined(doors: readonly DoorItem[]): DoorItem[][] {
  const groups: DoorItem[][] = []
  for (const door of doors) {
    const group = groups.find((g) => g.some((other) => isOneDoor(door, other)))
    if (group) group.push(door)
    else groups.push([door])
  }
  return groups
}

function isOneDoor({ object: a }: DoorItem, { object: b }: DoorItem): boolean {
  const [ux, uy] = onFloor({ ...a, at: [0, 0] }, 1, 0)
  const [vx, vy] = onFloor({ ...b, at: [0, 0] }, 1, 0)
  if (Math.abs(ux * vx + uy * vy) < 0.999) return false
  const [dx, dy] = [b.at[0] - a.at[0], b.at[1] - a.at[1]]
  return (
    Math.abs(dy * ux - dx * uy) < 20 && Math.abs(Math.abs(dx * ux + dy * uy) - (a.width + b.width) / 2) < 20
  )
}
