/** What reading a plan made elsewhere results in, whatever its format was. */
import type { FloorPlanDocument } from '../domain/floor-plan.ts'
import type { ImportProblem } from './problem.ts'

/** How many of each the file holds; `furniture` without desks. A wall cut in two by a door counts once. */
export interface ImportCounts {
  readonly storeys: number
  readonly rooms: number
  readonly walls: number
  readonly doors: number
  readonly windows: number
  readonly desks: number
  readonly furniture: number
}

export interface ImportedStorey {
  readonly name: string
  /** 0 is the ground floor. */
  readonly level: number
  readonly document: FloorPlanDocument
}

export interface ImportedBuilding {
  /** As the file calls it; null when it does not. */
  readonly name: string | null
  /** Lowest first. */
  readonly storeys: readonly ImportedStorey[]
  readonly counts: ImportCounts
  readonly warnings: readonly ImportWarning[]
}

export type ImportResult =
  | { readonly ok: true; readonly building: ImportedBuilding }
  | { readonly ok: false; readonly problem: ImportProblem }

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
  }
}
