/** Which days an evaluation has to know. */
import type { Day } from '../calendar/day.ts'
import { type Stretch, toDay, toNumber } from './day-number.ts'
import { type RuleInForce, rulesInForce } from './in-force.ts'
import type { Policy } from './policy.ts'
import { windowsIn } from './windows.ts'

/**
 * The days that rules in force on a day count together with it, both ends included; null where no rule is in
 * force.
 */
export const daysJudgedWith = (policies: readonly Policy[], day: Day): { from: Day; to: Day } | null =>
  daysJudged(policies, { from: day, to: day })

/** The same for several days. */
export function daysJudged(
  policies: readonly Policy[],
  range: { readonly from: Day; readonly to: Day },
): { from: Day; to: Day } | null {
  const stretch = { from: toNumber(range.from), to: toNumber(range.to) }
  const rules = rulesInForce(policies, stretch)
  if (rules.length === 0) return null
  const { from, to } = windowsAround(rules, stretch)
  return { from: toDay(from), to: toDay(to) }
}

/** The range, and every window of the rules that shares a day with it. */
export function windowsAround(rules: readonly RuleInForce[], range: Stretch): Stretch {
  let { from, to } = range
  for (const { rule, begins } of rules) {
    if (!('window' in rule)) continue
    for (const window of windowsIn(rule.window, begins, range)) {
      from = Math.min(from, window.from)
      to = Math.max(to, window.to)
    }
  }
  return { from, to }
}
