/**
 * Reads an IFC file into floor plans. Pure: it is given web-ifc opened and runs wherever that
 * runs; the caller limits time and memory (a damaged file can make the reader spin or grow).
 */
import type { IfcAPI } from 'web-ifc'
import { printable } from '../bytes.ts'
import { failed, type ImportResult } from '../imported.ts'
import type { ReadOptions } from '../options.ts'
import { checkIfcBytes } from './check-ifc.ts'
import { collectElements } from './elements.ts'
import { layOutStoreys } from './layout.ts'
import { IfcModel } from './model.ts'
import { readStoreys } from './storeys.ts'

/**
 * @param api web-ifc after `Init()`
 * @returns the building, or why there is none; never throws for a file's content
 */
export function readIfc(api: IfcAPI, bytes: Uint8Array, { newSpaceId, progress }: ReadOptions): ImportResult {
  const problem = checkIfcBytes(bytes)
  if (problem) return failed(problem)
  let modelId = -1
  try {
    // The plan's own origin is chosen from walls and rooms, not from the first mesh.
    modelId = api.OpenModel(bytes, { COORDINATE_TO_ORIGIN: false })
    if (modelId < 0) return failed({ kind: 'damaged', format: 'ifc', detail: 'it could not be opened' })
    const model = new IfcModel(api, modelId)
    const storeys = readStoreys(model)
    if (storeys.length === 0) return failed({ kind: 'noStoreys' })
    progress('reading')
    const elements = collectElements(model, storeys)
    // A file cut off in a way that kept its end has rooms by name but nothing to draw.
    if (elements.walls.length + elements.rooms.length === 0) return failed({ kind: 'noGeometry' })
    progress('checking')
    return layOutStoreys(model, storeys, elements, newSpaceId)
  } catch (error) {
    const detail = detailOf(error)
    if (/out of memory|\bOOM\b|enlarge memory/i.test(detail)) return failed({ kind: 'outOfMemory' })
    return failed({ kind: 'damaged', format: 'ifc', detail })
  } finally {
    try {
      if (modelId >= 0) api.CloseModel(modelId)
    } catch {
      // The reader is beyond use after some failures; there is nothing left to close.
    }
  }
}

function detailOf(error: unknown): string {
  // What the reader itself throws has no message.
  const text = error instanceof Error ? error.message : 'the reader gave up'
  return printable(text, 200) || 'unknown reason'
}
