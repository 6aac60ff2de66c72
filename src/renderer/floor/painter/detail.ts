import type { Tracing } from './batches.ts'

/** What can be told apart at a size: nothing is painted that would only be a blur. */
export interface Detail {
  readonly chairs: boolean
  readonly hatch: boolean
  readonly tracing: Tracing
  readonly dashes: boolean
  /** Crosses and bars have the desk's outline around them; smaller, the sign alone tells more. */
  readonly boxed: boolean
  readonly initials: boolean
  /** Rooms say how many of their desks are free, because single desks cannot be read. */
  readonly counts: boolean
  /** The desk's own name, where nobody's initials are. */
  readonly names: boolean
  /** Widths of lines in pixels. */
  readonly bold: number
  readonly thin: number
}

const FINE: Tracing = { round: true, marks: 'fine' }
const PLAIN: Tracing = { round: false, marks: 'fine' }
const SIGNS: Tracing = { round: false, marks: 'bold' }
const COARSE: Tracing = { round: false, marks: null }

/** `deskPixels`: longer side of the usual desk on the screen. */
export function detailAt(deskPixels: number): Detail {
  return {
    chairs: deskPixels >= 13,
    hatch: deskPixels >= 15,
    tracing: deskPixels >= 18 ? FINE : deskPixels >= 13 ? PLAIN : deskPixels >= 5 ? SIGNS : COARSE,
    dashes: deskPixels >= 14,
    boxed: deskPixels >= 13 || deskPixels < 5,
    initials: deskPixels >= 20,
    counts: deskPixels < 20,
    names: deskPixels >= 52,
    bold: Math.min(2, Math.max(1.1, deskPixels / 16)),
    thin: Math.min(1.1, Math.max(0.8, deskPixels / 22)),
  }
}
