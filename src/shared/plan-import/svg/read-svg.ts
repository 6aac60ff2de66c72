/** Reads an SVG drawing into a floor plan. Never throws for a file's content. */
import { printable } from '../bytes.ts'
import { planOf } from '../drawing/plan.ts'
import { failed, type ImportResult, type ImportWarning } from '../imported.ts'
import type { ReadOptions } from '../options.ts'
import { paperScale } from '../scale.ts'
import { flatten } from './flatten.ts'
import { MOST_DEEP, MOST_ELEMENTS, readTree, SvgProblem, type SvgTree } from './tree.ts'

export interface SvgNeeds {
  readonly decode: (bytes: Uint8Array, encoding: string) => string
}

export function readSvg({ decode }: SvgNeeds, bytes: Uint8Array, options: ReadOptions): ImportResult {
  try {
    const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
    const tree = readTree(decode(bytes, utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8'))
    options.progress('reading')
    const drawing = flatten(tree)
    const scale = paperScale(
      options.scale,
      unitsPerPaperMetre(tree),
      'px',
      drawing.texts.map((t) => t.text),
    )
    const warnings: ImportWarning[] = tree.external
      ? [{ kind: 'externalReferences', count: tree.external }]
      : []
    if (drawing.lines.length === 0 && tree.images > 0) warnings.push({ kind: 'onlyPicture', count: 1 })
    return planOf(
      {
        format: 'svg',
        name: tree.title,
        layers: [],
        drawing,
        scale,
        contents: {
          paths: tree.paths,
          polylines: drawing.lines.length,
          images: tree.images,
        },
        warnings,
      },
      options,
    )
  } catch (error) {
    if (!(error instanceof SvgProblem))
      return failed({
        kind: 'damaged',
        format: 'svg',
        detail: error instanceof Error ? printable(error.message) : 'unknown reason',
      })
    switch (error.why) {
      case 'tooDeep':
        return failed({ kind: 'tooDeep', format: 'svg', limit: MOST_DEEP })
      case 'tooMany':
        return failed({ kind: 'tooMany', format: 'svg', limit: MOST_ELEMENTS })
      case 'truncated':
        return failed({ kind: 'truncated', format: 'svg' })
      case 'notSvg':
        return failed({ kind: 'unknownFormat', what: 'xml' })
      case 'entities':
        return failed({ kind: 'damaged', format: 'svg', detail: 'entities within entities' })
      case 'damaged':
        return failed({ kind: 'damaged', format: 'svg', detail: printable(error.message) })
    }
  }
}

const METRES: Readonly<Record<string, number>> = {
  '': 0.0254 / 96,
  px: 0.0254 / 96,
  pt: 0.0254 / 72,
  pc: 0.0254 / 6,
  in: 0.0254,
  mm: 0.001,
  cm: 0.01,
  q: 0.000_25,
}

/** Units of the view box in a metre of paper. A width in percent says nothing: a unit is a pixel then. */
function unitsPerPaperMetre({ attributes }: SvgTree): number {
  const view = (attributes.viewBox ?? '').split(/[\s,]+/).map(Number)
  const size = /^\s*([\d.]+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(attributes.width ?? '')
  const metres = size ? Number(size[1]) * (METRES[(size[2] ?? '').toLowerCase()] ?? Number.NaN) : Number.NaN
  const units = view[2]
  return metres > 0 && units !== undefined && units > 0 ? units / metres : 1 / (0.0254 / 96)
}
