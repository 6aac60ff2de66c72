import { useTranslation } from 'react-i18next'
import type { ClosingTarget } from '#shared/domain/closing.ts'
import type { PlanObject } from '#shared/floor-edit/objects.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceChecks } from '../checks/ChoiceChecks.tsx'
import { useEditor } from '../shell.ts'
import { useStageView } from '../stage-view.tsx'
import { ChooseBy } from './ChooseBy.tsx'
import { Properties } from './Properties.tsx'
import { ToolPanel } from './ToolPanel.tsx'

/** The tool in the hand, and what is chosen. */
export function ChoicePanel() {
  const { t } = useTranslation()
  const { tool, objects, open } = useEditor()
  const stageView = useStageView()
  const closable = objects.length === 1 ? closingTarget(objects[0]) : null
  return (
    <div className="edit-panel">
      {tool === 'select' ? null : <ToolPanel />}
      {objects.length > 0 ? (
        <>
          <Properties />
          {closable ? (
            <div>
              <Button onPress={() => open({ is: 'closings', offered: [closable] })}>
                {t('closings.closeThis')}
              </Button>
            </div>
          ) : null}
          <ChoiceChecks />
        </>
      ) : tool === 'select' ? (
        <>
          <p className="muted">{t('edit.nothingChosen')}</p>
          {/* The table has the same fields, and shows what they find. */}
          {stageView === 'plan' ? <ChooseBy /> : null}
          <section className="edit-section">
            <Button onPress={() => open({ is: 'replace' })}>{t('edit.replace.button')}</Button>
          </section>
        </>
      ) : null}
    </div>
  )
}

/** What closing the object closes; null: it is nothing one books in. */
function closingTarget(o: PlanObject | undefined): ClosingTarget | null {
  if (o?.kind === 'space') return { kind: 'space', id: o.object.id }
  return o?.kind === 'room' || o?.kind === 'zone' ? { kind: o.kind, id: o.object.id } : null
}
