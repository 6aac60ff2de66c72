/**
 * An SVG file as a tree of what it draws. Nothing is fetched, run or styled: scripts, event
 * handlers, foreign content and references to other files are left out.
 */
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import type { Point } from '../../domain/floor-plan.ts'
import { IDENTITY, type Matrix, moved, times } from '../drawing/matrix.ts'
import { declaredEntities } from './entities.ts'
import { type Drawn, drawnBy } from './shapes.ts'
import { parseTransform } from './transform.ts'

export const MOST_DEEP = 256
export const MOST_ELEMENTS = 1_000_000

export interface SvgGroup {
  readonly kind: 'group'
  readonly matrix: Matrix
  /** Name of the layer it begins; null: of whatever is around it. */
  readonly layer: string | null
  readonly children: SvgNode[]
}
export type SvgNode =
  | SvgGroup
  | { readonly kind: 'drawn'; readonly matrix: Matrix; readonly drawn: Drawn }
  | { readonly kind: 'use'; readonly matrix: Matrix; readonly id: string }
  | SvgText
export interface SvgText {
  readonly kind: 'text'
  readonly matrix: Matrix
  readonly at: Point
  readonly size: number
  readonly anchor: 'start' | 'middle' | 'end'
  text: string
}

export interface SvgTree {
  readonly root: SvgGroup
  readonly byId: ReadonlyMap<string, SvgNode>
  readonly paths: number
  readonly images: number
  /** References to other files, which are ignored. */
  readonly external: number
  readonly title: string | null
  /** Attributes of the outermost element. */
  readonly attributes: Readonly<Record<string, string>>
}

export class SvgProblem extends Error {
  readonly why: 'tooDeep' | 'tooMany' | 'truncated' | 'damaged' | 'entities' | 'notSvg'
  constructor(why: SvgProblem['why'], detail = '') {
    super(detail)
    this.why = why
  }
}

/** Drawn only where something refers to it, if at all. */
const NOT_DRAWN = new Set([
  'defs',
  'symbol',
  'clipPath',
  'mask',
  'pattern',
  'marker',
  'linearGradient',
  'radialGradient',
])
/** With all that is in it. */
const SKIPPED = new Set(['script', 'foreignObject', 'metadata', 'filter', 'animate', 'set', 'handler'])
const SHAPES = new Set(['path', 'line', 'rect', 'circle', 'ellipse', 'polyline', 'polygon'])

/** @throws SvgProblem */
export function readTree(text: string): SvgTree {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false })
  const root: SvgGroup = { kind: 'group', matrix: IDENTITY, layer: null, children: [] }
  const byId = new Map<string, SvgNode>()
  const open: {
    name: string
    group: SvgGroup
    text: SvgText | null
    size: number
    anchor: SvgText['anchor']
  }[] = []
  let attributes: Record<string, string> | null = null
  let [elements, paths, images, external, skipping] = [0, 0, 0, 0, 0]
  let title: string | null = null
  let [inTitle, inStyle] = [false, false]
  const sizes = new Map<string, number>()

  parser.on('error', (error) => {
    throw new SvgProblem(
      /unclosed|end of (file|input)|unexpected end/i.test(error.message) ? 'truncated' : 'damaged',
      error.message,
    )
  })
  parser.on('doctype', (doctype) => {
    const entities = declaredEntities(doctype)
    if (!entities) throw new SvgProblem('entities')
    // Only what the file itself declares and XML's own five.
    Object.assign(parser.ENTITIES, entities)
  })
  parser.on('processinginstruction', ({ target }) => {
    if (target === 'xml-stylesheet') external++
  })
  parser.on('opentag', (tag: SaxesTagPlain) => {
    const name = tag.name.replace(/^svg:/, '')
    const a: Record<string, string> = tag.attributes
    if (++elements > MOST_ELEMENTS) throw new SvgProblem('tooMany')
    if (open.length >= MOST_DEEP) throw new SvgProblem('tooDeep')
    const around = open[open.length - 1]
    if (!around) {
      if (name !== 'svg') throw new SvgProblem('notSvg')
      attributes = a
    }
    const parent = around?.group ?? root
    if (name === 'path') paths++
    if (name === 'style') inStyle = true
    if (name === 'title' && open.length === 1 && title === null) inTitle = true
    const href = a.href ?? a['xlink:href']
    if (name === 'link') external++
    else if (href !== undefined && !href.startsWith('#') && !href.startsWith('data:') && name !== 'a')
      external++

    const size = fontSize(a, sizes) ?? around?.size ?? 16
    const anchor = anchorOf(a) ?? around?.anchor ?? 'start'
    let group = parent
    let textNode: SvgText | null = null
    if (skipping > 0 || SKIPPED.has(name) || isHidden(a)) skipping++
    else {
      const matrix = parseTransform(a.transform)
      let node: SvgNode | null = null
      if (SHAPES.has(name)) node = { kind: 'drawn', matrix, drawn: drawnBy(name, a) }
      else if (name === 'image') images++
      else if (name === 'use' && href?.startsWith('#'))
        node = { kind: 'use', matrix: times(matrix, moved(number(a.x), number(a.y))), id: href.slice(1) }
      else if (name === 'text' || name === 'tspan') {
        const before = around?.text
        if (name === 'text' || !before || a.x !== undefined || a.y !== undefined) {
          textNode = {
            kind: 'text',
            matrix: name === 'text' ? matrix : (before?.matrix ?? matrix),
            at: [first(a.x, before?.at[0]) + number(a.dx), first(a.y, before?.at[1]) + number(a.dy)],
            size,
            anchor,
            text: '',
          }
          node = textNode
        } else textNode = before
      } else if (open.length > 0) {
        const nested = name === 'svg' ? times(matrix, moved(number(a.x), number(a.y))) : matrix
        node = {
          kind: 'group',
          matrix: nested,
          layer: name === 'g' ? layerName(a, open.length) : null,
          children: [],
        }
        group = node
      }
      if (node) {
        if (a.id && !byId.has(a.id)) byId.set(a.id, node)
        // Definitions are reached by their id alone.
        if (!NOT_DRAWN.has(name)) parent.children.push(node)
      }
    }
    open.push({ name, group, text: textNode, size, anchor })
  })
  parser.on('text', (said) => {
    if (inTitle) title = said.trim().slice(0, 120) || null
    const here = open[open.length - 1]
    if (inStyle) {
      external += said.match(/@import/g)?.length ?? 0
      for (const [, name, body] of said.matchAll(/\.([\w-]+)\s*\{([^}]*)\}/g)) {
        const size = /font-size\s*:\s*([\d.]+)/.exec(body ?? '')?.[1]
        if (name && size) sizes.set(name, Number(size))
      }
    } else if (here?.text && skipping === 0 && here.text.text.length < 2_000) here.text.text += said
  })
  parser.on('closetag', () => {
    const closed = open.pop()
    if (skipping > 0) skipping--
    if (closed?.name === 'style') inStyle = false
    if (closed?.name === 'title') inTitle = false
  })
  parser.write(text).close()
  if (attributes === null) throw new SvgProblem('notSvg')
  return { root, byId, paths, images, external, title, attributes }
}

const number = (text: string | undefined): number => {
  const n = Number.parseFloat(text ?? '')
  return Number.isFinite(n) ? n : 0
}
const first = (text: string | undefined, otherwise = 0): number =>
  text === undefined ? otherwise : number(text)

const isHidden = (a: Readonly<Record<string, string>>): boolean =>
  a.display === 'none' ||
  a.visibility === 'hidden' ||
  /display\s*:\s*none|visibility\s*:\s*hidden/.test(a.style ?? '')

function fontSize(a: Readonly<Record<string, string>>, classes: ReadonlyMap<string, number>): number | null {
  const said = /font-size\s*:\s*([\d.]+)/.exec(a.style ?? '')?.[1] ?? a['font-size']
  const n = said === undefined ? undefined : Number.parseFloat(said)
  if (n !== undefined && n > 0) return n
  for (const name of (a.class ?? '').split(/\s+/)) {
    const size = classes.get(name)
    if (size !== undefined && size > 0) return size
  }
  return null
}

function anchorOf(a: Readonly<Record<string, string>>): SvgText['anchor'] | null {
  const said = /text-anchor\s*:\s*(\w+)/.exec(a.style ?? '')?.[1] ?? a['text-anchor']
  return said === 'start' || said === 'middle' || said === 'end' ? said : null
}

/** Ids that tools give by themselves. */
const GENERATED = /^(g|path|layer|svg|group|XMLID_|_x|Layer_?)[-_]?\d*$|^\d+$|\d{4,}$/i
/** Layers of drawing tools, else named groups right below the drawing. */
function layerName(a: Readonly<Record<string, string>>, depth: number): string | null {
  const label = a['inkscape:label'] ?? a['data-name']
  if (a['inkscape:groupmode'] === 'layer' && label) return label
  if (depth > 2) return null
  return label ?? (a.id && !GENERATED.test(a.id) ? a.id : null)
}
