import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Change, SpaceRef } from '#shared/contract/local.ts'
import { paths } from '../app/routes.ts'
import { core } from '../core/client.ts'
import { useFormat } from '../i18n/format.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { announce, notify } from '../ui/toast.ts'
import { useTellQueued } from './refusal.ts'
import { dayOfIntent, rejectedWords, spaceWords } from './sentences.ts'
import './RejectedChange.css'

/** For these another desk is what the person needs. */
const WANTS_DESK = new Set(['spaceTaken', 'spaceUnknown', 'spaceNotBookable', 'spaceReserved', 'holderBusy'])

/** A rejected change: what happened, what was kept, and what to do, each with one click. */
export function RejectedChange({ change }: { change: Change }) {
  const { t } = useTranslation()
  const format = useFormat()
  const tell = useTellQueued()
  const words = rejectedWords(change, { t, format })
  if (!words || change.rejection === null) return null
  const day = dayOfIntent(change.intent)
  const named = day === null ? '' : format.dayShort(day)
  const take = async (space: SpaceRef) => {
    const result = await core.sync.takeAlternative({ id: change.id, spaceId: space.spaceId })
    tell(result, t('changes.taken', { space: spaceWords(space, t), day: named }), {
      ...(day === null ? {} : { day }),
      space,
    })
  }
  const dismiss = async () => {
    const { stored } = await core.sync.dismiss({ id: change.id })
    if (stored) announce(t('changes.dismissed'))
    else notify(`${t('changes.title.notStored')} ${t('changes.advice.notStored')}`)
  }
  return (
    <div className="rejected">
      <TriangleAlert size={18} aria-hidden />
      <div className="rejected-body">
        <strong>{words.title}</strong>
        <p className="muted">{words.advice}</p>
        <div className="rejected-actions">
          {change.alternatives.map((space) => (
            <Button
              key={space.spaceId}
              small
              aria-label={t('changes.takeFor', { space: spaceWords(space, t), day: named })}
              onPress={() => void take(space)}
            >
              {spaceWords(space.room === change.space?.room ? { ...space, room: '' } : space, t)}
            </Button>
          ))}
          {day !== null && WANTS_DESK.has(change.rejection.reason) ? (
            <ButtonLink
              small
              href={paths.plan({ ...(change.space ? { floor: change.space.floorId } : {}), day })}
              aria-label={t('changes.toPlanFor', { day: named })}
            >
              {t('changes.toPlan')}
            </ButtonLink>
          ) : null}
          <Button
            small
            aria-label={t('changes.dismissFor', { title: words.title })}
            onPress={() => void dismiss()}
          >
            {t('changes.dismiss')}
          </Button>
        </div>
      </div>
    </div>
  )
}
