/** An agreement as large as those observed, and what is known of one person under it. */
import { addDays, type Day } from '#shared/calendar/day.ts'
import { FULL_TIME } from '#shared/domain/employment.ts'
import { PersonId, PolicyId, RuleId, TeamId } from '#shared/domain/ids.ts'
import type { Facts } from '#shared/policy/facts.ts'
import type { Policy } from '#shared/policy/policy.ts'
import type { Rule } from '#shared/policy/rule.ts'
import { TEMPLATES, templateOf } from '#shared/policy/templates.ts'

const uuid = (n: number) => `0197d0de-0000-7000-8000-${String(n).padStart(12, '0')}`
const TEAM = TeamId.parse(uuid(1))
const DEPARTMENT = TeamId.parse(uuid(2))
const ME = PersonId.parse(uuid(3))

/** Both templates, and what a department and a team add: fifteen rules, windows of up to a year. */
export function anAgreement(from: Day): Policy[] {
  let n = 1_000
  const newId = () => RuleId.parse(uuid(n++))
  const added = (rule: Partial<Rule> & Pick<Rule, 'type'>, scope: Rule['scope']): Rule =>
    ({
      id: newId(),
      scope,
      validFrom: from,
      validTo: null,
      severity: 'block',
      paragraph: '§ 7',
      text: { de: 'Regel', en: 'Rule' },
      ...rule,
    }) as Rule
  const team: Rule['scope'] = { kind: 'team', ids: [TEAM] }
  const department: Rule['scope'] = { kind: 'department', ids: [DEPARTMENT] }
  const weekly = { unit: 'weeks', count: 1 } as const
  const more: Rule[] = [
    added({ type: 'coreDay', weekdays: [2], part: 'day', everyWeeks: 1 }, team),
    added({ type: 'coreDay', weekdays: [4], part: 'am', everyWeeks: 2 }, department),
    added({ type: 'minStaffing', weekdays: [1, 2, 3, 4, 5], part: 'day', people: 3 }, team),
    added(
      {
        type: 'quota',
        place: 'home',
        amount: { kind: 'days', days: 3, partTime: 'proportional' },
        window: weekly,
      },
      department,
    ),
    added(
      {
        type: 'quota',
        place: 'elsewhere',
        amount: { kind: 'percent', percent: 20 },
        window: { unit: 'halfYear' },
      },
      { kind: 'city' },
    ),
    added(
      { type: 'quota', place: 'home', amount: { kind: 'percent', percent: 60 }, window: { unit: 'year' } },
      { kind: 'city' },
    ),
    added(
      {
        type: 'quotaException',
        raises: null,
        places: ['home'],
        amount: { kind: 'percent', percent: 80 },
        withRepresentation: true,
      },
      { kind: 'person', ids: [ME] },
    ),
  ]
  return TEMPLATES.map((name, i): Policy => {
    const template = templateOf(name, from, newId)
    return {
      id: PolicyId.parse(uuid(10 + i)),
      name: template.name,
      version: 1,
      effectiveFrom: from,
      rules: i === 0 ? [...template.rules, ...more] : [...template.rules],
      approval: { agreement: 'DV', paragraph: '§ 1', date: from, record: '1' },
    }
  })
}

/** Full time, at the beginning of the weeks, with a team whose days are seen. */
export const aPerson = (monday: Day): Facts => ({
  person: {
    id: ME,
    segments: [{ from: null, to: null, line: [TEAM, DEPARTMENT], teams: [TEAM], week: FULL_TIME }],
    groups: [],
    grants: [],
    needs: [],
  },
  calendar: {
    federalState: 'NI',
    noon: 780,
    closures: [{ from: addDays(monday, 18), to: addDays(monday, 18) }],
  },
  now: { day: monday, minute: 480 },
  knownFrom: addDays(monday, -14),
  held: new Set(),
  staffing: Array.from({ length: 28 }, (_, n) => n).flatMap((n) =>
    (['am', 'pm'] as const).map((half) => ({
      teamId: TEAM,
      day: addDays(monday, n),
      half,
      atOffice: 2,
      unseen: 1,
    })),
  ),
  spaces: new Map(),
})
