/** Why a day has its place and its desk, as data. */
import { type Day, weekday } from '../calendar/day.ts'
import type { SpaceId } from '../domain/ids.ts'
import type { Finding } from '../policy/finding.ts'
import { type DeskChoice, stepsTo } from './desk-choice.ts'
import type { OpenDay } from './open-days.ts'
import { costOf, type Filling, isHome, keyOf, type RuleWindow } from './rule-costs.ts'
import type { DeskReason, PlaceReason, RuleFigures, WeekToSuggest } from './suggestion.ts'

const figuresOf = (f: Finding): RuleFigures => ({
  policyId: f.policyId,
  ruleId: f.ruleId,
  severity: f.severity,
  type: f.type,
  from: f.from,
  to: f.to,
  have: f.have,
  limit: f.limit,
  bound: f.bound,
  unit: f.unit,
})

/** @param findings what the rules say of the suggested plan */
export function placeReasons(
  week: WeekToSuggest,
  day: OpenDay,
  index: number,
  filling: Filling,
  windows: readonly RuleWindow[],
  findings: readonly Finding[],
  choice: DeskChoice,
): PlaceReason[] {
  const reasons: PlaceReason[] = []
  const other = filling ^ (1 << index)
  for (const window of windows) {
    if (costOf(window, other) <= costOf(window, filling)) continue
    const found = findings.find((f) => keyOf(f) === window.key)
    if (found) reasons.push({ kind: 'rule', ...figuresOf(found) })
  }
  const place = isHome(filling, index) ? 'home' : 'office'
  if (day.isTeamDay && place === 'office') reasons.push({ kind: 'teamDay' })
  const on = weekday(day.day)
  if (week.wishes.get(on) === place) reasons.push({ kind: 'wish', weekday: on })
  if (week.usual.get(on) === place) reasons.push({ kind: 'usual', weekday: on })
  if (day.colleagues > 0 && place === 'office') reasons.push({ kind: 'colleagues', count: day.colleagues })
  if (place === 'home' && choice.best[0]?.desk === null) reasons.push({ kind: 'noDesk' })
  return reasons
}

/**
 * @param spaceId the desk at the office, null where there is none
 * @param before the last day before with a desk
 */
export function deskReasons(
  week: WeekToSuggest,
  choice: DeskChoice,
  spaceId: SpaceId | null,
  before: { readonly day: Day; readonly spaceId: SpaceId } | null,
): DeskReason[] {
  if (spaceId === null) {
    const rules = choice.refusals.map((f): DeskReason => ({ kind: 'rule', ...figuresOf(f) }))
    return rules.length > 0 ? rules : [{ kind: 'noneFree' }]
  }
  const chosen = choice.best.find(({ desk }) => desk?.spaceId === spaceId)
  const desk = chosen?.desk
  if (!chosen || !desk) return []
  const reasons: DeskReason[] = []
  if (desk.near && stepsTo(desk) === choice.nearest) reasons.push({ kind: 'deskNearTeam', ...desk.near })
  if (week.wantedFeatures.length > 0) {
    const has = week.wantedFeatures.filter((f) => desk.features.includes(f))
    const lacks = week.wantedFeatures.filter((f) => !desk.features.includes(f))
    reasons.push({ kind: 'feature', has, lacks })
  }
  if (before?.spaceId === spaceId) reasons.push({ kind: 'sameDeskAsBefore', day: before.day })
  return reasons
}
