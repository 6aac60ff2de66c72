/** What an SVG's tree draws on its page: every line, text and symbol in the units of its view box. */
import type { Point } from '../../domain/floor-plan.ts'
import {
  type Drawing,
  type DrawnArc,
  type DrawnLine,
  type DrawnSymbol,
  type DrawnText,
  isPlace,
} from '../drawing/drawing.ts'
import { apply, growth, type Matrix, times } from '../drawing/matrix.ts'
import { blockRole } from '../roles.ts'
import { MOST_DEEP, MOST_ELEMENTS, type SvgNode, SvgProblem, type SvgText, type SvgTree } from './tree.ts'

const MOST_POINTS = 10_000_000

interface Sink {
  readonly lines: DrawnLine[]
  readonly arcs: DrawnArc[]
  readonly texts: DrawnText[]
}

/** @throws SvgProblem when what is used again and again draws more than a plan has */
export function flatten(tree: SvgTree): Drawing {
  const whole: Sink = { lines: [], arcs: [], texts: [] }
  const symbols: DrawnSymbol[] = []
  let [notNumbers, elements, points] = [0, 0, 0]

  const place = (
    node: SvgNode,
    around: Matrix,
    layer: string,
    depth: number,
    into: Sink,
    inSymbol: boolean,
  ): void => {
    if (++elements > MOST_ELEMENTS) throw new SvgProblem('tooMany')
    if (depth > MOST_DEEP) throw new SvgProblem('tooDeep')
    const m = times(around, node.matrix)
    if (node.kind === 'group') {
      const name = node.layer ?? layer
      for (const child of node.children) place(child, m, name, depth + 1, into, inSymbol)
    } else if (node.kind === 'use') {
      const target = tree.byId.get(node.id)
      if (!target) return
      // A symbol by its name; anything else used again is just drawn again.
      const symbol = !inSymbol && blockRole(node.id) !== null
      const inside: Sink = symbol ? { lines: [], arcs: [], texts: [] } : into
      place(target, m, layer, depth + 1, inside, inSymbol || symbol)
      if (!symbol) return
      symbols.push({ layer, block: node.id, along: direction(m), lines: inside.lines, arcs: inside.arcs })
      into.texts.push(...inside.texts)
    } else if (node.kind === 'text') {
      const text = placeText(node, m, layer)
      if (text === null) return
      if (isPlace(text.at) && text.height > 0) into.texts.push(text)
      else notNumbers++
    } else {
      for (const shape of node.drawn.shapes) {
        const placed = shape.points.map((p) => apply(m, p))
        points += placed.length
        if (points > MOST_POINTS) throw new SvgProblem('tooMany')
        if (placed.every(isPlace)) into.lines.push({ layer, points: placed, closed: shape.closed })
        else notNumbers++
      }
      for (const arc of node.drawn.arcs) {
        const [centre, from, to] = [apply(m, arc.centre), apply(m, arc.from), apply(m, arc.to)]
        if ([centre, from, to].every(isPlace)) into.arcs.push({ layer, ...circle(centre, from, to) })
        else notNumbers++
      }
    }
  }
  place(tree.root, [1, 0, 0, 1, 0, 0], '', 0, whole, false)
  return { ...whole, symbols, notNumbers }
}

function circle(centre: Point, from: Point, to: Point): Omit<DrawnArc, 'layer'> {
  const angle = (p: Point) => Math.atan2(p[1] - centre[1], p[0] - centre[0])
  const by = Math.abs(angle(to) - angle(from)) * (180 / Math.PI)
  return {
    centre,
    from,
    to,
    radius: Math.hypot(from[0] - centre[0], from[1] - centre[1]),
    sweep: by > 180 ? 360 - by : by,
  }
}

function placeText(node: SvgText, m: Matrix, layer: string): DrawnText | null {
  const text = node.text.replace(/\s+/g, ' ').trim()
  if (text === '') return null
  const width = text.length * node.size * 0.55
  const dx = node.anchor === 'start' ? width / 2 : node.anchor === 'end' ? -width / 2 : 0
  return {
    layer,
    text,
    at: apply(m, [node.at[0] + dx, node.at[1] - node.size * 0.35]),
    height: node.size * 0.72 * growth(m),
    rotation: (Math.atan2(m[1], m[0]) * 180) / Math.PI,
  }
}

function direction([a, b]: Matrix): Point {
  const length = Math.hypot(a, b)
  return length > 0 && Number.isFinite(length) ? [a / length, b / length] : [1, 0]
}
