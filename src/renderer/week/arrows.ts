/** Arrow keys in the grid of days. Pure. */
import { addDays, isWeekend } from '#shared/calendar/arithmetic.ts'
import type { Day } from '#shared/calendar/day.ts'

/**
 * The day the focus goes to, among those shown; null when the key does not move it.
 * Left and right walk the days in order, up and down go a week; Home and End to the ends of a week.
 */
export function dayAfterKey(key: string, from: Day, shown: readonly Day[]): Day | null {
  const index = shown.indexOf(from)
  if (index < 0) return null
  const week = (d: Day) => Math.floor((Date.parse(d) / 86_400_000 + 3) / 7)
  const sameWeek = shown.filter((d) => week(d) === week(from))
  const inOtherWeek = (days: number) => {
    const to = addDays(from, days)
    if (shown.includes(to)) return to
    // The other week may hide its weekend: then its last shown day.
    return isWeekend(from) ? (shown.filter((d) => week(d) === week(to)).at(-1) ?? null) : null
  }
  switch (key) {
    case 'ArrowRight':
      return shown[index + 1] ?? null
    case 'ArrowLeft':
      return shown[index - 1] ?? null
    case 'ArrowDown':
      return inOtherWeek(7)
    case 'ArrowUp':
      return inOtherWeek(-7)
    case 'Home':
      return sameWeek[0] ?? null
    case 'End':
      return sameWeek.at(-1) ?? null
    default:
      return null
  }
}
