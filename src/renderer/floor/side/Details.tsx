import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Day } from '#shared/calendar/day.ts'
import type { ClosingFacts } from '#shared/domain/closing.ts'
import type { PersonId, SpaceId } from '#shared/domain/ids.ts'
import type { Person } from '#shared/domain/people.ts'
import { spaceWords, spanWords } from '../../changes/sentences.ts'
import { untilWords, whyWords } from '../../closings/sentences.ts'
import { api } from '../../core/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { FixedDesk } from '../FixedDesk.tsx'
import { type Action, gaps, unclipped } from '../model/action.ts'
import { clock, type Period } from '../model/period.ts'
import type { PlanReading } from '../model/reading.ts'
import type { BookingActions } from '../use-booking.ts'
import type { SpaceWords } from '../use-words.ts'
import { featureIcon } from './features.tsx'
import { Timeline, useSpaceDay } from './Timeline.tsx'
import './Details.css'

/** Colleagues named, the nearest first; the others are counted. */
const NAMED = 3

export interface DetailsProps {
  plan: PlanReading
  index: number
  words: SpaceWords
  action: Action
  day: Day
  lastDay: Day
  period: Period
  /** Minute that splits the halves at the site. */
  noon: number
  people: ReadonlyMap<PersonId, Person>
  /** Names of colleagues at desks of the same room, the nearest first. */
  roommates: readonly string[]
  booking: BookingActions
  /** What the primary button does; Enter on plan and list too. */
  onAct: () => void
  onReleaseNow: () => void
  /** For facility managers. */
  onCloseSpace: ((space: SpaceId) => void) | null
  onShow: (space: SpaceId) => void
}

export function Details(props: DetailsProps) {
  const { plan, index, words, day, period, noon, people, roommates, booking, onShow, onCloseSpace } = props
  const { t } = useTranslation()
  const format = useFormat()
  const [assigned, assigning] = useState<SpaceId | null>(null)
  const space = plan.spaces[index]
  const spans = useSpaceDay(space?.id as SpaceId, day)
  const closings = useClosings(space?.id as SpaceId, day)
  if (!space) return null
  const zone = plan.zone[index]
  const isKept = props.action.kind === 'none' && props.action.why === 'reserved'
  const bookable = props.action.kind === 'book' || props.action.kind === 'swap'
  return (
    <section className="space-details" aria-labelledby="space-title">
      <div className="space-head">
        <h2 id="space-title">{words.name(index)}</h2>
        {/* For whom and until when stands below, in a sentence. */}
        <span className="muted">{isKept ? t('floor.state.reserved') : words.state(index)}</span>
        {bookable ? <Kbd>Enter</Kbd> : null}
      </div>
      {space.features.length > 0 || zone ? (
        <ul className="space-features">
          {space.features.map((f) => (
            <li key={f}>
              <Chip icon={featureIcon[f]}>{t(`floor.feature.${f}`)}</Chip>
            </li>
          ))}
          {zone ? (
            <li>
              <Chip>{zone.name || t(`floor.zoneKind.${zone.kind}`)}</Chip>
            </li>
          ) : null}
        </ul>
      ) : null}
      {roommates.length > 0 ? (
        <p className="muted">
          {t('floor.neighbours', {
            names: format.list([
              ...roommates.slice(0, NAMED),
              ...(roommates.length > NAMED ? [t('floor.others', { n: roommates.length - NAMED })] : []),
            ]),
          })}
        </p>
      ) : null}
      {spans === null ? (
        <div className="timeline-room" />
      ) : isKept && spans.length === 0 ? null : (
        // A day that nobody has booked is not free to somebody who may not.
        <Timeline spans={spans} day={day} period={period} noon={noon} people={people} />
      )}
      {closings.map((closing) => (
        <p key={`${closing.fromDay} ${closing.from} ${closing.reason}`} className="space-closed">
          {t('closings.detail', {
            span: untilWords(closing, { t, format }),
            why: whyWords(closing, t),
          })}
        </p>
      ))}
      <Actions {...props} free={spans === null ? [] : gaps(spans)} />
      {booking.refused ? (
        <div className="space-refused">
          <p>{booking.refused.text}</p>
          {booking.refused.alternatives.length > 0 ? (
            <div className="space-buttons">
              <span className="muted">{t('floor.instead')}</span>
              {booking.refused.alternatives.map((a) => (
                <Button key={a.spaceId} small onPress={() => onShow(a.spaceId)}>
                  {spaceWords(a, t)}
                </Button>
              ))}
            </div>
          ) : null}
        </div>
      ) : null}
      {onCloseSpace ? (
        <div className="space-buttons">
          <Button small onPress={() => onCloseSpace(space.id)}>
            {t('closings.closeThis')}
          </Button>
          {space.kind === 'desk' ? (
            <Button small onPress={() => assigning(space.id)}>
              {t('floor.fixed.button')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {assigned === space.id ? (
        <FixedDesk desk={{ id: space.id, name: words.name(index) }} onClose={() => assigning(null)} />
      ) : null}
    </section>
  )
}

/** Closings of a space that day. */
function useClosings(spaceId: SpaceId, day: Day): readonly ClosingFacts[] {
  const { data } = useQuery(api.closings.ofSpace.queryOptions({ input: { spaceId, day } }))
  return data ?? []
}

function Actions(props: DetailsProps & { free: ReturnType<typeof gaps> }) {
  const { action, day, lastDay, period, noon, free, words, index, onAct, onReleaseNow } = props
  const { t } = useTranslation()
  const format = useFormat()
  const short = format.dayShort(day)
  if (action.kind === 'none') {
    const when = format.list(free.map((m) => spanWords(unclipped(m), { t, format, noon })))
    const why: Record<typeof action.why, string | null> = {
      past: t('floor.past'),
      beyond: t('floor.beyond', { day: format.date(day), last: format.date(lastDay) }),
      // The reason stands above.
      closed: free.length > 0 ? t('floor.whyClosedPart', { when }) : null,
      blocked: t('floor.whyBlocked'),
      reserved: words.kept(index),
      taken: free.length > 0 ? t('floor.whyTakenPart', { when }) : t('floor.whyTaken'),
    }
    return why[action.why] === null ? null : <p className="muted">{why[action.why]}</p>
  }
  if (action.kind === 'release')
    return (
      <>
        {words.queued(index) ? <p className="muted">{t('floor.waiting')}</p> : null}
        <div className="space-buttons">
          {action.leaving !== null ? (
            <Button variant="primary" onPress={onReleaseNow}>
              {t('floor.releaseNow', { time: format.minute(action.leaving) })}
            </Button>
          ) : null}
          <Button onPress={onAct}>{t(action.running ? 'floor.releaseWhole' : 'floor.release')}</Button>
        </div>
      </>
    )
  const part =
    period.part === null
      ? t('common.hours', { from: clock(period.from), to: clock(period.to) })
      : t(`common.part.${period.part}`)
  return (
    <>
      {action.kind === 'swap' && action.other ? (
        <p className="muted">{t('floor.swapNote', { space: spaceWords(action.other, t) })}</p>
      ) : null}
      <Button variant="primary" wide className="space-book" onPress={onAct}>
        {action.kind === 'swap'
          ? t('floor.swap', { day: short })
          : period.part === 'day'
            ? t('floor.book', { day: short })
            : t('floor.bookHalf', { day: short, part })}
      </Button>
    </>
  )
}
