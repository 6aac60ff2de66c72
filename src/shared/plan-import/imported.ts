/** What reading a plan made elsewhere results in, whatever its format was. */
import type { FloorPlanDocument } from '../domain/floor-plan.ts'
import type { PlanFormat } from './format.ts'
import type { ImportProblem } from './problem.ts'
import type { BlockRole, LayerRole } from './roles.ts'
import type { Scale } from './scale.ts'

/**
 * How many of each the plan has; `furniture` without desks, columns and stairs. A wall cut in two
 * by a door counts once.
 */
export interface ImportCounts {
  readonly storeys: number
  readonly rooms: number
  readonly walls: number
  readonly doors: number
  readonly windows: number
  readonly columns: number
  readonly stairs: number
  readonly desks: number
  readonly furniture: number
  /** Texts on the drawing, also those that name rooms. */
  readonly texts: number
  /** Lines that are no wall, door or window: they lie under the plan. */
  readonly lines: number
}

/** What the file itself holds, in its format's own words; absent where the format has no such thing. */
export interface FileContents {
  /** DXF: things drawn directly, with blocks counted once each time they are placed. */
  readonly entities?: number
  readonly hatches?: number
  readonly dimensions?: number
  /** DXF: texts drawn underlined, which is how rooms are often labelled. */
  readonly underlinedTexts?: number
  /** SVG: `path` elements; PDF: paths painted or clipped to. */
  readonly paths?: number
  /** Pieces the paths consist of. */
  readonly polylines?: number
  readonly images?: number
  readonly pages?: number
  /** Pixels. */
  readonly width?: number
  readonly height?: number
}

/** A layer of the drawing, and what its lines were taken for. */
export interface FoundLayer {
  readonly name: string
  readonly objects: number
  readonly role: LayerRole
}

/** A symbol placed on the drawing, and what it was taken for. */
export interface FoundBlock {
  readonly name: string
  readonly count: number
  /** Millimetres, of the first one placed. */
  readonly width: number
  readonly depth: number
  readonly role: BlockRole
}

export interface ImportedStorey {
  readonly name: string
  /** 0 is the ground floor. */
  readonly level: number
  readonly document: FloorPlanDocument
}

export interface ImportedBuilding {
  readonly format: PlanFormat
  /** As the file calls it; null when it does not. */
  readonly name: string | null
  /** Lowest first. */
  readonly storeys: readonly ImportedStorey[]
  readonly counts: ImportCounts
  readonly contents: FileContents
  readonly scale: Scale
  /** Units of the drawing in one metre as the storeys show it, also where its scale is unknown; null: the file says its size. */
  readonly drawnAt: number | null
  readonly layers: readonly FoundLayer[]
  readonly blocks: readonly FoundBlock[]
  readonly warnings: readonly ImportWarning[]
}

export type ImportResult =
  | { readonly ok: true; readonly building: ImportedBuilding }
  | { readonly ok: false; readonly problem: ImportProblem }

export const failed = (problem: ImportProblem): ImportResult => ({ ok: false, problem })

/** Something the person should look at after the import; `count` elements are concerned. `sentences.ts` says it. */
export interface ImportWarning {
  readonly kind: WarningKind
  readonly count: number
}
export type WarningKind =
  | 'withoutShape'
  | 'withoutStorey'
  | 'outlineGuessed'
  | 'farAway'
  | 'desksOutsideRooms'
  | 'unreadableLines'
  | 'severalBuildings'
  | 'roomInPieces'
  | 'unitsDoubtful'
  | 'scaleUnknown'
  | 'notNumbers'
  | 'unknownBlocks'
  | 'labelsLeak'
  | 'linesLeftOut'
  | 'externalReferences'
  | 'otherPages'
  | 'onlyPicture'
  | 'pictureCoarser'
