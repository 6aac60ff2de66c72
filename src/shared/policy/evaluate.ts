/**
 * What the rules of a service agreement say of a person's planned days. The laptop and the server evaluate with
 * the same code; where the laptop does not know enough, the finding says `unknown`, and the server decides.
 */
import type { Day } from '../calendar/day.ts'
import type { DayPlan } from '../domain/day-plan.ts'
import { evaluateAmounts } from './amounts.ts'
import { toNumber } from './day-number.ts'
import { evaluateDesks } from './desks.ts'
import type { Facts } from './facts.ts'
import type { Finding } from './finding.ts'
import { ofType, rulesInForce } from './in-force.ts'
import { windowsAround } from './needed-days.ts'
import { evaluatePermission } from './permission.ts'
import type { Policy } from './policy.ts'
import { evaluatePresence } from './presence.ts'
import { Situation } from './situation.ts'

/**
 * @param policies all versions that may be in force, in any order
 * @param plans the person's days as they are, or as they would be, in any order; a day that is not given is open
 * @param range days asked about, both included; a window that only shares a day with them is told whole
 * @returns findings in the order of policy, rule and window, the same for the same knowledge in any order
 */
export function evaluate(
  policies: readonly Policy[],
  facts: Facts,
  plans: readonly DayPlan[],
  range: { readonly from: Day; readonly to: Day },
): Finding[] {
  const stretch = { from: toNumber(range.from), to: toNumber(range.to) }
  const rules = rulesInForce(policies, stretch)
  if (rules.length === 0) return []
  const now = new Situation(facts, plans)
  // An exception counts for its share of a window, also where it is not in force in the range itself.
  const exceptions = ofType(rulesInForce(policies, windowsAround(rules, stretch)), 'quotaException')
  return [
    ...evaluateAmounts(rules, exceptions, now, stretch),
    ...evaluatePresence(rules, now, stretch),
    ...evaluatePermission(rules, now, stretch),
    ...evaluateDesks(rules, now, stretch),
  ].sort(inOrder)
}

const inOrder = (a: Finding, b: Finding): number =>
  compare(a.policyId, b.policyId) || compare(a.ruleId, b.ruleId) || compare(a.from, b.from)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The blocking rules that a change makes worse, as they are after it: for these it is refused. What was broken
 * before and is not worse now is no reason to refuse, nor is what an absence breaks, nor what is not known here.
 */
export function worsened(before: readonly Finding[], after: readonly Finding[]): Finding[] {
  const was = new Map<string, { excess: number; away: number }>()
  for (const f of before) {
    const sum = was.get(keyOf(f)) ?? { excess: 0, away: 0 }
    was.set(keyOf(f), { excess: sum.excess + f.excess, away: sum.away + f.away })
  }
  const is = new Map<string, { excess: number; away: number; first: Finding }>()
  for (const f of after) {
    if (f.severity !== 'block') continue
    const sum = is.get(keyOf(f))
    is.set(keyOf(f), {
      excess: (sum?.excess ?? 0) + f.excess,
      away: (sum?.away ?? 0) + f.away,
      first: sum && sum.first.state === 'violated' ? sum.first : f,
    })
  }
  const worse: Finding[] = []
  for (const [key, { excess, away, first }] of is) {
    const old = was.get(key) ?? { excess: 0, away: 0 }
    const byAbsence = Math.max(0, away - old.away)
    if (first.state === 'violated' && excess - byAbsence > old.excess + 1e-9) worse.push(first)
  }
  return worse
}

const keyOf = (f: Finding): string => `${f.policyId} ${f.ruleId} ${f.from} ${f.to}`
