/**
 * Who may take which desk, and when, as far as rules refuse it; home zones and holders keep desks by themselves
 * (`kept-desks.ts`). A booking is judged when it is made: one that was accepted before stays, whatever the rules
 * say today.
 */

import type { Day } from '../calendar/day.ts'
import { common, type Stretch, toDay, toNumber } from './day-number.ts'
import type { Finding } from './finding.ts'
import { finding } from './findings.ts'
import { ofType, type RuleInForce, rulesInForce } from './in-force.ts'
import { neededUntil } from './kept-desks.ts'
import type { Policy } from './policy.ts'
import type { RuleOf } from './rule.ts'
import type { Situation, WantedBooking } from './situation.ts'

export function evaluateDesks(rules: readonly RuleInForce[], now: Situation, range: Stretch): Finding[] {
  return [
    ...ofType(rules, 'bookingWindow').flatMap((r) => evaluateWindow(r, now, range)),
    ...ofType(rules, 'accessibleDesk').flatMap((r) => evaluateAccessible(r, now, range)),
  ]
}

/** Whether a rule in force on a day looks at what a space has. */
export function looksAtSpaces(policies: readonly Policy[], day: Day): boolean {
  const number = toNumber(day)
  return rulesInForce(policies, { from: number, to: number }).some(
    ({ rule }) => rule.type === 'accessibleDesk',
  )
}

/** Every booking of the person that a rule is for. */
function bookingsUnder(r: RuleInForce, now: Situation, range: Stretch): readonly WantedBooking[] {
  const within = common(r.inForce, range)
  return now.wanted.filter((b) => b.day >= within.from && b.day <= within.to && now.isIn(r.rule.scope, b.day))
}

/** One finding a day on which a desk is not, or perhaps not, to be had. */
function evaluateAccessible(
  r: RuleInForce<RuleOf<'accessibleDesk'>>,
  now: Situation,
  range: Stretch,
): Finding[] {
  const { person, now: moment } = now.facts
  const kept = bookingsUnder(r, now, range).flatMap(({ day, features }) => {
    // What the desk has may not be known here: then it may have all that the rule is about.
    const desk = { needs: person.needs, features: features ?? r.rule.features }
    const until = neededUntil(r.rule, desk, toDay(day), moment)
    return until ? [{ day, until, isCertain: features !== null }] : []
  })
  return [...Map.groupBy(kept, ({ day }) => day)].map(([day, said]) => {
    const certain = said.find(({ isCertain }) => isCertain)
    return finding(r, {
      from: day,
      to: day,
      state: certain ? 'violated' : 'unknown',
      have: said.length,
      limit: 0,
      bound: 'atMost',
      unit: 'desks',
      excess: said.length,
      days: [toDay(day)],
      remedy: certain ? { kind: 'wait', until: certain.until } : null,
    })
  })
}

function evaluateWindow(r: RuleInForce<RuleOf<'bookingWindow'>>, now: Situation, range: Stretch): Finding[] {
  const { daysAhead, cutOff } = r.rule
  const last = now.today + daysAhead
  const late = cutOff !== null && now.facts.now.minute >= cutOff
  const found: Finding[] = []
  for (const b of bookingsUnder(r, now, range)) {
    const tooEarly = b.day > last
    if (!tooEarly && !(late && b.day === now.today)) continue
    found.push(
      finding(r, {
        from: b.day,
        to: b.day,
        state: 'violated',
        have: b.day - now.today,
        limit: daysAhead,
        bound: 'atMost',
        unit: 'days',
        excess: 1,
        days: [toDay(b.day)],
        remedy: tooEarly ? { kind: 'wait', until: { day: toDay(b.day - daysAhead), minute: 0 } } : null,
      }),
    )
  }
  return found
}
