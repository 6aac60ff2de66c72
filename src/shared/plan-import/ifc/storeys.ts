/** The storeys of an IFC model and which element belongs to which. */
import type { IfcId, IfcModel } from './model.ts'

export interface Storey {
  readonly id: IfcId
  readonly name: string
  /** Metres. */
  readonly elevation: number
  readonly level: number
}

/** Lowest first; the one nearest to height 0 is the ground floor. */
export function readStoreys(model: IfcModel): Storey[] {
  const metres = model.metresPerUnit()
  const found = model
    .idsOf('IFCBUILDINGSTOREY')
    .map((id) => ({
      id,
      name: (model.text(id, 'Name') || model.text(id, 'LongName')).slice(0, 120),
      elevation: (model.number(id, 'Elevation') ?? 0) * metres,
    }))
    .sort((a, b) => a.elevation - b.elevation || a.id - b.id)
  const nearest = found.reduce(
    (best, s, i) => (Math.abs(s.elevation) < Math.abs(found[best]?.elevation ?? Infinity) ? i : best),
    0,
  )
  return found.map((s, i) => ({ ...s, name: s.name || `Level ${i - nearest}`, level: i - nearest }))
}

/** The highest storey that begins below a height (metres). */
export function storeyAtHeight(storeys: readonly Storey[], height: number): Storey | null {
  return storeys.findLast((s) => s.elevation <= height + 0.3) ?? storeys[0] ?? null
}
