import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PublishResult } from '#shared/contract/floor-plans.ts'
import type { BookingId } from '#shared/domain/ids.ts'
import { AffectedBookings } from '../../changes/AffectedBookings.tsx'
import { core } from '../../core/client.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { notify } from '../../ui/toast.ts'
import { OpenWarnings } from '../checks/OpenWarnings.tsx'
import { useEditor } from '../shell.ts'

type Answer = Awaited<ReturnType<typeof core.floorEditor.publish>>
type Impact = Extract<PublishResult, { state: 'impact' }>

/** What publishing would change and whom it hits; and doing it. @param version null: the draft */
export function PublishDialog({ version }: { version: number | null }) {
  const { floor, open, close } = useEditor()
  const floorId = floor.id
  const { t } = useTranslation()
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [release, setRelease] = useState<readonly BookingId[]>([])
  const [isBusy, setBusy] = useState(false)
  const ask = useCallback(
    (apply: boolean, released: readonly BookingId[]) =>
      core.floorEditor.publish({ floorId, version, release: [...released], apply }),
    [floorId, version],
  )
  useEffect(() => {
    let isGone = false
    void ask(false, release).then((next) => {
      if (!isGone) setAnswer(next)
    })
    return () => {
      isGone = true
    }
  }, [ask, release])
  const publish = async () => {
    setBusy(true)
    const done = await ask(true, release).finally(() => setBusy(false))
    if (done.state !== 'published') return setAnswer(done)
    notify(t('edit.publish.done', { version: done.version }))
    close()
  }
  const impact = answer?.state === 'impact' ? answer : null
  return (
    <Dialog
      title={version === null ? t('edit.publish.title') : t('edit.publish.titleBack', { version })}
      isOpen
      wide
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t('common.cancel')}</Button>
          {answer?.state === 'stale' ? (
            <Button variant="primary" onPress={() => open({ is: 'merge' })}>
              {t('edit.merge.start')}
            </Button>
          ) : (
            <Button
              variant="primary"
              isDisabled={!impact || impact.changes === 0}
              isPending={isBusy}
              onPress={() => void publish()}
            >
              {t('edit.publish.now')}
            </Button>
          )}
        </>
      }
    >
      <div className="publish" aria-live="polite">
        {answer === null ? <p>{t('edit.publish.asking')}</p> : null}
        {answer?.state === 'stale' ? <p>{t('edit.stale')}</p> : null}
        {answer?.state === 'invalid' ? <p>{t('edit.publish.invalid', { detail: answer.detail })}</p> : null}
        {answer?.state === 'failed' ? <p>{t(`edit.publish.failed.${answer.why}`)}</p> : null}
        {impact ? <Effect impact={impact} release={release} onRelease={setRelease} /> : null}
        {impact && impact.changes > 0 && version === null ? <OpenWarnings /> : null}
      </div>
    </Dialog>
  )
}

function Effect(props: {
  impact: Impact
  release: readonly BookingId[]
  onRelease: (release: readonly BookingId[]) => void
}) {
  const { impact, release, onRelease } = props
  const { t } = useTranslation()
  const { spaces, bookings, affected } = impact
  if (impact.changes === 0) return <p>{t('edit.publish.nothing')}</p>
  return (
    <>
      <p>{t('edit.publish.spaces', spaces)}</p>
      <p>
        <strong>
          {affected.length === 0
            ? t('edit.publish.nobody', { kept: bookings.kept })
            : t('edit.publish.hits', { n: bookings.moved + bookings.released, ...bookings })}
        </strong>
      </p>
      <AffectedBookings affected={affected} release={release} onRelease={onRelease} />
      <p className="muted">{t('edit.publish.told')}</p>
    </>
  )
}
