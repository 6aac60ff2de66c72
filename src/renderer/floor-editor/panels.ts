/** The panels beside the canvas, in the order of their tabs; `edit.panel.ID` is what a tab is called. */
import type { ComponentType } from 'react'
import { ChecksPanel } from './checks/ChecksPanel.tsx'
import { LayersPanel } from './layers/LayersPanel.tsx'
import { ChoicePanel } from './side/ChoicePanel.tsx'
import { ObjectList } from './side/ObjectList.tsx'

export const PANELS = [
  { id: 'properties', Panel: ChoicePanel },
  { id: 'list', Panel: ObjectList },
  { id: 'layers', Panel: LayersPanel },
  { id: 'checks', Panel: ChecksPanel },
] as const satisfies readonly { id: string; Panel: ComponentType }[]
export type PanelId = (typeof PANELS)[number]['id']
