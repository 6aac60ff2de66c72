/** A week suggested to one person, under an agreement as large as those observed. */
import { addDays, type Day } from '#shared/calendar/day.ts'
import type { DayPlan } from '#shared/domain/day-plan.ts'
import { RuleId, SpaceId } from '#shared/domain/ids.ts'
import { suggestWeek } from '#shared/planning/suggest-week.ts'
import type { CandidateDesk, DayToFill, SuggestedPlace, WeekToSuggest } from '#shared/planning/suggestion.ts'
import type { Policy } from '#shared/policy/policy.ts'
import { type Bench, fromSamples, sample } from './figure.ts'
import { anAgreement, aPerson } from './support/agreement.ts'

const MONDAY = '2026-11-02' as Day
const DESKS = 40
const uuid = (n: number) => `0197d0de-0000-7000-8000-${String(n).padStart(12, '0')}`

export const suggest: Bench = {
  name: 'suggest',
  about: 'one and two weeks suggested to one person',
  async run() {
    const agreement = anAgreement(MONDAY)
    const rules = agreement.reduce((n, p) => n + p.rules.length, 0)
    const one = await sample(500, () => suggestWeek(aWeek(agreement, 1)))
    const two = await sample(500, () => suggestWeek(aWeek(agreement, 2)))
    const halves = await sample(200, () => suggestWeek({ ...aWeek(agreement, 2), plans: mornings() }))
    const none = await sample(200, () => suggestWeek(aWeek(collide(agreement), 2)))
    const of = `${rules} rules of two policies, ${DESKS} desks a day`
    return [
      fromSamples('one week suggested', one, 50, of),
      fromSamples('two weeks suggested', two, 50, of),
      fromSamples('two weeks suggested, some days half planned', halves, 50, of),
      fromSamples('two weeks that no plan can fill', none, 50, 'three rules more, which collide'),
    ]
  },
}

/** More wishes for home than the rules allow; a third of the desks is taken on each day. */
function aWeek(policies: readonly Policy[], weeks: number): WeekToSuggest {
  const wishes: [number, SuggestedPlace][] = [1, 2, 3, 5].map((weekday) => [weekday, 'home'])
  return {
    policies,
    facts: aPerson(MONDAY),
    plans: past(),
    days: workDays(weeks).map(
      (n): DayToFill => ({
        day: addDays(MONDAY, n),
        isTeamDay: n === 1,
        colleagues: (n * 5) % 7,
        desks: desks().filter((_, i) => (i + n) % 3 > 0),
      }),
    ),
    wishes: new Map(wishes),
    usual: new Map([[4, 'office']]),
    wantedFeatures: ['height-adjustable', 'two-screens'],
  }
}

const workDays = (weeks: number): number[] =>
  Array.from({ length: weeks * 7 }, (_, n) => n).filter((n) => n % 7 < 5)

const desks = (): CandidateDesk[] =>
  Array.from({ length: DESKS }, (_, i) => ({
    spaceId: SpaceId.parse(uuid(2_000 + i)),
    features: i % 2 === 0 ? ['height-adjustable', 'two-screens'] : ['docking'],
    near: { to: 'teamZone', distance: i * 900 },
  }))

/** Two weeks before, as a laptop knows them. */
const past = (): DayPlan[] =>
  workDays(2).map((n) => ({
    day: addDays(MONDAY, n - 14),
    places: n % 2 === 0 ? { am: 'office', pm: 'office' } : { am: 'home', pm: 'home' },
    bookings: [],
  }))

const mornings = (): DayPlan[] => [
  ...past(),
  ...[0, 3, 8].map(
    (n): DayPlan => ({ day: addDays(MONDAY, n), places: { am: 'home', pm: null }, bookings: [] }),
  ),
]

/** Three days a week at home, three at the office, and Mondays there. */
function collide(agreement: readonly Policy[]): Policy[] {
  const [first, ...rest] = agreement
  const [like] = first?.rules ?? []
  if (!first || !like) return []
  const { scope, validFrom, validTo, paragraph, text } = like
  const common = { scope, validFrom, validTo, paragraph, text, severity: 'block' } as const
  const amount = (days: number) => ({ kind: 'days', days, partTime: 'proportional' }) as const
  const window = { unit: 'weeks', count: 1 } as const
  const id = (n: number) => RuleId.parse(uuid(3_000 + n))
  return [
    {
      ...first,
      rules: [
        ...first.rules,
        { ...common, id: id(0), type: 'minPresence', places: ['home'], amount: amount(3), window },
        { ...common, id: id(1), type: 'minPresence', places: ['office'], amount: amount(3), window },
        { ...common, id: id(2), type: 'coreDay', weekdays: [1], part: 'day', everyWeeks: 1 },
      ],
    },
    ...rest,
  ]
}
