import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanObject } from '#shared/floor-edit/objects.ts'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import type { EditActions } from '../Editor.tsx'
import type { Tool, ToolOptions } from '../tools.ts'
import type { DraftInHand } from '../use-draft.ts'
import type { EditWords } from '../use-words.ts'
import { ObjectList } from './ObjectList.tsx'
import { Properties } from './Properties.tsx'
import { Replace } from './Replace.tsx'
import { ToolPanel } from './ToolPanel.tsx'

/** Beside the canvas: what is chosen, or everything as a list. */
export function Side(props: {
  draft: DraftInHand
  tool: Tool
  options: ToolOptions
  onOptions: (options: ToolOptions) => void
  onInsert: () => void
  objects: readonly PlanObject[]
  chosen: ReadonlySet<string>
  onChoose: (ids: ReadonlySet<string>) => void
  actions: EditActions
  words: EditWords
}) {
  const { draft, tool, objects, chosen, actions, words, onChoose } = props
  const { t } = useTranslation()
  const [tab, setTab] = useState<'properties' | 'list'>('properties')
  return (
    <aside className="edit-side" aria-label={t('edit.side')}>
      <div className="edit-tabs">
        <SegmentedControl
          label={t('edit.side')}
          options={[
            { id: 'properties', label: t('edit.properties') },
            { id: 'list', label: t('edit.list') },
          ]}
          value={tab}
          onChange={setTab}
        />
      </div>
      {tab === 'list' ? (
        <ObjectList
          document={draft.document}
          chosen={chosen}
          onChoose={onChoose}
          onRemove={actions.remove}
          words={words}
        />
      ) : (
        <div className="edit-panel">
          {tool === 'select' ? null : (
            <ToolPanel
              tool={tool}
              options={props.options}
              onOptions={props.onOptions}
              onInsert={props.onInsert}
            />
          )}
          {objects.length > 0 ? (
            <Properties document={draft.document} objects={objects} actions={actions} words={words} />
          ) : tool === 'select' ? (
            <>
              <p className="muted">{t('edit.nothingChosen')}</p>
              <Replace document={draft.document} apply={actions.apply} />
            </>
          ) : null}
        </div>
      )}
    </aside>
  )
}
