import { Plus, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { HALVES, WEEKDAYS } from '#shared/calendar/arithmetic.ts'
import type { Day, Half } from '#shared/calendar/day.ts'
import { FULL_TIME, type WeeklyPattern } from '#shared/domain/employment.ts'
import { useFormat } from '../../i18n/format.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { daysAWeek } from './employment-words.ts'
import type { WorkingWeekEntry } from './entry.ts'

/** Which halves of the week a person works by contract, and since when. */
export function WorkingWeeks({
  weeks,
  today,
  onChange,
}: {
  weeks: readonly WorkingWeekEntry[]
  today: Day
  onChange: (weeks: readonly WorkingWeekEntry[]) => void
}) {
  const { t } = useTranslation()
  const add = () =>
    onChange([
      ...weeks,
      weeks.length === 0
        ? { from: '', pattern: FULL_TIME }
        : { from: today, pattern: weeks.at(-1)?.pattern ?? FULL_TIME },
    ])
  return (
    <fieldset>
      <legend>{t('administration.person.workingWeeks')}</legend>
      {weeks.length === 0 ? <p className="hint">{t('administration.person.noContract')}</p> : null}
      {weeks.map((week, i) => (
        <OneWeek
          // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name, and stay in order
          key={i}
          number={i + 1}
          week={week}
          onChange={(changed) => onChange(weeks.map((w, n) => (n === i ? changed : w)))}
          onRemove={() => onChange(weeks.filter((_, n) => n !== i))}
        />
      ))}
      <div>
        <Button small onPress={add}>
          <Plus size={14} aria-hidden />
          {t(weeks.length === 0 ? 'administration.person.enterContract' : 'administration.person.otherWeek')}
        </Button>
      </div>
    </fieldset>
  )
}

function OneWeek(props: {
  /** From 1, as it stands in the list. */
  number: number
  week: WorkingWeekEntry
  onChange: (week: WorkingWeekEntry) => void
  onRemove: () => void
}) {
  const { number, week, onChange } = props
  const { t } = useTranslation()
  const format = useFormat()
  const set = (weekday: number, half: Half, on: boolean) =>
    onChange({ ...week, pattern: withHalf(week.pattern, weekday, half, on) })
  return (
    <div className="working-week">
      <div className="working-week-head">
        <DateField
          label={t(number === 1 ? 'administration.person.weekFromEver' : 'administration.person.weekFrom')}
          value={week.from}
          onChange={(from) => onChange({ ...week, from })}
        />
        <span className="muted">{daysAWeek(week.pattern, t, format)}</span>
        <IconButton small label={t('administration.person.removeWeek', { number })} onPress={props.onRemove}>
          <Trash2 size={14} aria-hidden />
        </IconButton>
      </div>
      <table>
        <thead>
          <tr>
            <td />
            {WEEKDAYS.map((weekday) => (
              <th key={weekday} scope="col">
                <abbr title={format.weekday(weekday)}>{format.weekday(weekday).slice(0, 2)}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {HALVES.map((half) => (
            <tr key={half}>
              <th scope="row">{t(`common.part.${half}`)}</th>
              {WEEKDAYS.map((weekday) => (
                <td key={weekday}>
                  <Checkbox
                    isSelected={week.pattern[weekday - 1]?.[half] ?? false}
                    onChange={(on) => set(weekday, half, on)}
                  >
                    <span className="visually-hidden">
                      {t('administration.person.halfOf', { day: format.weekday(weekday), half })}
                    </span>
                  </Checkbox>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const withHalf = (pattern: WeeklyPattern, weekday: number, half: Half, on: boolean): WeeklyPattern =>
  pattern.map((day, i) => (i === weekday - 1 ? { ...day, [half]: on } : day))
