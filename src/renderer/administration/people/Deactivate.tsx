import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PersonRecord } from '#shared/contract/administration.ts'
import { api, core } from '../../core/client.ts'
import { useFormat } from '../../i18n/format.ts'
import { Message } from '../../session/Frame.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { notify } from '../../ui/toast.ts'
import { ONLINE, useWish } from '../ask.ts'

/** Says what ends with it before it ends. */
export function Deactivate({ person, onClose }: { person: PersonRecord; onClose: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const wish = useWish()
  const { id, version, displayName: name } = person
  const answer = useQuery({ ...api.administration.standing.queryOptions({ input: { id } }), ...ONLINE }).data
  const standing = answer?.ok ? answer.value : null
  const deactivate = async () => {
    if (!(await wish.wish(() => core.administration.deactivatePerson({ id, version })))) return
    notify(t('administration.person.deactivated', { name }))
    onClose()
  }
  return (
    <Dialog
      title={t('administration.person.deactivateTitle', { name })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={standing === null}
            isPending={wish.isBusy}
            onPress={() => void deactivate()}
          >
            {t('administration.person.deactivateDo')}
          </Button>
        </>
      }
    >
      <p>{t('administration.person.deactivateIntro', { name })}</p>
      {standing ? (
        <ul className="ends">
          <li>{t('administration.person.deactivateBookings', { n: standing.bookings })}</li>
          <li>{t('administration.person.deactivateDays', { n: standing.days })}</li>
          <li>{t('administration.person.deactivateDevices', { n: standing.devices })}</li>
          {standing.deputyOf.length > 0 ? (
            <li>
              {t('administration.person.deactivateDeputy', {
                n: standing.deputyOf.length,
                names: format.list(standing.deputyOf),
              })}
            </li>
          ) : null}
        </ul>
      ) : null}
      <p>{t('administration.person.deactivateBack')}</p>
      <Message text={wish.words} />
    </Dialog>
  )
}
