import { useTranslation } from 'react-i18next'
import type { Day } from '#shared/calendar/day.ts'
import type { Approval } from '#shared/policy/policy.ts'
import { DateField } from '../ui/DateField.tsx'
import { TextField } from '../ui/Field.tsx'

/** The record of an agreement with the staff council. */
export function ApprovalFields<A extends Approval>({
  approval,
  onChange,
}: {
  approval: A
  onChange: (approval: A) => void
}) {
  const { t } = useTranslation()
  return (
    <>
      <TextField
        label={t('administration.policy.agreement')}
        value={approval.agreement}
        onChange={(text) => onChange({ ...approval, agreement: text.slice(0, 200) })}
        isRequired
      />
      <TextField
        label={t('administration.policy.agreementParagraph')}
        value={approval.paragraph}
        onChange={(text) => onChange({ ...approval, paragraph: text.slice(0, 80) })}
      />
      <div className="pair">
        <DateField
          label={t('administration.policy.approvalDate')}
          value={approval.date}
          onChange={(date) => onChange({ ...approval, date: date as Day })}
        />
        <TextField
          label={t('administration.policy.record')}
          value={approval.record}
          onChange={(text) => onChange({ ...approval, record: text.slice(0, 80) })}
          isRequired
        />
      </div>
    </>
  )
}
