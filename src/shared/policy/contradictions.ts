/** Rules that nobody could keep both: of one agreement, and of several in force at a time. */
import type { Day } from '../calendar/day.ts'
import type { RuleId } from '../domain/ids.ts'
import { common, isEmpty, NEVER_AFTER, type Stretch, toDay, toNumber } from './day-number.ts'
import { type RuleInForce, rulesInForce } from './in-force.ts'
import type { Policy } from './policy.ts'
import { type Amount, type Counted, type CountingWindow, isLimit, placesOf, type Rule } from './rule.ts'
import { covers, type Organisation, scopesMeet } from './scopes-meet.ts'

/** A rule and the days on which it holds. */
type Held<R extends Rule = Rule> = Pick<RuleInForce<R>, 'rule' | 'inForce'>

/** Working days of a window at full time. */
const DAYS = { month: 21, quarter: 65, halfYear: 130, year: 260 } as const
const daysOf = (window: CountingWindow): number =>
  window.unit === 'weeks' ? window.count * 5 : DAYS[window.unit]

/** The share of full-time work an amount comes to. */
const shareOf = (amount: Amount, window: CountingWindow): number =>
  amount.kind === 'percent' ? amount.percent / 100 : amount.days / daysOf(window)

/**
 * A minimum that a limit of the same places makes impossible, minimums that come to more than all of the work,
 * and an exception to a rule that is no limit or not there. All rules hold beside each other, and a narrow scope
 * takes nothing from a wide one; only an exception raises a limit, for those it is for.
 * @returns pairs of ids, each pair once, in the order of the rules
 */
export function contradictions(rules: readonly Rule[], organisation: Organisation): [RuleId, RuleId][] {
  const held = rules.map((rule): Held => ({ rule, inForce: validity(rule) }))
  const counted = held.filter(isCounted)
  const pairs: [RuleId, RuleId][] = []
  for (const [i, a] of counted.entries())
    for (const b of counted.slice(i + 1))
      if (clashing(a, b, held, organisation)) pairs.push([a.rule.id, b.rule.id])
  for (const rule of rules) {
    if (rule.type !== 'quotaException' || rule.raises === null) continue
    const raised = rules.find((r) => r.id === rule.raises)
    if (!raised || !isLimit(raised)) pairs.push([rule.id, rule.raises])
  }
  return pairs
}

/** Two rules of different agreements that nobody could keep both. */
export interface Collision {
  readonly ruleId: RuleId
  /** The other agreement, and its rule. */
  readonly policy: Policy
  readonly rule: Rule
  /** First day on which both hold. */
  readonly from: Day
}

/**
 * Rules of a version that collide with those of other agreements which were approved, as though it were.
 * @param others every version of every agreement; those of the same agreement count for nothing
 * @param today what no longer holds then is left out
 * @returns each pair of rules once, with the day from which on they do, in the order of the version's rules
 */
export function collisions(
  version: Policy,
  others: readonly Policy[],
  organisation: Organisation,
  today: Day,
): Collision[] {
  const from = toNumber(today)
  const approved = others.filter((other) => other.id !== version.id && other.approval !== null)
  const ahead = { from, to: NEVER_AFTER }
  const theirs = rulesInForce(approved, ahead)
  const mine = rulesInForce([version], ahead)
  const order = version.rules.map((rule) => rule.id)
  const found = new Map<string, Collision>()
  for (const a of mine.filter(isCounted))
    for (const b of theirs.filter(isCounted)) {
      const key = `${a.rule.id} ${b.rule.id}`
      const both = clashing(a, b, [...mine, ...theirs], organisation, ahead)
      const policy = approved.find(({ id, rules }) => id === b.policyId && rules.includes(b.rule))
      // The later versions of another agreement say the same again.
      if (!both || !policy || found.has(key)) continue
      found.set(key, { ruleId: a.rule.id, policy, rule: b.rule, from: toDay(both.from) })
    }
  return [...found.values()].sort((a, b) => order.indexOf(a.ruleId) - order.indexOf(b.ruleId))
}

const isCounted = <H extends Held>(held: H): held is H & Held<Counted> =>
  isLimit(held.rule) || held.rule.type === 'minPresence'

const validity = ({ validFrom, validTo }: Rule): Stretch => ({
  from: toNumber(validFrom),
  to: validTo === null ? NEVER_AFTER : toNumber(validTo),
})

/**
 * @param all those whose exceptions count
 * @returns the days on which somebody would have to keep both; null: on none
 */
function clashing(
  a: Held<Counted>,
  b: Held<Counted>,
  all: readonly Held[],
  organisation: Organisation,
  within: Stretch = a.inForce,
): Stretch | null {
  const days = common(common(a.inForce, b.inForce), within)
  if (isEmpty(days) || !clash(a.rule, b.rule, raised)) return null
  return scopesMeet(a.rule.scope, b.rule.scope, organisation) ? days : null

  /** The share of a limit with every exception that is for all it is asked of, all of the time. */
  function raised(limit: Counted): number {
    const exceptions = all.flatMap(({ rule, inForce }) => {
      if (rule.type !== 'quotaException') return []
      const isMeant =
        rule.raises === null ? rule.places.some((p) => placesOf(limit).includes(p)) : rule.raises === limit.id
      const isForAll = [a, b].some((held) => covers(rule.scope, held.rule.scope, organisation))
      return isMeant && isForAll ? [{ id: rule.id, inForce, share: shareOf(rule.amount, limit.window) }] : []
    })
    // One that goes on in the next version of its agreement lets as much as the least of them.
    const shares = [...Map.groupBy(exceptions, ({ id }) => id).values()].flatMap((versions) =>
      fills(
        versions.map((v) => v.inForce),
        days,
      )
        ? [Math.min(...versions.map((v) => v.share))]
        : [],
    )
    return Math.max(shareOf(limit.amount, limit.window), ...shares)
  }
}

/** Whether some stretches leave no day out of another. */
function fills(stretches: readonly Stretch[], days: Stretch): boolean {
  let open = days.from
  for (const { from, to } of stretches.toSorted((a, b) => a.from - b.from))
    if (from <= open) open = Math.max(open, to + 1)
  return open > days.to
}

function clash(a: Counted, b: Counted, limitOf: (limit: Counted) => number): boolean {
  const share = (r: Counted) => shareOf(r.amount, r.window)
  if (a.type === 'minPresence' && b.type === 'minPresence') {
    const apart = placesOf(a).every((p) => !placesOf(b).includes(p))
    return apart && share(a) + share(b) > 1 + 1e-9
  }
  const minimum = a.type === 'minPresence' ? a : b.type === 'minPresence' ? b : null
  if (!minimum) return false
  const limit = minimum === a ? b : a
  // Only where every place of the minimum counts towards the limit.
  return placesOf(minimum).every((p) => placesOf(limit).includes(p)) && share(minimum) > limitOf(limit) + 1e-9
}
