/** What readers need, for tests. */
import type { SpaceId } from '../../domain/ids.ts'
import type { ImportedBuilding, ImportResult } from '../imported.ts'
import { type ImportWishes, NO_WISHES, type ReadOptions } from '../options.ts'

export function reading(wishes: Partial<ImportWishes> = {}): ReadOptions {
  let n = 0
  return {
    ...NO_WISHES,
    ...wishes,
    newSpaceId: () => `00000000-0000-4000-8000-${String(n++).padStart(12, '0')}` as SpaceId,
    progress: () => {},
  }
}

/** The building, or an error that says why there is none. */
export function building(result: ImportResult): ImportedBuilding {
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  return result.building
}
