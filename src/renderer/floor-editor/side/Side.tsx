import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { PANELS, type PanelId } from '../panels.ts'

/** Beside the canvas: one panel of several. */
export function Side() {
  const { t } = useTranslation()
  const [shown, setShown] = useState<PanelId>('properties')
  return (
    <aside className="edit-side" aria-label={t('edit.side')}>
      <div className="edit-tabs">
        <SegmentedControl
          label={t('edit.side')}
          options={PANELS.map(({ id }) => ({ id, label: t(`edit.panel.${id}`) }))}
          value={shown}
          onChange={setShown}
        />
      </div>
      {PANELS.map(({ id, Panel }) => (id === shown ? <Panel key={id} /> : null))}
    </aside>
  )
}
