/**
 * Features that are suited to watch people. Each is off until the record of an agreement with the staff council is
 * entered, and off again once the record is taken back or its term is over.
 */
import type { z } from 'zod'
import { addDays, Day } from '../calendar/day.ts'
import { Approval } from './policy.ts'

/** `lookBack`: where colleagues were on days past; `tryOut`: what a policy would come to with what people plan. */
export const MONITORING = ['lookBack', 'tryOut'] as const
export type Monitoring = (typeof MONITORING)[number]

/** The record that allows a feature from its date on. */
export const FeatureApproval = Approval.extend({
  /** Last day of its term; null: until further notice. */
  until: Day.nullable(),
}).refine(({ date, until }) => until === null || date <= until, 'a term ends after it begins')
export type FeatureApproval = z.infer<typeof FeatureApproval>

/** Of each feature the record; null: there is none. Servers of before said nothing. */
export const featureApprovals = {
  lookBack: FeatureApproval.nullable().default(null),
  tryOut: FeatureApproval.nullable().default(null),
} satisfies Record<Monitoring, z.ZodType>

export const isAllowed = (approval: FeatureApproval | null, day: Day): boolean =>
  approval !== null && approval.date <= day && (approval.until === null || day <= approval.until)

/**
 * First day on which a laptop knows where colleagues are: that of its window, or the present day where looking back
 * is not allowed.
 * @param from first day of the laptop's window, which begins `lookBackDays` before the present day
 */
export function presenceFrom(
  { lookBack, lookBackDays }: { readonly lookBack: FeatureApproval | null; readonly lookBackDays: number },
  from: Day,
): Day {
  const today = addDays(from, lookBackDays)
  return isAllowed(lookBack, today) ? from : today
}
