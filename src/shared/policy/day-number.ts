/** Days as whole numbers, days since 1970-01-01, which was a Thursday: an evaluation walks over hundreds of them. */
import type { Day } from '../calendar/day.ts'
import { type FederalState, holidaysIn } from '../calendar/holidays.ts'

export type DayNumber = number

/** Before and after every day there is; stretches without an end reach there. */
export const NEVER_BEFORE: DayNumber = -1e9
export const NEVER_AFTER: DayNumber = 1e9

const DAY_MS = 86_400_000

export const toNumber = (day: Day): DayNumber => Date.parse(`${day}T00:00:00Z`) / DAY_MS
export const toDay = (n: DayNumber): Day => new Date(n * DAY_MS).toISOString().slice(0, 10) as Day

/** 0 = Monday … 6 = Sunday. */
export const weekdayIndex = (n: DayNumber): number => (((n + 3) % 7) + 7) % 7
export const mondayBefore = (n: DayNumber): DayNumber => n - weekdayIndex(n)

/** Both ends included; empty where `from` is after `to`. */
export interface Stretch {
  readonly from: DayNumber
  readonly to: DayNumber
}
export const common = (a: Stretch, b: Stretch): Stretch => ({
  from: Math.max(a.from, b.from),
  to: Math.min(a.to, b.to),
})
export const isEmpty = (s: Stretch): boolean => s.from > s.to

const holidays = new Map<string, ReadonlySet<DayNumber>>()

/** The public holidays of a year in a federal state. */
export function holidayNumbers(year: number, state: FederalState): ReadonlySet<DayNumber> {
  const key = `${state}${year}`
  let found = holidays.get(key)
  if (!found) {
    found = new Set([...holidaysIn(year, state).keys()].map((day) => toNumber(day)))
    holidays.set(key, found)
  }
  return found
}
