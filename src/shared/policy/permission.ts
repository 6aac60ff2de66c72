/** Who may plan which places at all. */
import type { Place } from '../domain/day-plan.ts'
import { common, type DayNumber, isEmpty, NEVER_AFTER, type Stretch, toNumber } from './day-number.ts'
import type { Finding } from './finding.ts'
import { finding } from './findings.ts'
import { ofType, type RuleInForce } from './in-force.ts'
import type { Rule, RuleOf } from './rule.ts'
import { daysOf, type Situation } from './situation.ts'
import { windowsIn } from './windows.ts'

export function evaluatePermission(rules: readonly RuleInForce[], now: Situation, range: Stretch): Finding[] {
  return [
    ...ofType(rules, 'eligibility').flatMap((r) => evaluateEligibility(r, now, range)),
    ...ofType(rules, 'grant').flatMap((r) => evaluateGrant(r, now, range)),
    ...ofType(rules, 'placeLimit').flatMap((r) => sayPlaceLimit(r, now, range)),
  ]
}

/** Days of the scope, a week at a time. */
function weeksOf(r: RuleInForce, now: Situation, range: Stretch): Stretch[] {
  return windowsIn({ unit: 'weeks', count: 1 }, r.begins, range).flatMap((week) => {
    const within = common(week, r.inForce)
    const on = now
      .stretchesIn(r.rule.scope)
      .map((s) => common(s, within))
      .filter((s) => !isEmpty(s))
    const [first] = on
    const last = on[on.length - 1]
    return first && last ? [{ from: first.from, to: last.to }] : []
  })
}

/** Halves planned at those of the places that count on a day the rule is for, and which days those are. */
function planned(
  r: RuleInForce<Extract<Rule, { places: Place[] }>>,
  now: Situation,
  { from, to }: Stretch,
  counts: (place: Place, day: DayNumber) => boolean,
): { halves: number; days: DayNumber[] } {
  let halves = 0
  const days: DayNumber[] = []
  for (let day = from; day <= to; day++) {
    if (!now.isIn(r.rule.scope, day)) continue
    const there = now.workingHalves(day).filter((h) => {
      const place = now.placeOn(day, h)
      return place !== null && r.rule.places.includes(place) && counts(place, day)
    })
    if (there.length === 0) continue
    halves += there.length
    days.push(day)
  }
  return { halves, days }
}

/** @param meant none: everybody is */
export const isOfGroups = (meant: readonly string[], own: readonly string[]): boolean =>
  meant.length === 0 || meant.some((group) => own.includes(group))

function evaluateEligibility(
  r: RuleInForce<RuleOf<'eligibility'>>,
  now: Situation,
  range: Stretch,
): Finding[] {
  const { groups, places } = r.rule
  if (!isOfGroups(groups, now.facts.person.groups)) return []
  return weeksOf(r, now, range).map((week) => {
    const { halves, days } = planned(r, now, week, () => true)
    const state = halves === 0 ? 'ok' : 'violated'
    return finding(r, {
      ...week,
      state,
      have: halves,
      limit: 0,
      bound: 'atMost',
      unit: 'halves',
      places: [...places],
      excess: halves,
      days: daysOf(days),
      remedy:
        state === 'violated'
          ? {
              kind: 'fewer',
              places: [...places],
              halves,
              candidates: daysOf(days.filter((d) => now.isAhead(d))),
            }
          : null,
    })
  })
}

function evaluateGrant(r: RuleInForce<RuleOf<'grant'>>, now: Situation, range: Stretch): Finding[] {
  const { places, remindDays } = r.rule
  const grants = now.facts.person.grants.map((g) => ({
    places: g.places.filter((p) => places.includes(p)),
    from: toNumber(g.from),
    to: g.to === null ? NEVER_AFTER : toNumber(g.to),
  }))
  const granted = (place: Place, day: DayNumber) =>
    grants.some((g) => g.places.includes(place) && g.from <= day && day <= g.to)
  const ends = (week: Stretch) =>
    grants.find(
      (g) =>
        week.from <= now.today &&
        now.today <= week.to &&
        g.to >= now.today &&
        g.to <= now.today + remindDays &&
        g.places.some((place) => !granted(place, g.to + 1)),
    )
  return weeksOf(r, now, range).map((week) => {
    const { halves, days } = planned(r, now, week, (place, day) => !granted(place, day))
    const state = halves > 0 ? 'violated' : ends(week) ? 'warn' : 'ok'
    return finding(r, {
      ...week,
      state,
      have: halves,
      limit: 0,
      bound: 'atMost',
      unit: 'halves',
      places: [...places],
      excess: halves,
      days: daysOf(days),
      remedy: state === 'violated' || state === 'warn' ? { kind: 'apply', places: [...places] } : null,
    })
  })
}

/** Cannot be checked, as no such place is ever stored: it is said once. */
function sayPlaceLimit(r: RuleInForce<RuleOf<'placeLimit'>>, now: Situation, range: Stretch): Finding[] {
  const within = common(r.inForce, range)
  const on = now
    .stretchesIn(r.rule.scope)
    .map((s) => common(s, within))
    .filter((s) => !isEmpty(s))
  const [first] = on
  const last = on[on.length - 1]
  if (!first || !last) return []
  return [
    finding(r, {
      from: first.from,
      to: last.to,
      state: 'ok',
      have: 0,
      limit: 0,
      bound: 'atMost',
      unit: 'days',
      places: ['home', 'elsewhere'],
    }),
  ]
}
