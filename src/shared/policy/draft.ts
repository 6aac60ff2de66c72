/** What administrators write of a policy. */
import { z } from 'zod'
import { Day } from '../calendar/day.ts'
import { Policy } from './policy.ts'
import { Rule, type RuleType, type Scope } from './rule.ts'

/**
 * Whom a rule may be for. Home zones are those of teams, and a ratio is the house's; of fixed desks nobody is told
 * whose they are, so that no rule names a holder.
 */
export function scopesOf(type: RuleType): readonly Scope['kind'][] {
  if (type === 'reservedDesk' || type === 'homeZone' || type === 'sharingRatio')
    return ['city', 'department', 'team']
  return ['city', 'department', 'team', 'person']
}

/** Of other types some open what is kept, and a ratio is about the house: nothing a person does breaks them. */
export const canRefuse = (type: RuleType): boolean =>
  type !== 'reservedDesk' && type !== 'homeZone' && type !== 'sharingRatio'

export const PolicyDraft = z.strictObject({
  name: Policy.shape.name,
  effectiveFrom: Day,
  rules: z
    .array(Rule)
    .min(1)
    .max(500)
    .refine(
      (rules) => rules.every((r) => scopesOf(r.type).includes(r.scope.kind)),
      'a rule of this type cannot be for those',
    )
    .refine(
      (rules) => new Set(rules.map((r) => r.id)).size === rules.length,
      'each rule has an id of its own',
    ),
})
export type PolicyDraft = z.infer<typeof PolicyDraft>
