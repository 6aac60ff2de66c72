import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Day } from '#shared/calendar/day.ts'
import type { CloseResult } from '#shared/contract/closings.ts'
import { type Closing, type ClosingDraft, type ClosingTarget, EnteredKind } from '#shared/domain/closing.ts'
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import type { BookingId, FloorId } from '#shared/domain/ids.ts'
import { AffectedBookings } from '../changes/AffectedBookings.tsx'
import { useImpact } from '../changes/use-impact.ts'
import { core } from '../core/client.ts'
import { useReady, useSite } from '../core/session.ts'
import { useFormat } from '../i18n/format.ts'
import { Button } from '../ui/Button.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/Field.tsx'
import { HoursFields } from '../ui/HoursFields.tsx'
import { SegmentedControl } from '../ui/SegmentedControl.tsx'
import { Select } from '../ui/Select.tsx'
import { notify } from '../ui/toast.ts'
import { notClosedWords } from './sentences.ts'
import { allTargets, keyOf, targetWords } from './targets.ts'
import './Closings.css'

const WHOLE = { from: 0, to: 1440 }
/** Offered first when someone asks for hours. */
const USUAL = { from: 8 * 60, to: 12 * 60 }

/** By a facility manager, who may change it. */
export type EnteredClosing = Closing & { readonly kind: EnteredKind }

type Impact = Extract<CloseResult, { state: 'impact' }>

/** What is closed when and why, whom it hits, and doing it. */
export function ClosingForm(props: {
  floorId: FloorId
  plan: FloorPlanDocument
  /** null: a new one. */
  change: EnteredClosing | null
  /** Proposed at first. */
  target: ClosingTarget
  /** Beside rooms, zones and the floor. */
  offered: readonly ClosingTarget[]
  /** A new one is proposed for. */
  day: Day
  onBack: () => void
  onDone: () => void
}) {
  const { floorId, plan, change, offered, onBack, onDone } = props
  const { t } = useTranslation()
  const format = useFormat()
  const { days } = useReady()
  const { timeZone } = useSite()
  const isPast = props.day < days.today
  const first = isPast ? days.today : props.day
  const [target, setTarget] = useState(props.target)
  const [kind, setKind] = useState<EnteredKind>(change?.kind ?? 'defect')
  const [reason, setReason] = useState(change?.reason ?? '')
  const [fromDay, setFromDay] = useState<string>(change?.fromDay ?? first)
  const [toDay, setToDay] = useState<string>(change?.toDay ?? first)
  const [minutes, setMinutes] = useState(change ? { from: change.from, to: change.to } : WHOLE)
  const [release, setRelease] = useState<readonly BookingId[]>([])
  const [isBusy, setBusy] = useState(false)
  const draft = draftOf({ floorId, target, kind, reason, fromDay, toDay, ...minutes })
  const ask = (closing: ClosingDraft, apply: boolean) =>
    core.closings.close({
      change: change && { id: change.id, version: change.version },
      closing,
      release: [...release],
      apply,
    })
  // The words do not change whom it hits.
  const question = draft && { ...draft, kind: 'other' as const, reason: '–' }
  const { shown, isAsking, tell } = useImpact(question, release, (closing) => ask(closing, false))
  const answer = shown?.answer ?? null
  const targets = new Map([props.target, ...offered, ...allTargets(plan, t)].map((one) => [keyOf(one), one]))
  const what = targetWords(target, plan, t)
  const isSaid = reason.trim() !== ''
  const impact = answer?.ok && answer.value.state === 'impact' ? answer.value : null

  const close = async () => {
    if (!draft) return
    setBusy(true)
    const done = await ask(draft, true).finally(() => setBusy(false))
    if (!done.ok || done.value.state !== 'closed') return tell(done)
    notify(change ? t('closings.changed') : t('closings.closed', { what }))
    onDone()
  }
  return (
    <Dialog
      title={t(change ? 'closings.titleChange' : 'closings.titleNew')}
      isOpen
      wide
      onClose={onBack}
      actions={
        <>
          <Button onPress={onBack}>{t('common.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={!impact || !isSaid || isAsking}
            isPending={isBusy}
            onPress={() => void close()}
          >
            {t(change ? 'closings.saveChange' : 'closings.save')}
          </Button>
        </>
      }
    >
      <div className="closing-form">
        <Select
          label={t('closings.what')}
          showLabel
          options={[...targets].map(([id, one]) => ({ id, label: targetWords(one, plan, t) }))}
          value={keyOf(target)}
          onChange={(key) => setTarget(targets.get(key) ?? target)}
        />
        <Select
          label={t('closings.kind')}
          showLabel
          options={EnteredKind.options.map((id) => ({ id, label: t(`closings.kinds.${id}`) }))}
          value={kind}
          onChange={setKind}
        />
        <div className="closing-wide">
          <TextField
            label={t('closings.reason')}
            hint={t('closings.reasonHint')}
            value={reason}
            onChange={(text) => setReason(text.slice(0, LONGEST_REASON))}
            isRequired
          />
        </div>
        <DateField
          label={t('closings.first')}
          value={fromDay}
          min={change && change.fromDay < days.today ? change.fromDay : days.today}
          onChange={(day) => {
            setFromDay(day)
            if (toDay < day) setToDay(day)
          }}
        />
        <DateField label={t('closings.last')} value={toDay} min={fromDay} onChange={setToDay} />
        <div className="closing-wide closing-hours">
          <SegmentedControl
            label={t('closings.hours')}
            options={[
              { id: 'day' as const, label: t('closings.allDay') },
              { id: 'hours' as const, label: t('closings.someHours') },
            ]}
            value={isWhole(minutes) ? 'day' : 'hours'}
            onChange={(id) => setMinutes(id === 'day' ? WHOLE : USUAL)}
          />
          {isWhole(minutes) ? null : (
            <HoursFields
              minutes={minutes}
              between={WHOLE}
              labels={{ from: t('closings.hoursFrom'), to: t('closings.hoursTo') }}
              onChange={setMinutes}
            />
          )}
        </div>
      </div>
      <div className="closing-impact" aria-live="polite" aria-busy={isAsking}>
        {draft ? null : <p>{t('closings.incomplete.days')}</p>}
        {draft && !answer ? <p className="muted">{t('closings.asking')}</p> : null}
        {answer && !answer.ok ? <p>{notClosedWords(answer.refusal, { t, format }, timeZone)}</p> : null}
        {answer?.ok && answer.value.state === 'past' ? (
          <p>{t('closings.past', { today: format.date(answer.value.today) })}</p>
        ) : null}
        {answer?.ok && answer.value.state === 'nothingToClose' ? <p>{t('closings.nothingToClose')}</p> : null}
        {impact ? (
          <Effect
            impact={impact}
            release={shown?.release ?? release}
            onRelease={setRelease}
            isAsking={isAsking}
          />
        ) : null}
        {impact && !isSaid ? <p>{t('closings.incomplete.reason')}</p> : null}
      </div>
    </Dialog>
  )
}

/** As much as the contract takes. */
const LONGEST_REASON = 200

const isWhole = ({ from, to }: { from: number; to: number }): boolean => from === 0 && to === 1440

/** null: its days do not follow each other. */
function draftOf({
  fromDay,
  toDay,
  reason,
  ...rest
}: Omit<ClosingDraft, 'fromDay' | 'toDay'> & { fromDay: string; toDay: string }): ClosingDraft | null {
  const [first, last] = [Day.safeParse(fromDay), Day.safeParse(toDay)]
  if (!first.success || !last.success || last.data < first.data) return null
  // What it would do does not hang on the reason, which may still be missing.
  return { ...rest, fromDay: first.data, toDay: last.data, reason: reason.trim() || '–' }
}

function Effect(props: {
  impact: Impact
  release: readonly BookingId[]
  onRelease: (release: readonly BookingId[]) => void
  isAsking: boolean
}) {
  const { spaces, bookings, affected } = props.impact
  const { t } = useTranslation()
  return (
    <>
      <p>
        {t('closings.spaces', { n: spaces })}{' '}
        <strong>
          {affected.length === 0
            ? t('closings.nobody', { kept: bookings.kept })
            : t('closings.hits', { n: bookings.moved + bookings.released, ...bookings })}
        </strong>
      </p>
      <AffectedBookings
        affected={affected}
        release={props.release}
        onRelease={props.onRelease}
        isPending={props.isAsking}
      />
      {affected.length > 0 ? <p className="muted">{t('closings.told')}</p> : null}
    </>
  )
}
