/** Moving, turning, mirroring and measuring objects of every kind. Lengths in mm, degrees clockwise. */
import type { Point, TextNote } from '../domain/floor-plan.ts'
import { measuredLine } from '../geometry/measured-line.ts'
import { boundsOfPoints } from '../geometry/ring.ts'
import { grown } from '../geometry/shape.ts'
import { type Bounds, boundsOf, type TurnedRect, turn } from '../geometry/turned-rect.ts'
import type { PlanObject } from './objects.ts'
import { pathsOf, type WithPaths, withPaths } from './paths.ts'

/** What happens to each point, and to the turn of what has one. */
interface Motion {
  readonly point: (p: Point) => Point
  readonly rotation: (degrees: number) => number
  /** Left and right change places. */
  readonly mirrors: boolean
}

/** To a tenth of a millimetre: finer differences are noise of turning, and would make equal things unequal. */
export const tidy = (n: number): number => {
  const rounded = Math.round(n * 10) / 10
  return rounded === 0 ? 0 : rounded
}
/** The same direction, from 0 up to but not including 360, to a hundredth of a degree. */
export function normal(degrees: number): number {
  const rounded = Math.round((((degrees % 360) + 360) % 360) * 100) / 100
  return rounded === 360 ? 0 : rounded
}

const pair = ([x, y]: Point): [number, number] => [x, y]

const rect = <R extends { at: Point; rotation: number }>(r: R, m: Motion): R => ({
  ...r,
  at: pair(m.point(r.at)),
  rotation: m.rotation(r.rotation),
})

function moved(o: PlanObject, m: Motion): PlanObject['object'] {
  switch (o.kind) {
    case 'wall':
    case 'route':
    case 'room':
    case 'zone':
      return withPaths(
        o,
        pathsOf(o).map((path) => path.points.map(m.point)),
      )
    case 'dimension':
      return {
        ...o.object,
        from: pair(m.point(o.object.from)),
        to: pair(m.point(o.object.to)),
        offset: m.mirrors ? -o.object.offset : o.object.offset,
      }
    case 'underlay':
      return {
        ...o.object,
        lines: o.object.lines.map((line) => ({ ...line, points: line.points.map(m.point).map(pair) })),
      }
    case 'door':
      return {
        ...rect(o.object, m),
        hinge: m.mirrors && o.object.hinge ? (o.object.hinge === 'left' ? 'right' : 'left') : o.object.hinge,
      }
    default:
      return rect(o.object, m)
  }
}

export function move(o: PlanObject, dx: number, dy: number): PlanObject['object'] {
  return moved(o, {
    point: ([x, y]) => [tidy(x + dx), tidy(y + dy)],
    rotation: (r) => r,
    mirrors: false,
  })
}

/** Turns about a point; single things turn about their own middle when it is given. */
export function rotate(o: PlanObject, about: Point, degrees: number): PlanObject['object'] {
  const [c, s] = turn(degrees)
  return moved(o, {
    point([x, y]) {
      const [dx, dy] = [x - about[0], y - about[1]]
      return [tidy(about[0] + dx * c - dy * s), tidy(about[1] + dx * s + dy * c)]
    },
    rotation: (r) => normal(r + degrees),
    mirrors: false,
  })
}

/** Mirrors left and right, about an upright line. */
export function mirror(o: PlanObject, x: number): PlanObject['object'] {
  return moved(o, {
    point: ([px, py]) => [tidy(2 * x - px), tidy(py)],
    rotation: (r) => normal(-r),
    mirrors: true,
  })
}

export function boundsOfObject(o: PlanObject): Bounds {
  switch (o.kind) {
    case 'wall':
    case 'route':
    case 'room':
    case 'zone':
      return grown(around(pathsOf(o).flatMap((path) => path.points)), breadthOf(o) / 2)
    case 'underlay':
      return around(o.object.lines.flatMap((line) => line.points))
    case 'dimension': {
      const { from, to } = o.object
      const line = measuredLine(o.object)
      return around([from, to, line.from, line.to])
    }
    case 'text':
      return boundsOf(textFrame(o.object))
    default:
      return boundsOf(o.object)
  }
}

/** About the rectangle its letters fill, turned with them. */
export const textFrame = ({ at, text, size, rotation }: TextNote): TurnedRect => ({
  at,
  width: text.length * size * 0.62,
  depth: size * 1.4,
  rotation,
})

/** Of what is drawn along an axis; what is outlined has none. */
const breadthOf = ({ object }: WithPaths): number => {
  if ('width' in object) return object.width
  return 'shape' in object && 'axis' in object.shape ? object.shape.thickness : 0
}

const around = (ps: readonly Point[]): Bounds => boundsOfPoints(ps) ?? { minX: 0, minY: 0, maxX: 0, maxY: 0 }

/** What all of them cover; null when there are none. */
export function boundsOfAll(objects: readonly PlanObject[]): Bounds | null {
  let all: Bounds | null = null
  for (const o of objects) {
    const b = boundsOfObject(o)
    all = all === null ? b : united(all, b)
  }
  return all
}

const united = (a: Bounds, b: Bounds): Bounds => ({
  minX: Math.min(a.minX, b.minX),
  minY: Math.min(a.minY, b.minY),
  maxX: Math.max(a.maxX, b.maxX),
  maxY: Math.max(a.maxY, b.maxY),
})

export const middleOf = (b: Bounds): Point => [(b.minX + b.maxX) / 2, (b.minY + b.maxY) / 2]
