/** A drawing as the checks see it: what is solid, what is kept free before desks, which way doors swing. */
import {
  type Door,
  EMPTY_PLAN,
  type EscapeRoute,
  type FloorPlanDocument,
  type Furniture,
  type PlannedSpace,
  type Point,
  type Room,
  type Wall,
} from '../domain/floor-plan.ts'
import { type GridIndex, gridIndex } from '../geometry/grid-index.ts'
import { cornersOf } from '../geometry/rectangle.ts'
import { boundsOfPoints, inRings, ringsArea } from '../geometry/ring.ts'
import { boundsOfShape, distance, grown, type Shape } from '../geometry/shape.ts'
import { type Bounds, boundsOf, onFloor } from '../geometry/turned-rect.ts'
import { swingOf } from './swing.ts'

/** Something nobody walks through: an outline, and holes in it. */
export interface Solid {
  readonly id: string
  readonly rings: readonly Shape[]
  readonly bounds: Bounds
}

interface ItemOf<K extends string, O> {
  readonly kind: K
  readonly id: string
  readonly object: O
  /** What it covers; of a door also the way of its leaf. */
  readonly bounds: Bounds
  readonly solids: readonly Solid[]
}
export type WallItem = ItemOf<'wall', Wall>
export type DoorItem = ItemOf<'door', Door>
export type RoomItem = ItemOf<'room', Room> & { readonly area: number }
export type SpaceItem = ItemOf<'space', PlannedSpace>
export type FurnitureItem = ItemOf<'furniture', Furniture>
export type RouteItem = ItemOf<'route', EscapeRoute>
export type Item = WallItem | DoorItem | RoomItem | SpaceItem | FurnitureItem | RouteItem

/** Cell of the grids, mm: about a desk with its movement area. */
const CELL = 2_500

export interface Scene {
  readonly items: ReadonlyMap<string, Item>
  readonly solids: GridIndex<Solid>
  readonly desks: GridIndex<SpaceItem>
  readonly doors: GridIndex<DoorItem>
  readonly rooms: GridIndex<RoomItem>
  readonly routes: GridIndex<RouteItem>
  /** The smallest room around a point. */
  roomAt(point: Point): RoomItem | null
  /** Takes over another state of the drawing. @returns what changed, and where it was and is */
  update(document: FloorPlanDocument): Changes
}

export interface Changes {
  readonly items: readonly Item[]
  readonly places: readonly Bounds[]
}

/** Chairs move with whoever sits on them and parking bays are lines on the ground: neither bars a way. */
function solidOf(kind: 'space' | 'furniture', object: PlannedSpace | Furniture): readonly Solid[] {
  const passable =
    kind === 'space' ? (object as PlannedSpace).kind === 'parking' : (object as Furniture).what === 'chair'
  return passable ? [] : [{ id: object.id, rings: [cornersOf(object)], bounds: boundsOf(object) }]
}

/** A wall in parts, open where doors stand in it. Outlines come from models that cut their doors out themselves. */
function solidsOfWall(wall: Wall, doors: Iterable<DoorItem>): Solid[] {
  const { shape } = wall
  if ('rings' in shape)
    return [{ id: wall.id, rings: shape.rings, bounds: boundsOfPoints(shape.rings.flat()) ?? EMPTY }]
  const near = [...doors]
  const solids: Solid[] = []
  for (let i = 1; i < shape.axis.length; i++) {
    const [a, b] = [shape.axis[i - 1], shape.axis[i]]
    if (!a || !b) continue
    const length = distance(a, b)
    if (length === 0) continue
    const [ux, uy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length]
    const half = shape.thickness / 2
    let parts: [number, number][] = [[0, length]]
    for (const { object: d } of near) {
      const [dx, dy] = [d.at[0] - a[0], d.at[1] - a[1]]
      const along = dx * ux + dy * uy
      if (Math.abs(dy * ux - dx * uy) > half + d.depth / 2) continue
      const [end] = [onFloor({ ...d, at: [0, 0] }, 1, 0)]
      if (Math.abs(end[0] * ux + end[1] * uy) < 0.98) continue
      parts = parts.flatMap(([from, to]): [number, number][] =>
        (
          [
            [from, Math.min(to, along - d.width / 2)],
            [Math.max(from, along + d.width / 2), to],
          ] as [number, number][]
        ).filter(([f, t]) => t > f),
      )
    }
    for (const [from, to] of parts) {
      const corner = (t: number, side: number): Point => [
        a[0] + t * ux - side * half * uy,
        a[1] + t * uy + side * half * ux,
      ]
      const ring = [corner(from, -1), corner(to, -1), corner(to, 1), corner(from, 1)]
      solids.push({ id: wall.id, rings: [ring], bounds: boundsOfShape(ring) })
    }
  }
  return solids
}

const EMPTY: Bounds = { minX: 0, minY: 0, maxX: 0, maxY: 0 }

type Listed = readonly [kind: Item['kind'], objects: readonly Item['object'][]]
const listsOf = (d: FloorPlanDocument): readonly Listed[] => [
  // Doors before walls, which are cut by them.
  ['door', d.doors],
  ['wall', d.walls],
  ['room', d.rooms],
  ['space', d.spaces],
  ['furniture', d.furniture],
  ['route', d.routes ?? []],
]

export function createScene(): Scene {
  const items = new Map<string, Item>()
  const solids = gridIndex<Solid>(CELL)
  const desks = gridIndex<SpaceItem>(CELL)
  const doors = gridIndex<DoorItem>(CELL)
  const rooms = gridIndex<RoomItem>(CELL * 2)
  const routes = gridIndex<RouteItem>(CELL * 2)
  const walls = gridIndex<WallItem>(CELL * 2)
  let seen: FloorPlanDocument = EMPTY_PLAN

  function made(kind: Item['kind'], object: Item['object']): Item {
    const id = object.id
    switch (kind) {
      case 'wall': {
        const wall = object as Wall
        const { shape } = wall
        const bounds =
          'axis' in shape
            ? grown(boundsOfShape(shape.axis), shape.thickness / 2)
            : boundsOfShape(shape.rings.flat())
        return { kind, id, object: wall, bounds, solids: solidsOfWall(wall, doors.near(bounds)) }
      }
      case 'room': {
        const room = object as Room
        return {
          kind,
          id,
          object: room,
          bounds: boundsOfShape(room.rings[0] ?? []),
          solids: [],
          area: ringsArea(room.rings),
        }
      }
      case 'route': {
        const route = object as EscapeRoute
        return {
          kind,
          id,
          object: route,
          bounds: grown(boundsOfShape(route.axis), route.width / 2),
          solids: [],
        }
      }
      case 'door':
        return {
          kind,
          id,
          object: object as Door,
          bounds: boundsOfShape([...cornersOf(object as Door), ...(swingOf(object as Door)?.shape ?? [])]),
          solids: [],
        }
      case 'space':
        return {
          kind,
          id,
          object: object as PlannedSpace,
          bounds: boundsOf(object as PlannedSpace),
          solids: solidOf(kind, object as PlannedSpace),
        }
      case 'furniture':
        return {
          kind,
          id,
          object: object as Furniture,
          bounds: boundsOf(object as Furniture),
          solids: solidOf(kind, object as Furniture),
        }
    }
  }

  function put(item: Item, how: 'add' | 'remove'): void {
    for (const s of item.solids) solids[how](s, s.bounds)
    if (item.kind === 'door') doors[how](item, item.bounds)
    else if (item.kind === 'wall') walls[how](item, item.bounds)
    else if (item.kind === 'room') rooms[how](item, item.bounds)
    else if (item.kind === 'route') routes[how](item, item.bounds)
    else if (item.kind === 'space' && item.object.kind === 'desk') desks[how](item, item.bounds)
    if (how === 'add') items.set(item.id, item)
    else items.delete(item.id)
  }

  return {
    items,
    solids,
    desks,
    doors,
    rooms,
    routes,
    roomAt(point) {
      let best: RoomItem | null = null
      const spot = { minX: point[0], minY: point[1], maxX: point[0], maxY: point[1] }
      for (const room of rooms.near(spot)) {
        if (!inRings(point, room.object.rings)) continue
        if (!best || room.area < best.area || (room.area === best.area && room.id < best.id)) best = room
      }
      return best
    },
    update(document) {
      const changed: Item[] = []
      const places: Bounds[] = []
      const fresh: [Item['kind'], Item['object']][] = []
      const gone: Item[] = []
      for (const [at, [kind, objects]] of listsOf(document).entries()) {
        const before = listsOf(seen)[at]?.[1] ?? []
        if (objects === before) continue
        const kept = new Set<string>()
        objects.forEach((object, i) => {
          // Most stand where they stood in the list.
          const stays = before[i] === object || items.get(object.id)?.object === object
          // Ids are one of a kind; should a file have one twice, the first holds.
          if (!stays && !kept.has(object.id)) fresh.push([kind, object])
          kept.add(object.id)
        })
        for (const { id } of before) {
          const item = kept.has(id) ? undefined : items.get(id)
          if (item?.kind === kind) gone.push(item)
        }
      }
      seen = document
      const takeOut = (item: Item) => {
        put(item, 'remove')
        changed.push(item)
        places.push(item.bounds)
      }
      for (const item of gone) takeOut(item)
      for (const [, object] of fresh) {
        const before = items.get(object.id)
        if (before) takeOut(before)
      }
      for (const [kind, object] of fresh) {
        const item = made(kind, object)
        put(item, 'add')
        changed.push(item)
        places.push(item.bounds)
      }
      // Walls that stayed, where a door came, went or moved.
      const cut = new Set<WallItem>()
      for (const item of changed)
        if (item.kind === 'door') for (const wall of walls.near(item.bounds)) cut.add(wall)
      for (const wall of cut) {
        put(wall, 'remove')
        put(made('wall', wall.object), 'add')
      }
      return { items: changed, places }
    },
  }
}
