import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays } from '#shared/calendar/arithmetic.ts'
import type { Day } from '#shared/calendar/day.ts'
import type { PublishResult } from '#shared/contract/floor-plans.ts'
import type { BookingId } from '#shared/domain/ids.ts'
import { AffectedBookings } from '../../changes/AffectedBookings.tsx'
import { useImpact } from '../../changes/use-impact.ts'
import { core } from '../../core/client.ts'
import { useReady } from '../../core/session.ts'
import { useFormat } from '../../i18n/format.ts'
import { Button } from '../../ui/Button.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { SegmentedControl } from '../../ui/SegmentedControl.tsx'
import { notify } from '../../ui/toast.ts'
import { OpenWarnings } from '../checks/OpenWarnings.tsx'
import { useEditor } from '../shell.ts'

type Impact = Extract<PublishResult, { state: 'impact' }>

/** A day as it is typed, which may not be whole yet. */
const isDay = (typed: string): typed is Day => /^\d{4}-\d\d-\d\d$/.test(typed)

/** What publishing would change and whom it hits, at once or from a day on; and doing it. @param version null: the draft */
export function PublishDialog({ version }: { version: number | null }) {
  const { floor, open, close, showChanges } = useEditor()
  const floorId = floor.id
  const { t } = useTranslation()
  const format = useFormat()
  const { days } = useReady()
  const tomorrow = addDays(days.today, 1)
  const [isAtOnce, setAtOnce] = useState(true)
  const [typed, setTyped] = useState<string>(tomorrow)
  const [release, setRelease] = useState<readonly BookingId[]>([])
  const [isBusy, setBusy] = useState(false)
  const from = isAtOnce ? null : isDay(typed) ? typed : undefined
  // While a day is half typed, there is nothing to ask.
  const question = from === undefined ? null : { floorId, version, from }
  const ask = (about: NonNullable<typeof question>, apply: boolean) =>
    core.floorEditor.publish({ ...about, release: [...release], apply })
  const { shown, isAsking, tell } = useImpact(question, release, (about) => ask(about, false))
  const answer = shown?.answer ?? null
  const publish = async () => {
    if (!question) return
    const { from } = question
    setBusy(true)
    const done = await ask(question, true).finally(() => setBusy(false))
    if (done.state !== 'published' && done.state !== 'scheduled') return tell(done)
    notify(
      from
        ? t('edit.publish.scheduled', { version: done.version, day: format.date(from) })
        : t('edit.publish.done', { version: done.version }),
    )
    close()
  }
  const impact = answer?.state === 'impact' ? answer : null
  const look = () => {
    showChanges(true)
    close()
  }
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
          ) : answer?.state === 'alreadyScheduled' ? (
            <Button variant="primary" onPress={() => open({ is: 'versions' })}>
              {t('edit.versions.look')}
            </Button>
          ) : (
            <Button
              variant="primary"
              isDisabled={!impact || impact.changes === 0 || isAsking}
              isPending={isBusy}
              onPress={() => void publish()}
            >
              {t(isAtOnce ? 'edit.publish.now' : 'edit.publish.schedule')}
            </Button>
          )}
        </>
      }
    >
      <div className="publish">
        <div className="publish-when">
          <SegmentedControl
            label={t('edit.publish.holds')}
            options={[
              { id: 'atOnce' as const, label: t('edit.publish.atOnce') },
              { id: 'fromDay' as const, label: t('edit.publish.fromDay') },
            ]}
            value={isAtOnce ? 'atOnce' : 'fromDay'}
            onChange={(id) => setAtOnce(id === 'atOnce')}
          />
          {isAtOnce ? null : (
            <DateField label={t('edit.publish.firstDay')} value={typed} min={tomorrow} onChange={setTyped} />
          )}
        </div>
        <div className="publish" aria-live="polite" aria-busy={isAsking}>
          {answer === null ? <p>{t('edit.publish.asking')}</p> : null}
          {answer?.state === 'stale' ? <p>{t('edit.stale')}</p> : null}
          {answer?.state === 'invalid' ? <p>{t(`edit.publish.invalid.${answer.why}`)}</p> : null}
          {answer?.state === 'failed' ? <p>{t(`edit.publish.failed.${answer.why}`)}</p> : null}
          {answer?.state === 'notThatDay' ? (
            <p>
              {t('edit.publish.notThatDay', {
                first: format.dateOfYear(answer.first),
                last: format.dateOfYear(answer.last),
              })}
            </p>
          ) : null}
          {answer?.state === 'alreadyScheduled' ? (
            <p>
              {t('edit.publish.alreadyScheduled', {
                version: answer.version,
                day: format.date(answer.from),
                by: answer.by ?? 'none',
              })}
            </p>
          ) : null}
          {impact ? (
            <Effect
              impact={impact}
              isAtOnce={isAtOnce}
              release={shown?.release ?? release}
              onRelease={setRelease}
              isAsking={isAsking}
              version={version}
              onLook={look}
            />
          ) : null}
          {impact && impact.changes > 0 && version === null ? <OpenWarnings /> : null}
        </div>
      </div>
    </Dialog>
  )
}

function Effect(props: {
  impact: Impact
  isAtOnce: boolean
  release: readonly BookingId[]
  onRelease: (release: readonly BookingId[]) => void
  isAsking: boolean
  /** null: the draft. */
  version: number | null
  /** Shows the changes of the draft on the board. */
  onLook: () => void
}) {
  const { impact, isAtOnce, release, onRelease, isAsking, version, onLook } = props
  const { t } = useTranslation()
  const { spaces, bookings, affected } = impact
  if (impact.changes === 0)
    return <p>{version === null ? t('edit.publish.nothing') : t('edit.publish.nothingBack', { version })}</p>
  const n = bookings.moved + bookings.released
  return (
    <>
      <div className="publish-spaces">
        <p>{t('edit.publish.spaces', spaces)}</p>
        {version === null ? (
          <Button small onPress={onLook}>
            {t('edit.compare.look')}
          </Button>
        ) : null}
      </div>
      <p>
        <strong>
          {affected.length === 0
            ? t('edit.publish.nobody', { kept: bookings.kept })
            : t('edit.publish.hits', { n, ...bookings })}
        </strong>
      </p>
      <AffectedBookings affected={affected} release={release} onRelease={onRelease} isPending={isAsking} />
      {isAtOnce ? null : <p className="muted">{t('edit.publish.until')}</p>}
      <p className="muted">{t('edit.publish.told')}</p>
    </>
  )
}
