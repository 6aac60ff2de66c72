/** Small weeks to suggest, for tests. */
import { addDays, type Day } from '../calendar/day.ts'
import type { SpaceId } from '../domain/ids.ts'
import { facts, id, MONDAY } from '../policy/testing.ts'
import type { CandidateDesk, DayToFill, SuggestedPlan, Suggestion, WeekToSuggest } from './suggestion.ts'

export const deskId = (n: number) => id(500 + n) as SpaceId
export const desk = (n: number, more: Partial<CandidateDesk> = {}): CandidateDesk => ({
  spaceId: deskId(n),
  features: [],
  near: null,
  ...more,
})
export const on = (n: number): Day => addDays(MONDAY, n)
/** Monday to Friday of so many weeks, each with the same desk. */
export const days = (weeks = 1, more: (n: number) => Partial<DayToFill> = () => ({})): DayToFill[] =>
  Array.from({ length: weeks * 7 }, (_, n) => n)
    .filter((n) => n % 7 < 5)
    .map((n) => ({ day: on(n), isTeamDay: false, colleagues: 0, desks: [desk(1)], ...more(n) }))
export const toSuggest = (more: Partial<WeekToSuggest> = {}): WeekToSuggest => ({
  policies: [],
  facts: facts(),
  plans: [],
  days: days(),
  wishes: new Map(),
  usual: new Map(),
  wantedFeatures: [],
  ...more,
})
export function plan(suggestion: Suggestion): SuggestedPlan {
  if (suggestion.kind !== 'plan') throw new Error('no plan')
  return suggestion
}
/** "o h o": the places in order. */
export const placesOf = (suggestion: Suggestion): string =>
  plan(suggestion)
    .days.map(({ place }) => place[0])
    .join(' ')
