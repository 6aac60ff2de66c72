/** What planning several days can do with the days that are chosen. Pure. */
import { HALVES } from '#shared/calendar/arithmetic.ts'
import type { PlaceWanted, WeekDay } from '#shared/contract/local.ts'
import { partToWork } from '../summary.ts'

export type ChosenPlace = PlaceWanted | 'open'

const ALWAYS: readonly ChosenPlace[] = ['away', 'home', 'office', 'elsewhere', 'open']

const isAway = ({ places }: WeekDay): boolean => HALVES.some((half) => places[half] === 'away')

/** The places that make sense on these days, and the one that is meant most likely. */
export function placesFor(days: readonly WeekDay[]): {
  readonly offered: readonly ChosenPlace[]
  readonly likely: ChosenPlace
} {
  if (!days.some((day) => day.beforeAbsence)) return { offered: ALWAYS, likely: 'away' }
  const working = days.filter((day) => partToWork(day) !== null)
  // Leave that is there already is chosen in order to cut it short.
  return { offered: ['asBefore', ...ALWAYS], likely: working.every(isAway) ? 'asBefore' : 'away' }
}

/** Those of the days on which something is planned then. */
export const planOf = (days: readonly WeekDay[], place: ChosenPlace): readonly WeekDay[] =>
  days.filter((day) => (place === 'asBefore' ? isAway(day) : partToWork(day) !== null))

/** Whether desks that were given up for an absence may come back. */
export const isDeskBack = (days: readonly WeekDay[], place: ChosenPlace): boolean =>
  (place === 'asBefore' || place === 'office') &&
  days.some((day) => (day.beforeAbsence?.desks ?? []).length > 0)
