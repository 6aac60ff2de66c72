/**
 * A floor prepared for painting: what never changes with the day as paths, the spaces cut into
 * chunks of neighbours so that only chunks in sight are painted and only chunks that changed are
 * traced again. Paths are in millimetres of the floor.
 */
import type { FloorPlanDocument, PlannedSpace, Point, Ring, TextNote } from '#shared/domain/floor-plan.ts'
import { planBounds } from '#shared/geometry/plan-bounds.ts'
import { indexSpaces, type SpaceIndex } from '#shared/geometry/space-index.ts'
import { type Bounds, boundsOf, onFloor, type TurnedRect } from '#shared/geometry/turned-rect.ts'
import { meets } from './camera.ts'

/** The part of `Path2D` the painter writes; tests record it. */
export type PathSink = Pick<Path2D, 'moveTo' | 'lineTo' | 'closePath' | 'rect' | 'arc' | 'quadraticCurveTo'>
export type NewPath = () => Path2D

export interface RoomLabel {
  readonly at: Point
  /** Room for the text, in mm. */
  readonly width: number
  readonly height: number
  /** The longest that fits is shown; the last is the shortest. */
  readonly texts: readonly string[]
  /** What its doors need to open, in mm; letters there would be struck through. */
  readonly doors: readonly Bounds[]
  /** Its bookable desks, in plan order. */
  readonly desks: readonly number[]
}

export interface Chunk {
  readonly bounds: Bounds
  /** Plan order. */
  readonly members: Int32Array
  readonly chairs: Path2D
}

export interface Scene {
  readonly bounds: Bounds
  /** As painted: a little smaller than they are, so that desks in a row stay apart. */
  readonly spaces: readonly PlannedSpace[]
  /** Left, top, width and height of each space; NaN for those that do not stand upright. */
  readonly upright: Float64Array
  readonly index: SpaceIndex
  readonly chunks: readonly Chunk[]
  /** Longer side of the usual desk in mm; decides which details can be seen. */
  readonly deskWidth: number
  readonly floorPath: Path2D
  readonly quietPath: Path2D
  readonly wallFills: Path2D
  /** Walls drawn along an axis, by thickness in mm. */
  readonly wallLines: readonly { readonly thickness: number; readonly path: Path2D }[]
  readonly doorGaps: Path2D
  readonly doorSwings: Path2D
  readonly windows: Path2D
  readonly furniture: Path2D
  readonly labels: readonly RoomLabel[]
  /** Lines of a drawing the plan lies on. */
  readonly underlay: Path2D
  /** Words written on the plan. */
  readonly texts: readonly TextNote[]
}

/** Desks of a chunk lie in a square of this side, in mm: a hundred or two. */
const CHUNK = 28_000
/** Left free at each side of a desk, in mm. */
const GAP = 45
const NO_BOUNDS: Bounds = { minX: 0, minY: 0, maxX: 20_000, maxY: 12_000 }

export function addRing(path: PathSink, ring: Ring): void {
  ring.forEach(([x, y], i) => {
    if (i === 0) path.moveTo(x, y)
    else path.lineTo(x, y)
  })
  path.closePath()
}

/** A turned rectangle with its corners rounded by `radius` mm. */
export function addRect(path: PathSink, rect: TurnedRect, radius = 0): void {
  const w = rect.width / 2
  const h = rect.depth / 2
  const quarters = rect.rotation / 90
  if (radius === 0 && Number.isInteger(quarters)) {
    const [x, y] = quarters % 2 === 0 ? [w, h] : [h, w]
    path.rect(rect.at[0] - x, rect.at[1] - y, 2 * x, 2 * y)
    return
  }
  const r = Math.min(radius, w, h)
  const p = (x: number, y: number) => onFloor(rect, x, y)
  path.moveTo(...p(-w + r, -h))
  for (const [cx, cy, ex, ey, lx, ly] of [
    [w, -h, w, -h + r, w - r, -h],
    [w, h, w - r, h, w, h - r],
    [-w, h, -w, h - r, -w + r, h],
    [-w, -h, -w + r, -h, -w, -h + r],
  ] as const) {
    path.lineTo(...p(lx, ly))
    if (r > 0) path.quadraticCurveTo(...p(cx, cy), ...p(ex, ey))
  }
  path.closePath()
}

function uprightBoxes(spaces: readonly PlannedSpace[]): Float64Array {
  const boxes = new Float64Array(spaces.length * 4).fill(Number.NaN)
  spaces.forEach((s, i) => {
    if (!Number.isInteger(s.rotation / 90)) return
    const b = boundsOf(s)
    boxes.set([b.minX, b.minY, b.maxX - b.minX, b.maxY - b.minY], i * 4)
  })
  return boxes
}

/** The chair at a desk's lower edge, half under it. */
function chairOf(desk: PlannedSpace): TurnedRect {
  const width = Math.min(560, desk.width * 0.4)
  return {
    at: onFloor(desk, 0, desk.depth / 2 + 190),
    width,
    depth: 300,
    rotation: desk.rotation,
  }
}

function chunksOf(spaces: readonly PlannedSpace[], newPath: NewPath): Chunk[] {
  const cells = new Map<string, number[]>()
  spaces.forEach((s, i) => {
    const key = `${Math.floor(s.at[0] / CHUNK)},${Math.floor(s.at[1] / CHUNK)}`
    const members = cells.get(key)
    if (members) members.push(i)
    else cells.set(key, [i])
  })
  return [...cells.values()].map((members) => {
    const chairs = newPath()
    let minX = Infinity
    let minY = Infinity
    let maxX = -Infinity
    let maxY = -Infinity
    for (const i of members) {
      const space = spaces[i]
      if (!space) continue
      const b = boundsOf(space)
      minX = Math.min(minX, b.minX - 400)
      minY = Math.min(minY, b.minY - 400)
      maxX = Math.max(maxX, b.maxX + 400)
      maxY = Math.max(maxY, b.maxY + 400)
      if (space.kind === 'desk') addRect(chairs, chairOf(space), 90)
    }
    return { members: Int32Array.from(members), chairs, bounds: { minX, minY, maxX, maxY } }
  })
}

/** The leaf opened by a right angle and the arc it sweeps, as drawn by draughtspeople. */
function addSwing(path: PathSink, door: FloorPlanDocument['doors'][number]): void {
  if (!door.hinge || !door.opens) return
  const side = door.hinge === 'left' ? -1 : 1
  const up = door.opens === 'up' ? -1 : 1
  const r = door.width
  const hinge = onFloor(door, (side * r) / 2, 0)
  const free = onFloor(door, (-side * r) / 2, 0)
  const open = onFloor(door, (side * r) / 2, up * r)
  const from = Math.atan2(free[1] - hinge[1], free[0] - hinge[0])
  const to = Math.atan2(open[1] - hinge[1], open[0] - hinge[0])
  const turnBack = Math.sin(to - from) < 0
  path.moveTo(...free)
  path.arc(hinge[0], hinge[1], r, from, to, turnBack)
  path.lineTo(...hinge)
}

const inside = (ring: Ring, [px, py]: Point): boolean => {
  let result = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const a = ring[i]
    const b = ring[j]
    if (a && b && a[1] > py !== b[1] > py && px < ((b[0] - a[0]) * (py - a[1])) / (b[1] - a[1]) + a[0])
      result = !result
  }
  return result
}

/** Where a room's name goes: its upper left corner when that belongs to it, else the middle of its box. */
function labelOf(
  room: FloorPlanDocument['rooms'][number],
  doors: readonly Bounds[],
  desks: readonly number[],
): RoomLabel | null {
  const outline = room.rings[0]
  const both = [room.number, room.name].filter(Boolean)
  if (!outline || both.length === 0) return null
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of outline) {
    minX = Math.min(minX, x)
    minY = Math.min(minY, y)
    maxX = Math.max(maxX, x)
    maxY = Math.max(maxY, y)
  }
  const texts = [...new Set([both.join(' · '), both[0] ?? ''])]
  const corner: Point = [minX + 300, minY + 300]
  const middle: Point = [(minX + maxX) / 2, (minY + maxY) / 2]
  const at = inside(outline, corner) ? [minX, minY] : inside(outline, middle) ? middle : null
  if (!at) return null
  const box = { minX, minY, maxX, maxY }
  return {
    at: [at[0] ?? 0, at[1] ?? 0],
    width: maxX - (at[0] ?? 0),
    height: maxY - (at[1] ?? 0),
    texts,
    doors: doors.filter((d) => meets(d, box)),
    desks,
  }
}

/** Lists that a scene is prepared from, beside the spaces. */
const SCENERY = ['walls', 'doors', 'windows', 'rooms', 'zones', 'furniture', 'underlay', 'texts'] as const

/** Whether two states of a floor have the same scene: they differ at most in what is not painted, such as features. */
export function isSameScene(a: FloorPlanDocument, b: FloorPlanDocument): boolean {
  if (a === b) return true
  if (SCENERY.some((list) => a[list] !== b[list]) || a.spaces.length !== b.spaces.length) return false
  return a.spaces.every((s, i) => {
    const other = b.spaces[i]
    return s === other || (other !== undefined && PAINTED_OF_SPACE.every((of) => isAlike(s[of], other[of])))
  })
}

const PAINTED_OF_SPACE = ['at', 'width', 'depth', 'rotation', 'kind', 'roomId', 'bookable'] as const
type Painted = PlannedSpace[(typeof PAINTED_OF_SPACE)[number]]
const isAlike = (a: Painted, b: Painted): boolean =>
  a === b || (Array.isArray(a) && Array.isArray(b) && a.every((n, i) => n === b[i]))

export function prepareScene(plan: FloorPlanDocument, newPath: NewPath): Scene {
  const spaces = plan.spaces.map((s) => ({
    ...s,
    width: Math.max(s.width - 2 * GAP, s.width / 2),
    depth: Math.max(s.depth - 2 * GAP, s.depth / 2),
  }))
  const floorPath = newPath()
  for (const room of plan.rooms) for (const ring of room.rings) addRing(floorPath, ring)
  const quietPath = newPath()
  for (const zone of plan.zones)
    if (zone.kind !== 'open') for (const ring of zone.rings) addRing(quietPath, ring)
  const wallFills = newPath()
  const lines = new Map<number, Path2D>()
  for (const { shape } of plan.walls) {
    if ('rings' in shape) for (const ring of shape.rings) addRing(wallFills, ring)
    else {
      let path = lines.get(shape.thickness)
      if (!path) {
        path = newPath()
        lines.set(shape.thickness, path)
      }
      for (const [i, [x, y]] of shape.axis.entries()) {
        if (i === 0) path.moveTo(x, y)
        else path.lineTo(x, y)
      }
    }
  }
  const doorGaps = newPath()
  const doorSwings = newPath()
  for (const door of plan.doors) {
    addRect(doorGaps, { ...door, depth: Math.max(door.depth, 100) + 40 })
    addSwing(doorSwings, door)
  }
  const swings = plan.doors.map((d) => boundsOf({ ...d, depth: 2 * d.width }))
  const desksOf = new Map<string, number[]>()
  plan.spaces.forEach((s, i) => {
    if (s.roomId === null || !s.bookable) return
    const known = desksOf.get(s.roomId)
    if (known) known.push(i)
    else desksOf.set(s.roomId, [i])
  })
  const windows = newPath()
  for (const window of plan.windows) addRect(windows, { ...window, depth: Math.max(window.depth, 100) })
  const furniture = newPath()
  for (const piece of plan.furniture) addRect(furniture, piece, 60)
  const underlay = newPath()
  for (const { points } of plan.underlay ?? [])
    for (const [i, [x, y]] of points.entries()) {
      if (i === 0) underlay.moveTo(x, y)
      else underlay.lineTo(x, y)
    }
  const widths = plan.spaces.map((s) => Math.max(s.width, s.depth)).sort((a, b) => a - b)
  return {
    bounds: planBounds(plan) ?? NO_BOUNDS,
    spaces,
    upright: uprightBoxes(spaces),
    index: indexSpaces(spaces),
    chunks: chunksOf(spaces, newPath),
    deskWidth: widths[widths.length >> 1] ?? 1600,
    floorPath,
    quietPath,
    wallFills,
    wallLines: [...lines].map(([thickness, path]) => ({ thickness, path })),
    doorGaps,
    doorSwings,
    windows,
    furniture,
    labels: plan.rooms.flatMap((room) => labelOf(room, swings, desksOf.get(room.id) ?? []) ?? []),
    underlay,
    texts: plan.texts ?? [],
  }
}
