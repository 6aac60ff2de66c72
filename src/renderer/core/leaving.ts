/** Giving a desk up before its time is over. */
import type { Minutes } from '#shared/calendar/day.ts'

/**
 * Colleagues see the hours a desk is booked. Were they to end with the minute somebody left, a team could read when each
 * of its members goes; so they end with the half hour.
 */
const STEP = 30

/**
 * From which minute on a desk can be given up now; null: it does not run, or is over by then.
 * @param now the minute of the day at the site
 */
export function leavingMinute(now: number, { from, to }: Minutes): number | null {
  const minute = Math.ceil(now / STEP) * STEP
  return now > from && minute > from && minute < to ? minute : null
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** The minute of the day it is at `now` in a time zone, by the browser's own calendar. */
export function minuteNow(now: number, timeZone: string): number {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    formats.set(timeZone, format)
  }
  const [hour, minute] = format.format(now).split(':').map(Number)
  return (hour ?? 0) * 60 + (minute ?? 0)
}
