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
  readonly layers: readonly FoundLayer[]
  readonly blocks: readonly FoundBlock[]
  readonly warnings: readonly ImportWarning[]
}

export type ImportResult =
  | { readonly ok: true; readonly building: ImportedBuilding }
  | { readonly ok: false; readonly problem: ImportProblem }

export const failed = (problem: ImportProblem): ImportResult => ({ ok: false, problem })

/** Something the person should look at after the import; `count` elements are concerned. */
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

export function warningSentence({ kind, count }: ImportWarning): string {
  const are = (one: string, many: string) => (count === 1 ? `1 ${one}` : `${count} ${many}`)
  switch (kind) {
    case 'withoutShape':
      return `${are('element has', 'elements have')} no usable shape and ${count === 1 ? 'was' : 'were'} left out.`
    case 'withoutStorey':
      return `${are('element belongs', 'elements belong')} to no storey and ${count === 1 ? 'was' : 'were'} placed by height.`
    case 'outlineGuessed':
      return `The outline of ${are('element', 'elements')} did not close and is approximate.`
    case 'farAway':
      return `${are('element lies', 'elements lie')} far away from the building and ${count === 1 ? 'was' : 'were'} left out.`
    case 'desksOutsideRooms':
      return `${are('desk stands', 'desks stand')} in no room.`
    case 'unreadableLines':
      return `${are('line', 'lines')} of the file could not be read.`
    case 'severalBuildings':
      return `The file holds ${count} buildings; their storeys were imported as one.`
    case 'roomInPieces':
      return `${are('room consists', 'rooms consist')} of several pieces; only the largest was kept.`
    case 'unitsDoubtful':
      return 'The units named in the file do not fit what is drawn; please check a length and set the scale.'
    case 'scaleUnknown':
      return 'The drawing does not say its scale; please set it by a length that you know.'
    case 'notNumbers':
      return `${are('element has', 'elements have')} coordinates that are no numbers or too large and ${count === 1 ? 'was' : 'were'} left out.`
    case 'unknownBlocks':
      return `${are('symbol stands', 'symbols stand')} for nothing known and became furniture.`
    case 'labelsLeak':
      return `${are('label stands', 'labels stand')} in an area whose walls do not close; no room was made of it.`
    case 'linesLeftOut':
      return `${are('line', 'lines')} beyond what a plan can hold ${count === 1 ? 'was' : 'were'} left out.`
    case 'externalReferences':
      return `${are('reference to another file was', 'references to other files were')} ignored.`
    case 'otherPages':
      return `${are('other page was', 'other pages were')} not imported.`
    case 'onlyPicture':
      return 'The page is a picture without lines; import it as an image instead.'
    case 'pictureCoarser':
      return 'The picture was made coarser, because a plan holds no larger one.'
  }
}
