/** A floor as it is exported, whatever the format. */
import type { FloorPlanDocument } from '../domain/floor-plan.ts'

export interface ExportedFloor {
  readonly name: string
  /** 0 is the ground floor. */
  readonly level: number
  readonly document: FloorPlanDocument
}
export interface ExportedPlan {
  /** The building's name. */
  readonly name: string
  /** Lowest first. */
  readonly floors: readonly ExportedFloor[]
}

export const EXPORT_FORMATS = ['json', 'svg', 'dxf', 'pdf', 'png', 'csv'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]
