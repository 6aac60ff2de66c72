/** The dialogs of the editor: what each is opened with, and what shows it. */
import type { ComponentType } from 'react'
import type { ClosingTarget } from '#shared/domain/closing.ts'
import { EditBuilding } from './building/EditBuilding.tsx'
import { Closings } from './Closings.tsx'
import { EditImport } from './import/EditImport.tsx'
import { CompareDialog } from './publish/CompareDialog.tsx'
import { MergeDialog } from './publish/MergeDialog.tsx'
import { PublishDialog } from './publish/PublishDialog.tsx'
import { VersionsDialog } from './publish/VersionsDialog.tsx'
import { ReplaceDialog } from './table/ReplaceDialog.tsx'

interface Openings {
  /** @param version to be published again; null: the draft */
  publish: { readonly version: number | null }
  versions: object
  /** @param before the version in force before it; 0: none */
  compare: { readonly version: number; readonly before: number }
  merge: object
  /** @param dropped a file dropped on the board; null: one is asked for */
  import: { readonly dropped: File | null }
  replace: object
  building: object
  /** @param offered what is to be closed; without it the list is shown */
  closings: { readonly offered: readonly ClosingTarget[] }
}
export type OpenDialog = { [K in keyof Openings]: { readonly is: K } & Openings[K] }[keyof Openings]

const DIALOGS: { readonly [K in keyof Openings]: ComponentType<Openings[K]> } = {
  publish: PublishDialog,
  versions: VersionsDialog,
  compare: CompareDialog,
  merge: MergeDialog,
  import: EditImport,
  replace: ReplaceDialog,
  building: EditBuilding,
  closings: Closings,
}

export function OpenedDialog({ dialog: { is, ...rest } }: { dialog: OpenDialog }) {
  // The kind and what it is opened with belong together; the compiler cannot follow that through the table.
  const Shown = DIALOGS[is] as ComponentType<object>
  return <Shown {...rest} />
}
