import { CalendarSearch } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Day } from '#shared/calendar/day.ts'
import type { WeekDay } from '#shared/contract/local.ts'
import { useFormat } from '../../i18n/format.ts'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import './DayStrip.css'

/** Days with their free desks; the date field reaches every other day of the window. */
export const DayStrip = memo(function DayStrip(props: {
  days: readonly Day[]
  chosen: Day
  window: { first: Day; today: Day; last: Day }
  free: ReadonlyMap<Day, { free: number; closed: number; bookable: number }>
  mine: ReadonlyMap<Day, WeekDay>
  onChoose: (day: Day) => void
}) {
  const { days, chosen, window, free, mine, onChoose } = props
  const { t } = useTranslation()
  const format = useFormat()
  const said = (day: Day): { text: string; spoken?: string; tone?: string } => {
    if (day > window.last) return { text: '–', tone: 'beyond' }
    if (mine.get(day)?.closed) return { text: t('floor.closed') }
    const count = free.get(day)
    if (!count) return { text: '\u00a0' }
    if (count.bookable === 0) return { text: '', spoken: t('floor.dayNothingBookable') }
    if (count.free === 0 && count.closed >= count.bookable) return { text: t('floor.closed') }
    return count.free === 0
      ? { text: t('floor.full'), tone: 'full' }
      : { text: t('floor.free', { n: format.number(count.free) }) }
  }
  return (
    <fieldset className="day-strip">
      <legend className="visually-hidden">{t('floor.days')}</legend>
      {days.includes(window.today) ? null : (
        <Button variant="quiet" onPress={() => onChoose(window.today)}>
          {t('floor.today')}
        </Button>
      )}
      {days.map((day) => {
        const { text, spoken = text, tone } = said(day)
        return (
          <DayPick
            key={day}
            day={day}
            text={text}
            spoken={mine.get(day)?.closed ?? spoken}
            tone={tone}
            beyond={day > window.last ? window.last : null}
            past={day < window.today}
            holds={(mine.get(day)?.bookings.length ?? 0) > 0}
            chosen={day === chosen}
            onChoose={onChoose}
          />
        )
      })}
      <span className="day-any">
        <CalendarSearch size={18} aria-hidden />
        <input
          type="date"
          className="input"
          aria-label={t('floor.anyDay')}
          min={window.first}
          max={window.last}
          value={chosen}
          onChange={(e) => {
            const day = e.currentTarget.value as Day
            if (day >= window.first && day <= window.last) onChoose(day)
          }}
        />
      </span>
    </fieldset>
  )
})

/** One day; from day to day most of them stay as they are. */
const DayPick = memo(function DayPick(props: {
  day: Day
  text: string
  /** What `text` says to those who do not see it. */
  spoken: string
  tone: string | undefined
  /** The last day of the window, on days after it. */
  beyond: Day | null
  past: boolean
  /** The person holds a desk. */
  holds: boolean
  chosen: boolean
  onChoose: (day: Day) => void
}) {
  const { day, text, beyond, holds, onChoose } = props
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <button
      type="button"
      className={classes('day-pick', props.tone, props.past && 'past')}
      aria-pressed={props.chosen}
      title={beyond ? t('floor.beyondUntil', { last: format.dayShort(beyond) }) : undefined}
      aria-disabled={beyond !== null}
      onClick={() => {
        if (!beyond) onChoose(day)
      }}
    >
      <span className="visually-hidden">
        {beyond
          ? t('floor.dayBeyond', { day: format.dayLong(day) })
          : t('floor.dayOption', { day: format.dayLong(day), free: props.spoken })}
        {holds ? `, ${t('floor.dayMine')}` : ''}
      </span>
      <span aria-hidden>
        {format.weekdayShort(day)} {format.dayOfMonth(day)}
        {holds ? <i className="day-mine" /> : null}
      </span>
      {text === '' ? null : <small aria-hidden>{text}</small>}
    </button>
  )
})
