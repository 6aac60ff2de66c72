import type { Day } from '#shared/calendar/day.ts'
import type { Approval } from '#shared/policy/policy.ts'

/** The record of an agreement with the staff council as the audit keeps it; null: there is none. */
export const approvalInWords = (
  approval: (Approval & { readonly until?: Day | null }) | null,
): string | null =>
  approval &&
  [
    approval.agreement,
    approval.paragraph,
    approval.until ? `${approval.date} – ${approval.until}` : approval.date,
    approval.record,
  ]
    .filter((part) => part !== '')
    .join(', ')
