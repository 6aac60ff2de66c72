/** A sheet as SVG: to scale on paper, in millimetres of the building inside. */
import type { Point } from '../domain/floor-plan.ts'
import { LAYERS, type Paint, type Shape, type Sheet, type SheetItem } from './sheet.ts'

/** Fill and stroke; printed on white. */
export const COLOURS: Readonly<Record<Paint, { fill: string; stroke: string; hair: number }>> = {
  floor: { fill: '#f7f7f5', stroke: '#8a8f98', hair: 0.1 },
  wall: { fill: '#2b2f36', stroke: 'none', hair: 0 },
  opening: { fill: '#ffffff', stroke: '#5b616b', hair: 0.15 },
  space: { fill: '#d8ecdf', stroke: '#1c6b3c', hair: 0.25 },
  meeting: { fill: '#dfe6f6', stroke: '#28489c', hair: 0.25 },
  furniture: { fill: '#ffffff', stroke: '#8a8f98', hair: 0.15 },
  zone: { fill: '#efeaf7', stroke: 'none', hair: 0 },
  route: { fill: 'none', stroke: '#1c6b3c', hair: 0.5 },
  hair: { fill: 'none', stroke: '#8a8f98', hair: 0.15 },
}

export function sheetToSvg({ title, width, height, ratio, items }: Sheet): string {
  const symbols = new Map<string, SheetItem>()
  for (const item of items)
    if (item.symbol !== null && !symbols.has(item.symbol)) symbols.set(item.symbol, item)
  const layers = LAYERS.map((layer) => {
    const here = items.filter((i) => i.layer === layer)
    if (here.length === 0) return ''
    const inside = here.map((i) =>
      i.symbol === null
        ? i.shapes.map((s) => shape(s, ratio)).join('')
        : `<use href="#${i.symbol}"${placing(i)}/>`,
    )
    return `<g id="${layer}" inkscape:groupmode="layer" inkscape:label="${layer}">\n${inside.join('\n')}\n</g>\n`
  })
  const defs = [...symbols].map(
    ([name, { shapes }]) => `<g id="${name}">${shapes.map((s) => shape(s, ratio)).join('')}</g>\n`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="${n(width / ratio)}mm" height="${n(height / ratio)}mm" viewBox="0 0 ${n(width)} ${n(height)}" font-family="Helvetica, Arial, sans-serif">
<title>${text(title)}</title>
<defs>
${defs.join('')}</defs>
${layers.join('')}</svg>
`
}

const n = (value: number): string => String(Math.round(value * 1000) / 1000)
const p = ([x, y]: Point): string => `${n(x)} ${n(y)}`

function placing({ at, rotation }: SheetItem): string {
  const [x, y] = at
  if (x === 0 && y === 0 && rotation === 0) return ''
  return ` transform="translate(${p(at)})${rotation === 0 ? '' : ` rotate(${n(rotation)})`}"`
}

function shape(s: Shape, ratio: number): string {
  if (s.kind === 'text') {
    const turn = s.rotation === 0 ? '' : ` transform="rotate(${n(s.rotation)} ${p(s.at)})"`
    // The size is that of capitals; letters are about 1.4 as high as those, and lie below their middle.
    return `<text x="${n(s.at[0])}" y="${n(s.at[1] + s.size / 2)}" font-size="${n(s.size * 1.39)}" text-anchor="middle" fill="#22262c"${turn}>${text(s.text)}</text>`
  }
  const { fill, stroke, hair } = COLOURS[s.paint]
  const line = stroke === 'none' ? '' : ` stroke="${stroke}" stroke-width="${n(hair * ratio)}"`
  if (s.kind === 'area')
    return `<path d="${s.rings.map((r) => `M${r.map(p).join('L')}Z`).join('')}" fill="${fill}" fill-rule="evenodd"${line}/>`
  if (s.kind === 'line') return `<path d="M${s.points.map(p).join('L')}" fill="none"${line}/>`
  return `<path d="M${p(s.from)}A${n(s.radius)} ${n(s.radius)} 0 0 ${s.clockwise ? 1 : 0} ${p(s.to)}" fill="none"${line}/>`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Without what XML cannot hold. */
const text = (said: string): string =>
  [...said.toWellFormed()].map((c) => (/[\p{Cc}\ufffe\uffff]/u.test(c) ? ' ' : (ENTITIES[c] ?? c))).join('')
