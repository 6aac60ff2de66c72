/** "Woche vorschlagen": the best places and desks for the days a person has not planned yet. */
import { evaluate, worsened } from '../policy/evaluate.ts'
import { collidingRules } from './conflict.ts'
import { deskChoices, heldDesks, withCandidates } from './desk-choice.ts'
import { dayAt, NOTHING } from './objectives.ts'
import { filled, type OpenDay, openDaysOf, withDays } from './open-days.ts'
import { deskReasons, placeReasons } from './reasons.ts'
import {
  type Filling,
  isHome,
  judgeFilling,
  ruleWindows,
  undecidedSince,
  worsenedWarnings,
} from './rule-costs.ts'
import { bestFilling, desksOf, type Options } from './search.ts'
import { MAX_DAYS, type SuggestedDay, type Suggestion, type WeekToSuggest } from './suggestion.ts'

/**
 * The best plan for the days, office or home for all that is open of each, by the objectives of `objectives.ts`; no
 * other is better, and equal input in any order gives the same. It makes no blocking rule worse, judged from the first
 * open day to the last, neither as a whole nor on the way, whichever day is planned first. Where the rules allow no plan, those that collide.
 * @throws RangeError for more than `MAX_DAYS` days
 */
export function suggestWeek(week: WeekToSuggest): Suggestion {
  if (week.days.length > MAX_DAYS) throw new RangeError(`at most ${MAX_DAYS} days`)
  const open = openDaysOf(week)
  const [first, last] = [open[0], open[open.length - 1]]
  if (!first || !last) return { kind: 'plan', days: [], broken: [], undecided: [] }
  const facts = withCandidates(week.facts, open)
  const judge = (plans: WeekToSuggest['plans']) =>
    evaluate(week.policies, facts, plans, { from: first.day, to: last.day })

  const windows = ruleWindows(week, open)
  const options = optionsOf(week, open)
  const filling = bestFilling(windows, options)
  if (filling === null) {
    const before = judge(week.plans)
    const rules = collidingRules(
      windows,
      (fewer) => bestFilling(fewer, options),
      (tried) => worsened(before, judgeFilling(week, open, tried)),
    )
    return { kind: 'conflict', rules }
  }

  const desks = desksOf(options, filling)
  const plans = open.map((day, i) => filled(day, placeOf(filling, i), desks[i] ?? null))
  const before = judge(week.plans)
  const after = judge(withDays(week.plans, plans))
  const days = open.map((day, i): SuggestedDay => {
    const choice = options.choices[i] ?? { best: [], nearest: 0, refusals: [] }
    const place = placeOf(filling, i)
    const spaceId = desks[i] ?? null
    return {
      day: day.day,
      halves: day.halves,
      place,
      reasons: placeReasons(week, day, i, filling, windows, after, choice),
      spaceId,
      deskReasons:
        place === 'home' ? [] : deskReasons(week, choice, spaceId, lastDeskBefore(options, desks, i)),
    }
  })
  return {
    kind: 'plan',
    days,
    broken: worsenedWarnings(before, after),
    undecided: undecidedSince(before, after),
  }
}

const placeOf = (filling: Filling, day: number) => (isHome(filling, day) ? 'home' : 'office')

function optionsOf(week: WeekToSuggest, open: readonly OpenDay[]): Options {
  const choices = deskChoices(week, open)
  return {
    open,
    office: open.map((day, i) => dayAt(week, day, 'office', choices[i]?.best[0]?.rank ?? NOTHING)),
    home: open.map((day) => dayAt(week, day, 'home', NOTHING)),
    choices,
    held: heldDesks(week, open),
  }
}

/** Held or suggested, on the same day at the latest: a desk may be held for its other half. */
function lastDeskBefore(
  { open, held }: Options,
  desks: ReturnType<typeof desksOf>,
  index: number,
): { day: OpenDay['day']; spaceId: NonNullable<(typeof desks)[number]> } | null {
  const until = open[index]?.day
  if (until === undefined) return null
  const earlier = [
    ...open.slice(0, index).flatMap(({ day }, i) => {
      const spaceId = desks[i] ?? null
      return spaceId === null ? [] : [{ day, spaceId }]
    }),
    ...held.flatMap(({ day, among: [spaceId] }) => (spaceId && day <= until ? [{ day, spaceId }] : [])),
  ]
  return earlier.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)).at(-1) ?? null
}
