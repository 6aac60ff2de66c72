import { Copy } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonRecord } from '#shared/contract/administration.ts'
import { core } from '../../core/client.ts'
import { Message } from '../../session/Frame.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { announce } from '../../ui/toast.ts'
import { useWish } from '../ask.ts'

/**
 * Shows a one-time password, once.
 * @param given the one a new person got; null: ask first, then reset
 */
export function OneTimePassword(props: { person: PersonRecord; given: string | null; onClose: () => void }) {
  const { t } = useTranslation()
  const wish = useWish()
  const [password, setPassword] = useState(props.given)
  const { id, version, displayName: name } = props.person
  const reset = async () => {
    const made = await wish.wish(() => core.administration.resetPassword({ id, version }))
    if (made) setPassword(made.password)
  }
  if (password === null)
    return (
      <Dialog
        title={t('administration.person.resetTitle', { name })}
        isOpen
        onClose={props.onClose}
        actions={
          <>
            <Button onPress={props.onClose}>{t('common.cancel')}</Button>
            <Button variant="primary" isPending={wish.isBusy} onPress={() => void reset()}>
              {t('administration.person.resetDo')}
            </Button>
          </>
        }
      >
        <p>{t('administration.person.resetIntro')}</p>
        <Message text={wish.words} />
      </Dialog>
    )
  const copy = async () => {
    await navigator.clipboard.writeText(password)
    announce(t('administration.person.copied'))
  }
  return (
    <Dialog
      title={t('administration.person.password', { name })}
      isOpen
      stays
      onClose={props.onClose}
      actions={
        <>
          <Button onPress={() => void copy()}>
            <Copy size={16} aria-hidden />
            {t('administration.person.copy')}
          </Button>
          <Button variant="primary" onPress={props.onClose}>
            {t('administration.person.done')}
          </Button>
        </>
      }
    >
      <output className="one-time">{password}</output>
      <p>{t('administration.person.passwordOnce')}</p>
    </Dialog>
  )
}
