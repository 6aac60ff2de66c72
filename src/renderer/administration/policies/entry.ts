/** A policy as it is entered. */
import type { Day } from '#shared/calendar/day.ts'
import type { PolicyRecord } from '#shared/contract/administration.ts'
import type { RuleId } from '#shared/domain/ids.ts'
import type { PolicyDraft } from '#shared/policy/draft.ts'
import { isLimit, type Rule, type RuleType, type Severity } from '#shared/policy/rule.ts'
import { type TemplateName, templateOf } from '#shared/policy/templates.ts'

/** Where a rule stands among what is entered. */
export type RulePart = `rule ${RuleId}`
export const partOf = ({ id }: Pick<Rule, 'id'>): RulePart => `rule ${id}`

/** Each rule is a part of its own: of two who change different rules neither takes back what the other did. */
export type PolicyEntry = {
  readonly de: string
  readonly en: string
  readonly effectiveFrom: string
} & {
  /** undefined: removed. */
  readonly [part: RulePart]: Rule | undefined
}

export const rulesOf = ({ de, en, effectiveFrom, ...rules }: PolicyEntry): Rule[] =>
  Object.values(rules).flatMap((rule) => rule ?? [])

const newRuleId = () => crypto.randomUUID() as RuleId

const withRules = (fields: Pick<PolicyEntry, 'de' | 'en' | 'effectiveFrom'>, rules: readonly Rule[]) => ({
  ...fields,
  ...Object.fromEntries(rules.map((rule) => [partOf(rule), rule])),
})

export const entryOf = ({ name, effectiveFrom, rules }: PolicyRecord): PolicyEntry =>
  withRules({ ...name, effectiveFrom }, rules)

export function entryFrom(name: TemplateName, from: Day): PolicyEntry {
  const template = templateOf(name, from, newRuleId)
  return withRules({ ...template.name, effectiveFrom: from }, template.rules)
}

const isDay = (text: string): text is Day =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))

const isSaid = (text: string) => text.trim() !== ''

export type Gap =
  | 'name'
  | 'effectiveFrom'
  | 'rules'
  | 'texts'
  | 'dates'
  | 'figures'
  | 'places'
  | 'raises'
  | 'scope'

/** Whether all its numbers and times could be read; what could not is NaN. */
export const hasFigures = (part: unknown): boolean =>
  typeof part === 'object' && part !== null ? Object.values(part).every(hasFigures) : !Number.isNaN(part)

/** What is still missing before it could be saved. */
export function gapsOf(entry: PolicyEntry): Gap[] {
  const { de, en, effectiveFrom } = entry
  const rules = rulesOf(entry)
  const gaps: Gap[] = []
  if (!isSaid(de) || !isSaid(en)) gaps.push('name')
  if (!isDay(effectiveFrom)) gaps.push('effectiveFrom')
  if (rules.length === 0) gaps.push('rules')
  if (rules.some((r) => ![r.paragraph, r.text.de, r.text.en].every(isSaid))) gaps.push('texts')
  if (
    rules.some(
      (r) => !isDay(r.validFrom) || (r.validTo !== null && !(isDay(r.validTo) && r.validTo >= r.validFrom)),
    )
  )
    gaps.push('dates')
  if (!rules.every(hasFigures)) gaps.push('figures')
  if (
    rules.some(
      (r) =>
        ('places' in r && r.places.length === 0) ||
        ('weekdays' in r && r.weekdays.length === 0) ||
        ('features' in r && r.features.length === 0) ||
        ('releasedAt' in r && r.releasedAt.length === 0),
    )
  )
    gaps.push('places')
  const limits = rules.filter(isLimit).map(({ id }) => id)
  if (rules.some((r) => r.type === 'quotaException' && r.raises !== null && !limits.includes(r.raises)))
    gaps.push('raises')
  if (rules.some((r) => r.scope.kind !== 'city' && r.scope.ids.length === 0)) gaps.push('scope')
  return gaps
}

export const draftOf = (entry: PolicyEntry): PolicyDraft => ({
  name: { de: entry.de, en: entry.en },
  effectiveFrom: entry.effectiveFrom as Day,
  rules: rulesOf(entry),
})

/** How a rule of this type may be meant: what keeps or opens desks does it, or is not there. */
export const severitiesOf = (type: RuleType): readonly Severity[] =>
  type === 'accessibleDesk' || type === 'bookingWindow' ? ['block'] : ['block', 'warn', 'info']

/** A rule of a type with figures to begin with. */
export function newRule(type: RuleType, from: Day): Rule {
  const common = {
    id: newRuleId(),
    scope: { kind: 'city' as const },
    validFrom: from,
    validTo: null,
    severity: 'warn' as const,
    paragraph: '',
    text: { de: '', en: '' },
  }
  const half = { kind: 'percent' as const, percent: 50 }
  const week = { unit: 'weeks' as const, count: 1 }
  switch (type) {
    case 'quota':
      return { ...common, type, place: 'home', amount: half, window: week }
    case 'combinedCap':
      return { ...common, type, places: ['home', 'elsewhere'], amount: half, window: week }
    case 'minPresence':
      return { ...common, type, places: ['office'], amount: half, window: week }
    case 'quotaException':
      return { ...common, type, raises: null, places: ['home'], amount: half, withRepresentation: false }
    case 'coreDay':
      return { ...common, type, weekdays: [2], part: 'day', everyWeeks: 1 }
    case 'minStaffing':
      return { ...common, type, weekdays: [1, 2, 3, 4, 5], part: 'day', people: 2 }
    case 'eligibility':
      return { ...common, type, places: ['home'], groups: [] }
    case 'grant':
      return { ...common, type, places: ['home'], trialMonths: null, termMonths: null, remindDays: 30 }
    case 'accessibleDesk':
      return {
        ...common,
        type,
        severity: 'block',
        features: ['accessible'],
        keptUntil: { daysBefore: 1, minute: 720 },
      }
    case 'homeZone':
      return { ...common, type, severity: 'info', opensAt: { daysBefore: 1, minute: 720 } }
    case 'reservedDesk':
      return { ...common, type, severity: 'info', releasedAt: ['home', 'elsewhere', 'away'] }
    case 'sharingRatio':
      return { ...common, type, severity: 'info', ratio: 0.7, guaranteed: 0 }
    case 'placeLimit':
      return { ...common, type, severity: 'info', countries: ['DE'], publicPlaces: false }
    case 'bookingWindow':
      return { ...common, type, severity: 'block', daysAhead: 21, cutOff: null }
  }
}
