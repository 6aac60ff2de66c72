/**
 * Days and minutes. A `Day` is a calendar day of a site (`YYYY-MM-DD`); it has no instant.
 * `Minutes` is a half-open range of minutes of that day, `[from, to)`, 0 ≤ from < to ≤ 1440.
 */
import { TZDate } from '@date-fns/tz'
import { z } from 'zod'
import { FIRST_DAY, LAST_DAY, MINUTES_PER_DAY } from './arithmetic.ts'

export * from './arithmetic.ts'

/** Epoch milliseconds. */
export type Instant = number

export const Day = z.iso
  .date()
  .refine((d) => d >= FIRST_DAY && d <= LAST_DAY, 'day out of range')
  .brand<'Day'>()
export type Day = z.infer<typeof Day>

export const MinuteOfDay = z.int().min(0).max(MINUTES_PER_DAY)

export const Minutes = z
  .strictObject({ from: MinuteOfDay, to: MinuteOfDay })
  .refine((m) => m.from < m.to, 'a period ends after it starts')
export type Minutes = z.infer<typeof Minutes>

export const Half = z.enum(['am', 'pm'])
export type Half = z.infer<typeof Half>
/** A half day or the whole day, as a person says it. */
export const DayPart = z.enum(['day', 'am', 'pm'])
export type DayPart = z.infer<typeof DayPart>

/** The calendar day it is at `now` in a time zone (IANA name). */
export function dayAt(now: Instant, timeZone: string): Day {
  const d = new TZDate(now, timeZone)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}` as Day
}
/** When a calendar day begins in a time zone. */
export function beginningOf(day: Day, timeZone: string): Instant {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return new TZDate(year, month - 1, date, timeZone).getTime()
}
/** The minute of the day it is at `now` in a time zone. */
export function minuteAt(now: Instant, timeZone: string): number {
  const d = new TZDate(now, timeZone)
  return d.getHours() * 60 + d.getMinutes()
}
