import type { Tracing } from './batches.ts'

/** What can be told apart at a size: nothing is painted that would only be a blur. */
export interface Detail {
  readonly chairs: boolean
  readonly hatch: boolean
  readonly tracing: Tracing
  readonly dashes: boolean
  readonly initials: boolean
  /** The desk's own name, where nobody's initials are. */
  readonly names: boolean
  /** Widths of lines in pixels. */
  readonly bold: number
  readonly thin: number
}

const FINE: Tracing = { round: true, marks: true }
const PLAIN: Tracing = { round: false, marks: true }
const COARSE: Tracing = { round: false, marks: false }

/** `deskPixels`: longer side of the usual desk on the screen. */
export function detailAt(deskPixels: number): Detail {
  return {
    chairs: deskPixels >= 13,
    hatch: deskPixels >= 9,
    tracing: deskPixels >= 18 ? FINE : deskPixels >= 7 ? PLAIN : COARSE,
    dashes: deskPixels >= 14,
    initials: deskPixels >= 20,
    names: deskPixels >= 52,
    bold: Math.min(2, Math.max(0.8, deskPixels / 16)),
    thin: Math.min(1.1, Math.max(0.6, deskPixels / 22)),
  }
}
