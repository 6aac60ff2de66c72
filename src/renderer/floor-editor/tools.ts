/** The tools of the editor, and what each of them makes. */
import type { PlannedSpace, Point, Ring } from '#shared/domain/floor-plan.ts'
import { islandDesks } from '#shared/floor-edit/arrays.ts'
import { added, type Edit } from '#shared/floor-edit/edit.ts'
import { itemOf, type LibraryId } from '#shared/floor-edit/library.ts'
import type { PlanObject } from '#shared/floor-edit/objects.ts'
import { tidy } from '#shared/floor-edit/transform.ts'
import { outset } from '#shared/geometry/outset.ts'
import { boundsOfPoints } from '#shared/geometry/ring.ts'
import type { Bounds } from '#shared/geometry/turned-rect.ts'

export const TOOLS = [
  'select',
  'lasso',
  'wall',
  'room',
  'zone',
  'desk',
  'island',
  'door',
  'furniture',
  'route',
  'dimension',
  'text',
  'image',
] as const
export type Tool = (typeof TOOLS)[number]

/** How a tool is used: choosing, one click, an outline (a box pulled up, or corner by corner), or a line of points. */
export const WAY: Record<Tool, 'pick' | 'lasso' | 'click' | 'area' | 'line' | 'two'> = {
  select: 'pick',
  lasso: 'lasso',
  wall: 'line',
  room: 'area',
  zone: 'area',
  desk: 'click',
  island: 'click',
  door: 'click',
  furniture: 'click',
  route: 'line',
  dimension: 'two',
  text: 'click',
  image: 'click',
}

export interface ToolOptions {
  readonly desk: LibraryId
  readonly door: LibraryId
  readonly furniture: LibraryId
  /** Desks on each side of an island. */
  readonly perSide: number
  readonly rotation: number
  /** mm. */
  readonly thickness: number
  /** Rooms come with walls around them. */
  readonly walls: boolean
  readonly routeWidth: number
  /** Height of capitals, mm. */
  readonly textSize: number
  /** How far a dimension is written beside what it measures, mm. */
  readonly offset: number
  /** null: none is chosen yet. */
  readonly picture: PictureToPlace | null
}
export interface PictureToPlace {
  readonly name: string
  /** As a data URL. */
  readonly source: string
  /** mm. */
  readonly width: number
  readonly depth: number
}
export const FIRST_OPTIONS: ToolOptions = {
  desk: 'desk',
  door: 'door',
  furniture: 'cabinet',
  perSide: 3,
  rotation: 0,
  thickness: 120,
  walls: true,
  routeWidth: 1200,
  textSize: 250,
  offset: 400,
  picture: null,
}

export const newId = (): string => crypto.randomUUID()
const pair = ([x, y]: Point): [number, number] => [x, y]

export interface Made {
  readonly edit: Edit
  /** What is chosen then. */
  readonly ids: readonly string[]
}
const made = (objects: readonly PlanObject[], chosen = objects): Made => ({
  edit: added(objects),
  ids: chosen.map((o) => o.object.id),
})

export interface Named {
  /** Label of the first space made; further ones count on. */
  readonly number: number
  readonly text: string
  readonly zone: string
}

/** One click with a tool. */
export function click(tool: Tool, at: Point, options: ToolOptions, named: Named): Made | null {
  if (tool === 'text')
    return made([
      {
        kind: 'text',
        object: {
          id: newId(),
          at: pair(at),
          text: named.text,
          size: options.textSize,
          rotation: options.rotation,
        },
      },
    ])
  if (tool === 'image') {
    if (!options.picture) return null
    const { name: _, ...picture } = options.picture
    const { rotation } = options
    return made([{ kind: 'image', object: { id: newId(), at: pair(at), ...picture, rotation, opacity: 1 } }])
  }
  if (tool === 'island') {
    const { width, depth } = itemOf(options.desk)
    const desks = islandDesks({ at, perSide: options.perSide, width, depth, rotation: options.rotation })
    return made(desks.map((d, i) => space('desk', d.at, d, d.rotation, named.number + i)))
  }
  if (tool !== 'desk' && tool !== 'door' && tool !== 'furniture') return null
  const item = itemOf(options[tool])
  const placed = { at: pair(at), width: item.width, depth: item.depth, rotation: options.rotation }
  switch (item.place) {
    case 'space':
      return made([space(item.kind, at, item, options.rotation, named.number)])
    case 'furniture':
      return made([{ kind: 'furniture', object: { id: newId(), ...placed, what: item.what, name: '' } }])
    case 'door':
      return made([{ kind: 'door', object: { id: newId(), ...placed, hinge: 'left', opens: 'up' } }])
    case 'window':
      return made([{ kind: 'window', object: { id: newId(), ...placed } }])
  }
}

function space(
  kind: PlannedSpace['kind'],
  at: Point,
  { width, depth }: { width: number; depth: number },
  rotation: number,
  number: number,
): PlanObject {
  return {
    kind: 'space',
    object: {
      id: newId() as PlannedSpace['id'],
      kind,
      at: pair(at),
      width,
      depth,
      rotation,
      label: String(number),
      roomId: null,
      zoneId: null,
      features: [],
      bookable: true,
    },
  }
}

/** Smaller things are slips of the hand, mm. */
const LEAST = 300

const ringOf = ({ minX, minY, maxX, maxY }: Bounds): [number, number][] => [
  [minX, minY],
  [maxX, minY],
  [maxX, maxY],
  [minX, maxY],
]

/** A box pulled up with a tool. */
export const box = (tool: Tool, b: Bounds, options: ToolOptions, named: Named): Made | null =>
  outline(tool, ringOf(b), options, named)

/** An outline drawn with a tool: a room with walls around it, or a zone. */
export function outline(
  tool: Tool,
  corners: readonly Point[],
  options: ToolOptions,
  named: Named,
): Made | null {
  const b = boundsOfPoints(corners)
  if (!b || b.maxX - b.minX < LEAST || b.maxY - b.minY < LEAST) return null
  const ring = corners.map(pair)
  if (tool === 'zone')
    return made([
      { kind: 'zone', object: { id: newId(), rings: [ring], name: named.zone, kind: 'open', teamId: null } },
    ])
  const room: PlanObject = { kind: 'room', object: { id: newId(), rings: [ring], number: '', name: '' } }
  if (!options.walls) return made([room])
  // Walls stand outside: the room keeps the size that was drawn.
  const around = outset(ring, options.thickness / 2).map(([x, y]): Point => [tidy(x), tidy(y)])
  return made([room, ...wallsAlong(around, options.thickness)], [room])
}

const wallsAlong = (ring: Ring, thickness: number): PlanObject[] =>
  ring.map((a, i) => ({
    kind: 'wall',
    object: {
      id: newId(),
      shape: { axis: [pair(a), pair(ring[(i + 1) % ring.length] ?? a)], thickness },
    },
  }))

/** A line of points, without repeats. */
export function line(tool: Tool, points: readonly Point[], options: ToolOptions): Made | null {
  const axis = points.map(pair).filter((p, i, all) => {
    const before = all[i - 1]
    return !before || Math.hypot(p[0] - before[0], p[1] - before[1]) >= 1
  })
  const [from, to] = axis
  if (!from || !to) return null
  if (tool === 'dimension')
    return made([{ kind: 'dimension', object: { id: newId(), from, to, offset: options.offset } }])
  if (tool === 'route')
    return made([{ kind: 'route', object: { id: newId(), axis, width: options.routeWidth } }])
  return made([{ kind: 'wall', object: { id: newId(), shape: { axis, thickness: options.thickness } } }])
}

/** Without a pointer: what the tool makes around a point, of a usual size. */
export function insertion(tool: Tool, [x, y]: Point, options: ToolOptions, named: Named): Made | null {
  const around = (width: number, depth: number): Bounds => ({
    minX: x - width / 2,
    minY: y - depth / 2,
    maxX: x + width / 2,
    maxY: y + depth / 2,
  })
  switch (WAY[tool]) {
    case 'area':
      return box(tool, tool === 'room' ? around(6_000, 5_000) : around(4_000, 3_000), options, named)
    case 'line':
    case 'two':
      return line(
        tool,
        [
          [x - 2_000, y],
          [x + 2_000, y],
        ],
        options,
      )
    case 'click':
      return click(tool, [x, y], options, named)
    default:
      return null
  }
}
