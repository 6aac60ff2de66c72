/**
 * What makes one plan better than another: the first objective in which they differ decides. Rules that block are no
 * objective, they are kept or there is no plan.
 *
 *  1. `rules`      rules that warn are broken as little as can be, each half, person or desk counting the same
 *  2. `teamDays`   halves of team days are at the office
 *  3. `wishes`     halves are where the person said they want to be
 *  4. `desk`       office days have a desk
 *  5. `usual`      halves are where the person mostly is on that weekday
 *  6. `colleagues` office days are those with most colleagues
 *  7. `office`     where nothing speaks for either, office: it needs no leave and uses up no quota
 *  8. `features`   desks with the wanted features
 *  9. `near`       desks near the team, in steps of `STEP`
 * 10. `sameDesk`   the same desk as on the office day before
 *
 * What is equal in all of them: office on the earlier day, then the desk whose id comes first on the earlier day.
 */
import { weekday } from '../calendar/day.ts'
import type { OpenDay } from './open-days.ts'
import type { SuggestedPlace, WeekToSuggest } from './suggestion.ts'

/** Amounts that are to be small, the most important first. */
export type Vector = readonly number[]

export function compare(a: Vector, b: Vector): number {
  for (const [i, x] of a.entries()) {
    const y = b[i] ?? 0
    if (x !== y) return x - y
  }
  return 0
}

export const sum = (a: Vector, b: Vector): Vector => a.map((x, i) => x + (b[i] ?? 0))
/** What neither of two choices can better. */
export const floorOf = (a: Vector, b: Vector): Vector => a.map((x, i) => Math.min(x, b[i] ?? 0))

export const NOTHING: Vector = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
/** Position of the objective that no day has for itself. */
export const SAME_DESK = 9

/** What one day at a place comes to by itself. @param desk rank of the best desk of the day, or of none */
export function dayAt(week: WeekToSuggest, day: OpenDay, place: SuggestedPlace, desk: Vector): Vector {
  const halves = day.halves.length
  const of = (wanted: SuggestedPlace | undefined) => (wanted !== undefined && wanted !== place ? halves : 0)
  const wish = of(week.wishes.get(weekday(day.day)))
  const usual = of(week.usual.get(weekday(day.day)))
  if (place === 'home') return [0, day.isTeamDay ? halves : 0, wish, 0, usual, 0, 1, 0, 0, 0]
  const [warned = 0, without = 0, lacking = 0, steps = 0] = desk
  return [warned, 0, wish, without, usual, -day.colleagues, 0, lacking, steps, 0]
}
