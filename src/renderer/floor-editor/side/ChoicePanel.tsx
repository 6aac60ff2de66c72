import { useTranslation } from 'react-i18next'
import { useEditor } from '../shell.ts'
import { Properties } from './Properties.tsx'
import { Replace } from './Replace.tsx'
import { ToolPanel } from './ToolPanel.tsx'

/** The tool in the hand, and what is chosen. */
export function ChoicePanel() {
  const { t } = useTranslation()
  const { tool, objects, draft, actions } = useEditor()
  return (
    <div className="edit-panel">
      {tool === 'select' ? null : <ToolPanel />}
      {objects.length > 0 ? (
        <Properties />
      ) : tool === 'select' ? (
        <>
          <p className="muted">{t('edit.nothingChosen')}</p>
          <Replace document={draft.document} apply={actions.apply} />
        </>
      ) : null}
    </div>
  )
}
