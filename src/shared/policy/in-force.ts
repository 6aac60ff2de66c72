/**
 * Which rules are in force when: of a policy's versions one at a time, each until the next begins. One that nobody
 * approved takes the place of none that was.
 */

import type { PolicyId } from '../domain/ids.ts'
import { common, type DayNumber, isEmpty, NEVER_AFTER, type Stretch, toNumber } from './day-number.ts'
import type { Policy } from './policy.ts'
import type { Rule, RuleOf, RuleType, Severity } from './rule.ts'

export interface RuleInForce<R extends Rule = Rule> {
  readonly policyId: PolicyId
  readonly rule: R
  /** `block` only where the version is approved. */
  readonly severity: Severity
  readonly isApproved: boolean
  readonly inForce: Stretch
  /** First day of the rule's validity, the same in all versions: windows are counted from it. */
  readonly begins: DayNumber
}

/** Rules in force on some day of the range, in the order of their ids. */
export function rulesInForce(policies: readonly Policy[], range: Stretch): RuleInForce[] {
  const approved = new Set(policies.flatMap((p) => (p.approval ? [p.id] : [])))
  const versions = policies
    .filter((p) => p.approval !== null || !approved.has(p.id))
    .sort((a, b) => compare(a.id, b.id) || compare(a.effectiveFrom, b.effectiveFrom) || a.version - b.version)
  const found: RuleInForce[] = []
  for (const [i, policy] of versions.entries()) {
    const next = versions[i + 1]
    const term: Stretch = {
      from: toNumber(policy.effectiveFrom),
      to: next?.id === policy.id ? toNumber(next.effectiveFrom) - 1 : NEVER_AFTER,
    }
    for (const rule of policy.rules) {
      const begins = toNumber(rule.validFrom)
      const valid = { from: begins, to: rule.validTo === null ? NEVER_AFTER : toNumber(rule.validTo) }
      const inForce = common(term, valid)
      if (isEmpty(common(inForce, range))) continue
      const isApproved = policy.approval !== null
      const severity = rule.severity === 'block' && !isApproved ? 'warn' : rule.severity
      found.push({ policyId: policy.id, rule, severity, isApproved, inForce, begins })
    }
  }
  return found.sort(
    (a, b) =>
      compare(a.policyId, b.policyId) || compare(a.rule.id, b.rule.id) || a.inForce.from - b.inForce.from,
  )
}

export const ofType = <T extends RuleType>(
  rules: readonly RuleInForce[],
  type: T,
): RuleInForce<RuleOf<T>>[] => rules.filter((r): r is RuleInForce<RuleOf<T>> => r.rule.type === type)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
