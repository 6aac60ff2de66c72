/** What is drawn point by point: a line, both ends of a length, or an outline, which its first corner closes. In mm. */
import type { Point } from '#shared/domain/floor-plan.ts'
import { type Neighbour, neighbour } from '#shared/floor-edit/snapping/point.ts'
import { meetsItself } from '#shared/geometry/meeting.ts'
import { distance } from '#shared/geometry/shape.ts'
import { WAY } from '../tools.ts'
import type { Reach } from './ground.ts'

export interface Drawing {
  readonly points: () => readonly Point[]
  /** Ends of the sides that a further point makes. */
  neighbours(): readonly Neighbour[]
  /** The first corner, when it is that near and closes the outline; null: it does not. */
  closing(at: Point, reach: number): Point | null
  add(at: Point): void
  /** Ends it with the points there are. @returns whether one was under way */
  finish(): boolean
  /** Without its last point. @returns whether there was one */
  takeBack(): boolean
  /** @returns whether one was under way */
  giveUp(): boolean
}

/** The same place is no further point. */
const APART = 1

export function createDrawing({ ground, wishes }: Pick<Reach, 'ground' | 'wishes'>): Drawing {
  let points: readonly Point[] = []
  const way = () => WAY[ground().tool]
  const isOutline = () => way() === 'area'
  const canClose = () => isOutline() && points.length > 2

  const giveUp = () => {
    const was = points.length > 0
    points = []
    return was
  }
  const finish = () => {
    if (canClose() && meetsItself(points, points.length - 1, true)) {
      wishes().refuse('meetsItself')
      return true
    }
    const drawn = points
    if (canClose()) wishes().outline(drawn)
    else if (!isOutline() && drawn.length > 1) wishes().line(drawn)
    return giveUp()
  }
  return {
    points: () => points,
    neighbours() {
      const beside = (at: Point | undefined, from: Point | undefined): Neighbour[] =>
        at ? [neighbour(at, from ? [[from, at]] : [])] : []
      return [
        ...beside(points.at(-1), points.at(-2)),
        ...(isOutline() && points.length > 1 ? beside(points[0], points[1]) : []),
      ]
    },
    closing(at, reach) {
      const [first] = points
      return first && canClose() && distance(first, at) <= reach ? first : null
    },
    add(at) {
      if (canClose() && at === points[0]) {
        finish()
        return
      }
      const last = points.at(-1)
      if (last && distance(last, at) < APART) return
      const more = [...points, at]
      if (isOutline() && meetsItself(more, points.length - 1, false)) wishes().refuse('meetsItself')
      else points = more
      if (way() === 'two' && points.length === 2) finish()
    },
    finish,
    takeBack() {
      const was = points.length > 0
      points = points.slice(0, -1)
      return was
    },
    giveUp,
  }
}
