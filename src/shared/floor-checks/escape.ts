/**
 * Ways out. Exits are the doors of rooms with stairs, doors that lead out of the building, and the
 * ends of drawn escape routes. A way is walked from door to door in straight lines; furniture makes
 * the real one longer, so that what is warned of here is too long in any case.
 */
import type { Point } from '../domain/floor-plan.ts'
import { boundsOfShape, distance, nearestOnSegment } from '../geometry/shape.ts'
import { onFloor } from '../geometry/turned-rect.ts'
import { ESCAPE, pathWidth, SLACK, SOURCE } from './limits.ts'
import { stripsOf } from './movement.ts'
import { desksIn } from './rooms.ts'
import type { DoorItem, RoomItem, RouteItem, Scene, SpaceItem } from './scene.ts'
import { clearBeside } from './swing.ts'
import type { Warning } from './warning.ts'
import { doorsOf } from './ways.ts'

export interface WaysOut {
  readonly exits: readonly Point[]
  /** Way from each door to the next exit, mm; doors without one are missing. */
  readonly fromDoor: ReadonlyMap<string, number>
  readonly doorsByRoom: ReadonlyMap<string, readonly DoorItem[]>
  /** Exits that lie in a room itself, such as the end of a route. */
  readonly exitsByRoom: ReadonlyMap<string, readonly Point[]>
}

const itemsOf = <K extends 'room' | 'door' | 'furniture' | 'route'>(scene: Scene, kind: K) =>
  [...scene.items.values()].filter((i): i is Extract<typeof i, { kind: K }> => i.kind === kind)

export function waysOut(scene: Scene): WaysOut {
  const rooms = itemsOf(scene, 'room')
  const doorsByRoom = new Map<string, readonly DoorItem[]>()
  const roomsByDoor = new Map<string, string[]>()
  for (const room of rooms) {
    const doors = doorsOf(room, scene)
    doorsByRoom.set(room.id, doors)
    for (const door of doors) roomsByDoor.set(door.id, [...(roomsByDoor.get(door.id) ?? []), room.id])
  }
  const exits: Point[] = []
  const exitDoors = new Set<DoorItem>()
  const exitsByRoom = new Map<string, Point[]>()
  const exitIn = (room: RoomItem | null, at: Point) => {
    exits.push(at)
    if (room) exitsByRoom.set(room.id, [...(exitsByRoom.get(room.id) ?? []), at])
  }
  for (const { object } of itemsOf(scene, 'furniture')) {
    if (object.what !== 'stairs') continue
    const room = scene.roomAt(object.at)
    const doors = room ? (doorsByRoom.get(room.id) ?? []) : []
    // A stairwell is reached at its door; open stairs where they stand.
    if (room && doors.length > 0 && desksIn(room, scene).length === 0) for (const d of doors) exitDoors.add(d)
    else exitIn(room, object.at)
  }
  for (const door of itemsOf(scene, 'door'))
    if (roomsByDoor.get(door.id)?.length === 1 && leadsOut(door, scene)) exitDoors.add(door)
  for (const { object } of itemsOf(scene, 'route')) {
    const end = object.axis[object.axis.length - 1]
    if (end) exitIn(scene.roomAt(end), end)
  }
  for (const door of exitDoors) exits.push(door.object.at)
  return {
    exits,
    fromDoor: distances(exitDoors, exitsByRoom, doorsByRoom, roomsByDoor),
    doorsByRoom,
    exitsByRoom,
  }
}

/** Outside of it there is no room any more, however far one goes. */
function leadsOut({ object: door }: DoorItem, scene: Scene): boolean {
  const inside = (side: 1 | -1) => scene.roomAt(onFloor(door, 0, side * (door.depth / 2 + 300))) !== null
  const sides = ([1, -1] as const).filter((side) => !inside(side))
  const [out] = sides
  if (out === undefined || sides.length !== 1) return false
  for (let d = 1_000; d <= 60_000; d += 1_000) if (scene.roomAt(onFloor(door, 0, out * d))) return false
  return true
}

/** Shortest ways over doors (Dijkstra): doors of one room lie in a straight line from each other. */
function distances(
  exitDoors: ReadonlySet<DoorItem>,
  exitsByRoom: ReadonlyMap<string, readonly Point[]>,
  doorsByRoom: ReadonlyMap<string, readonly DoorItem[]>,
  roomsByDoor: ReadonlyMap<string, readonly string[]>,
): Map<string, number> {
  const best = new Map<string, number>()
  const open = new Map<string, { door: DoorItem; length: number }>()
  const offer = (door: DoorItem, length: number) => {
    if (best.has(door.id) || (open.get(door.id)?.length ?? Infinity) <= length) return
    open.set(door.id, { door, length })
  }
  for (const door of exitDoors) offer(door, 0)
  for (const [room, points] of exitsByRoom)
    for (const door of doorsByRoom.get(room) ?? [])
      for (const p of points) offer(door, distance(door.object.at, p))
  while (open.size > 0) {
    let next: { door: DoorItem; length: number } | null = null
    for (const o of open.values()) if (!next || o.length < next.length) next = o
    if (!next) break
    open.delete(next.door.id)
    best.set(next.door.id, next.length)
    for (const room of roomsByDoor.get(next.door.id) ?? [])
      for (const door of doorsByRoom.get(room) ?? [])
        offer(door, next.length + distance(door.object.at, next.door.object.at))
  }
  return best
}

export function escapeWarnings(desk: SpaceItem, ways: WaysOut, scene: Scene): Warning[] {
  if (ways.exits.length === 0) return []
  const at = desk.object.at
  const about = {
    objects: [desk.id],
    at,
    severity: 'warning' as const,
    unit: 'mm' as const,
    source: SOURCE.escape,
    data: {},
  }
  const straight = Math.min(...ways.exits.map((e) => distance(at, e)))
  if (straight > ESCAPE.straight + SLACK)
    return [{ ...about, check: 'escape-length', found: Math.round(straight), limit: ESCAPE.straight }]
  const room = scene.roomAt(at)
  if (!room) return []
  const walked = Math.min(
    ...(ways.exitsByRoom.get(room.id) ?? []).map((e) => distance(at, e)),
    ...(ways.doorsByRoom.get(room.id) ?? []).flatMap((d) => {
      const rest = ways.fromDoor.get(d.id)
      return rest === undefined ? [] : [distance(at, d.object.at) + rest]
    }),
  )
  if (walked === Infinity || walked <= ESCAPE.walked + SLACK) return []
  return [{ ...about, check: 'escape-walk', found: Math.round(walked), limit: ESCAPE.walked }]
}

/** The drawn route a desk's people take: the nearest one. */
export function routeOf(desk: SpaceItem, routes: readonly RouteItem[]): string | null {
  let best: RouteItem | null = null
  let least = Infinity
  for (const route of routes) {
    const { axis } = route.object
    for (let i = 1; i < axis.length; i++) {
      const [a, b] = [axis[i - 1], axis[i]]
      if (!a || !b) continue
      const d = distance(desk.object.at, nearestOnSegment(desk.object.at, a, b))
      if (d < least - 1e-6 || (Math.abs(d - least) <= 1e-6 && best !== null && route.id < best.id)) {
        least = d
        best = route
      }
    }
  }
  return best?.id ?? null
}

export function routeWidthWarnings(route: RouteItem, people: number): Warning[] {
  const limit = Math.round(pathWidth(people))
  const { axis, width } = route.object
  const middle = axis[Math.floor(axis.length / 2)] ?? [0, 0]
  if (people === 0 || width >= limit - SLACK) return []
  return [
    {
      check: 'escape-width',
      objects: [route.id],
      at: middle,
      severity: 'warning',
      found: Math.round(width),
      limit,
      unit: 'mm',
      source: SOURCE.width,
      data: { people },
    },
  ]
}

/** Furniture and spaces that stand in a drawn route. */
export function routeBlockedWarnings(route: RouteItem, scene: Scene): Warning[] {
  const { width } = route.object
  const clear = new Map<string, { clear: number; at: Point }>()
  for (const strip of stripsOf(route.object))
    for (const solid of scene.solids.near(route.bounds)) {
      if (scene.items.get(solid.id)?.kind === 'wall') continue
      // The strip's width is along the route; across it is what has to stay clear.
      const free = clearBeside(solid, {
        at: strip.at,
        width: strip.depth,
        depth: strip.width,
        rotation: strip.rotation + 90,
      })
      const known = clear.get(solid.id)
      if (free < width - SLACK && (!known || free < known.clear)) {
        const b = boundsOfShape(solid.rings[0] ?? [])
        clear.set(solid.id, { clear: free, at: [(b.minX + b.maxX) / 2, (b.minY + b.maxY) / 2] })
      }
    }
  return [...clear].map(([id, found]) => ({
    check: 'escape-blocked',
    objects: [id, route.id],
    at: found.at,
    severity: 'warning',
    found: Math.round(found.clear),
    limit: Math.round(width),
    unit: 'mm',
    source: SOURCE.width,
    data: {},
  }))
}
