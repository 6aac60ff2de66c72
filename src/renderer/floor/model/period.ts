/** The time of the day a plan is looked at, and how an address writes it. */
import { minutesOf } from '#shared/calendar/arithmetic.ts'
import type { DayPart, Minutes } from '#shared/calendar/day.ts'

export interface Period extends Minutes {
  /** null: hours from–to. */
  readonly part: DayPart | null
}

export const wholeDay: Period = { part: 'day', from: 0, to: 1440 }

export function periodOf(part: DayPart, noon: number): Period {
  return { part, ...minutesOf(part, noon) }
}

/** Hours; those of a part of the day are that part. null when they do not follow each other. */
export function hours(from: number, to: number, noon: number): Period | null {
  if (!(from >= 0 && from < to && to <= 1440)) return null
  for (const part of ['day', 'am', 'pm'] as const) {
    const p = periodOf(part, noon)
    if (p.from === from && p.to === to) return p
  }
  return { part: null, from, to }
}

const two = (n: number) => String(n).padStart(2, '0')
export const clock = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`

/** "13:05" as a minute of the day; null for anything else. */
export function minuteOf(text: string): number | null {
  const m = /^(\d{1,2}):(\d{2})$/.exec(text)
  if (!m) return null
  const minute = Number(m[1]) * 60 + Number(m[2])
  return Number(m[2]) < 60 && minute <= 1440 ? minute : null
}

/** `day`, `am`, `pm` or `08:00-12:30`; anything else is the whole day. */
export function readPeriod(text: string | null, noon: number): Period {
  if (text === 'am' || text === 'pm') return periodOf(text, noon)
  const [a, b, more] = (text ?? '').split('-')
  const from = minuteOf(a ?? '')
  const to = minuteOf(b ?? '')
  if (more === undefined && from !== null && to !== null) return hours(from, to, noon) ?? wholeDay
  return wholeDay
}

export function writePeriod(period: Period): string {
  return period.part ?? `${clock(period.from)}-${clock(period.to)}`
}
