/** A sheet as DXF (AutoCAD 2007, UTF-8, millimetres): layers, blocks for all that is placed. */
import type { Point } from '../domain/floor-plan.ts'
import { LAYERS, type Shape, type Sheet, type SheetItem } from './sheet.ts'

type Pair = readonly [code: number, value: string | number]

/** AutoCAD's numbers of colours, by layer. */
const COLOURS: Readonly<Record<(typeof LAYERS)[number], number>> = {
  'platzwahl-underlay': 9,
  'platzwahl-zones': 6,
  'platzwahl-rooms': 8,
  'platzwahl-walls': 7,
  'platzwahl-windows': 4,
  'platzwahl-doors': 4,
  'platzwahl-furniture': 8,
  'platzwahl-spaces': 3,
  'platzwahl-routes': 3,
  'platzwahl-texts': 7,
  'platzwahl-labels': 7,
  'platzwahl-legend': 7,
}

export function sheetToDxf({ items }: Sheet): string {
  let handle = 0x100
  const next = () => (handle++).toString(16).toUpperCase()
  const entity = (type: string, layer: string, subclass: string, ...pairs: readonly Pair[]): Pair[] => [
    [0, type],
    [5, next()],
    [100, 'AcDbEntity'],
    [8, layer],
    [100, subclass],
    ...pairs,
  ]
  const drawn = (s: Shape, layer: string): Pair[] => {
    switch (s.kind) {
      case 'area':
        return s.rings.flatMap((ring) => polyline(ring, true, layer))
      case 'line':
        return polyline(s.points, false, layer)
      case 'arc': {
        // DXF's arcs run against the clock with y up, which is clockwise from end to start with y down.
        const angle = (q: Point) => (Math.atan2(-(q[1] - s.centre[1]), q[0] - s.centre[0]) * 180) / Math.PI
        const [from, to] = s.clockwise ? [s.to, s.from] : [s.from, s.to]
        return [
          ...entity('ARC', layer, 'AcDbCircle', ...point(s.centre), [40, n(s.radius)], [100, 'AcDbArc']),
          [50, n((angle(from) + 360) % 360)],
          [51, n((angle(to) + 360) % 360)],
        ]
      }
      case 'text':
        return [
          ...entity('TEXT', layer, 'AcDbText', ...point(s.at), [40, n(s.size)], [1, words(s.text)]),
          [50, n(-s.rotation)],
          [72, 1],
          [11, n(s.at[0])],
          [21, n(-s.at[1])],
          [31, 0],
          [100, 'AcDbText'],
          [73, 2],
        ]
    }
  }
  const polyline = (points: readonly Point[], closed: boolean, layer: string): Pair[] =>
    entity(
      'LWPOLYLINE',
      layer,
      'AcDbPolyline',
      [90, points.length],
      [70, closed ? 1 : 0],
      ...points.flatMap(([x, y]): Pair[] => [
        [10, n(x)],
        [20, n(-y)],
      ]),
    )
  const symbols = new Map<string, SheetItem>()
  for (const item of items)
    if (item.symbol !== null && !symbols.has(item.symbol)) symbols.set(item.symbol, item)

  const pairs: Pair[] = [
    [0, 'SECTION'],
    [2, 'HEADER'],
    [9, '$ACADVER'],
    [1, 'AC1021'],
    [9, '$INSUNITS'],
    [70, 4],
    [9, '$MEASUREMENT'],
    [70, 1],
    [0, 'ENDSEC'],
    [0, 'SECTION'],
    [2, 'TABLES'],
    [0, 'TABLE'],
    [2, 'LAYER'],
    [70, LAYERS.length],
    ...LAYERS.flatMap((layer): Pair[] => [
      [0, 'LAYER'],
      [5, next()],
      [100, 'AcDbSymbolTableRecord'],
      [100, 'AcDbLayerTableRecord'],
      [2, layer],
      [70, 0],
      [62, COLOURS[layer]],
      [6, 'CONTINUOUS'],
    ]),
    [0, 'ENDTAB'],
    [0, 'ENDSEC'],
    [0, 'SECTION'],
    [2, 'BLOCKS'],
    ...[...symbols].flatMap(([name, { shapes, layer }]): Pair[] => [
      ...entity('BLOCK', '0', 'AcDbBlockBegin', [2, name], [70, 0], ...point([0, 0]), [3, name]),
      ...shapes.flatMap((s) => drawn(s, s.kind === 'text' ? layer : '0')),
      ...entity('ENDBLK', '0', 'AcDbBlockEnd'),
    ]),
    [0, 'ENDSEC'],
    [0, 'SECTION'],
    [2, 'ENTITIES'],
    ...items.flatMap((item) =>
      item.symbol === null
        ? item.shapes.flatMap((s) => drawn(s, item.layer))
        : entity('INSERT', item.layer, 'AcDbBlockReference', [2, item.symbol], ...point(item.at), [
            50,
            n(-item.rotation),
          ]),
    ),
    [0, 'ENDSEC'],
    [0, 'EOF'],
  ]
  return pairs.map(([code, value]) => `${code}\r\n${value}\r\n`).join('')
}

const n = (value: number): number => {
  const rounded = Math.round(value * 1000) / 1000
  return rounded === 0 ? 0 : rounded
}
const point = ([x, y]: Point): Pair[] => [
  [10, n(x)],
  [20, n(-y)],
  [30, 0],
]
/** One line each, and no code of the format. */
const words = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
    .replace(/[\x00-\x1f\x7f\u2028\u2029]+/g, ' ')
    .replaceAll('%%', '% %')
    .slice(0, 250) || ' '
