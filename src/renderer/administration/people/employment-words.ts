/** Contracts and grants in words, for lists, comparisons and the audit. */
import { HALVES, WEEKDAYS } from '#shared/calendar/arithmetic.ts'
import type { Place } from '#shared/domain/day-plan.ts'
import type { WeeklyPattern } from '#shared/domain/employment.ts'
import type { Format } from '../../i18n/format.ts'
import type { T } from '../../i18n/i18n.ts'
import { inDates } from '../../i18n/in-dates.ts'

/** "4½ Tage je Woche" */
export function daysAWeek(pattern: WeeklyPattern, t: T, format: Format): string {
  const days = pattern.reduce((sum, day) => sum + HALVES.filter((half) => day[half]).length / 2, 0)
  return t('administration.person.daysAWeek', {
    days: format.halves(days),
    unit: days > 0 && days <= 1 ? 'one' : 'other',
  })
}

/** "4½ Tage je Woche: Montag, Dienstag, Mittwoch, Donnerstag, Freitag vormittags" */
export function patternWords(pattern: WeeklyPattern, t: T, format: Format): string {
  const days = WEEKDAYS.flatMap((weekday) => {
    const { am = false, pm = false } = pattern[weekday - 1] ?? {}
    const name = format.weekday(weekday)
    if (!am && !pm) return []
    return [am && pm ? name : t('administration.person.halfOf', { day: name, half: am ? 'am' : 'pm' })]
  })
  const sum = daysAWeek(pattern, t, format)
  return days.length === 0 ? sum : `${sum}: ${days.join(', ')}`
}

export const workingWeekWords = (from: string, pattern: WeeklyPattern, t: T, format: Format): string =>
  from === ''
    ? patternWords(pattern, t, format)
    : t('administration.person.fromOn', {
        from: inDates(from, format),
        what: patternWords(pattern, t, format),
      })

export const grantWords = (
  places: readonly Place[],
  from: string,
  to: string,
  t: T,
  format: Format,
): string =>
  `${places.map((place) => t(`common.place.${place}`)).join(', ')} ${inDates(`${from} – ${to}`, format)}`.trim()
