/** Team days, and how many of a team are at the office. */
import { halvesOf } from '../calendar/day.ts'
import {
  common,
  type DayNumber,
  mondayBefore,
  type Stretch,
  toDay,
  toNumber,
  weekdayIndex,
} from './day-number.ts'
import type { Finding } from './finding.ts'
import { finding } from './findings.ts'
import { ofType, type RuleInForce } from './in-force.ts'
import type { RuleOf } from './rule.ts'
import type { Situation } from './situation.ts'
import { teamsMeant } from './staffing.ts'

export function evaluatePresence(rules: readonly RuleInForce[], now: Situation, range: Stretch): Finding[] {
  return [
    ...ofType(rules, 'coreDay').flatMap((r) => evaluateCoreDays(r, now, range)),
    ...ofType(rules, 'minStaffing').flatMap((r) => evaluateStaffing(r, now, range)),
  ]
}

/** The core days of a rule in a stretch. */
export function* coreDaysIn(r: RuleInForce<RuleOf<'coreDay'>>, range: Stretch): Generator<DayNumber> {
  const { from, to } = common(r.inForce, range)
  const first = mondayBefore(r.begins)
  for (let day = from; day <= to; day++) {
    if (!r.rule.weekdays.includes(weekdayIndex(day) + 1)) continue
    if (Math.floor((day - first) / 7) % r.rule.everyWeeks === 0) yield day
  }
}

function evaluateCoreDays(r: RuleInForce<RuleOf<'coreDay'>>, now: Situation, range: Stretch): Finding[] {
  const found: Finding[] = []
  for (const day of coreDaysIn(r, range)) {
    if (!now.isIn(r.rule.scope, day)) continue
    const halves = now.workingHalves(day).filter((h) => halvesOf(r.rule.part).includes(h))
    if (halves.length === 0) continue
    const places = halves.map((h) => now.placeOn(day, h))
    const at = (wanted: string | null) => places.filter((p) => p === wanted).length
    const have = at('office')
    const away = at('away')
    const limit = halves.length - away
    const lacking = limit - have
    const known = now.isKnown(day)
    const open = now.isAhead(day) ? at(null) : 0
    const state = lacking === 0 ? 'ok' : !known ? 'unknown' : lacking <= open ? 'warn' : 'violated'
    found.push(
      finding(r, {
        from: day,
        to: day,
        state,
        have,
        limit,
        bound: 'atLeast',
        unit: 'halves',
        base: halves.length,
        places: ['office'],
        away,
        excess: state === 'violated' || state === 'unknown' ? lacking - open : 0,
        days: state === 'violated' ? [toDay(day)] : [],
        remedy:
          state === 'ok'
            ? null
            : {
                kind: 'more',
                places: ['office'],
                halves: lacking,
                candidates: now.isAhead(day) ? [toDay(day)] : [],
              },
      }),
    )
  }
  return found
}

function evaluateStaffing(r: RuleInForce<RuleOf<'minStaffing'>>, now: Situation, range: Stretch): Finding[] {
  const { rule } = r
  const within = common(r.inForce, range)
  /** The worse half of each team and day. */
  const worst = new Map<string, Finding>()
  for (const fact of now.facts.staffing) {
    const day = toNumber(fact.day)
    if (day < within.from || day > within.to || !rule.weekdays.includes(weekdayIndex(day) + 1)) continue
    if (!halvesOf(rule.part).includes(fact.half) || !now.isOpen(day)) continue
    const segment = now.segmentOn(day)
    if (!segment || !teamsMeant(rule, segment.line, segment.teams).includes(fact.teamId)) continue
    const works = now.workingHalves(day).includes(fact.half)
    const place = now.placeOn(day, fact.half)
    const have = fact.atOffice + (place === 'office' ? 1 : 0)
    const open = works && place === null && now.isAhead(day) ? 1 : 0
    const lacking = rule.people - have
    // Those who are not seen may be there already, and whoever counts on the open half would be told too much.
    const isUnsure = !now.isKnown(day) || (fact.unseen > 0 && lacking <= open + fact.unseen)
    const state = lacking <= 0 ? 'ok' : isUnsure ? 'unknown' : lacking <= open ? 'warn' : 'violated'
    const comes = works && place !== 'office' && place !== 'away' && now.isAhead(day)
    const told = finding(r, {
      from: day,
      to: day,
      state,
      have,
      limit: rule.people,
      bound: 'atLeast',
      unit: 'people',
      places: ['office'],
      away: place === 'away' ? 1 : 0,
      excess: state === 'violated' || state === 'unknown' ? lacking - open : 0,
      days: state === 'ok' ? [] : [fact.day],
      remedy:
        state === 'ok' || !comes
          ? null
          : { kind: 'more', places: ['office'], halves: 1, candidates: [fact.day] },
    })
    const key = `${fact.teamId} ${day}`
    const before = worst.get(key)
    if (!before || isWorse(told, before)) worst.set(key, told)
  }
  return [...worst].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, f]) => f)
}

/** Of two halves: more people lacking, then fewer there, then nobody away whose absence would excuse it. */
const isWorse = (a: Finding, b: Finding): boolean =>
  (a.excess - b.excess || b.have - a.have || b.away - a.away) > 0
