/** What is open of the days to fill, and the person's days once it is filled. */
import { type Day, type Half, type Minutes, minutesOf } from '../calendar/day.ts'
import { type Booking, type DayPlan, emptyDay } from '../domain/day-plan.ts'
import type { BookingId, SpaceId } from '../domain/ids.ts'
import { toNumber } from '../policy/day-number.ts'
import { Situation } from '../policy/situation.ts'
import type { DayToFill, SuggestedPlace, WeekToSuggest } from './suggestion.ts'

export interface OpenDay extends DayToFill {
  /** At least one. */
  readonly halves: readonly Half[]
  readonly minutes: Minutes
  readonly planned: DayPlan
}

/** Stands for a booking nobody made yet: it is held by no rule's facts. */
const NOT_YET = '00000000-0000-0000-0000-000000000000' as BookingId

/** Of a day the halves that are working time, ahead and open, and their minutes; null: nothing is. */
export function openIn({ facts, plans }: Pick<WeekToSuggest, 'facts' | 'plans'>) {
  const now = new Situation(facts, plans)
  return (day: Day): Pick<OpenDay, 'halves' | 'minutes'> | null => {
    const n = toNumber(day)
    if (!now.isAhead(n)) return null
    const halves = now.workingHalves(n).filter((half) => now.placeOn(n, half) === null)
    const [first] = halves
    if (first === undefined) return null
    return { halves, minutes: minutesOf(halves.length === 2 ? 'day' : first, facts.calendar.noon) }
  }
}

/** The days of which something is open, in order. */
export function openDaysOf(week: WeekToSuggest): OpenDay[] {
  const openOn = openIn(week)
  const planOf = new Map(week.plans.map((p) => [p.day, p]))
  return [...week.days]
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .flatMap((day) => {
      const open = openOn(day.day)
      return open ? [{ ...day, ...open, planned: planOf.get(day.day) ?? emptyDay(day.day) }] : []
    })
}

/** The day with its open halves at a place and, where one is given, at a desk. */
export function filled(day: OpenDay, place: SuggestedPlace, spaceId: SpaceId | null): DayPlan {
  const places = { ...day.planned.places }
  for (const half of day.halves) places[half] = place
  const booking: Booking[] = spaceId === null ? [] : [{ id: NOT_YET, spaceId, day: day.day, ...day.minutes }]
  return { ...day.planned, places, bookings: [...day.planned.bookings, ...booking] }
}

/** The person's days with some of them replaced. */
export function withDays(plans: readonly DayPlan[], replaced: readonly DayPlan[]): DayPlan[] {
  const days = new Set<Day>(replaced.map((p) => p.day))
  return [...plans.filter((p) => !days.has(p.day)), ...replaced]
}
