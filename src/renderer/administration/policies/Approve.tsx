import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Day } from '#shared/calendar/day.ts'
import type { PolicyRecord } from '#shared/contract/administration.ts'
import { core } from '../../core/client.ts'
import { useReady } from '../../core/session.ts'
import { Message } from '../../session/Frame.tsx'
import { Button } from '../../ui/Button.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'
import { notify } from '../../ui/toast.ts'
import { useWish } from '../ask.ts'

/** The record of the agreement with the staff council; from then on blocking rules refuse. */
export function Approve({ policy, onClose }: { policy: PolicyRecord; onClose: () => void }) {
  const { t } = useTranslation()
  const { days } = useReady()
  const wish = useWish()
  const [agreement, setAgreement] = useState(policy.name.de)
  const [paragraph, setParagraph] = useState('')
  const [date, setDate] = useState<string>(days.today)
  const [record, setRecord] = useState('')
  const isWhole = agreement.trim() !== '' && record.trim() !== '' && date !== ''
  const approve = async () => {
    const { id, version } = policy
    const approval = { agreement, paragraph, date: date as Day, record }
    if (!(await wish.wish(() => core.administration.approvePolicy({ id, version, approval })))) return
    notify(t('administration.policy.approved', { name: policy.name.de }))
    onClose()
  }
  return (
    <Dialog
      title={t('administration.policy.approveTitle', { name: policy.name.de })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={!isWhole}
            isPending={wish.isBusy}
            onPress={() => void approve()}
          >
            {t('administration.policy.approveDo')}
          </Button>
        </>
      }
    >
      <p>{t('administration.policy.approveIntro')}</p>
      <TextField
        label={t('administration.policy.agreement')}
        value={agreement}
        onChange={(text) => setAgreement(text.slice(0, 200))}
        isRequired
      />
      <TextField
        label={t('administration.policy.agreementParagraph')}
        value={paragraph}
        onChange={(text) => setParagraph(text.slice(0, 80))}
      />
      <div className="pair">
        <DateField label={t('administration.policy.approvalDate')} value={date} onChange={setDate} />
        <TextField
          label={t('administration.policy.record')}
          value={record}
          onChange={(text) => setRecord(text.slice(0, 80))}
          isRequired
        />
      </div>
      <Message text={wish.words} />
    </Dialog>
  )
}
