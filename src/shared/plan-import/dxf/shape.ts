/** What one entity draws, in its own coordinates (y up). */
import type { Point } from '../../domain/floor-plan.ts'
import { at, type Entity, listOf, num, pointOf, typeOf } from './entity.ts'

export interface Shape {
  readonly points: readonly Point[]
  readonly closed: boolean
}
export interface ArcShape {
  readonly centre: Point
  readonly radius: number
  /** Radians, counter-clockwise. */
  readonly from: number
  readonly to: number
}

const FULL = 2 * Math.PI
/** Radians between the points of a curve. */
const STEP = FULL / 48
const MOST_POINTS = 20_000

/** The arc of a circle, when that is what the entity is. */
export function arcOf(e: Entity): ArcShape | null {
  if (typeOf(e) !== 'ARC') return null
  const [from, to] = [num(e, 'startAngle'), num(e, 'endAngle')]
  return { centre: at(e), radius: num(e, 'r'), from, to: to < from ? to + FULL : to }
}

/** The lines it draws; null for what is no line (texts, hatches, references). */
export function shapesOf(e: Entity): Shape[] | null {
  switch (typeOf(e)) {
    case 'LINE':
      return [{ points: [pointOf(e, 'start'), pointOf(e, 'end')], closed: false }]
    case 'LWPOLYLINE':
    case 'POLYLINE':
      return polyline(e)
    case 'CIRCLE':
      return [{ points: curve(at(e), [num(e, 'r'), 0], 1, 0, FULL).slice(0, -1), closed: true }]
    case 'ARC': {
      const arc = arcOf(e)
      if (!arc) return []
      return [{ points: curve(arc.centre, [arc.radius, 0], 1, arc.from, arc.to), closed: false }]
    }
    case 'ELLIPSE': {
      const [from, to] = [num(e, 'startAngle', 0), num(e, 'endAngle', FULL)]
      const end = to <= from ? to + FULL : to
      const points = curve(at(e), [num(e, 'majorX'), num(e, 'majorY')], num(e, 'axisRatio', 1), from, end)
      const closed = end - from > FULL - 1e-6
      return [{ points: closed ? points.slice(0, -1) : points, closed }]
    }
    case 'SPLINE':
      return spline(e)
    case 'SOLID':
    case '3DFACE':
      return [{ points: corners(e), closed: true }]
    default:
      return null
  }
}

/** Points on a part of an ellipse with this half axis; `ratio` of the other one to it. */
function curve([cx, cy]: Point, [mx, my]: Point, ratio: number, from: number, to: number): Point[] {
  const steps = Math.max(2, Math.min(96, Math.ceil((to - from) / STEP)))
  if (!Number.isFinite(steps)) return [[Number.NaN, Number.NaN]]
  return Array.from({ length: steps + 1 }, (_, i): Point => {
    const a = from + ((to - from) * i) / steps
    const [c, s] = [Math.cos(a), Math.sin(a) * ratio]
    return [cx + mx * c - my * s, cy + my * c + mx * s]
  })
}

function polyline(e: Entity): Shape[] {
  const vertices = listOf(e.vertices)
  // Meshes of three-dimensional drawings are no lines on a plan.
  if (e.polygonMesh === true || e.polyfaceMesh === true) return []
  const closed = e.closed === true
  const points: Point[] = []
  for (const [i, v] of vertices.entries()) {
    if (points.length > MOST_POINTS) break
    points.push(at(v))
    const bulge = num(v, 'bulge', 0)
    const next = vertices[i + 1] ?? (closed ? vertices[0] : undefined)
    if (bulge !== 0 && next) points.push(...bulged(at(v), at(next), bulge))
  }
  const [first, last] = [points[0], points[points.length - 1]]
  const returns =
    first && last && points.length > 3 && Math.hypot(first[0] - last[0], first[1] - last[1]) < 1e-9
  return [{ points: returns ? points.slice(0, -1) : points, closed: closed || returns === true }]
}

/** Between two points on an arc; the bulge is the tangent of a quarter of its angle. */
function bulged(a: Point, b: Point, bulge: number): Point[] {
  const angle = 4 * Math.atan(bulge)
  const steps = Math.max(1, Math.min(48, Math.ceil(Math.abs(angle) / STEP)))
  if (!Number.isFinite(steps) || Math.abs(bulge) > 1e6) return []
  // The centre lies beside the chord's middle.
  const k = (1 - bulge * bulge) / (4 * bulge)
  const [cx, cy] = [(a[0] + b[0]) / 2 - k * (b[1] - a[1]), (a[1] + b[1]) / 2 + k * (b[0] - a[0])]
  const [rx, ry] = [a[0] - cx, a[1] - cy]
  return Array.from({ length: steps - 1 }, (_, i): Point => {
    const t = (angle * (i + 1)) / steps
    return [cx + rx * Math.cos(t) - ry * Math.sin(t), cy + ry * Math.cos(t) + rx * Math.sin(t)]
  })
}

/** By de Boor's method; by its control points when its knots make no curve. */
function spline(e: Entity): Shape[] {
  const control = listOf(e.controlPoints).map(at)
  const knots = Array.isArray(e.knots) ? e.knots.map(Number) : []
  const degree = num(e, 'degree', 3)
  const closed = e.closed === true
  const valid =
    Number.isInteger(degree) &&
    degree >= 1 &&
    degree <= 10 &&
    knots.length === control.length + degree + 1 &&
    control.length > degree &&
    control.length < 5_000
  if (!valid) return control.length >= 2 ? [{ points: control, closed }] : []
  const [from, to] = [knots[degree] ?? 0, knots[knots.length - 1 - degree] ?? 0]
  const steps = Math.min(2_000, (control.length - degree) * 6)
  const points = Array.from({ length: steps + 1 }, (_, i) =>
    deBoor(control, knots, degree, from + ((to - from) * i) / steps),
  )
  return [{ points, closed }]
}

function deBoor(control: readonly Point[], knots: readonly number[], degree: number, t: number): Point {
  const knot = (i: number) => knots[i] ?? 0
  let k = degree
  while (k < control.length - 1 && t >= knot(k + 1)) k++
  const d = Array.from({ length: degree + 1 }, (_, j): Point => control[k - degree + j] ?? [0, 0])
  for (let r = 1; r <= degree; r++)
    for (let j = degree; j >= r; j--) {
      const i = k - degree + j
      const span = knot(i + degree - r + 1) - knot(i)
      const alpha = span === 0 ? 0 : (t - knot(i)) / span
      const [p, q] = [d[j - 1] ?? [0, 0], d[j] ?? [0, 0]]
      d[j] = [p[0] + alpha * (q[0] - p[0]), p[1] + alpha * (q[1] - p[1])]
    }
  return d[degree] ?? [0, 0]
}

function corners(e: Entity): Point[] {
  const list = listOf(e.corners ?? e.vertices).map(at)
  // A SOLID's corners go zigzag.
  const [a, b, c, d] = list
  return a && b && c && d && typeOf(e) === 'SOLID' ? [a, b, d, c] : list
}
