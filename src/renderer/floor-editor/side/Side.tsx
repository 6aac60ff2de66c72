import { useTranslation } from 'react-i18next'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { PANELS } from '../panels.ts'
import { useEditor } from '../shell.ts'

/** Beside the canvas: one panel of several. */
export function Side() {
  const { t } = useTranslation()
  const { panel, showPanel } = useEditor()
  return (
    <aside className="edit-side" aria-label={t('edit.side')}>
      <div className="edit-tabs">
        <SegmentedControl
          label={t('edit.side')}
          options={PANELS.map(({ id }) => ({ id, label: t(`edit.panel.${id}`) }))}
          value={panel}
          onChange={showPanel}
        />
      </div>
      {PANELS.map(({ id, Panel }) => (id === panel ? <Panel key={id} /> : null))}
    </aside>
  )
}
