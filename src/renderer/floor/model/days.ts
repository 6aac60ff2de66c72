/** The days of the strip above the plan. */
import { addDays, isWeekend, mondayOf } from '#shared/calendar/arithmetic.ts'
import type { Day } from '#shared/calendar/day.ts'

/** Working days shown. */
const SHOWN = 10

const workingDays = (from: Day): Day[] => {
  const days: Day[] = []
  for (let day = from; days.length < SHOWN; day = addDays(day, 1)) if (!isWeekend(day)) days.push(day)
  return days
}

/**
 * Two weeks of working days: from today on while the chosen day is among them, else from the
 * Monday of its week. A chosen weekend is shown too.
 */
export function stripDays(chosen: Day, today: Day): Day[] {
  const fromToday = workingDays(today)
  const last = fromToday[fromToday.length - 1] ?? today
  const days = chosen >= today && chosen <= last ? fromToday : workingDays(mondayOf(chosen))
  return days.includes(chosen) ? days : [...days, chosen].sort()
}
