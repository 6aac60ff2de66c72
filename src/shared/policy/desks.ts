/**
 * Who may take which desk, and when. A booking is judged when it is made: one that was accepted before stays,
 * whatever the rules say today.
 */

import type { Day } from '../calendar/day.ts'
import { common, type DayNumber, isEmpty, type Stretch, toDay, toNumber } from './day-number.ts'
import type { Finding, Remedy } from './finding.ts'
import { finding } from './findings.ts'
import { ofType, type RuleInForce, rulesInForce } from './in-force.ts'
import type { Policy } from './policy.ts'
import type { KeptUntil, RuleOf } from './rule.ts'
import type { Situation, WantedBooking } from './situation.ts'

export function evaluateDesks(rules: readonly RuleInForce[], now: Situation, range: Stretch): Finding[] {
  return [
    ...ofType(rules, 'bookingWindow').flatMap((r) => evaluateWindow(r, now, range)),
    ...ofType(rules, 'reservedDesk').flatMap((r) => judge(r, now, range, (b) => reserved(r.rule, now, b))),
    ...ofType(rules, 'accessibleDesk').flatMap((r) =>
      judge(r, now, range, (b) => accessible(r.rule, now, b)),
    ),
    ...ofType(rules, 'homeZone').flatMap((r) => judge(r, now, range, (b) => homeZone(r.rule, now, b))),
    ...ofType(rules, 'sharingRatio').flatMap((r) => evaluateRatio(r, now, range)),
  ]
}

/** Whether a rule in force on a day looks at where a space stands, or at what it has. */
export function looksAtSpaces(policies: readonly Policy[], day: Day): boolean {
  const number = toNumber(day)
  return rulesInForce(policies, { from: number, to: number }).some(
    ({ rule: { type, scope } }) => type === 'accessibleDesk' || type === 'homeZone' || scope.kind === 'zone',
  )
}

/** What a rule says of one booking; null: nothing, it may be had. */
type Verdict = {
  readonly state: 'violated' | 'unknown'
  readonly until: DayNumber | null
  readonly minute: number
} | null

const UNKNOWN: Verdict = { state: 'unknown', until: null, minute: 0 }
const NEVER: Verdict = { state: 'violated', until: null, minute: 0 }

/** Every booking of the person that a rule is for. */
function bookingsUnder(r: RuleInForce, now: Situation, range: Stretch): readonly WantedBooking[] {
  const within = common(r.inForce, range)
  const { scope } = r.rule
  return now.wanted.filter(
    (b) =>
      b.day >= within.from &&
      b.day <= within.to &&
      (scope.kind === 'zone'
        ? b.zones === null || b.zones.some((z) => scope.ids.includes(z))
        : now.isIn(scope, b.day)),
  )
}

/** One finding a day on which a booking is not, or perhaps not, to be had. */
function judge(
  r: RuleInForce,
  now: Situation,
  range: Stretch,
  verdict: (b: WantedBooking) => Verdict,
): Finding[] {
  const byDay = new Map<DayNumber, Exclude<Verdict, null>[]>()
  for (const b of bookingsUnder(r, now, range)) {
    const said = verdict(b)
    if (said) byDay.set(b.day, [...(byDay.get(b.day) ?? []), said])
  }
  return [...byDay].map(([day, said]) => {
    const violated = said.filter((v) => v.state === 'violated')
    const state = violated.length > 0 ? 'violated' : 'unknown'
    const [first] = violated
    return finding(r, {
      from: day,
      to: day,
      state,
      have: said.length,
      limit: 0,
      bound: 'atMost',
      unit: 'desks',
      excess: said.length,
      days: [toDay(day)],
      remedy: state === 'violated' && first ? wayOut(first, day) : null,
    })
  })
}

const wayOut = ({ until, minute }: Exclude<Verdict, null>, day: DayNumber): Remedy =>
  until === null
    ? { kind: 'otherDesk', days: [toDay(day)] }
    : { kind: 'wait', until: { day: toDay(until), minute } }

/** The desk is still kept: until when. */
function keptUntil(kept: KeptUntil, day: DayNumber, now: Situation): Verdict {
  const until = day - kept.daysBefore
  const over = now.today > until || (now.today === until && now.facts.now.minute >= kept.minute)
  return over ? null : { state: 'violated', until, minute: kept.minute }
}

function reserved(rule: RuleOf<'reservedDesk'>, now: Situation, { booking, day }: WantedBooking): Verdict {
  const { holderId, spaceIds, releasedWhenAway } = rule
  if (!spaceIds.includes(booking.spaceId) || now.facts.person.id === holderId) return null
  if (!releasedWhenAway) return NEVER
  const said = toDay(day)
  const holder = now.facts.holders.find((h) => h.personId === holderId && h.day === said)
  if (!holder) return UNKNOWN
  return holder.isAway ? null : NEVER
}

function accessible(rule: RuleOf<'accessibleDesk'>, now: Situation, b: WantedBooking): Verdict {
  const { needs } = now.facts.person
  if (rule.features.some((f) => needs.includes(f))) return null
  if (b.features !== null && !rule.features.every((f) => b.features?.includes(f))) return null
  const kept = keptUntil(rule.keptUntil, b.day, now)
  return kept && b.features === null ? UNKNOWN : kept
}

function homeZone(rule: RuleOf<'homeZone'>, now: Situation, b: WantedBooking): Verdict {
  if (b.zones !== null && !b.zones.some((z) => rule.zones.includes(z))) return null
  if (now.segmentOn(b.day)?.teams.includes(rule.teamId)) return null
  const kept = rule.opensAt === null ? NEVER : keptUntil(rule.opensAt, b.day, now)
  return kept && b.zones === null ? UNKNOWN : kept
}

function evaluateWindow(r: RuleInForce<RuleOf<'bookingWindow'>>, now: Situation, range: Stretch): Finding[] {
  const { daysAhead, cutOff, scope } = r.rule
  const last = now.today + daysAhead
  const late = cutOff !== null && now.facts.now.minute >= cutOff
  const found: Finding[] = []
  for (const b of bookingsUnder(r, now, range)) {
    const tooEarly = b.day > last
    if (!tooEarly && !(late && b.day === now.today)) continue
    const unknown = scope.kind === 'zone' && b.zones === null
    found.push(
      finding(r, {
        from: b.day,
        to: b.day,
        state: unknown ? 'unknown' : 'violated',
        have: b.day - now.today,
        limit: daysAhead,
        bound: 'atMost',
        unit: 'days',
        excess: 1,
        days: [toDay(b.day)],
        remedy:
          tooEarly && !unknown ? { kind: 'wait', until: { day: toDay(b.day - daysAhead), minute: 0 } } : null,
      }),
    )
  }
  return found
}

/** About the house, not the person: nothing a person plans makes it better or worse. */
function evaluateRatio(r: RuleInForce<RuleOf<'sharingRatio'>>, now: Situation, range: Stretch): Finding[] {
  const within = common(r.inForce, range)
  if (isEmpty(within)) return []
  const { scope, ratio, guaranteed } = r.rule
  const ids: readonly string[] | null = scope.kind === 'city' ? null : scope.ids
  return [...now.facts.sharing]
    .filter((s) => ids === null || ids.includes(s.of))
    .sort((a, b) => (a.of < b.of ? -1 : 1))
    .map((s) => {
      const limit = Math.ceil(s.people * ratio - 1e-9) + guaranteed
      const lacking = Math.max(0, limit - s.desks)
      return finding(r, {
        from: within.from,
        to: within.to,
        state: lacking === 0 ? 'ok' : 'violated',
        have: s.desks,
        limit,
        bound: 'atLeast',
        unit: 'desks',
        excess: lacking,
        remedy: lacking === 0 ? null : { kind: 'desks', desks: lacking },
      })
    })
}
