/** What administrators write of a policy. */
import { z } from 'zod'
import { Day } from '../calendar/day.ts'
import { Policy } from './policy.ts'
import { Rule, type RuleType } from './rule.ts'

/**
 * Types of rules that can be put in force: those whose facts the product keeps. The others (reserved desks, home
 * zones, sharing ratios) are evaluated as soon as what they are about is kept too.
 */
export const ENFORCED = [
  'quota',
  'combinedCap',
  'quotaException',
  'minPresence',
  'coreDay',
  'minStaffing',
  'eligibility',
  'grant',
  'placeLimit',
  'bookingWindow',
  'accessibleDesk',
] as const satisfies readonly RuleType[]
export type EnforcedType = (typeof ENFORCED)[number]

export const isEnforced = (rule: Rule): boolean => (ENFORCED as readonly RuleType[]).includes(rule.type)

export const PolicyDraft = z.strictObject({
  name: Policy.shape.name,
  effectiveFrom: Day,
  rules: z
    .array(Rule)
    .min(1)
    .max(500)
    .refine((rules) => rules.every(isEnforced), 'a rule of a type that cannot be put in force yet')
    .refine(
      (rules) => rules.every((r) => r.scope.kind !== 'zone'),
      'a rule for zones cannot be put in force yet',
    )
    .refine(
      (rules) => new Set(rules.map((r) => r.id)).size === rules.length,
      'each rule has an id of its own',
    ),
})
export type PolicyDraft = z.infer<typeof PolicyDraft>
