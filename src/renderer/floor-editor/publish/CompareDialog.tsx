import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EMPTY_PLAN, type FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import type { FloorId } from '#shared/domain/ids.ts'
import { compare } from '#shared/floor-edit/compare.ts'
import { api } from '../../core/client.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { useEditor } from '../shell.ts'
import { useEditWords } from '../use-words.ts'
import { PlanPreview } from '../view/PlanPreview.tsx'
import { Changes, isUnchanged } from './Changes.tsx'
import './CompareDialog.css'

/**
 * A version beside the one it came in place of, or the draft beside that version: drawn, and in words.
 * @param before the version that was in force before it; 0: there was none
 */
export function CompareDialog({ version, before }: { version: number; before: number }) {
  const { floor, draft, open, close } = useEditor()
  const { t } = useTranslation()
  const [what, choose] = useState<'version' | 'draft'>('version')
  const own = useDocument(floor.id, version)
  const older = useDocument(floor.id, what === 'version' ? before : version)
  const newer = what === 'version' ? own : draft.document
  return (
    <Dialog
      title={t('edit.compare.title', { version })}
      isOpen
      wide="whole"
      onClose={close}
      actions={<Button onPress={() => open({ is: 'versions' })}>{t('edit.compare.back')}</Button>}
    >
      <div className="compare">
        <SegmentedControl
          label={t('edit.compare.what')}
          options={[
            { id: 'version' as const, label: t('edit.compare.since', { before }) },
            { id: 'draft' as const, label: t('edit.compare.until') },
          ]}
          value={what}
          onChange={choose}
        />
        {older === null || newer === null ? <p>{t('edit.publish.failed.offline')}</p> : null}
        {older && newer ? <SideBySide older={older} newer={newer} /> : null}
      </div>
    </Dialog>
  )
}

/** undefined while it is asked for; null: there is no connection. */
function useDocument(floorId: FloorId, version: number) {
  const isDrawn = version > 0
  const { data } = useQuery({
    ...api.floorEditor.version.queryOptions({ input: { floorId, version: Math.max(1, version) } }),
    enabled: isDrawn,
    gcTime: 0,
    staleTime: 0,
  })
  return isDrawn ? data : EMPTY_PLAN
}

function SideBySide({ older, newer }: { older: FloorPlanDocument; newer: FloorPlanDocument }) {
  const { t } = useTranslation()
  const words = useEditWords(newer)
  const compared = useMemo(() => compare(older, newer), [older, newer])
  return (
    <div className="compare-sides">
      <PlanPreview label={t('edit.compare.drawn')} document={newer} compared={compared} />
      <div className="compare-words">
        {isUnchanged(compared) ? (
          <p role="status">{t('edit.compare.same')}</p>
        ) : (
          <Changes compared={compared} words={words} />
        )}
      </div>
    </div>
  )
}
