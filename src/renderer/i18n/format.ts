/** Days, times and numbers as the chosen language writes them. Days have no zone, so they are formatted in UTC. */
import { useTranslation } from 'react-i18next'
import { isoWeek } from '#shared/calendar/arithmetic.ts'
import type { Day } from '#shared/calendar/day.ts'

const ownZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone
const dayAt = (ms: number, timeZone: string) => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(ms)

const at = (day: Day): number => Date.parse(`${day}T00:00:00Z`)

export interface Format {
  /** "Dienstag, 24. November" */
  dayLong(day: Day): string
  /** "Di, 24. Nov." */
  dayShort(day: Day): string
  /** "Di" */
  weekdayShort(day: Day): string
  /** "Dienstag"; 1 = Monday … 7 = Sunday */
  weekday(weekday: number): string
  /** "24." or "24" */
  dayOfMonth(day: Day): string
  /** "15. Dezember" */
  date(day: Day): string
  /** "15. Dezember 2026" */
  dateOfYear(day: Day): string
  /** "23. Nov. – 4. Dez." */
  range(from: Day, to: Day): string
  /** Minute of a day as "13:00". */
  minute(minute: number): string
  /**
   * An instant as "08:12" at the site, with the day when it is not today there, and with the zone's
   * name where the laptop's own clock shows another time: "08:12 MEZ".
   */
  instant(ms: number, timeZone: string, laptop?: { now: number; timeZone: string }): string
  /** Halves are written as ½: "2½". */
  halves(days: number): string
  number(n: number): string
  /** ISO week number. */
  week(day: Day): number
  /** "Lena, Tarek und Mira" */
  list(items: readonly string[]): string
}

/** Made once a language: a formatter of Intl's is dear to make and cheap to use. */
const made = new Map<string, Format>()

export function formatFor(language: string): Format {
  const format = made.get(language) ?? makeFormat(language)
  made.set(language, format)
  return format
}

function makeFormat(language: string): Format {
  const locale = language === 'en' ? 'en-GB' : 'de-DE'
  const days = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  const long = days({ weekday: 'long', day: 'numeric', month: 'long' })
  const short = days({ weekday: 'short', day: 'numeric', month: 'short' })
  const weekdayShort = days({ weekday: 'short' })
  const weekdayLong = days({ weekday: 'long' })
  const dayOfMonth = days({ day: 'numeric' })
  const date = days({ day: 'numeric', month: 'long' })
  const dateOfYear = days({ day: 'numeric', month: 'long', year: 'numeric' })
  const range = days({ day: 'numeric', month: 'short' })
  const time = { hour: '2-digit', minute: '2-digit' } as const
  const dayAndTime = { weekday: 'short', day: 'numeric', month: 'short', ...time } as const
  const number = new Intl.NumberFormat(locale)
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  return {
    dayLong: (d) => long.format(at(d)),
    // Intl writes "Do., 26. Nov."; in a dense grid the weekday goes without its full stop.
    dayShort: (d) => short.format(at(d)).replace(/^(\p{L}+)\./u, '$1'),
    weekdayShort: (d) => weekdayShort.format(at(d)).replace('.', ''),
    // Any Monday, and the days after it.
    weekday: (n) => weekdayLong.format(Date.UTC(2026, 0, 4 + n)),
    // German writes ordinals with a full stop, which Intl leaves out when the day stands alone.
    dayOfMonth: (d) => (language === 'en' ? dayOfMonth.format(at(d)) : `${dayOfMonth.format(at(d))}.`),
    date: (d) => date.format(at(d)),
    dateOfYear: (d) => dateOfYear.format(at(d)),
    range: (from, to) => range.formatRange(at(from), at(to)),
    minute: (m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`,
    instant(ms, timeZone, laptop = { now: Date.now(), timeZone: ownZone() }) {
      const full = (zone: string) =>
        new Intl.DateTimeFormat(locale, { ...dayAndTime, timeZone: zone }).format(ms)
      const isToday = dayAt(ms, timeZone) === dayAt(laptop.now, timeZone)
      return new Intl.DateTimeFormat(locale, {
        ...(isToday ? time : dayAndTime),
        timeZone,
        ...(full(timeZone) === full(laptop.timeZone) ? {} : { timeZoneName: 'short' }),
      }).format(ms)
    },
    halves: (n) => {
      const whole = Math.floor(n)
      const half = n - whole >= 0.5
      if (!half) return String(whole)
      return whole === 0 ? '½' : `${whole}½`
    },
    number: (n) => number.format(n),
    week: isoWeek,
    list: (items) => list.format(items),
  }
}

/** German floor names as door signs shorten them: "2. Obergeschoss" is "2. OG". */
export const shortFloor = (name: string): string =>
  name
    .replace(/Obergeschoss/i, 'OG')
    .replace(/Erdgeschoss/i, 'EG')
    .replace(/Untergeschoss/i, 'UG')
    .replace(/Dachgeschoss/i, 'DG')

export function useFormat(): Format {
  const { i18n } = useTranslation()
  return formatFor(i18n.language)
}
