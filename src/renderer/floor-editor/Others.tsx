import { useTranslation } from 'react-i18next'
import type { FloorId } from '#shared/domain/ids.ts'
import type { Edit } from '#shared/floor-edit/edit.ts'
import { adopt } from '#shared/floor-edit/merge.ts'
import { useSite } from '../core/session.ts'
import { useFormat } from '../i18n/format.ts'
import { Button } from '../ui/Button.tsx'
import { notify } from '../ui/toast.ts'
import type { DraftInHand } from './use-draft.ts'
import { useSharing } from './use-sharing.ts'

/** What other facility managers have drawn on this floor and not published yet. */
export function Others({ floorId, draft }: { floorId: FloorId; draft: DraftInHand }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { timeZone } = useSite()
  const drafts = useSharing(floorId, draft)
  return drafts.map((other) => {
    const { edit, conflicts } = adopt(draft, other.changes as Edit)
    return (
      <div key={other.personId} className="edit-note">
        <span>
          {t('edit.others.about', {
            name: other.by,
            n: other.changes.length,
            when: format.instant(other.at, timeZone),
          })}
        </span>
        {edit.length > 0 ? (
          <Button
            small
            onPress={() => {
              if (draft.apply(edit))
                notify(t('edit.others.taken', { n: edit.length, left: conflicts.length }))
            }}
          >
            {t('edit.others.take')}
          </Button>
        ) : null}
      </div>
    )
  })
}
