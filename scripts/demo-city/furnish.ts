/** Groups of furniture as offices have them. Millimetres. */
import type { Drawing, Pt } from './drawing.ts'

export const DESK: readonly [number, number] = [1600, 800]

/** Desks back to back in two rows, side by side along x; `at` is the upper left corner of the tops. */
export function island(d: Drawing, [x, y]: Pt, columns: number): void {
  for (let i = 0; i < columns; i++) d.space('desk', [x + 800 + i * 1600, y + 400], 180, DESK)
  for (let i = 0; i < columns; i++) d.space('desk', [x + 800 + i * 1600, y + 1200], 0, DESK)
}

/** The same standing upright: two columns back to back, side by side along y; `at` is the upper left corner. */
export function uprightIsland(d: Drawing, [x, y]: Pt, rows: number): void {
  for (let i = 0; i < rows; i++) {
    d.space('desk', [x + 400, y + 800 + i * 1600], 90, DESK)
    d.space('desk', [x + 1200, y + 800 + i * 1600], 270, DESK)
  }
}

/** A meeting table that is booked as one, with chairs around it. */
export function meetingTable(d: Drawing, [x, y]: Pt, length: number, seats: number, upright = false): void {
  const depth = seats > 4 ? 1200 : 1000
  const place = (u: number, v: number): Pt => (upright ? [x - v, y + u] : [x + u, y + v])
  d.space('meeting', [x, y], upright ? 90 : 0, [length, depth], `Tisch für ${seats}`)
  const perSide = Math.max(1, Math.floor((seats - (seats > 4 ? 2 : 0)) / 2))
  for (let i = 0; i < perSide; i++) {
    const u = (length * (i + 0.5)) / perSide - length / 2
    d.thing('chair', place(u, -depth / 2 - 320), 480, 460, upright ? 90 : 0)
    d.thing('chair', place(u, depth / 2 + 320), 480, 460, upright ? 90 : 0)
  }
  if (seats > 4)
    for (const end of [-1, 1])
      d.thing('chair', place((end * length) / 2 + end * 320, 0), 480, 460, upright ? 0 : 90)
}

export const lift = (d: Drawing, at: Pt): unknown => d.thing('lift', at, 1600, 1900, 0, 'Aufzug')

/** Toilets with a row of basins along a wall; `at` is the upper left corner of the cubicles. */
export function toilets(d: Drawing, [x, y]: Pt, cubicles: number): void {
  for (let i = 0; i < cubicles; i++) d.thing('sanitary', [x + 450 + i * 1000, y + 350], 400, 600, 0, 'WC')
}

/** Kitchen units along the x axis with their back at `y`. */
export const kitchen = (d: Drawing, [x, y]: Pt, length: number, below = true): unknown =>
  d.thing('kitchen', [x + length / 2, y + (below ? 320 : -320)], length, 620, below ? 0 : 180, 'Küchenzeile')

/** A round-table corner: a table with four chairs. */
export function tableWithChairs(d: Drawing, [x, y]: Pt, size = 900): void {
  d.thing('table', [x, y], size, size)
  const r = size / 2 + 300
  for (const [dx, dy] of [
    [0, -r],
    [r, 0],
    [0, r],
    [-r, 0],
  ] as const)
    d.thing('chair', [x + dx, y + dy], 450, 450)
}

/** Cupboards side by side along x (or y when upright), `n` of 800 mm. */
export function cupboards(d: Drawing, [x, y]: Pt, n: number, upright = false): void {
  for (let i = 0; i < n; i++)
    d.thing(
      'cabinet',
      upright ? [x, y + 400 + i * 800] : [x + 400 + i * 800, y],
      800,
      450,
      upright ? 90 : 0,
      'Schrank',
    )
}
