/** Brings a drawing to millimetres with its upper left corner at the origin, without what is stray. */
import type { Point } from '../../domain/floor-plan.ts'
import type { Bounds } from '../../geometry/turned-rect.ts'
import type { Drawing, DrawnLine } from './drawing.ts'

/** Millimetres from the edge of the bulk; farther things are stray. */
const REACH = 450_000

/** What nearly everything lies in: one stray point in a hundred does not count; null when nothing is drawn. */
export function extentOf({ lines, symbols, arcs }: Drawing): Bounds | null {
  const xs: number[] = []
  const ys: number[] = []
  const note = ([x, y]: Point) => {
    xs.push(x)
    ys.push(y)
  }
  for (const line of lines) line.points.forEach(note)
  for (const arc of arcs) [arc.from, arc.to].forEach(note)
  for (const symbol of symbols) for (const line of symbol.lines) line.points.forEach(note)
  if (xs.length === 0) return null
  const range = (values: number[]): readonly [number, number] => {
    const sorted = Float64Array.from(values).sort()
    const cut = Math.floor(sorted.length / 200)
    return [sorted[cut] ?? 0, sorted[sorted.length - 1 - cut] ?? 0]
  }
  const [[minX, maxX], [minY, maxY]] = [range(xs), range(ys)]
  return { minX, minY, maxX, maxY }
}

export function inMillimetres(
  drawing: Drawing,
  mm: number,
  bulk: Bounds,
): { drawing: Drawing; farAway: number } {
  const reach = REACH / mm
  const near = ([x, y]: Point) =>
    x > bulk.minX - reach && x < bulk.maxX + reach && y > bulk.minY - reach && y < bulk.maxY + reach
  let farAway = 0
  const kept = <T>(list: readonly T[], points: (item: T) => Iterable<Point>): T[] =>
    list.filter((item) => {
      for (const p of points(item))
        if (!near(p)) {
          farAway++
          return false
        }
      return true
    })
  const lines = kept(drawing.lines, (l) => l.points)
  const arcs = kept(drawing.arcs, (a) => [a.centre, a.from, a.to])
  const texts = kept(drawing.texts, (t) => [t.at])
  const symbols = kept(drawing.symbols, (s) => [
    ...s.lines.flatMap((l) => [...l.points]),
    ...s.arcs.flatMap((a) => [a.centre, a.from, a.to]),
  ])
  let [x0, y0] = [Infinity, Infinity]
  for (const line of [...lines, ...symbols.flatMap((s) => [...s.lines])])
    for (const [x, y] of line.points) [x0, y0] = [Math.min(x0, x), Math.min(y0, y)]
  const place = ([x, y]: Point): Point => [(x - x0) * mm, (y - y0) * mm]
  const line = (l: DrawnLine): DrawnLine => ({ ...l, points: l.points.map(place) })
  const arc = (a: Drawing['arcs'][number]) => ({
    ...a,
    centre: place(a.centre),
    from: place(a.from),
    to: place(a.to),
    radius: a.radius * mm,
  })
  return {
    drawing: {
      lines: lines.map(line),
      arcs: arcs.map(arc),
      texts: texts.map((t) => ({ ...t, at: place(t.at), height: t.height * mm })),
      symbols: symbols.map((s) => ({ ...s, lines: s.lines.map(line), arcs: s.arcs.map(arc) })),
      notNumbers: drawing.notNumbers,
    },
    farAway,
  }
}
