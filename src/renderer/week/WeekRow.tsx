import { useTranslation } from 'react-i18next'
import { isWeekend } from '#shared/calendar/arithmetic.ts'
import type { Day } from '#shared/calendar/day.ts'
import type { WeekDay } from '#shared/contract/local.ts'
import { useReady } from '../core/session.ts'
import { useFormat } from '../i18n/format.ts'
import { Button } from '../ui/Button.tsx'
import { DayCard } from './DayCard.tsx'
import { weekWords } from './day-words.ts'
import { SuggestWeek } from './several/SuggestWeek.tsx'
import { useSeveralDays } from './several/use-several-days.ts'
import { countWeek, isPlannable, isPlanned, partToWork, weekRelation } from './summary.ts'

export interface DayFocus {
  current: Day
  setCurrent: (day: Day) => void
  cards: Map<Day, HTMLElement>
}

/** Nothing is planned for it, and it can be. */
const isOpen = (d: WeekDay): boolean =>
  isPlannable(d) && partToWork(d) !== null && !isPlanned(d) && d.bookings.length === 0

/** A week: its name, what it comes to, Monday to Friday, and the weekend where it matters. */
export function WeekRow(props: {
  monday: Day
  days: readonly WeekDay[]
  weekend: boolean
  /** null: something is planned at the weekend, so it cannot be hidden. */
  onToggleWeekend: (() => void) | null
  focus: DayFocus
}) {
  const { monday, days, weekend, focus } = props
  const { t } = useTranslation()
  const format = useFormat()
  const session = useReady()
  const several = useSeveralDays()
  const relation = weekRelation(monday, session.days.today)
  const title =
    relation === 'number' ? t('week.weekNo', { n: format.week(monday) }) : t(`week.${relation}Week`)
  const card = (day: WeekDay) => (
    <DayCard
      key={day.day}
      day={day}
      isCurrent={focus.current === day.day}
      onFocus={() => focus.setCurrent(day.day)}
      cardRef={(element) => {
        if (element) focus.cards.set(day.day, element)
        else focus.cards.delete(day.day)
      }}
    />
  )
  return (
    <section className="week" aria-label={title}>
      <div className="week-head">
        <h2>{title}</h2>
        <p className="muted">{weekWords(countWeek(days), t, format)}</p>
        {days.some(isOpen) ? (
          <>
            <SuggestWeek monday={monday} title={title} />
            <Button variant="quiet" small onPress={() => void several.likeTheWeekBefore(monday)}>
              {t('week.several.like')}
              <span className="visually-hidden">: {title}</span>
            </Button>
          </>
        ) : null}
        {props.onToggleWeekend ? (
          <Button variant="quiet" small className="week-weekend" onPress={props.onToggleWeekend}>
            {t(weekend ? 'week.weekend.hide' : 'week.weekend.show')}
          </Button>
        ) : null}
      </div>
      <div className="week-days">{days.filter((d) => !isWeekend(d.day)).map(card)}</div>
      {weekend ? <div className="weekend-days">{days.filter((d) => isWeekend(d.day)).map(card)}</div> : null}
    </section>
  )
}
