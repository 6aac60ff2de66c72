/**
 * Reckoning with days and periods, without the schemas of `day.ts`, so that a screen can use it
 * and leave the validator out of its bundle.
 */
import type { Day, DayPart, Half, Minutes } from './day.ts'

export const MINUTES_PER_DAY = 1440

/** The calendar's ends; a day outside of them is none. */
export const FIRST_DAY = '2000-01-01'
export const LAST_DAY = '2199-12-31'

/** The whole day. */
/** Monday to Sunday. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

export const WHOLE_DAY: Minutes = { from: 0, to: MINUTES_PER_DAY }

export const HALVES: readonly Half[] = ['am', 'pm']

export const halvesOf = (part: DayPart): readonly Half[] => (part === 'day' ? HALVES : [part])

/** Minutes of a part of the day; `noon` (minute of the day) is a setting of the site. */
export function minutesOf(part: DayPart, noon: number): Minutes {
  if (part === 'am') return { from: 0, to: noon }
  if (part === 'pm') return { from: noon, to: MINUTES_PER_DAY }
  return WHOLE_DAY
}

export const overlaps = (a: Minutes, b: Minutes): boolean => a.from < b.to && b.from < a.to

/**
 * The halves a period counts for: each half it covers for at least half of its own length.
 * A whole day counts for both; hours that mostly lie in one half count for that half.
 */
export function halvesCovered(m: Minutes, noon: number): readonly Half[] {
  const am = Math.max(0, Math.min(m.to, noon) - m.from)
  const pm = Math.max(0, m.to - Math.max(m.from, noon))
  const length = m.to - m.from
  // Office days of eight hours straddle noon; a part of three hours or more is planned presence.
  const counts = (part: number) => part > 0 && (part * 2 >= length || part >= 180)
  return HALVES.filter((half) => counts(half === 'am' ? am : pm))
}

const DAY_MS = 86_400_000
const utc = (day: Day): number => Date.parse(`${day}T00:00:00Z`)
const fromUtc = (ms: number): Day => new Date(ms).toISOString().slice(0, 10) as Day

export const addDays = (day: Day, n: number): Day => fromUtc(utc(day) + n * DAY_MS)
/** Days from `a` to `b`; negative when `b` is earlier. */
export const daysBetween = (a: Day, b: Day): number => Math.round((utc(b) - utc(a)) / DAY_MS)
/** `[from, from+1, …, to]`, both ends included. */
export function daysFrom(from: Day, to: Day): Day[] {
  const days: Day[] = []
  for (let d = from; d <= to; d = addDays(d, 1)) days.push(d)
  return days
}
/** Up to `n` days from `day` on; fewer where the calendar ends. */
export const nextDays = (day: Day, n: number): Day[] =>
  daysFrom(day, addDays(day, n - 1)).filter((d) => d <= LAST_DAY)
/** 1 = Monday … 7 = Sunday (ISO 8601). */
export const weekday = (day: Day): number => ((new Date(utc(day)).getUTCDay() + 6) % 7) + 1
export const mondayOf = (day: Day): Day => addDays(day, 1 - weekday(day))
export const isWeekend = (day: Day): boolean => weekday(day) > 5

/** ISO 8601 week number. */
export function isoWeek(day: Day): number {
  const thursday = addDays(day, 4 - weekday(day))
  return 1 + Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01` as Day, thursday) / 7)
}
