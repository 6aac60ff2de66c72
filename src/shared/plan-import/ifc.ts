/**
 * Reads an IFC file into floor plans. Pure: it is given web-ifc opened and runs wherever that
 * runs; the caller limits time and memory (a damaged file can make the reader spin or grow).
 */
import type { IfcAPI } from 'web-ifc'
import type { SpaceId } from '../domain/ids.ts'
import { checkIfcBytes } from './check-bytes.ts'
import { collectElements } from './elements.ts'
import { IfcModel } from './ifc-model.ts'
import type { ImportResult } from './imported.ts'
import { layOutStoreys } from './layout.ts'
import { readStoreys } from './storeys.ts'

export interface IfcOptions {
  readonly newSpaceId: () => SpaceId
}

/**
 * @param api web-ifc after `Init()`
 * @returns the building, or why there is none; never throws for a file's content
 */
export function readIfc(api: IfcAPI, bytes: Uint8Array, { newSpaceId }: IfcOptions): ImportResult {
  const problem = checkIfcBytes(bytes)
  if (problem) return { ok: false, problem }
  let modelId = -1
  try {
    // The plan's own origin is chosen from walls and rooms, not from the first mesh.
    modelId = api.OpenModel(bytes, { COORDINATE_TO_ORIGIN: false })
    if (modelId < 0) return { ok: false, problem: { kind: 'damaged', detail: 'it could not be opened' } }
    const model = new IfcModel(api, modelId)
    const storeys = readStoreys(model)
    if (storeys.length === 0) return { ok: false, problem: { kind: 'noStoreys' } }
    const elements = collectElements(model, storeys)
    // A file cut off in a way that kept its end has rooms by name but nothing to draw.
    if (elements.walls.length + elements.rooms.length === 0)
      return { ok: false, problem: { kind: 'noGeometry' } }
    return layOutStoreys(model, storeys, elements, newSpaceId)
  } catch (error) {
    const detail = detailOf(error)
    if (/out of memory|\bOOM\b|enlarge memory/i.test(detail))
      return { ok: false, problem: { kind: 'outOfMemory' } }
    return { ok: false, problem: { kind: 'damaged', detail } }
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
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, 200) || 'unknown reason'
}
