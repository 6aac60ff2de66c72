/** The service agreements of the simulated city: one that binds people, and one with exceptions for single persons. */
import type { Database } from '#server/database/index.ts'
import { personId, teamId } from '#server/testing/city.ts'
import type { Place } from '#shared/domain/day-plan.ts'
import { PolicyId, RuleId, type TeamId } from '#shared/domain/ids.ts'
import { Rule } from '#shared/policy/rule.ts'

const uuid = (n: number) => `a9000000-0000-4000-8000-${String(n).padStart(12, '0')}`
/** Before everything that happens. */
const LONG_AGO = '2027-01-04'
const approval = { agreement: 'DV', paragraph: '§ 1', date: LONG_AGO, record: '1' }

/** Working halves at a place that may not be exceeded in a week, by everyone or on the days of one team. */
export interface WeeklyLimit {
  readonly place: Place
  readonly most: number
  /** null: everyone. */
  readonly team: TeamId | null
}

export const WEEKLY_LIMITS: readonly WeeklyLimit[] = [
  { place: 'home', most: 3, team: null },
  { place: 'elsewhere', most: 1, team: teamId(1) },
]

/** Where a holder is planned when others have their fixed desk. */
export const RELEASED_AT = ['home', 'away'] as const satisfies readonly Place[]

const common = (n: number, scope: Rule['scope']) => ({
  id: RuleId.parse(uuid(n)),
  scope,
  validFrom: LONG_AGO,
  validTo: null,
  paragraph: '§ 1',
  text: { de: 'Regel', en: 'Rule' },
})
const week = { unit: 'weeks', count: 1 }

const strict = (): Rule[] => [
  ...WEEKLY_LIMITS.map(({ place, most, team }, i) =>
    Rule.parse({
      ...common(10 + i, team === null ? { kind: 'city' } : { kind: 'team', ids: [team] }),
      severity: 'block',
      type: 'quota',
      place,
      amount: { kind: 'days', days: most / 2, partTime: 'fixed' },
      window: week,
    }),
  ),
  Rule.parse({
    ...common(1, { kind: 'city' }),
    severity: 'info',
    type: 'reservedDesk',
    releasedAt: [...RELEASED_AT],
  }),
]

/** A warning, and an exception from it for one person: rows that reach some and not others. */
const gentle = (person: number): Rule[] => [
  Rule.parse({
    ...common(2, { kind: 'city' }),
    severity: 'warn',
    type: 'quota',
    place: 'elsewhere',
    amount: { kind: 'percent', percent: 20 },
    window: week,
  }),
  Rule.parse({
    ...common(3, { kind: 'person', ids: [personId(person), personId(1)] }),
    severity: 'warn',
    type: 'quotaException',
    raises: uuid(2),
    places: ['elsewhere'],
    amount: { kind: 'percent', percent: 60 },
    withRepresentation: true,
  }),
]

const version = (n: number, version: number, rules: readonly Rule[], effectiveFrom: string) => ({
  policy_id: PolicyId.parse(uuid(90 + n)),
  version,
  name: JSON.stringify({ de: `Vereinbarung ${n}`, en: `Agreement ${n}` }),
  effective_from: effectiveFrom as never,
  rules: JSON.stringify(rules),
  approval: JSON.stringify(approval),
  saved_by: null,
  at: 0,
})

export async function insertAgreements({ kysely }: Database): Promise<void> {
  await kysely
    .insertInto('policy_version')
    .values([version(1, 1, strict(), LONG_AGO), version(2, 1, gentle(2), LONG_AGO)])
    .execute()
}
