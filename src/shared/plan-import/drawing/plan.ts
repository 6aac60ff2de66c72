/** From a drawing and its scale to a floor plan: walls, openings, rooms, furniture, and the rest beneath. */
import {
  FloorPlanDocument,
  type Furniture,
  type Point,
  type Ring,
  type Room,
  SpaceKind,
  type Wall,
} from '../../domain/floor-plan.ts'
import { boundsOfPoints, inRing, perimeter, ringArea } from '../../geometry/ring.ts'
import { dropCollinear, nestRings } from '../../geometry/slice.ts'
import type { Bounds, TurnedRect } from '../../geometry/turned-rect.ts'
import { placeDesks } from '../desks.ts'
import type { PlanFormat } from '../format.ts'
import {
  type FileContents,
  type FoundBlock,
  type FoundLayer,
  failed,
  type ImportResult,
  type ImportWarning,
  type WarningKind,
} from '../imported.ts'
import type { ReadOptions } from '../options.ts'
import { rectangleOf, tidy } from '../placing.ts'
import { type BlockRole, blockRole, furnitureOf, type LayerRole, layerRole } from '../roles.ts'
import type { Scale } from '../scale.ts'
import type { Drawing, DrawnArc, DrawnLine, DrawnSymbol, DrawnText } from './drawing.ts'
import { floodRooms } from './flood.ts'
import { extentOf, inMillimetres } from './frame.ts'
import { roomLabel } from './labels.ts'
import { clusters, doorOf, type FoundDoor, joins, segmentsOfLines, swings, windowOf } from './openings.ts'
import type { Segment } from './segments.ts'
import { underlayOf } from './underlay.ts'
import { wallsOf } from './walls.ts'

export interface DrawingFile {
  readonly format: PlanFormat
  readonly name: string | null
  /** All the file declares, also those on which nothing is drawn. */
  readonly layers: readonly string[]
  readonly drawing: Drawing
  readonly scale: Scale
  readonly contents: FileContents
  readonly warnings: readonly ImportWarning[]
}

/** Millimetres; a closed line on a wall's layer narrower than this is one wall's outline. */
const THICKEST_WALL = 700
/** More closed lines than this are a hatch, not walls. */
const MOST_OUTLINES = 2_000
const DESK_SIZES = { width: [1150, 2050], depth: [590, 1050] } as const

export function planOf(file: DrawingFile, options: ReadOptions): ImportResult {
  const { format, scale } = file
  const warnings: ImportWarning[] = [...file.warnings]
  const warn = (kind: WarningKind, count: number) => count > 0 && warnings.push({ kind, count })
  const extent = extentOf(file.drawing)
  if (!extent) return failed({ kind: 'nothingDrawn', format })
  const longest = Math.max(extent.maxX - extent.minX, extent.maxY - extent.minY)
  if (!(longest > 0)) return failed({ kind: 'nothingDrawn', format })
  if (scale.unitsPerMetre === null) warn('scaleUnknown', 1)
  // Without a scale it is shown as large as a floor usually is, until somebody says better.
  const mm = scale.unitsPerMetre === null ? 50_000 / longest : 1000 / scale.unitsPerMetre
  const metres = (longest * mm) / 1000
  if (!(metres >= 1 && metres <= 2_000)) return failed({ kind: 'wrongScale', metres })

  const { drawing, farAway } = inMillimetres(file.drawing, mm, extent)
  warn('notNumbers', file.drawing.notNumbers)
  warn('farAway', farAway)

  const roles = new Map<string, { role: LayerRole; objects: number }>()
  const roleOf = (layer: string): LayerRole => {
    const known = roles.get(layer)
    if (known) return known.role
    const role = said(options.layers, layer) ?? layerRole(layer)
    roles.set(layer, { role, objects: 0 })
    return role
  }
  for (const layer of file.layers) roleOf(layer)
  for (const thing of [...drawing.lines, ...drawing.arcs, ...drawing.texts, ...drawing.symbols]) {
    roleOf(thing.layer)
    const layer = roles.get(thing.layer)
    if (layer) layer.objects++
  }
  const onLayers = <T extends { layer: string }>(list: readonly T[], ...wanted: LayerRole[]): T[] =>
    list.filter((t) => wanted.includes(roleOf(t.layer)))

  const symbols = sortSymbols(drawing.symbols, options, roleOf)
  const walls = readWalls(onLayers(drawing.lines, 'wall'), symbols.walls)
  const faces = walls.faces
  const swung = symbols.doors.filter((s) => s.arcs.some(swings))
  const still = symbols.doors.filter((s) => !s.arcs.some(swings))
  const openings = readOpenings(
    [...onLayers(drawing.lines, 'opening', 'door', 'window'), ...swung.flatMap((s) => s.lines)],
    [...onLayers(drawing.arcs, 'opening', 'door', 'wall'), ...swung.flatMap((s) => s.arcs)],
    faces,
  )

  options.progress('rooms')
  const texts = drawing.texts.filter((t) => roleOf(t.layer) !== 'ignore')
  const drawn = roomsDrawn(onLayers(drawing.lines, 'room'), symbols.rooms, texts)
  const closing = segmentsOfLines([...still, ...symbols.windows].flatMap((s) => s.lines))
  const flooded =
    drawn.rooms.length > 0 ? null : floodRooms([...faces, ...openings.barriers, ...closing], texts)
  if (flooded) warn('labelsLeak', flooded.leaks)
  const rooms = byNumber([...(flooded?.rooms ?? drawn.rooms)])
  const used = flooded?.used ?? drawn.used

  options.progress('checking')
  const furniture = symbols.furniture.map(({ rect, what, name }, i) => ({
    id: `f${i + 1}`,
    ...tidy(rect),
    what,
    name: name.slice(0, 120),
  }))
  const stairs = clusters(onLayers(drawing.lines, 'stairs')).flatMap((c) => rectOf(c, 600) ?? [])
  const columns = clusters(onLayers(drawing.lines, 'column')).flatMap((c) => rectOf(c, 60) ?? [])
  const shaped = (prefix: string, what: Furniture['what'], list: readonly TurnedRect[]): Furniture[] =>
    list.map((r, i) => ({ id: `${prefix}${i + 1}`, ...tidy(r), what, name: '' }))
  const chairs = furniture.filter((f) => f.what === 'chair')
  const spaces = [
    ...placeDesks(symbols.spaces.get('desk') ?? [], rooms, chairs, options.newSpaceId),
    ...OTHER_SPACES.flatMap(([kind, letter]) =>
      placeDesks(symbols.spaces.get(kind) ?? [], rooms, [], options.newSpaceId).map((s) => ({
        ...s,
        kind,
        label: `${letter}${s.label}`,
      })),
    ),
  ]
  const beneath = underlayOf(
    [
      ...onLayers(drawing.lines, 'line', 'furniture'),
      ...openings.leftOver,
      ...symbols.lines.flatMap((s) => s.lines),
    ],
    texts.filter((t) => !used.has(t)),
    onLayers(drawing.arcs, 'line', 'furniture'),
  )
  warn('linesLeftOut', beneath.leftOut)
  warn('unknownBlocks', symbols.unknown)
  warn('desksOutsideRooms', rooms.length > 0 ? spaces.filter((s) => s.roomId === null).length : 0)

  const allFurniture = [...shaped('t', 'stairs', stairs), ...shaped('c', 'column', columns), ...furniture]
  const document = FloorPlanDocument.safeParse({
    format: 1,
    walls: walls.walls,
    doors: [
      ...openings.doors.map((d, i) => ({
        id: `d${i + 1}`,
        ...tidy(d.rect),
        hinge: d.hinge,
        opens: d.opens,
      })),
      ...still.flatMap((s, i) => {
        const rect = symbolRect(s)
        return rect ? { id: `e${i + 1}`, ...tidy(rect), hinge: null, opens: null } : []
      }),
    ],
    windows: [...openings.windows, ...symbols.windows.flatMap((s) => symbolRect(s) ?? [])].map((w, i) => ({
      id: `n${i + 1}`,
      ...tidy(w),
    })),
    rooms,
    zones: [],
    spaces,
    furniture: allFurniture,
    ...(beneath.texts.length > 0 ? { texts: beneath.texts } : {}),
    ...(beneath.lines.length > 0 ? { underlay: beneath.lines } : {}),
  })
  if (!document.success) {
    const at = document.error.issues[0]?.path.slice(0, 2).join('.') ?? ''
    return failed({ kind: 'damaged', format, detail: `no plan at ${at}` })
  }
  const { data } = document
  const kinds = (what: Furniture['what']) => allFurniture.filter((f) => f.what === what).length
  return {
    ok: true,
    building: {
      format,
      name: file.name,
      storeys: [{ name: 'Erdgeschoss', level: 0, document: data }],
      counts: {
        storeys: 1,
        rooms: data.rooms.length,
        walls: data.walls.length,
        doors: data.doors.length,
        windows: data.windows.length,
        columns: kinds('column'),
        stairs: kinds('stairs'),
        desks: data.spaces.filter((s) => s.kind === 'desk').length,
        furniture: allFurniture.length - kinds('column') - kinds('stairs'),
        texts: data.texts?.length ?? 0,
        lines: data.underlay?.length ?? 0,
      },
      contents: file.contents,
      scale,
      drawnAt: 1000 / mm,
      layers: [...roles].map(([name, { role, objects }]): FoundLayer => ({ name, role, objects })),
      blocks: symbols.blocks,
      warnings,
    },
  }
}

/** What a person said of this name; a layer may be called "constructor". */
const said = <R>(roles: Readonly<Record<string, R>>, name: string): R | undefined =>
  Object.hasOwn(roles, name) ? roles[name] : undefined

/** Labels of desks are numbers; those of other spaces begin with a letter, so that none is there twice. */
const OTHER_SPACES = [
  ['meeting', 'M'],
  ['parking', 'P'],
  ['locker', 'S'],
] as const

function readWalls(
  lines: readonly DrawnLine[],
  symbols: readonly DrawnSymbol[],
): { walls: Wall[]; faces: Segment[] } {
  const closed = lines.filter((l) => l.closed)
  const outlines = closed.length > MOST_OUTLINES ? [] : closed.filter((l) => isWallOutline(l.points))
  const taken = new Set(outlines)
  const loose = lines.filter((l) => !taken.has(l))
  const ring = (r: readonly Point[]) => r.map(([x, y]): [number, number] => [Math.round(x), Math.round(y)])
  const nested = (list: readonly DrawnLine[]) => nestRings(list.map((l) => dropCollinear(ring(l.points), 1)))
  const pieces = [...nested(outlines), ...symbols.flatMap((s) => ringsOf(s).slice(0, 1))]
  const shapes: Wall['shape'][] = [
    ...pieces.filter((p) => (p[0]?.length ?? 0) >= 3).map((p) => ({ rings: p.map(ring) })),
    ...wallsOf(segmentsOfLines(loose)).map((w) => ({
      axis: ring(w.axis),
      thickness: Math.max(1, w.thickness),
    })),
  ]
  return {
    walls: shapes.map((shape, i) => ({ id: `w${i + 1}`, shape })),
    faces: segmentsOfLines([...lines, ...symbols.flatMap((s) => s.lines)]),
  }
}

const isWallOutline = (points: readonly Point[]): boolean =>
  points.length >= 3 &&
  ringArea(points) > 2_000 &&
  (2 * ringArea(points)) / perimeter(points) <= THICKEST_WALL / 1.2

interface Openings {
  readonly doors: readonly FoundDoor[]
  readonly windows: readonly TurnedRect[]
  /** What closes rooms where walls are open. */
  readonly barriers: readonly Segment[]
  readonly leftOver: readonly DrawnLine[]
}

function readOpenings(
  lines: readonly DrawnLine[],
  arcs: readonly DrawnArc[],
  faces: readonly Segment[],
): Openings {
  const pieces = segmentsOfLines(lines)
  const swinging = arcs.filter(swings)
  const doors = swinging.flatMap((arc) => doorOf(arc, pieces, faces) ?? [])
  const isLeaf = (s: Segment) => swinging.some((a) => joins(s, a.centre, a.from) || joins(s, a.centre, a.to))
  const windows: TurnedRect[] = []
  const leftOver: DrawnLine[] = []
  for (const group of clusters(lines)) {
    const box = boundsOfPoints(group.flatMap((l) => [...l.points]))
    const door = box && swinging.some((a) => within(a.centre, box, 150))
    const window = door ? null : windowOf(group)
    if (window) windows.push(window)
    else if (!door) leftOver.push(...group)
  }
  return {
    doors,
    windows,
    // The leaf of an open door divides no room.
    barriers: [...pieces.filter((s) => !isLeaf(s)), ...doors.flatMap((d) => d.seals)],
    leftOver,
  }
}

const within = ([x, y]: Point, b: Bounds, margin: number): boolean =>
  x > b.minX - margin && x < b.maxX + margin && y > b.minY - margin && y < b.maxY + margin

/** Rooms from closed lines on layers of rooms. A line inside another without a text of its own is a hole in it. */
function roomsDrawn(
  lines: readonly DrawnLine[],
  symbols: readonly DrawnSymbol[],
  texts: readonly DrawnText[],
): { rooms: Room[]; used: ReadonlySet<DrawnText> } {
  const rings: Ring[] = lines
    .filter((l) => l.closed && l.points.length >= 3 && ringArea(l.points) > 200_000)
    .map((l) =>
      dropCollinear(
        l.points.map(([x, y]) => [Math.round(x), Math.round(y)] as const),
        1,
      ),
    )
    .slice(0, 10_000)
    .sort((a, b) => ringArea(a) - ringArea(b))
  const outlined = symbols.flatMap((s) => ringsOf(s).slice(0, 1))
  const said = new Map<Ring, DrawnText[]>()
  const byRing = [...rings, ...outlined.flatMap((r) => r.slice(0, 1))].sort(
    (a, b) => ringArea(a) - ringArea(b),
  )
  for (const text of texts) {
    const ring = byRing.find((r) => inRing(text.at, r))
    if (ring) said.set(ring, [...(said.get(ring) ?? []), text])
  }
  const holes = new Map<Ring, Ring[]>()
  const rooms: Room[] = []
  const used = new Set<DrawnText>()
  for (const [i, ring] of rings.entries()) {
    const probe = ring[0]
    const around = probe && rings.slice(i + 1).find((r) => r !== ring && ring.every((p) => inRing(p, r)))
    if (around && !said.has(ring)) {
      holes.set(around, [...(holes.get(around) ?? []), ring])
      continue
    }
    const label = roomLabel(said.get(ring) ?? [])
    for (const text of label.used) used.add(text)
    rooms.push({
      id: `r${i + 1}`,
      rings: [ring, ...(holes.get(ring) ?? [])].map((r) => r.map(([x, y]): [number, number] => [x, y])),
      number: label.number,
      name: label.name,
    })
  }
  for (const [i, pieces] of outlined.entries()) {
    const [outline] = pieces
    if (!outline) continue
    const label = roomLabel(said.get(outline) ?? [])
    for (const text of label.used) used.add(text)
    rooms.push({
      id: `q${i + 1}`,
      rings: pieces.map((r) => r.map(([x, y]): [number, number] => [x, y])),
      number: label.number,
      name: label.name,
    })
  }
  return { rooms, used }
}

/** The outlines a symbol consists of, each with its holes, the largest first; whole millimetres. */
function ringsOf(symbol: DrawnSymbol): Ring[][] {
  const rings = symbol.lines
    .filter((l) => l.closed)
    .map((l) =>
      dropCollinear(
        l.points.map(([x, y]) => [Math.round(x), Math.round(y)] as const),
        0.5,
      ),
    )
  return nestRings(rings.filter((r) => r.length >= 3))
}

interface SortedSymbols {
  /** Bookable, by kind. */
  readonly spaces: ReadonlyMap<SpaceKind, readonly TurnedRect[]>
  readonly walls: readonly DrawnSymbol[]
  readonly rooms: readonly DrawnSymbol[]
  readonly furniture: readonly { rect: TurnedRect; what: Furniture['what']; name: string }[]
  readonly doors: readonly DrawnSymbol[]
  readonly windows: readonly DrawnSymbol[]
  /** Drawn as lines only. */
  readonly lines: readonly DrawnSymbol[]
  readonly blocks: readonly FoundBlock[]
  /** Kinds of symbols whose names say nothing. */
  readonly unknown: number
}

function sortSymbols(
  symbols: readonly DrawnSymbol[],
  options: ReadOptions,
  roleOf: (layer: string) => LayerRole,
): SortedSymbols {
  const sorted = {
    walls: [] as DrawnSymbol[],
    rooms: [] as DrawnSymbol[],
    furniture: [] as { rect: TurnedRect; what: Furniture['what']; name: string }[],
    doors: [] as DrawnSymbol[],
    windows: [] as DrawnSymbol[],
    lines: [] as DrawnSymbol[],
  }
  const spaces = new Map<SpaceKind, TurnedRect[]>()
  const blocks = new Map<string, { count: number; rect: TurnedRect; role: BlockRole }>()
  let unknown = 0
  for (const symbol of symbols) {
    const rect = symbolRect(symbol)
    const layer = roleOf(symbol.layer)
    if (!rect) {
      if (layer !== 'ignore') sorted.lines.push(symbol)
      continue
    }
    const known = blocks.get(symbol.block)
    let role = known?.role ?? said(options.blocks, symbol.block)
    if (!role) {
      role = blockRole(symbol.block) ?? bySize(rect, layer)
      if (role === 'other') unknown++
    }
    if (known) known.count++
    else blocks.set(symbol.block, { count: 1, rect, role })
    const what = furnitureOf(role)
    if (layer === 'ignore' && !said(options.blocks, symbol.block)) continue
    const kind = SpaceKind.options.find((k) => k === role)
    if (kind) spaces.set(kind, [...(spaces.get(kind) ?? []), rect])
    else if (role === 'wall') sorted.walls.push(symbol)
    else if (role === 'room') sorted.rooms.push(symbol)
    else if (role === 'door') sorted.doors.push(symbol)
    else if (role === 'window') sorted.windows.push(symbol)
    else if (role === 'line') sorted.lines.push(symbol)
    else if (what) sorted.furniture.push({ rect, what, name: symbol.block.split(/\$\d+\$|\|/).at(-1) ?? '' })
  }
  return {
    ...sorted,
    spaces,
    unknown,
    blocks: [...blocks].map(([name, { count, rect, role }]) => ({
      name,
      count,
      width: Math.round(rect.width),
      depth: Math.round(rect.depth),
      role,
    })),
  }
}

/** On a layer of furniture, something with the size of a desk is one; elsewhere a nameless symbol is a sign. */
function bySize(rect: TurnedRect, layer: LayerRole): BlockRole {
  if (layer === 'column' || layer === 'stairs' || layer === 'door' || layer === 'window') return layer
  if (layer !== 'furniture') return 'line'
  const [w, d] = [Math.max(rect.width, rect.depth), Math.min(rect.width, rect.depth)]
  const { width, depth } = DESK_SIZES
  return w >= width[0] && w <= width[1] && d >= depth[0] && d <= depth[1] ? 'desk' : 'other'
}

function symbolRect({ lines, arcs, along }: DrawnSymbol): TurnedRect | null {
  const points = [...lines.flatMap((l) => [...l.points]), ...arcs.flatMap((a) => [a.from, a.to])]
  return points.length >= 2 ? rectangleOf(points, along) : null
}

function rectOf(lines: readonly DrawnLine[], least: number): TurnedRect | null {
  const rect = rectangleOf(
    lines.flatMap((l) => [...l.points]),
    null,
  )
  return rect && rect.depth >= least && rect.width <= 30_000 ? rect : null
}

const numeric = new Intl.Collator('en', { numeric: true })
const byNumber = (rooms: Room[]): Room[] =>
  rooms.sort((a, b) => numeric.compare(a.number, b.number) || numeric.compare(a.name, b.name))
