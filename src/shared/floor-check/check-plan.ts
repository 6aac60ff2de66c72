/**
 * Checks of a drawing against the German rules for workplaces: what is there, what should be, and where
 * that is written. They warn; they do not replace a risk assessment (Gefährdungsbeurteilung).
 */
import Flatbush from 'flatbush'
import type { FloorPlanDocument, PlannedSpace, Point } from '../domain/floor-plan.ts'
import { areasAt } from '../floor-edit/membership.ts'
import { listOf } from '../floor-edit/objects.ts'
import { rectanglesOverlap } from '../geometry/rectangle.ts'
import { inRings, ringsArea } from '../geometry/ring.ts'
import { type Bounds, boundsOf, onFloor, type TurnedRect } from '../geometry/turned-rect.ts'

export const CHECK_KINDS = [
  'roomArea',
  'movementArea',
  'wheelchairArea',
  'overlap',
  'doorWidth',
  'doorBlocked',
  'routeWidth',
  'outsideRooms',
  'sameLabel',
] as const
export type CheckKind = (typeof CHECK_KINDS)[number]

/** Where a limit is written; the same in every language. */
export const SOURCES: Record<CheckKind, string | null> = {
  roomArea: 'ASR A1.2, 5 (3)',
  movementArea: 'ASR A1.2, 5.1.1 (2), 5.1.2, 5.1.5',
  wheelchairArea: 'ASR V3a.2, Anhang A1.2 (5)',
  overlap: null,
  doorWidth: 'ASR A1.8, 4.2; ASR A2.3, 5',
  doorBlocked: 'ASR A2.3, 5',
  routeWidth: 'ASR A1.8, 4.2; ASR A2.3, 5',
  outsideRooms: null,
  sameLabel: null,
}

export interface Finding {
  readonly kind: CheckKind
  /** What it is about, the first one named in the words. */
  readonly ids: readonly string[]
  /** What is there: m² of areas, metres of widths; null where a number says nothing. */
  readonly found: number | null
  readonly limit: number | null
  /** People or workplaces the limit is for. */
  readonly people: number | null
}

const M2 = 1_000_000

/** m² a room needs for so many workplaces. */
export const areaFor = (workplaces: number): number => 8 + 6 * Math.max(0, workplaces - 1)

/** Metres of a door and of a route, by how many people may have to use them: the table of ASR A2.3 and A1.8. */
const WIDTHS: readonly (readonly [people: number, door: number, route: number])[] = [
  [5, 0.8, 0.9],
  [20, 0.9, 1.0],
  [50, 0.9, 1.2],
  [100, 1.0, 1.2],
  [200, 1.05, 1.2],
  [300, 1.65, 1.8],
  [400, 2.25, 2.4],
]

/** Between 200 and 400 people the table is interpolated; beyond it goes on in the same way. */
export function widthsFor(people: number): { door: number; route: number } {
  const at = WIDTHS.findIndex(([n]) => people <= n)
  const [n, door, route] = WIDTHS[at < 0 ? WIDTHS.length - 1 : at] ?? [0, 0, 0]
  const before = WIDTHS[(at < 0 ? WIDTHS.length : at + 1) - 2]
  if (people <= 200 || !before) return { door, route }
  const share = (people - before[0]) / (n - before[0])
  const between = (a: number, b: number) => Math.ceil((a + share * (b - a)) * 1000) / 1000
  return { door: between(before[1], door), route: between(before[2], route) }
}

/** The free floor a workplace needs at its chair's side: 1.50 m², at least 1.00 m deep and wide. */
export function movementArea(desk: TurnedRect): TurnedRect {
  const width = Math.max(1_000, Math.min(desk.width, 1_600))
  const depth = Math.max(1_000, 1.5 * (M2 / width))
  return { at: onFloor(desk, 0, desk.depth / 2 + depth / 2), width, depth, rotation: desk.rotation }
}
const wheelchairArea = (desk: TurnedRect): TurnedRect => ({
  at: onFloor(desk, 0, desk.depth / 2 + 750),
  width: 1_500,
  depth: 1_500,
  rotation: desk.rotation,
})

/** Overlaps smaller than that are how people draw, mm. */
const SLACK = 30

interface Thing {
  readonly id: string
  readonly rect: TurnedRect
  /** Stands in a movement area as a chair or a plant may: it can be moved. */
  readonly isMobile: boolean
}

export function checkPlan(document: FloorPlanDocument): Finding[] {
  const desks = document.spaces.filter((s) => s.kind === 'desk')
  const things: Thing[] = [
    ...document.spaces
      .filter((s) => s.kind !== 'parking')
      .map((s) => ({ id: s.id as string, rect: s, isMobile: false })),
    ...document.furniture.map((f) => ({
      id: f.id,
      rect: f,
      isMobile: f.what === 'chair' || f.what === 'plant' || f.what === 'other',
    })),
  ]
  const near = nearby(things.map((t) => boundsOf(t.rect)))
  return [
    ...checkRooms(document, desks),
    ...checkPlaces(desks, things, near),
    ...checkOverlaps(things, near),
    ...checkDoors(document, things, near),
    ...checkRoutes(document),
    ...checkLabels(document),
  ]
}

function nearby(boxes: readonly Bounds[]): (b: Bounds) => number[] {
  if (boxes.length === 0) return () => []
  const tree = new Flatbush(boxes.length)
  for (const b of boxes) tree.add(b.minX, b.minY, b.maxX, b.maxY)
  tree.finish()
  return (b) => tree.search(b.minX, b.minY, b.maxX, b.maxY)
}

const inMetres = (mm: number) => Math.round(mm) / 1_000
const inM2 = (mm2: number) => Math.round(mm2 / (M2 / 100)) / 100

function checkRooms(document: FloorPlanDocument, desks: readonly PlannedSpace[]): Finding[] {
  const count = new Map<string, number>()
  for (const { roomId } of desks) if (roomId !== null) count.set(roomId, (count.get(roomId) ?? 0) + 1)
  const small = document.rooms.flatMap((room): Finding[] => {
    const people = count.get(room.id) ?? 0
    const found = inM2(ringsArea(room.rings))
    const limit = areaFor(people)
    return people === 0 || found >= limit ? [] : [{ kind: 'roomArea', ids: [room.id], found, limit, people }]
  })
  const roomAt = areasAt(document.rooms)
  const outside = desks.filter((d) => roomAt(d.at) === null)
  return [
    ...small,
    ...outside.map(
      (d): Finding => ({ kind: 'outsideRooms', ids: [d.id], found: null, limit: null, people: null }),
    ),
  ]
}

/** Movement areas are kept clear of everything fixed, and of those of others. */
function checkPlaces(
  desks: readonly PlannedSpace[],
  things: readonly Thing[],
  near: (b: Bounds) => number[],
): Finding[] {
  const areas = desks.map((d) => movementArea(d))
  const others = nearby(areas.map(boundsOf))
  return desks.flatMap((desk, i): Finding[] => {
    const area = areas[i]
    if (!area) return []
    const findings: Finding[] = []
    const inTheWay = (rect: TurnedRect) =>
      near(boundsOf(rect))
        .map((k) => things[k])
        .filter((t) => t !== undefined)
        .filter((t) => t.id !== desk.id && !t.isMobile && rectanglesOverlap(rect, t.rect, SLACK))
    const shared = others(boundsOf(area)).filter(
      (k) => k > i && areas[k] !== undefined && rectanglesOverlap(area, areas[k], SLACK),
    )
    const blockers = [...inTheWay(area).map((t) => t.id), ...shared.flatMap((k) => desks[k]?.id ?? [])]
    if (blockers.length > 0)
      findings.push({
        kind: 'movementArea',
        ids: [desk.id, ...blockers],
        found: inM2(clearArea(desk, area, things, near)),
        limit: 1.5,
        people: null,
      })
    if (desk.features.includes('accessible')) {
      const wide = inTheWay(wheelchairArea(desk))
      if (wide.length > 0)
        findings.push({
          kind: 'wheelchairArea',
          ids: [desk.id, ...wide.map((t) => t.id)],
          found: null,
          limit: 1.5,
          people: null,
        })
    }
    return findings
  })
}

/** How much of a movement area is clear, counted on a grid of 5 cm. */
function clearArea(
  desk: PlannedSpace,
  area: TurnedRect,
  things: readonly Thing[],
  near: (b: Bounds) => number[],
): number {
  const rects = near(boundsOf(area))
    .map((k) => things[k])
    .filter((t) => t !== undefined)
    .filter((t) => t.id !== desk.id && !t.isMobile)
    .map((t) => t.rect)
  const step = 50
  let clear = 0
  for (let x = -area.width / 2 + step / 2; x < area.width / 2; x += step)
    for (let y = -area.depth / 2 + step / 2; y < area.depth / 2; y += step) {
      const p = onFloor(area, x, y)
      if (!rects.some((r) => isIn(r, p))) clear += step * step
    }
  return clear
}

function isIn(r: TurnedRect, [x, y]: Point): boolean {
  const [ax, ay] = onFloor({ ...r, at: [0, 0], rotation: -r.rotation }, x - r.at[0], y - r.at[1])
  return Math.abs(ax) < r.width / 2 && Math.abs(ay) < r.depth / 2
}

function checkOverlaps(things: readonly Thing[], near: (b: Bounds) => number[]): Finding[] {
  return things.flatMap((thing, i): Finding[] =>
    near(boundsOf(thing.rect)).flatMap((k): Finding[] => {
      const other = things[k]
      if (!other || k <= i || thing.isMobile || other.isMobile) return []
      return rectanglesOverlap(thing.rect, other.rect, SLACK)
        ? [{ kind: 'overlap', ids: [thing.id, other.id], found: null, limit: null, people: null }]
        : []
    }),
  )
}

function checkDoors(
  document: FloorPlanDocument,
  things: readonly Thing[],
  near: (b: Bounds) => number[],
): Finding[] {
  return document.doors.flatMap((door): Finding[] => {
    const findings: Finding[] = []
    // The larger of the rooms on either side goes out through it.
    const reach = door.depth / 2 + 300
    const beside = [onFloor(door, 0, -reach), onFloor(door, 0, reach)]
    const people = Math.max(
      0,
      ...document.rooms
        .filter((r) => beside.some((p) => inRings(p, r.rings)))
        .map((r) => document.spaces.filter((s) => s.roomId === r.id && s.kind === 'desk').length),
    )
    const limit = widthsFor(people).door
    if (people > 0 && door.width < limit * 1_000 - 1)
      findings.push({ kind: 'doorWidth', ids: [door.id], found: inMetres(door.width), limit, people })
    const front: TurnedRect = { ...door, width: door.width * 0.9, depth: door.depth + 2 * 800 }
    const blocking = near(boundsOf(front))
      .map((k) => things[k])
      .filter((t) => t !== undefined)
      .filter((t) => !t.isMobile && rectanglesOverlap(front, t.rect, SLACK))
    if (blocking.length > 0)
      findings.push({
        kind: 'doorBlocked',
        ids: [door.id, ...blocking.map((t) => t.id)],
        found: null,
        limit: 0.8,
        people: null,
      })
    return findings
  })
}

/** Everybody who may be on the floor at once goes out along its routes. */
function checkRoutes(document: FloorPlanDocument): Finding[] {
  const people = document.spaces.filter((s) => s.kind === 'desk').length
  const limit = widthsFor(people).route
  return listOf(document, 'route')
    .filter((r) => r.width < limit * 1_000 - 1)
    .map((r) => ({ kind: 'routeWidth', ids: [r.id], found: inMetres(r.width), limit, people }))
}

/** Two spaces of one room with the same label could not be told apart. */
function checkLabels(document: FloorPlanDocument): Finding[] {
  const groups = Map.groupBy(document.spaces, (s) => `${s.kind} ${s.roomId} ${s.label.trim()}`)
  return [...groups.values()]
    .filter((g) => g.length > 1)
    .map((g) => ({ kind: 'sameLabel', ids: g.map((s) => s.id), found: null, limit: null, people: null }))
}
