import type { Day } from '#shared/calendar/day.ts'
import type { Closure } from '#shared/domain/sites.ts'

/** Nobody of the demo city works on Christmas Eve and New Year's Eve: those before today and those after it. */
export function closuresAround(today: Day): Closure[] {
  const year = Number(today.slice(0, 4))
  const closed = (day: string, name: string): Closure => ({ from: day as Day, to: day as Day, name })
  return [year - 1, year].flatMap((y) => [
    closed(`${y}-12-24`, 'Heiligabend'),
    closed(`${y}-12-31`, 'Silvester'),
  ])
}
