/** What of a drawing becomes no object: the lines and texts under the plan. */
import type { Point, TextNote, UnderlayLine } from '../../domain/floor-plan.ts'
import type { DrawnArc, DrawnLine, DrawnText } from './drawing.ts'
import { simplifyLine } from './outline-fit.ts'

const MOST_LINES = 20_000
const MOST_TEXTS = 5_000
const MOST_POINTS = 300_000
const MOST_POINTS_OF_LINE = 10_000
/** Millimetres a line may leave its course by when it has fewer points. */
const TOLERANCE = 2

export interface Underlay {
  readonly lines: UnderlayLine[]
  readonly texts: TextNote[]
  readonly leftOut: number
}

/** Lengths in millimetres. */
export function underlayOf(
  lines: readonly DrawnLine[],
  texts: readonly DrawnText[],
  arcs: readonly DrawnArc[],
): Underlay {
  const kept: UnderlayLine[] = []
  let leftOut = 0
  let points = 0
  for (const line of [...lines, ...arcs.map(arcLine)]) {
    const closed = line.closed ? [...line.points, ...line.points.slice(0, 1)] : line.points
    const course = tidyLine(closed)
    if (course.length < 2) continue
    points += course.length
    if (kept.length >= MOST_LINES || points > MOST_POINTS || course.length > MOST_POINTS_OF_LINE) leftOut++
    else kept.push({ layer: line.layer.slice(0, 120), points: course })
  }
  const said = texts.flatMap((t): TextNote | [] => {
    const text = t.text.replace(/\s+/g, ' ').trim().slice(0, 500)
    const size = Math.round(t.height)
    if (text === '' || size < 1) return []
    const rotation = (Math.round(t.rotation * 10) / 10) % 360
    return { id: '', at: [Math.round(t.at[0]), Math.round(t.at[1])], text, size, rotation }
  })
  leftOut += Math.max(0, said.length - MOST_TEXTS)
  return { lines: kept, texts: said.slice(0, MOST_TEXTS).map((t, i) => ({ ...t, id: `x${i + 1}` })), leftOut }
}

function tidyLine(points: readonly Point[]): [number, number][] {
  const whole: [number, number][] = []
  for (const [x, y] of points.length > 2 ? simplifyLine(points, TOLERANCE) : points) {
    const p: [number, number] = [Math.round(x), Math.round(y)]
    const last = whole[whole.length - 1]
    if (!last || last[0] !== p[0] || last[1] !== p[1]) whole.push(p)
  }
  return whole
}

/** The shorter way around, as arcs of drawings are here. */
function arcLine({ layer, centre, radius, from, to }: DrawnArc): DrawnLine {
  const angle = (p: Point) => Math.atan2(p[1] - centre[1], p[0] - centre[0])
  const start = angle(from)
  let by = angle(to) - start
  if (by > Math.PI) by -= 2 * Math.PI
  if (by < -Math.PI) by += 2 * Math.PI
  const points = Array.from({ length: 9 }, (_, i): Point => {
    const a = start + (by * i) / 8
    return [centre[0] + radius * Math.cos(a), centre[1] + radius * Math.sin(a)]
  })
  return { layer, points, closed: false }
}
