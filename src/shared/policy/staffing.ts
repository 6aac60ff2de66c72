/** What agreements ask of a team at the office, seen from the team. */
import type { Day } from '../calendar/day.ts'
import type { TeamId } from '../domain/ids.ts'
import { toNumber, weekdayIndex } from './day-number.ts'
import { ofType, type RuleInForce, rulesInForce } from './in-force.ts'
import type { Policy } from './policy.ts'
import type { RuleOf } from './rule.ts'

/** Staffing rules in force on a day, and about its weekday. */
export function staffingRules(policies: readonly Policy[], day: Day): RuleInForce<RuleOf<'minStaffing'>>[] {
  const number = toNumber(day)
  return ofType(rulesInForce(policies, { from: number, to: number }), 'minStaffing').filter((r) =>
    r.rule.weekdays.includes(weekdayIndex(number) + 1),
  )
}

/**
 * Of a person's teams those that a staffing rule means: each that it names, else the home team.
 * @param line the home team, then each node above it
 * @param teams home team and further memberships
 */
export function teamsMeant(
  { scope }: RuleOf<'minStaffing'>,
  line: readonly TeamId[],
  teams: readonly TeamId[],
): readonly TeamId[] {
  const home = line.slice(0, 1)
  switch (scope.kind) {
    case 'city':
      return home
    case 'department':
      return line.some((id) => scope.ids.includes(id)) ? home : []
    case 'team':
      return teams.filter((id) => scope.ids.includes(id))
    case 'person':
      return []
  }
}
