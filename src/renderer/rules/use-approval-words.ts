import { useTranslation } from 'react-i18next'
import type { Day } from '#shared/calendar/day.ts'
import type { Approval } from '#shared/policy/policy.ts'
import { useFormat } from '../i18n/format.ts'

/** The record of an agreement with the staff council as a sentence. */
export function useApprovalWords(): (approval: Approval & { readonly until?: Day | null }) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return ({ agreement, paragraph, date, record, until = null }) =>
    t('rules.approvedBy', {
      agreement,
      paragraph: paragraph || 'none',
      text: paragraph,
      date: format.dateOfYear(date),
      term: until === null ? 'none' : format.dateOfYear(until),
      record,
    })
}
