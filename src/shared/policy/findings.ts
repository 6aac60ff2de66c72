import { type DayNumber, toDay } from './day-number.ts'
import type { Finding } from './finding.ts'
import type { RuleInForce } from './in-force.ts'

type Told = Pick<Finding, 'state' | 'have' | 'limit' | 'bound' | 'unit'> &
  Partial<Omit<Finding, 'from' | 'to'>> & { readonly from: DayNumber; readonly to: DayNumber }

/** A finding of a rule; what does not apply to it is filled in. */
export const finding = ({ policyId, rule, severity }: RuleInForce, told: Told): Finding => ({
  policyId,
  ruleId: rule.id,
  type: rule.type,
  severity,
  base: 0,
  percent: null,
  places: [],
  excess: 0,
  away: 0,
  days: [],
  raised: false,
  remedy: null,
  paragraph: rule.paragraph,
  text: rule.text,
  ...told,
  from: toDay(told.from),
  to: toDay(told.to),
})
