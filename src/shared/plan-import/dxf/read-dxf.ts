/** Reads a DXF drawing (ASCII) into a floor plan. Never throws for a file's content. */
import { printable } from '../bytes.ts'
import { planOf } from '../drawing/plan.ts'
import { type FileContents, failed, type ImportResult, type ImportWarning } from '../imported.ts'
import type { ReadOptions } from '../options.ts'
import { BlockPlacer, MOST_DRAWN, MOST_NESTED, TooMuch } from './blocks.ts'
import { checkDxfBytes, dxfText } from './check-dxf.ts'
import { isEntity, listOf, text, typeOf } from './entity.ts'
import { dxfScale } from './units.ts'

/** Metres; a block that draws more is a part of the building. */
const LARGEST_SYMBOL = 8

export interface DxfNeeds {
  /** The package `dxf`. */
  readonly parse: (text: string) => unknown
  readonly decode: (bytes: Uint8Array, encoding: string) => string
}

export function readDxf(needs: DxfNeeds, bytes: Uint8Array, options: ReadOptions): ImportResult {
  const problem = checkDxfBytes(bytes)
  if (problem) return failed(problem)
  try {
    const parsed = needs.parse(dxfText(bytes, needs.decode))
    options.progress('reading')
    if (!isEntity(parsed)) return failed({ kind: 'nothingDrawn', format: 'dxf' })
    const entities = listOf(parsed.entities)
    const blocks = listOf(parsed.blocks)
    if (entities.length === 0) return failed({ kind: 'nothingDrawn', format: 'dxf' })
    if (entities.length > MOST_DRAWN) throw new TooMuch('tooMany')
    const header = isEntity(parsed.header) ? parsed.header : {}
    const { scale, doubtful } = dxfScale(options.scale, header, entities, blocks)
    const placer = new BlockPlacer(blocks, LARGEST_SYMBOL * (scale.unitsPerMetre ?? 1000))
    const drawing = placer.flatten(entities)
    const count = (type: string) => entities.filter((e) => typeOf(e) === type).length
    const underlined = /^\s*(\{)?(%%u|\\L)/i
    const contents: FileContents = {
      entities: entities.length,
      hatches: count('HATCH'),
      dimensions: count('DIMENSION'),
      underlinedTexts: entities.filter((e) => underlined.test(text(e, 'string'))).length,
    }
    const references = blocks.filter((b) => text(b, 'xref') !== '').length
    const warnings: ImportWarning[] = [
      ...(doubtful ? [{ kind: 'unitsDoubtful' as const, count: 1 }] : []),
      ...(references > 0 ? [{ kind: 'externalReferences' as const, count: references }] : []),
    ]
    const tables = isEntity(parsed.tables) ? parsed.tables : {}
    const layers = isEntity(tables.layers) ? Object.keys(tables.layers) : []
    return planOf({ format: 'dxf', name: null, layers, drawing, scale, contents, warnings }, options)
  } catch (error) {
    if (error instanceof TooMuch)
      return failed({
        kind: error.why,
        format: 'dxf',
        limit: error.why === 'tooDeep' ? MOST_NESTED : MOST_DRAWN,
      })
    const detail = error instanceof Error ? printable(error.message) : 'unknown reason'
    return failed({ kind: 'damaged', format: 'dxf', detail })
  }
}
