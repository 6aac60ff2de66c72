/** Rules of one agreement that nobody could keep both. */
import type { Place } from '../domain/day-plan.ts'
import type { RuleId } from '../domain/ids.ts'
import { common, isEmpty, NEVER_AFTER, toNumber } from './day-number.ts'
import type { Amount, CountingWindow, Rule, RuleOf, Scope } from './rule.ts'

type Counted = RuleOf<'quota'> | RuleOf<'combinedCap'> | RuleOf<'minPresence'>

/** Working days of a window at full time. */
const DAYS = { month: 21, quarter: 65, halfYear: 130, year: 260 } as const
const daysOf = (window: CountingWindow): number =>
  window.unit === 'weeks' ? window.count * 5 : DAYS[window.unit]

/** The share of full-time work an amount comes to. */
const shareOf = (amount: Amount, window: CountingWindow): number =>
  amount.kind === 'percent' ? amount.percent / 100 : amount.days / daysOf(window)

/**
 * A minimum that a limit of the same places makes impossible, minimums that come to more than all of the work,
 * and an exception to a rule that is no limit or not there. Scopes meet where one person may be in both.
 * @returns pairs of ids, each pair once, in the order of the rules
 */
export function contradictions(rules: readonly Rule[]): [RuleId, RuleId][] {
  const counted = rules.filter(
    (r): r is Counted => r.type === 'quota' || r.type === 'combinedCap' || r.type === 'minPresence',
  )
  const pairs: [RuleId, RuleId][] = []
  for (const [i, a] of counted.entries())
    for (const b of counted.slice(i + 1)) if (meet(a, b) && clash(a, b)) pairs.push([a.id, b.id])
  for (const rule of rules) {
    if (rule.type !== 'quotaException' || rule.raises === null) continue
    const raised = rules.find((r) => r.id === rule.raises)
    if (raised?.type !== 'quota' && raised?.type !== 'combinedCap') pairs.push([rule.id, rule.raises])
  }
  return pairs
}

const placesOf = (rule: Counted): readonly Place[] => (rule.type === 'quota' ? [rule.place] : rule.places)

function clash(a: Counted, b: Counted): boolean {
  const share = (r: Counted) => shareOf(r.amount, r.window)
  if (a.type === 'minPresence' && b.type === 'minPresence') {
    const apart = placesOf(a).every((p) => !placesOf(b).includes(p))
    return apart && share(a) + share(b) > 1 + 1e-9
  }
  const minimum = a.type === 'minPresence' ? a : b.type === 'minPresence' ? b : null
  if (!minimum) return false
  const limit = minimum === a ? b : a
  // Only where every place of the minimum counts towards the limit.
  return placesOf(minimum).every((p) => placesOf(limit).includes(p)) && share(minimum) > share(limit) + 1e-9
}

const term = (r: Rule) => ({
  from: toNumber(r.validFrom),
  to: r.validTo === null ? NEVER_AFTER : toNumber(r.validTo),
})

const meet = (a: Rule, b: Rule): boolean => !isEmpty(common(term(a), term(b))) && mayMeet(a.scope, b.scope)

function mayMeet(a: Scope, b: Scope): boolean {
  if (a.kind === 'city' || b.kind === 'city' || a.kind !== b.kind) return true
  const ids: readonly string[] = b.ids
  return a.ids.some((id) => ids.includes(id))
}
