/** Writes small DXF files for tests. */
type Pair = readonly [code: number, value: string | number]

export interface TinyDxf {
  /** `$INSUNITS`; absent when null. */
  readonly units?: number | null
  readonly blocks?: Readonly<Record<string, readonly Pair[][]>>
  readonly entities: readonly Pair[][]
}

export function tinyDxf({ units = 4, blocks = {}, entities }: TinyDxf): string {
  const pairs: Pair[] = [
    [0, 'SECTION'],
    [2, 'HEADER'],
    [9, '$ACADVER'],
    [1, 'AC1027'],
    ...(units === null
      ? []
      : ([
          [9, '$INSUNITS'],
          [70, units],
        ] as Pair[])),
    [0, 'ENDSEC'],
    [0, 'SECTION'],
    [2, 'BLOCKS'],
    ...Object.entries(blocks).flatMap(([name, inside]): Pair[] => [
      [0, 'BLOCK'],
      [8, '0'],
      [2, name],
      [10, 0],
      [20, 0],
      ...inside.flat(),
      [0, 'ENDBLK'],
    ]),
    [0, 'ENDSEC'],
    [0, 'SECTION'],
    [2, 'ENTITIES'],
    ...entities.flat(),
    [0, 'ENDSEC'],
    [0, 'EOF'],
  ]
  return pairs.map(([code, value]) => `${code}\n${value}\n`).join('')
}

export const line = (layer: string, x1: number, y1: number, x2: number, y2: number): Pair[] => [
  [0, 'LINE'],
  [8, layer],
  [10, x1],
  [20, y1],
  [11, x2],
  [21, y2],
]
export const closed = (layer: string, ...points: (readonly [number, number])[]): Pair[] => [
  [0, 'LWPOLYLINE'],
  [8, layer],
  [90, points.length],
  [70, 1],
  ...points.flatMap(([x, y]): Pair[] => [
    [10, x],
    [20, y],
  ]),
]
export const box = (layer: string, x: number, y: number, w: number, h: number): Pair[] =>
  closed(layer, [x, y], [x + w, y], [x + w, y + h], [x, y + h])
export const arc = (layer: string, x: number, y: number, r: number, from: number, to: number): Pair[] => [
  [0, 'ARC'],
  [8, layer],
  [10, x],
  [20, y],
  [40, r],
  [50, from],
  [51, to],
]
export const text = (layer: string, x: number, y: number, height: number, said: string): Pair[] => [
  [0, 'TEXT'],
  [8, layer],
  [10, x],
  [20, y],
  [40, height],
  [1, said],
]
export const insert = (
  layer: string,
  block: string,
  x: number,
  y: number,
  more: readonly Pair[] = [],
): Pair[] => [[0, 'INSERT'], [8, layer], [2, block], [10, x], [20, y], ...more]

/**
 * Two rooms of 5 × 4 m side by side, walls drawn by their faces, a door of 900 mm between them
 * standing open, a window in the south, three desks and a chair. Millimetres.
 */
export const TWO_ROOMS_DXF: TinyDxf = {
  blocks: {
    'Schreibtisch 160x80': [box('0', -800, -400, 1600, 800)],
    Stuhl: [box('0', -250, -250, 500, 500)],
  },
  entities: [
    box('WAND', 0, 0, 10_700, 4600),
    // Faces of the room on the left, with the opening at y 1800 to 2700.
    line('WAND', 300, 300, 5300, 300),
    line('WAND', 5300, 300, 5300, 1800),
    line('WAND', 5300, 2700, 5300, 4300),
    line('WAND', 5300, 4300, 300, 4300),
    line('WAND', 300, 4300, 300, 300),
    // And on the right.
    line('WAND', 5400, 300, 10_400, 300),
    line('WAND', 10_400, 300, 10_400, 4300),
    line('WAND', 10_400, 4300, 5400, 4300),
    line('WAND', 5400, 4300, 5400, 2700),
    line('WAND', 5400, 1800, 5400, 300),
    line('TUER', 5300, 1800, 5400, 1800),
    line('TUER', 5300, 2700, 5400, 2700),
    line('TUER', 5300, 1800, 4400, 1800),
    arc('TUER', 5300, 1800, 900, 90, 180),
    box('FENSTER', 1500, 0, 1800, 300),
    text('TEXT', 1000, 3500, 250, '0.01'),
    text('TEXT', 1000, 3000, 250, 'B\\U+00FCro'),
    text('TEXT', 1000, 2600, 150, '20,00 m\\U+00B2'),
    text('TEXT', 8000, 3000, 250, '0.02'),
    insert('MOEBEL', 'Schreibtisch 160x80', 1500, 1000),
    insert('MOEBEL', 'Schreibtisch 160x80', 3500, 1000),
    insert('MOEBEL', 'Schreibtisch 160x80', 9800, 1500, [[50, 90]]),
    insert('MOEBEL', 'Stuhl', 1500, 1800),
  ],
}
