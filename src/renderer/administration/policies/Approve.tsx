import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PolicyRecord } from '#shared/contract/administration.ts'
import type { Approval } from '#shared/policy/policy.ts'
import { core } from '../../core/client.ts'
import { useReady } from '../../core/session.ts'
import { Message } from '../../session/Frame.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { notify } from '../../ui/toast.ts'
import { ApprovalFields } from '../ApprovalFields.tsx'
import { useWish } from '../ask.ts'
import { Collisions } from './Collisions.tsx'

/** The record of the agreement with the staff council; from then on blocking rules refuse. */
export function Approve({ policy, onClose }: { policy: PolicyRecord; onClose: () => void }) {
  const { t } = useTranslation()
  const { days } = useReady()
  const wish = useWish()
  const [approval, setApproval] = useState<Approval>({
    agreement: policy.name.de,
    paragraph: '',
    date: days.today,
    record: '',
  })
  const isWhole =
    approval.agreement.trim() !== '' && approval.record.trim() !== '' && (approval.date as string) !== ''
  const approve = async () => {
    const { id, version } = policy
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
      {policy.collisions.length > 0 ? <p>{t('administration.policy.collidesIntro')}</p> : null}
      <Collisions collisions={policy.collisions} />
      <ApprovalFields approval={approval} onChange={setApproval} />
      <Message text={wish.words} />
    </Dialog>
  )
}
