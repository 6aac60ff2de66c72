/**
 * A floor as a drawing: what SVG, DXF and PDF have in common. Lengths are millimetres of the
 * building, y down, the upper left corner at the origin. Names of layers and symbols begin with
 * `platzwahl-`, by which an import knows them again.
 */
import type { Dimension, FloorPlanDocument, Point, Ring } from '../domain/floor-plan.ts'
import { inMetres, measuredLine } from '../geometry/measured-line.ts'
import { planBounds } from '../geometry/plan-bounds.ts'
import { onFloor } from '../geometry/turned-rect.ts'
import type { ExportedFloor } from './floor.ts'
import { wallOutline } from './wall-outline.ts'

/** What it is painted with; each format has its own colours for them. */
export type Paint =
  | 'floor'
  | 'wall'
  | 'opening'
  | 'space'
  | 'meeting'
  | 'furniture'
  | 'zone'
  | 'route'
  | 'hair'

export type Shape =
  | { readonly kind: 'area'; readonly rings: readonly Ring[]; readonly paint: Paint }
  | { readonly kind: 'line'; readonly points: readonly Point[]; readonly paint: Paint }
  /** Less than half a circle. */
  | {
      readonly kind: 'arc'
      readonly centre: Point
      readonly radius: number
      readonly from: Point
      readonly to: Point
      readonly clockwise: boolean
      readonly paint: Paint
    }
  | {
      readonly kind: 'text'
      readonly at: Point
      readonly size: number
      readonly text: string
      readonly rotation: number
    }

export interface SheetItem {
  readonly layer: string
  /** Null: drawn as it is. Symbols of one name are alike. */
  readonly symbol: string | null
  /** Where the symbol lies; its shapes are around its own origin. */
  readonly at: Point
  readonly rotation: number
  readonly shapes: readonly Shape[]
}

export interface Sheet {
  readonly title: string
  /** With a margin for the legend below. */
  readonly width: number
  readonly height: number
  /** 1 : ratio on paper. */
  readonly ratio: number
  /** From a point of the floor to the same on the sheet. */
  readonly shift: Point
  readonly items: readonly SheetItem[]
}

export const LAYERS = [
  'platzwahl-underlay',
  'platzwahl-zones',
  'platzwahl-rooms',
  'platzwahl-walls',
  'platzwahl-windows',
  'platzwahl-doors',
  'platzwahl-furniture',
  'platzwahl-spaces',
  'platzwahl-routes',
  'platzwahl-texts',
  'platzwahl-labels',
  'platzwahl-legend',
] as const
type Layer = (typeof LAYERS)[number]

export interface SheetWords {
  readonly scale: string
  readonly desk: string
  readonly meeting: string
  readonly furniture: string
  /** Between metres and their parts. */
  readonly decimal: string
}
export const SHEET_WORDS: Readonly<Record<'de' | 'en', SheetWords>> = {
  de: { scale: 'Maßstab', desk: 'Platz', meeting: 'Besprechung', furniture: 'Möbel', decimal: ',' },
  en: { scale: 'Scale', desk: 'Space', meeting: 'Meeting', furniture: 'Furniture', decimal: '.' },
}

const ORIGIN: Point = [0, 0]
/** Millimetres of paper. */
const MARGIN = 10
const LEGEND = 22

export function sheetOf(
  building: string,
  { name, document }: ExportedFloor,
  ratio: number,
  words: SheetWords = SHEET_WORDS.de,
): Sheet {
  const bounds = planBounds(document) ?? {
    minX: 0,
    minY: 0,
    maxX: 1000 * ratio * 0.2,
    maxY: 1000 * ratio * 0.1,
  }
  const margin = MARGIN * ratio
  const [dx, dy] = [margin - bounds.minX, margin - bounds.minY]
  const move = ([x, y]: Point): Point => [round(x + dx), round(y + dy)]
  const width = round(bounds.maxX - bounds.minX + 2 * margin)
  const plan = bounds.maxY - bounds.minY + 2 * margin
  const title = `${building} · ${name}`
  return {
    title,
    width: Math.max(width, 90 * ratio),
    height: round(plan + LEGEND * ratio),
    ratio,
    shift: [dx, dy],
    items: [...drawn(document, move, words.decimal), ...legend(title, plan, ratio, words)],
  }
}

/** To a hundredth of a millimetre. */
const round = (n: number): number => Math.round(n * 100) / 100

const still = (layer: Layer, ...shapes: readonly Shape[]): SheetItem => ({
  layer,
  symbol: null,
  at: ORIGIN,
  rotation: 0,
  shapes,
})

function drawn(d: FloorPlanDocument, move: (p: Point) => Point, decimal: string): SheetItem[] {
  const ringsOf = (rings: readonly Ring[]) => rings.map((r) => r.map(move))
  const placed = (layer: Layer, symbol: string, rect: Rect, shapes: readonly Shape[]): SheetItem => ({
    layer,
    symbol: `${symbol}-${size(rect.width)}x${size(rect.depth)}`,
    at: move(rect.at),
    rotation: rect.rotation,
    shapes,
  })
  return [
    ...(d.underlay ?? []).map(({ points }) =>
      still('platzwahl-underlay', { kind: 'line', points: points.map(move), paint: 'hair' }),
    ),
    ...d.zones.map((z) => still('platzwahl-zones', { kind: 'area', rings: ringsOf(z.rings), paint: 'zone' })),
    ...d.rooms.map((room, i): SheetItem => {
      const rings = ringsOf(room.rings)
      const said = [room.number, room.name].filter((t) => t.trim() !== '')
      const at = insideOf(rings)
      const shapes: Shape[] = [
        { kind: 'area', rings, paint: 'floor' },
        ...said.map(
          (text, k): Shape => ({ kind: 'text', at: [at[0], at[1] + k * 300], size: 220, text, rotation: 0 }),
        ),
      ]
      return { ...still('platzwahl-rooms', ...shapes), symbol: `platzwahl-room-${i + 1}` }
    }),
    ...d.walls.map(({ shape }, i): SheetItem => {
      const rings = 'rings' in shape ? shape.rings : [wallOutline(shape.axis, shape.thickness)]
      return {
        ...still('platzwahl-walls', { kind: 'area', rings: ringsOf(rings), paint: 'wall' }),
        symbol: `platzwahl-wall-${i + 1}`,
      }
    }),
    ...d.windows.map((w) =>
      placed('platzwahl-windows', 'platzwahl-window', w, [
        { kind: 'area', rings: [box(w)], paint: 'opening' },
        { kind: 'line', points: [[-w.width / 2, 0], [w.width / 2, 0]], paint: 'hair' }, // biome-ignore format: a line
      ]),
    ),
    ...d.doors.map((door) =>
      placed(
        'platzwahl-doors',
        `platzwahl-door-${door.hinge && door.opens ? `${door.hinge}-${door.opens}` : 'plain'}`,
        door,
        doorShapes(door),
      ),
    ),
    ...d.furniture.map((f) =>
      placed('platzwahl-furniture', `platzwahl-${f.what}`, f, [
        { kind: 'area', rings: [box(f)], paint: 'furniture' },
      ]),
    ),
    ...d.spaces.map((s) =>
      placed('platzwahl-spaces', `platzwahl-${s.kind}`, s, [
        { kind: 'area', rings: [box(s)], paint: s.kind === 'desk' ? 'space' : 'meeting' },
      ]),
    ),
    ...(d.routes ?? []).map((r) =>
      still('platzwahl-routes', { kind: 'line', points: r.axis.map(move), paint: 'route' }),
    ),
    ...(d.texts ?? []).map((t) =>
      still('platzwahl-texts', {
        kind: 'text',
        at: move(t.at),
        size: t.size,
        text: t.text,
        rotation: t.rotation,
      }),
    ),
    ...(d.dimensions ?? []).map((m) => still('platzwahl-labels', ...lengthShapes(m, move, decimal))),
    ...d.spaces.map((s) =>
      still('platzwahl-labels', { kind: 'text', at: move(s.at), size: 180, text: s.label, rotation: 0 }),
    ),
  ]
}

interface Rect {
  readonly at: Point
  readonly width: number
  readonly depth: number
  readonly rotation: number
}
/** Names of symbols differ where their sizes do. */
const size = (n: number): string => String(round(n)).replace('.', '_')
const box = ({ width, depth }: Rect): Ring => {
  const [x, y] = [width / 2, depth / 2]
  return [
    [-x, -y],
    [x, -y],
    [x, y],
    [-x, y],
  ]
}

/** The opening, and where both are known the leaf standing open with the arc it swings. */
function doorShapes(door: FloorPlanDocument['doors'][number]): Shape[] {
  const frame: Shape = { kind: 'area', rings: [box(door)], paint: 'opening' }
  if (!door.hinge || !door.opens) return [frame]
  const side = door.hinge === 'left' ? -1 : 1
  const up = door.opens === 'up' ? -1 : 1
  const r = door.width
  const flat = { ...door, at: ORIGIN, rotation: 0 }
  const [hinge, closed, open] = [
    onFloor(flat, (side * r) / 2, 0),
    onFloor(flat, (-side * r) / 2, 0),
    onFloor(flat, (side * r) / 2, up * r),
  ]
  return [
    frame,
    { kind: 'line', points: [hinge, open], paint: 'hair' },
    {
      kind: 'arc',
      centre: hinge,
      radius: r,
      from: closed,
      to: open,
      clockwise: side * up > 0,
      paint: 'hair',
    },
  ]
}

/** Half of the stroke at each end of a measured line, how far its words stand off, and their height, mm. */
const LENGTH = { stroke: 80, above: 160, size: 150 } as const

/** The line with a stroke at each end, those that lead to it, and how long it is. */
function lengthShapes(m: Dimension, move: (p: Point) => Point, decimal: string): Shape[] {
  const { from, to, middle, witnesses, length, rotation } = measuredLine(m)
  const line = (points: readonly Point[]): Shape => ({
    kind: 'line',
    points: points.map(move),
    paint: 'hair',
  })
  const words = { at: middle, width: 0, depth: 0, rotation }
  const strokes = [from, to].map((at) => {
    const end = { ...words, at, rotation: rotation + 45 }
    return line([onFloor(end, 0, -LENGTH.stroke), onFloor(end, 0, LENGTH.stroke)])
  })
  return [
    line([from, to]),
    ...witnesses.map(line),
    ...strokes,
    {
      kind: 'text',
      at: move(onFloor(words, 0, -LENGTH.above)),
      size: LENGTH.size,
      text: `${inMetres(length, decimal)} m`,
      rotation: round(rotation),
    },
  ]
}

/** A place for a room's name: the middle of its box, else of its longest inner stretch at that height. */
function insideOf(rings: readonly Ring[]): Point {
  const outline = rings[0] ?? []
  const ys = outline.map((p) => p[1])
  const y = (Math.min(...ys) + Math.max(...ys)) / 2 + 0.37
  const cuts: number[] = []
  for (const ring of rings)
    for (const [i, a] of ring.entries()) {
      const b = ring[(i + 1) % ring.length] ?? a
      if (a[1] > y !== b[1] > y) cuts.push(a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]))
    }
  cuts.sort((a, b) => a - b)
  let best: readonly [number, number] = [outline[0]?.[0] ?? 0, outline[0]?.[0] ?? 0]
  for (let i = 0; i + 1 < cuts.length; i += 2) {
    const [from = 0, to = 0] = [cuts[i], cuts[i + 1]]
    if (to - from > best[1] - best[0]) best = [from, to]
  }
  return [round((best[0] + best[1]) / 2), round(y)]
}

function legend(title: string, top: number, ratio: number, words: SheetWords): SheetItem[] {
  const mm = (n: number) => n * ratio
  const y = top + mm(6)
  const text = (x: number, line: number, said: string, height = 3): Shape => ({
    kind: 'text',
    at: [round(mm(MARGIN + x) + mm(said.length * height * 0.3)), round(y + mm(line))],
    size: round(mm(height)),
    text: said,
    rotation: 0,
  })
  const swatch = (x: number, paint: Paint): Shape => ({
    kind: 'area',
    rings: [
      [
        [mm(MARGIN + x), y + mm(8)],
        [mm(MARGIN + x + 5), y + mm(8)],
        [mm(MARGIN + x + 5), y + mm(11)],
        [mm(MARGIN + x), y + mm(11)],
      ],
    ],
    paint,
  })
  // As long as it is easily read: about 40 mm on paper, in whole metres.
  const metres = Math.max(1, Math.round((40 * ratio) / 1000))
  const end = mm(MARGIN) + metres * 1000
  const bar: Shape = {
    kind: 'line',
    points: [
      [mm(MARGIN), y + mm(6)],
      [mm(MARGIN), y + mm(5)],
      [end, y + mm(5)],
      [end, y + mm(6)],
    ],
    paint: 'hair',
  }
  return [
    still(
      'platzwahl-legend',
      text(0, 0, title, 4),
      text(0, 3.3, `${words.scale} 1:${ratio} · ${metres} m`, 2.5),
      bar,
      swatch(0, 'space'),
      text(7, 9.5, words.desk, 2.5),
      swatch(24, 'meeting'),
      text(31, 9.5, words.meeting, 2.5),
      swatch(56, 'furniture'),
      text(63, 9.5, words.furniture, 2.5),
    ),
  ]
}

/** Millimetres of the paper that most offices can print on at most. */
export const A3 = { width: 420, height: 297 } as const
/** Pixels of the longer side of a sheet as PNG. */
export const PNG_SIDE = 3_000

/** The coarsest usual scale at which the sheet still fits a size of paper (mm), landscape. */
export function fittingRatio(floor: ExportedFloor, paper: { width: number; height: number }): number {
  const b = planBounds(floor.document)
  if (!b) return 100
  for (const ratio of [20, 50, 100, 200, 250, 500, 1000, 2000, 5000]) {
    const w = (b.maxX - b.minX) / ratio + 2 * MARGIN
    const h = (b.maxY - b.minY) / ratio + 2 * MARGIN + LEGEND
    if (w <= paper.width && h <= paper.height) return ratio
  }
  return 10_000
}
