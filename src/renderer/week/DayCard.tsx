import { Clock, Star } from 'lucide-react'
import { type Ref, useImperativeHandle, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { isWeekend } from '#shared/calendar/arithmetic.ts'
import type { DayPart } from '#shared/calendar/day.ts'
import type { PlaceWanted, WeekDay } from '#shared/contract/local.ts'
import { useReady, useSite } from '../core/session.ts'
import { useFormat } from '../i18n/format.ts'
import { classes } from '../ui/classes.ts'
import { Colleagues } from './Colleagues.tsx'
import { Desk } from './Desk.tsx'
import { dayWords } from './day-words.ts'
import { Places } from './Places.tsx'
import { QuickDesk } from './QuickDesk.tsx'
import { bookableFrom, isOffByContract, isPlannable, isPlanned, partWithoutDesk } from './summary.ts'
import { useDayActions } from './use-week.ts'
import './DayCard.css'

/**
 * One day. The card itself takes the focus when one walks through the days with the arrows; its
 * controls follow with Tab.
 */
export function DayCard(props: {
  day: WeekDay
  /** Only one card of the grid is in the tab order. */
  isCurrent: boolean
  onFocus: () => void
  cardRef: Ref<HTMLElement | null>
}) {
  const { day } = props
  const { t } = useTranslation()
  const format = useFormat()
  const { days } = useReady()
  const { noon } = useSite()
  const actions = useDayActions(day.day)
  const card = useRef<HTMLElement>(null)
  useImperativeHandle<HTMLElement | null, HTMLElement | null>(props.cardRef, () => card.current)

  /** What was pressed goes away with the change; the focus stays with the day. */
  const keepFocus = async (change: Promise<boolean>) => {
    await change
    setTimeout(() => {
      if (document.activeElement === document.body) card.current?.focus()
    }, 60)
  }
  const choose = (part: DayPart, place: PlaceWanted | null) => void keepFocus(actions.setPlace(part, place))
  const watched = {
    ...actions,
    book: async (...args: Parameters<typeof actions.book>) => {
      const change = actions.book(...args)
      void keepFocus(change)
      return change
    },
    release: async (...args: Parameters<typeof actions.release>) => {
      const change = actions.release(...args)
      void keepFocus(change)
      return change
    },
  }
  const missing = isPlannable(day) ? partWithoutDesk(day, noon) : null
  const bare = !isPlanned(day) && isPlannable(day)
  return (
    <section
      ref={card}
      className={classes('day', day.when, bare && 'bare', isWeekend(day.day) && 'weekend')}
      aria-label={dayWords(day, t, format)}
      data-day={day.day}
      tabIndex={props.isCurrent ? 0 : -1}
      onFocus={props.onFocus}
    >
      <h3>
        <span className="visually-hidden">{format.dayLong(day.day)}</span>
        <span aria-hidden="true">
          {format.weekdayShort(day.day)} <span className="day-number">{format.dayOfMonth(day.day)}</span>
        </span>
      </h3>
      <FreeNote day={day} />
      {day.meeting.length === 0 ? null : <MeetingNote teams={day.meeting} />}
      <Places day={day} choose={choose} />
      {day.bookings.map((b) => (
        <Desk key={b.id} day={day} booking={b} actions={watched} />
      ))}
      {missing === null ? null : <QuickDesk day={day} part={missing} actions={watched} />}
      {day.queued ? (
        <p className="day-queued">
          <Clock size={16} aria-hidden />
          {t('week.queued')}
        </p>
      ) : null}
      {day.when === 'beyond' ? (
        <p className="day-note">
          {t('week.day.beyond', { day: format.dayShort(bookableFrom(day.day, days)) })}
        </p>
      ) : null}
      {day.when === 'past' && !isPlanned(day) ? (
        <p className="day-note">{t('week.day.nothingPast')}</p>
      ) : null}
      {day.when === 'beyond' ? null : <Colleagues day={day} />}
    </section>
  )
}

/** Why nobody expects work that day. Holidays are named as the calendar of the state names them, in German. */
function FreeNote({ day }: { day: WeekDay }) {
  const { t } = useTranslation()
  if (day.closed !== null)
    return (
      <p className="day-note" lang="de">
        {day.closed}
      </p>
    )
  return isOffByContract(day) ? <p className="day-note">{t('week.day.off')}</p> : null
}

/** Of the own teams those that meet; which one is said where there are several. */
function MeetingNote({ teams }: { teams: readonly string[] }) {
  const { t } = useTranslation()
  return (
    <p className="day-meeting" title={t('week.day.meetingOf', { teams: teams.join(', ') })}>
      <Star size={12} fill="currentColor" aria-hidden />
      {teams.length === 1 ? t('week.day.meeting') : t('week.day.meetingOf', { teams: teams.join(', ') })}
    </p>
  )
}
