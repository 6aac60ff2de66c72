/** A service agreement as data: its rules in one version, and the record that approved them. */
import { z } from 'zod'
import { Day } from '../calendar/day.ts'
import { PolicyId } from '../domain/ids.ts'
import { keptText } from '../domain/text.ts'
import { LocalText, Rule } from './rule.ts'

/** The agreement with the staff council that allows a policy. */
export const Approval = z.strictObject({
  /** The agreement, such as "DV Mobile Arbeit". */
  agreement: keptText(200).min(1),
  paragraph: keptText(80),
  date: Day,
  /** The number under which it is filed. */
  record: keptText(80).min(1),
})
export type Approval = z.infer<typeof Approval>

export const Policy = z.strictObject({
  /** The same in all versions. */
  id: PolicyId,
  name: LocalText,
  version: z.int().positive(),
  /** First day on which this version is in force; it ends where the next one begins that was approved, as it was. */
  effectiveFrom: Day,
  rules: z.array(Rule).max(500),
  /** null: not approved. Rules of such a policy are shown, and refuse nothing. */
  approval: Approval.nullable(),
})
export type Policy = z.infer<typeof Policy>
