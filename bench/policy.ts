/** Rules of a service agreement for one person and four weeks. */
import { addDays, type Day } from '#shared/calendar/day.ts'
import type { DayPlan, Place } from '#shared/domain/day-plan.ts'
import { evaluate, worsened } from '#shared/policy/evaluate.ts'
import { type Bench, fromSamples, sample } from './figure.ts'
import { anAgreement, aPerson } from './support/agreement.ts'

const MONDAY = '2026-11-02' as Day
const RANGE = { from: MONDAY, to: addDays(MONDAY, 27) }
const USUAL: readonly Place[] = ['office', 'home', 'office', 'office', 'home']

export const policy: Bench = {
  name: 'policy',
  about: 'the rules of an agreement for one person and four weeks',
  async run() {
    const agreement = anAgreement(MONDAY)
    const facts = aPerson(MONDAY)
    const plans = fourWeeks()
    const changed = plans.map((p, i) => (i === 6 ? { ...p, places: { am: 'home', pm: 'home' } as const } : p))
    const once = await sample(2_000, () => evaluate(agreement, facts, plans, RANGE))
    const change = await sample(2_000, () =>
      worsened(evaluate(agreement, facts, plans, RANGE), evaluate(agreement, facts, changed, RANGE)),
    )
    const rules = agreement.reduce((n, p) => n + p.rules.length, 0)
    const findings = evaluate(agreement, facts, plans, RANGE).length
    return [
      fromSamples('rules of four weeks', once, 1, `${rules} rules of two policies, ${findings} findings`),
      fromSamples('rules a change makes worse', change, undefined, 'the weeks before and after'),
    ]
  },
}

const fourWeeks = (): DayPlan[] =>
  [0, 1, 2, 3].flatMap((w) =>
    USUAL.map((place, i) => ({
      day: addDays(MONDAY, w * 7 + i),
      places: { am: place, pm: place },
      bookings: [],
    })),
  )
