/**
 * When the spaces of a floor are held on one day, as bytes: a cell of eight bytes for each period,
 * the space's number (u32) and its minutes from and to (u16 each), little-endian, by number and from.
 */
export interface Cells {
  readonly length: number
  /** Pairs: number of the space, then `from | to << 16`. */
  readonly words: Uint32Array
}

const BYTES = 8
export const NO_CELLS: Cells = { length: 0, words: new Uint32Array(0) }

export const noAt = (cells: Cells, i: number): number => cells.words[2 * i] ?? 0
export const fromAt = (cells: Cells, i: number): number => (cells.words[2 * i + 1] ?? 0) & 0xffff
export const toAt = (cells: Cells, i: number): number => (cells.words[2 * i + 1] ?? 0) >>> 16

export function readCells(blob: Uint8Array): Cells {
  const length = Math.floor(blob.byteLength / BYTES)
  // Views need a start that four divides; SQLite gives none such away.
  const bytes = blob.byteOffset % 4 === 0 ? blob : Uint8Array.from(blob)
  return { length, words: new Uint32Array(bytes.buffer, bytes.byteOffset, length * 2) }
}

export const toBlob = ({ words }: Cells): Uint8Array =>
  new Uint8Array(words.buffer, words.byteOffset, words.byteLength)

/** From `[no, from, to, …]`, in any order. */
export function cellsOf(triples: readonly number[]): Cells {
  const rows: [no: number, from: number, to: number][] = []
  for (let i = 0; i + 2 < triples.length; i += 3) {
    rows.push([triples[i] ?? 0, triples[i + 1] ?? 0, triples[i + 2] ?? 0])
  }
  rows.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const words = new Uint32Array(rows.length * 2)
  rows.forEach(([no, from, to], i) => {
    words[2 * i] = no
    words[2 * i + 1] = from | (to << 16)
  })
  return { length: rows.length, words }
}

/** The cells with those of some spaces replaced by `[from, to, …]` each. */
export function patchCells(cells: Cells, changed: ReadonlyMap<number, readonly number[]>): Cells {
  const triples: number[] = []
  for (let i = 0; i < cells.length; i++) {
    const no = noAt(cells, i)
    if (!changed.has(no)) triples.push(no, fromAt(cells, i), toAt(cells, i))
  }
  for (const [no, minutes] of changed) {
    for (let i = 0; i + 1 < minutes.length; i += 2) triples.push(no, minutes[i] ?? 0, minutes[i + 1] ?? 0)
  }
  return cellsOf(triples)
}

/** Periods of one space, `[from, to, …]`. */
export function minutesOfNo(cells: Cells, no: number): number[] {
  const minutes: number[] = []
  for (let i = 0; i < cells.length; i++) {
    if (noAt(cells, i) === no) minutes.push(fromAt(cells, i), toAt(cells, i))
  }
  return minutes
}
