/** Turning tables found in a plan into bookable desks: their room, their front, their label. */
import type { PlannedSpace, Point, Room } from '../domain/floor-plan.ts'
import type { SpaceId } from '../domain/ids.ts'
import { readingOrder } from '../geometry/reading-order.ts'
import { distanceToRing, inRings, ringsArea } from '../geometry/ring.ts'
import { onFloor, type TurnedRect } from '../geometry/turned-rect.ts'
import { tidy } from './placing.ts'

/** How far from a desk's edge its chair stands (mm). */
const CHAIR_REACH = 900

/**
 * Bookable desks from rectangles (mm), in reading order room by room. A desk's front, where its
 * chair belongs, is the long side nearest to a chair; without chairs, the one with more room.
 */
export function placeDesks(
  tables: readonly TurnedRect[],
  rooms: readonly Room[],
  chairs: readonly TurnedRect[],
  newSpaceId: () => SpaceId,
): PlannedSpace[] {
  const inRoom = new Map<Room | null, TurnedRect[]>()
  for (const table of tables) {
    const room = roomAt(table.at, rooms)
    const list = inRoom.get(room)
    const faced = facing(table, room, chairs)
    if (list) list.push(faced)
    else inRoom.set(room, [faced])
  }
  const groups = [...rooms, null].flatMap((room) => {
    const list = inRoom.get(room)
    return list ? [{ room, list }] : []
  })
  return groups.flatMap(({ room, list }) =>
    [...readingOrder(list).order].flatMap((index, position) => {
      const table = list[index]
      if (!table) return []
      return {
        id: newSpaceId(),
        kind: 'desk' as const,
        ...tidy(table),
        label: String(position + 1),
        roomId: room?.id ?? null,
        zoneId: null,
        features: [],
        bookable: true,
      }
    }),
  )
}

/** The smallest room around a point: rooms may lie within others. */
export function roomAt(point: Point, rooms: readonly Room[]): Room | null {
  const around = rooms.filter((room) => inRings(point, room.rings))
  return around.sort((a, b) => ringsArea(a.rings) - ringsArea(b.rings))[0] ?? null
}

function facing(table: TurnedRect, room: Room | null, chairs: readonly TurnedRect[]): TurnedRect {
  const long = table.width >= table.depth ? table : turned(table, 90)
  const outline = room?.rings[0]
  const appeal = (r: TurnedRect): number => {
    const seat = onFloor(r, 0, r.depth / 2 + 400)
    const nearest = Math.min(Infinity, ...chairs.map((c) => Math.hypot(c.at[0] - seat[0], c.at[1] - seat[1])))
    if (nearest < CHAIR_REACH) return 1e9 - nearest
    if (!outline || !room) return 0
    return inRings(seat, room.rings) ? distanceToRing(seat, outline) : -1
  }
  const other = turned(long, 180)
  return appeal(other) > appeal(long) + 1 ? other : long
}

/** The same rectangle described after a turn by a multiple of 90°. */
function turned(r: TurnedRect, degrees: 90 | 180): TurnedRect {
  const swap = degrees === 90
  return {
    at: r.at,
    width: swap ? r.depth : r.width,
    depth: swap ? r.width : r.depth,
    rotation: r.rotation + degrees,
  }
}
