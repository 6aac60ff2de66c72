/** The `transform` attribute of SVG. */
import { IDENTITY, type Matrix, moved, times, turned } from '../drawing/matrix.ts'

const FUNCTION = /([a-zA-Z]+)\s*\(([^)]{0,400})\)/g
const MOST = 100

/** What is not understood changes nothing. */
export function parseTransform(text: string | undefined): Matrix {
  let m = IDENTITY
  if (!text) return m
  let read = 0
  for (const [, name, args] of text.matchAll(FUNCTION)) {
    if (++read > MOST) break
    const n = (args ?? '')
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(Number)
    const one = single(name ?? '', n)
    if (one) m = times(m, one)
  }
  return m
}

function single(name: string, n: readonly number[]): Matrix | null {
  const [a = 0, b, c, d, e, f] = n
  switch (name) {
    case 'matrix':
      return f === undefined || b === undefined || c === undefined || d === undefined || e === undefined
        ? null
        : [a, b, c, d, e, f]
    case 'translate':
      return moved(a, b ?? 0)
    case 'scale':
      return [a, 0, 0, b ?? a, 0, 0]
    case 'rotate':
      return b === undefined || c === undefined
        ? turned(a)
        : times(times(moved(b, c), turned(a)), moved(-b, -c))
    case 'skewX':
      return [1, 0, Math.tan((a * Math.PI) / 180), 1, 0, 0]
    case 'skewY':
      return [1, Math.tan((a * Math.PI) / 180), 0, 1, 0, 0]
    default:
      return null
  }
}
