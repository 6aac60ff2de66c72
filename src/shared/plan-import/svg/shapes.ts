/** What SVG's own shapes draw, in their own coordinates. */
import svgpath from 'svgpath'
import type { Point } from '../../domain/floor-plan.ts'
import { cubic, ellipse, quadratic } from '../drawing/curves.ts'

export interface SvgShape {
  readonly points: readonly Point[]
  readonly closed: boolean
}
export interface SvgArc {
  readonly centre: Point
  readonly from: Point
  readonly to: Point
}
export interface Drawn {
  readonly shapes: readonly SvgShape[]
  /** Quarter circles and the like, as doors swing. */
  readonly arcs: readonly SvgArc[]
}

type Attributes = Readonly<Record<string, string>>
const NOTHING: Drawn = { shapes: [], arcs: [] }
/** Of one path, before anybody counts what it draws. */
const LONGEST_PATH = 20_000_000

export function drawnBy(name: string, a: Attributes): Drawn {
  const n = (key: string, otherwise = 0) => {
    const value = a[key]
    return value === undefined ? otherwise : Number.parseFloat(value)
  }
  const one = (points: readonly Point[], closed: boolean): Drawn => ({
    shapes: points.length > 1 ? [{ points, closed }] : [],
    arcs: [],
  })
  switch (name) {
    case 'path':
      return path(a.d ?? '')
    case 'line':
      return one([[n('x1'), n('y1')], [n('x2'), n('y2')]], false) // biome-ignore format: one line
    case 'rect': {
      const [x, y, w, h] = [n('x'), n('y'), n('width'), n('height')]
      return w > 0 && h > 0 ? one([[x, y], [x + w, y], [x + w, y + h], [x, y + h]], true) : NOTHING // biome-ignore format: one line
    }
    case 'circle':
      return n('r') > 0 ? one(ellipse([n('cx'), n('cy')], n('r'), n('r')), true) : NOTHING
    case 'ellipse':
      return n('rx') > 0 && n('ry') > 0 ? one(ellipse([n('cx'), n('cy')], n('rx'), n('ry')), true) : NOTHING
    case 'polyline':
    case 'polygon':
      return one(pairs(a.points ?? ''), name === 'polygon')
    default:
      return NOTHING
  }
}

function pairs(text: string): Point[] {
  const n = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(Number)
  return Array.from({ length: n.length >> 1 }, (_, i): Point => [n[2 * i] ?? 0, n[2 * i + 1] ?? 0])
}

function path(d: string): Drawn {
  if (d.length > LONGEST_PATH) return NOTHING
  const shapes: SvgShape[] = []
  const arcs: SvgArc[] = []
  let points: Point[] = []
  const end = (closed: boolean) => {
    if (points.length > 1) shapes.push({ points, closed })
    points = []
  }
  let at: Point = [0, 0]
  let start: Point = [0, 0]
  const whole = svgpath(d).abs().unshort()
  const segments: (readonly (string | number)[])[] = []
  whole.iterate((segment) => {
    segments.push(segment)
  })
  for (const [command, ...rest] of segments) {
    const v = rest.map(Number)
    const p = (i: number): Point => [v[i] ?? 0, v[i + 1] ?? 0]
    const to = (...more: readonly Point[]) => {
      if (points.length === 0) points.push(at)
      points.push(...more)
      at = more[more.length - 1] ?? at
    }
    if (command === 'M') {
      end(false)
      at = p(0)
      start = at
    } else if (command === 'L') to(p(0))
    else if (command === 'H') to([v[0] ?? 0, at[1]])
    else if (command === 'V') to([at[0], v[0] ?? 0])
    else if (command === 'C') to(...cubic(at, p(0), p(2), p(4)))
    else if (command === 'Q') to(...quadratic(at, p(0), p(2)))
    else if (command === 'A') {
      const next = p(5)
      const centre = circleCentre(at, next, v[0] ?? 0, v[1] ?? 0, v[3] === 1, v[4] === 1)
      if (centre) {
        const from = at
        end(false)
        arcs.push({ centre, from, to: next })
        at = next
      } else to(...bent(at, v))
    } else if (command === 'Z' || command === 'z') {
      end(true)
      at = start
    }
  }
  end(false)
  return { shapes, arcs }
}

/** The centre of a part of a circle that is less than a half; null for other arcs. */
function circleCentre(
  a: Point,
  b: Point,
  rx: number,
  ry: number,
  large: boolean,
  clockwise: boolean,
): Point | null {
  const chord = Math.hypot(b[0] - a[0], b[1] - a[1])
  if (large || !(chord > 0) || !(rx > 0) || Math.abs(rx - ry) > rx * 1e-6 || chord > 1.9 * rx) return null
  const height = Math.sqrt(rx * rx - (chord * chord) / 4)
  const side = clockwise ? 1 : -1
  const [ux, uy] = [(b[0] - a[0]) / chord, (b[1] - a[1]) / chord]
  return [(a[0] + b[0]) / 2 - side * uy * height, (a[1] + b[1]) / 2 + side * ux * height]
}

/** Any other arc as Bézier curves. */
function bent(at: Point, arc: readonly number[]): Point[] {
  const points: Point[] = []
  let from = at
  svgpath(`M${at[0]} ${at[1]}A${arc.join(' ')}`)
    .unarc()
    .iterate((segment) => {
      const [command, ...v] = segment as readonly (string | number)[]
      const n = v.map(Number)
      if (command === 'C') {
        const end: Point = [n[4] ?? 0, n[5] ?? 0]
        points.push(...cubic(from, [n[0] ?? 0, n[1] ?? 0], [n[2] ?? 0, n[3] ?? 0], end))
        from = end
      } else if (command === 'L') points.push([n[0] ?? 0, n[1] ?? 0])
    })
  return points.length > 0 ? points : [[arc[5] ?? at[0], arc[6] ?? at[1]]]
}
