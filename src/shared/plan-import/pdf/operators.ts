/** Turns the operators of a PDF page into lines. */
import type { Point } from '../../domain/floor-plan.ts'
import { cubic, quadratic } from '../drawing/curves.ts'
import { type DrawnLine, isPlace } from '../drawing/drawing.ts'
import { apply, IDENTITY, type Matrix, times } from '../drawing/matrix.ts'

export const MOST_POINTS = 5_000_000
const MOST_NESTED = 1_000

export class TooManyPoints extends Error {}

export interface PageDrawing {
  readonly lines: readonly DrawnLine[]
  /** Painted, or clipped to. */
  readonly paths: number
  /** Pieces of all paths. */
  readonly polylines: number
  readonly images: number
  readonly notNumbers: number
}

/** @throws TooManyPoints */
export function readOperators(
  { fnArray, argsArray }: { fnArray: ArrayLike<number>; argsArray: ArrayLike<unknown> },
  OPS: Readonly<Record<string, number>>,
  page: Matrix,
): PageDrawing {
  const lines: DrawnLine[] = []
  const stack: Matrix[] = []
  let m = page
  let [paths, polylines, images, notNumbers, points] = [0, 0, 0, 0, 0]
  const push = () => {
    if (stack.length < MOST_NESTED) stack.push(m)
  }
  const pop = () => {
    m = stack.pop() ?? page
  }
  for (let i = 0; i < fnArray.length; i++) {
    const op = fnArray[i]
    const args = argsArray[i]
    if (op === OPS.save) push()
    else if (op === OPS.restore) pop()
    else if (op === OPS.transform) m = times(m, matrixOf(args))
    else if (op === OPS.paintFormXObjectBegin) {
      push()
      m = times(m, matrixOf(Array.isArray(args) ? args[0] : null))
    } else if (op === OPS.paintFormXObjectEnd) pop()
    else if (op === OPS.constructPath) {
      paths++
      const pieces = subpaths(args, m)
      polylines += pieces.length
      // Clipping draws nothing.
      if (Array.isArray(args) && args[0] === OPS.endPath) continue
      for (const piece of pieces) {
        if (piece.points.length < 2) continue
        points += piece.points.length
        if (points > MOST_POINTS) throw new TooManyPoints()
        if (piece.points.every(isPlace)) lines.push({ layer: '', ...piece })
        else notNumbers++
      }
    } else if (
      op === OPS.paintImageXObject ||
      op === OPS.paintInlineImageXObject ||
      op === OPS.paintImageMaskXObject ||
      op === OPS.paintImageXObjectRepeat
    )
      images++
  }
  return { lines, paths, polylines, images, notNumbers }
}

export function matrixOf(value: unknown): Matrix {
  if (typeof value !== 'object' || value === null || !('length' in value)) return IDENTITY
  const n = Array.from(value as ArrayLike<unknown>, Number)
  const [a, b, c, d, e, f] = n
  return a !== undefined &&
    b !== undefined &&
    c !== undefined &&
    d !== undefined &&
    e !== undefined &&
    f !== undefined
    ? [a, b, c, d, e, f]
    : IDENTITY
}

/** Opcodes of a path: 0 move, 1 line, 2 cubic, 3 quadratic, 4 close. */
function subpaths(args: unknown, m: Matrix): { points: Point[]; closed: boolean }[] {
  const data: unknown = Array.isArray(args) && Array.isArray(args[1]) ? args[1][0] : null
  if (!(data instanceof Float32Array)) return []
  const found: { points: Point[]; closed: boolean }[] = []
  let now: { points: Point[]; closed: boolean } | null = null
  let at: Point = [0, 0]
  let i = 0
  const next = (): Point => {
    const p: Point = [data[i] ?? Number.NaN, data[i + 1] ?? Number.NaN]
    i += 2
    return p
  }
  const to = (curve: readonly Point[]) => {
    for (const p of curve) now?.points.push(apply(m, p))
    at = curve[curve.length - 1] ?? at
  }
  while (i < data.length) {
    const op = data[i++]
    if (op === 0) {
      at = next()
      now = { points: [apply(m, at)], closed: false }
      found.push(now)
    } else if (op === 1) to([next()])
    else if (op === 2) to(cubic(at, next(), next(), next()))
    else if (op === 3) to(quadratic(at, next(), next()))
    else if (op === 4) {
      if (now) now.closed = true
    } else break
  }
  return found
}
