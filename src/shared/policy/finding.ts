/** What the evaluation of a rule says about one of its windows. */
import { z } from 'zod'
import { Day } from '../calendar/day.ts'
import { Place } from '../domain/day-plan.ts'
import { PolicyId, RuleId } from '../domain/ids.ts'
import { MomentOfDay } from './facts.ts'
import { LocalText, RULE_TYPES, Severity } from './rule.ts'

/**
 * `ok`: it holds as planned. `warn`: it does not hold yet, and what is still open can make it hold.
 * `violated`: only changing what is planned can. `unknown`: not everything it depends on is known here, and
 * the server decides.
 */
export const FindingState = z.enum(['ok', 'warn', 'violated', 'unknown'])
export type FindingState = z.infer<typeof FindingState>

/** What would make the rule hold. */
export const Remedy = z.discriminatedUnion('kind', [
  /** Plan so many more halves at these places; on the days the person can still choose for it, best first. */
  z.strictObject({
    kind: z.literal('more'),
    places: z.array(Place),
    halves: z.int(),
    candidates: z.array(Day),
  }),
  /** Plan so many halves fewer at these places; on the days on which the person can still change them. */
  z.strictObject({
    kind: z.literal('fewer'),
    places: z.array(Place),
    halves: z.int(),
    candidates: z.array(Day),
  }),
  /** It becomes possible then. */
  z.strictObject({ kind: z.literal('wait'), until: MomentOfDay }),
  /** Apply for a grant, or for a longer one. */
  z.strictObject({ kind: z.literal('apply'), places: z.array(Place) }),
])
export type Remedy = z.infer<typeof Remedy>

/** `halves`: half days; `days`: calendar days; `people`, `desks`: as they are. */
export const FindingUnit = z.enum(['halves', 'days', 'people', 'desks'])
export type FindingUnit = z.infer<typeof FindingUnit>

export const Finding = z.strictObject({
  policyId: PolicyId,
  ruleId: RuleId,
  type: z.enum(RULE_TYPES),
  /** `block` only where the policy is approved. */
  severity: Severity,
  state: FindingState,
  /** First and last day of the window, both included. */
  from: Day,
  to: Day,
  have: z.number(),
  limit: z.number(),
  bound: z.enum(['atLeast', 'atMost']),
  unit: FindingUnit,
  /** The person's working halves of the window; 0 where the rule does not count halves. */
  base: z.int(),
  /** The share that was agreed, where the limit is one; have and limit stay halves. */
  percent: z.number().nullable(),
  places: z.array(Place),
  /**
   * How far the plan is from holding, in `unit`s, if all that is not known here is as bad as can be; 0 where the
   * state is `ok` or `warn`.
   */
  excess: z.number(),
  /** Halves away: an absence is never refused, whatever it does to a rule. */
  away: z.int(),
  /** Days that break it, where single days do. */
  days: z.array(Day),
  /** An agreed exception raised the limit. */
  raised: z.boolean(),
  remedy: Remedy.nullable(),
  paragraph: z.string(),
  text: LocalText,
})
export type Finding = z.infer<typeof Finding>
