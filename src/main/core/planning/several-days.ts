/** Planning several days by one act. */
import {
  addDays,
  type Day,
  type DayPart,
  daysFrom,
  HALVES,
  type Half,
  halvesOf,
  mondayOf,
} from '#shared/calendar/day.ts'
import type { DaysPlanned, PlaceWanted } from '#shared/contract/local.ts'
import { toNumber } from '#shared/policy/day-number.ts'
import { Situation } from '#shared/policy/situation.ts'
import { readOverlay } from '../overlay/overlay.ts'
import { type Context, signedIn, today } from '../procedures.ts'
import { factsOf } from '../rules/facts.ts'
import { Act, type TakenDay } from './act.ts'

/** Which halves of a day the person works by contract, with the site open; none where nothing is known yet. */
function workingHalves(context: Context): (day: Day) => readonly Half[] {
  const facts = factsOf(signedIn(context).db, context.platform.clock.now(), new Set())
  const calendar = facts && new Situation(facts, [])
  return (day) => calendar?.workingHalves(toNumber(day)) ?? []
}

export function setPlaces(
  context: Context,
  { days, place }: { days: readonly Day[]; place: PlaceWanted | null },
): DaysPlanned {
  const act = new Act(context)
  const overlay = readOverlay(signedIn(context).db)
  const works = workingHalves(context)
  const first = today(context).today
  for (const day of [...new Set(days)].sort()) {
    if (day < first) continue
    const { places } = overlay.day(day).plan
    const worked = works(day)
    // Leave gives back what is held in the other half, too; and an absence ends where it was entered.
    const halves = HALVES.filter(
      (half) =>
        worked.includes(half) ||
        place === 'asBefore' ||
        (worked.length > 0 && place === 'away' && places[half]),
    )
    if (halves.length > 0) act.plan(day, halves, place)
  }
  return act.told()
}

/** @param place for the part of the day, which has an absence */
export function endAbsence(
  context: Context,
  { day, part, place }: { day: Day; part: DayPart; place: 'office' | 'asBefore' },
): DaysPlanned {
  const act = new Act(context)
  act.plan(day, halvesOf(part), place)
  return act.told()
}

export function copyWeek(context: Context, { monday }: { monday: Day }): DaysPlanned {
  const act = new Act(context)
  const { today: first, last } = today(context)
  const { db } = signedIn(context)
  const works = workingHalves(context)
  for (const day of daysFrom(mondayOf(monday), addDays(mondayOf(monday), 6))) {
    if (day < first || day > last || works(day).length === 0) continue
    const overlay = readOverlay(db)
    const { plan } = overlay.day(day)
    if (plan.bookings.length > 0 || plan.places.am !== null || plan.places.pm !== null) continue
    act.like(day, overlay.day(addDays(day, -7)).plan)
  }
  return act.told()
}

/** @param days as they were suggested; a desk that is taken meanwhile is left out, and said */
export function takeSuggestion(context: Context, { days }: { days: readonly TakenDay[] }): DaysPlanned {
  const act = new Act(context)
  for (const taken of days) act.take(taken)
  return act.told()
}
