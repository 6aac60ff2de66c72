import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, mondayOf, WEEKDAYS, weekday } from '#shared/calendar/arithmetic.ts'
import type { Day } from '#shared/calendar/day.ts'
import type { WeekDay } from '#shared/contract/local.ts'
import { placesWords } from '../../changes/sentences.ts'
import { useFormat } from '../../i18n/format.ts'
import { PlaceIcon } from '../../ui/PlaceIcon.tsx'
import { dayAfterKey } from '../arrows.ts'
import { nothingOf } from '../day-words.ts'
import { isPlanned, isWholeDay, partToWork } from '../summary.ts'
import './DayGrid.css'

/**
 * The days of the booking window, a week a row, of which any may be chosen: one by one, or all of a weekday
 * at its head. Arrows walk the days; days on which the person does not work are shown only.
 */
export function DayGrid(props: {
  /** In order, without gaps. */
  days: readonly WeekDay[]
  chosen: ReadonlySet<string>
  onChange: (chosen: ReadonlySet<string>) => void
}) {
  const { days, chosen, onChange } = props
  const { t } = useTranslation()
  const format = useFormat()
  const help = useId()
  const working = days.filter((day) => partToWork(day) !== null)
  const shown = working.map(({ day }) => day)
  const [current, setCurrent] = useState<Day | undefined>(undefined)
  const inTurn = current !== undefined && shown.includes(current) ? current : shown[0]
  const buttons = useRef(new Map<Day, HTMLElement>())
  const known = new Map(days.map((day) => [day.day, day]))
  const columns = WEEKDAYS.filter((n) => n <= 5 || working.some((day) => day.weekday === n))

  const toggle = (all: readonly Day[]) => {
    const next = new Set(chosen)
    const isOn = all.every((day) => chosen.has(day))
    for (const day of all)
      if (isOn) next.delete(day)
      else next.add(day)
    onChange(next)
  }
  const walk = (event: KeyboardEvent) => {
    const { day } = (event.target as HTMLElement).dataset
    const to = day && dayAfterKey(event.key, day as Day, shown)
    if (!to) return
    event.preventDefault()
    buttons.current.get(to)?.focus()
  }
  const mondays = [...new Set(days.map(({ day }) => mondayOf(day)))]
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the days inside
    <div className="day-grid" onKeyDown={walk}>
      <p id={help} className="visually-hidden">
        {t('week.several.gridHelp')}
      </p>
      <table aria-label={t('week.several.single')} aria-describedby={help}>
        <thead>
          <tr>
            <td />
            {columns.map((n) => {
              const all = shown.filter((day) => weekday(day) === n)
              return (
                <th key={n} scope="col">
                  <button
                    type="button"
                    className="day-grid-every"
                    disabled={all.length === 0}
                    aria-pressed={all.length > 0 && all.every((day) => chosen.has(day))}
                    onClick={() => toggle(all)}
                  >
                    <span aria-hidden>{format.weekday(n).slice(0, 2)}</span>
                    <span className="visually-hidden">
                      {t('week.several.every', { weekday: format.weekday(n) })}
                    </span>
                  </button>
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {mondays.map((monday) => (
            <tr key={monday}>
              <th scope="row">{t('week.aside.weekShort', { n: format.week(monday) })}</th>
              {columns.map((n) => {
                const day = known.get(addDays(monday, n - 1))
                return (
                  <td key={n}>
                    {day ? (
                      <GridDay
                        day={day}
                        isFirst={day === days[0]}
                        isChosen={chosen.has(day.day)}
                        isInTurn={day.day === inTurn}
                        onToggle={() => toggle([day.day])}
                        onFocus={() => setCurrent(day.day)}
                        buttonRef={(element) => {
                          if (element) buttons.current.set(day.day, element)
                          else buttons.current.delete(day.day)
                        }}
                      />
                    ) : null}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function GridDay(props: {
  day: WeekDay
  /** The first of all: it says its month, as the first of each month does. */
  isFirst: boolean
  isChosen: boolean
  /** The one that Tab reaches. */
  isInTurn: boolean
  onToggle: () => void
  onFocus: () => void
  buttonRef: (element: HTMLElement | null) => void
}) {
  const { day, isFirst, isChosen } = props
  const { t } = useTranslation()
  const format = useFormat()
  const number =
    isFirst || day.day.endsWith('-01') ? format.range(day.day, day.day) : format.dayOfMonth(day.day)
  if (partToWork(day) === null)
    return (
      <span className="day-grid-off">
        {number}
        <span className="visually-hidden"> {day.closed ?? t('week.day.off')}</span>
      </span>
    )
  const { am } = day.places
  return (
    <button
      type="button"
      ref={props.buttonRef}
      className="day-grid-day"
      data-day={day.day}
      tabIndex={props.isInTurn ? 0 : -1}
      aria-pressed={isChosen}
      onClick={props.onToggle}
      onFocus={props.onFocus}
    >
      <span className="visually-hidden">
        {format.dayLong(day.day)}: {placesWords(day.places, t, nothingOf(day, t))}
      </span>
      <span aria-hidden>{number}</span>
      {isPlanned(day) && isWholeDay(day) && am !== null ? <PlaceIcon place={am} size={14} /> : null}
    </button>
  )
}
