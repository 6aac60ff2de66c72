/** What the parts of the editor share: panels, dialogs and the head ask here instead of being handed it. */
import { createContext, type RefObject, useContext } from 'react'
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import type { Floor } from '#shared/domain/sites.ts'
import type { Comparison } from '#shared/floor-edit/compare.ts'
import type { CornerAt } from '#shared/floor-edit/corners.ts'
import type { Edit } from '#shared/floor-edit/edit.ts'
import type { PlanObject } from '#shared/floor-edit/objects.ts'
import type { Checks, NamedWarning } from './checks/use-checks.ts'
import type { OpenDialog } from './dialogs.tsx'
import type { PanelId } from './panels.ts'
import type { Tool, ToolOptions } from './tools.ts'
import type { EditActions } from './use-actions.ts'
import type { DraftInHand } from './use-draft.ts'
import type { EditWords } from './use-words.ts'

export interface EditorShell {
  readonly floor: Floor
  readonly draft: DraftInHand
  readonly words: EditWords
  /** The drawing without what is hidden. */
  readonly shown: FloorPlanDocument
  /** It is locked, or its layer is. */
  isHeld(o: PlanObject): boolean
  /** What is chosen, as it is now. */
  readonly objects: readonly PlanObject[]
  readonly chosen: ReadonlySet<string>
  /** A corner of the one thing chosen; null: none is. */
  readonly corner: CornerAt | null
  /** Chooses it, and brings it into sight. */
  chooseCorner(at: CornerAt): void
  /** Chooses these, and brings them into sight. */
  show(ids: ReadonlySet<string>): void
  /** The same, and says how many are chosen. */
  choose(ids: ReadonlySet<string>): void
  /** What the checks say of the draft. */
  readonly checks: Checks
  /** The warning that is looked at, while it stands and what it is about is chosen. */
  readonly warned: NamedWarning | null
  /** Chooses what it is about, so that moving it puts things right, and brings all it names into sight. */
  showWarning(warning: NamedWarning): void
  /** What the draft changes of the version it is based on, while that is shown; null: it is not. */
  readonly compared: Comparison | null
  showChanges(on: boolean): void
  /** The element of the drawing board, which takes the keys. */
  readonly board: RefObject<HTMLDivElement | null>
  toBoard(): void
  readonly panel: PanelId
  showPanel(panel: PanelId): void
  readonly actions: EditActions
  /** Shows what an edit would make of the drawing, without making it a step. */
  preview(edit: Edit): void
  readonly tool: Tool
  readonly options: ToolOptions
  setOptions(options: ToolOptions): void
  /** What the tool makes, in the middle of what is in sight. */
  insert(): void
  open(dialog: OpenDialog): void
  close(): void
}

export const Shell = createContext<EditorShell | null>(null)

/** @throws outside the editor */
export function useEditor(): EditorShell {
  const shell = useContext(Shell)
  if (!shell) throw new Error('no editor around')
  return shell
}
