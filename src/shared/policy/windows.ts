/** The stretches of days a rule counts over. */

import type { Day } from '../calendar/day.ts'
import { type DayNumber, mondayBefore, type Stretch, toDay, toNumber, weekdayIndex } from './day-number.ts'
import type { CountingWindow } from './rule.ts'

const MONTHS = { month: 1, quarter: 3, halfYear: 6, year: 12 } as const

/**
 * Every window that shares a day with `range`, whole, in order.
 * @param begins first day of the rule's validity: several weeks are counted from its week on
 */
export function windowsIn(window: CountingWindow, begins: DayNumber, range: Stretch): Stretch[] {
  const found: Stretch[] = []
  if (window.unit === 'weeks') {
    const length = window.count * 7
    const first = mondayBefore(begins)
    const from = first + Math.floor((range.from - first) / length) * length
    for (let at = from; at <= range.to; at += length) found.push({ from: at, to: at + length - 1 })
    return found
  }
  const months = MONTHS[window.unit]
  const start = toDay(range.from)
  let month = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1
  for (month -= month % months; firstOf(month) <= range.to; month += months)
    found.push({ from: firstOf(month), to: firstOf(month + months) - 1 })
  return found
}

/** @param month months since the year 0 */
const firstOf = (month: number): DayNumber =>
  toNumber(`${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01` as Day)

/** Halves of a full-time window, Monday to Friday, whatever holidays lie in it. */
export function fullTimeHalves({ from, to }: Stretch): number {
  let days = Math.floor((to - from + 1) / 7) * 5
  for (let day = from + Math.floor((to - from + 1) / 7) * 7; day <= to; day++)
    if (weekdayIndex(day) < 5) days++
  return days * 2
}
