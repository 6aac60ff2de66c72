/** Quotas, caps, and minimum presence: halves at some places in a window, against a share or a number of days. */
import type { Place } from '../domain/day-plan.ts'
import { common, isEmpty, type Stretch } from './day-number.ts'
import type { Finding, Remedy } from './finding.ts'
import { finding } from './findings.ts'
import { ofType, type RuleInForce } from './in-force.ts'
import { type Amount, type Counted, placesOf, type RuleOf } from './rule.ts'
import { daysOf, type Situation } from './situation.ts'
import { fullTimeHalves, windowsIn } from './windows.ts'

type Limited = RuleInForce<Counted>

/** Floating-point shares of halves: 1/3 of 9 halves is 3. */
const EPSILON = 1e-9

export function evaluateAmounts(
  rules: readonly RuleInForce[],
  exceptions: readonly RuleInForce<RuleOf<'quotaException'>>[],
  now: Situation,
  range: Stretch,
): Finding[] {
  const limited: Limited[] = [
    ...ofType(rules, 'quota'),
    ...ofType(rules, 'combinedCap'),
    ...ofType(rules, 'minPresence'),
  ]
  return limited.flatMap((r) =>
    windowsIn(r.rule.window, r.begins, range).flatMap((window) => evaluateWindow(r, exceptions, now, window)),
  )
}

function evaluateWindow(
  r: Limited,
  exceptions: readonly RuleInForce<RuleOf<'quotaException'>>[],
  now: Situation,
  window: Stretch,
): Finding[] {
  const { rule } = r
  const stretches = within(now.stretchesIn(rule.scope), common(window, r.inForce))
  const [first] = stretches
  const last = stretches[stretches.length - 1]
  if (!first || !last) return []
  const places = placesOf(rule)
  const count = now.count(stretches, places)
  if (count.base === 0) return []
  const regular = halvesOf(rule.amount, count.base, window)
  const { base, have, away, open, unknown } = count
  const told = {
    from: first.from,
    to: last.to,
    have,
    unit: 'halves' as const,
    base,
    percent: rule.amount.kind === 'percent' ? rule.amount.percent : null,
    places: [...places],
    away,
  }
  if (rule.type === 'minPresence') {
    // Nobody can be asked to be there on a day on which they are away.
    const limit = Math.min(regular, base - away)
    const lacking = limit - have
    const state =
      lacking <= EPSILON
        ? 'ok'
        : lacking <= open + EPSILON
          ? 'warn'
          : lacking <= open + unknown + EPSILON
            ? 'unknown'
            : 'violated'
    const missing = Math.max(0, lacking - open)
    return [
      finding(r, {
        ...told,
        state,
        limit,
        bound: 'atLeast',
        excess: state === 'ok' || state === 'warn' ? 0 : missing,
        remedy: state === 'ok' ? null : moreAt(places, lacking, stretches, now),
      }),
    ]
  }
  const { limit, raised } = raise(regular, r, exceptions, now, window, stretches, base)
  const over = have - limit
  const state = over > EPSILON ? 'violated' : over + unknown > EPSILON ? 'unknown' : 'ok'
  return [
    finding(r, {
      ...told,
      state,
      limit,
      bound: 'atMost',
      excess: state === 'ok' ? 0 : over + unknown,
      raised,
      remedy: state === 'violated' ? fewerAt(places, over, stretches, now) : null,
    }),
  ]
}

const within = (stretches: readonly Stretch[], window: Stretch): Stretch[] =>
  stretches.map((s) => common(s, window)).filter((s) => !isEmpty(s))

/** @param base the person's working halves of the window */
function halvesOf(amount: Amount, base: number, window: Stretch): number {
  if (amount.kind === 'percent') return (base * amount.percent) / 100
  const halves = amount.days * 2
  if (amount.partTime === 'fixed') return halves
  const full = fullTimeHalves(window)
  return full === 0 ? 0 : (halves * base) / full
}

/** The limit with agreed exceptions: each counts for the share of the window's halves on which it is in force. */
function raise(
  regular: number,
  r: Limited,
  exceptions: readonly RuleInForce<RuleOf<'quotaException'>>[],
  now: Situation,
  window: Stretch,
  stretches: readonly Stretch[],
  base: number,
): { limit: number; raised: boolean } {
  const places = placesOf(r.rule)
  let limit = regular
  for (const e of exceptions) {
    const meant =
      e.rule.raises === null ? e.rule.places.some((p) => places.includes(p)) : e.rule.raises === r.rule.id
    if (!meant) continue
    const on = now.stretchesIn(e.rule.scope).flatMap((s) => within(stretches, common(s, e.inForce)))
    const share = now.count(on, []).base / base
    if (share === 0) continue
    limit = Math.max(limit, regular * (1 - share) + halvesOf(e.rule.amount, base, window) * share)
  }
  return { limit, raised: limit > regular + EPSILON }
}

/** Days still ahead on which more could be planned there: open ones first. */
function moreAt(
  places: readonly Place[],
  halves: number,
  stretches: readonly Stretch[],
  now: Situation,
): Remedy {
  const open: number[] = []
  const other: number[] = []
  for (const { from, to } of stretches)
    for (let day = Math.max(from, now.today); day <= to; day++) {
      const at = now.workingHalves(day).map((half) => now.placeOn(day, half))
      if (at.some((p) => p === null)) open.push(day)
      else if (at.some((p) => p !== null && p !== 'away' && !places.includes(p))) other.push(day)
    }
  return {
    kind: 'more',
    places: [...places],
    halves: Math.ceil(halves - EPSILON),
    candidates: [...daysOf(open), ...daysOf(other)],
  }
}

/** Days still ahead on which less could be planned there. */
function fewerAt(
  places: readonly Place[],
  halves: number,
  stretches: readonly Stretch[],
  now: Situation,
): Remedy {
  const days: number[] = []
  for (const { from, to } of stretches)
    for (let day = Math.max(from, now.today); day <= to; day++)
      if (
        now.workingHalves(day).some((half) => {
          const place = now.placeOn(day, half)
          return place !== null && places.includes(place)
        })
      )
        days.push(day)
  return { kind: 'fewer', places: [...places], halves: Math.ceil(halves - EPSILON), candidates: daysOf(days) }
}
