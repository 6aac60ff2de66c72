import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SessionState } from '#shared/contract/local.ts'
import { core } from '../core/client.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { useAttempt } from './attempt.ts'
import { Frame, Message } from './Frame.tsx'

export function Unlock({ session }: { session: Extract<SessionState, { phase: 'locked' }> }) {
  const { t } = useTranslation()
  const [passphrase, setPassphrase] = useState('')
  const { busy, failed, attempt } = useAttempt()
  const unlock = (event: FormEvent) => {
    event.preventDefault()
    attempt(
      () => core.session.unlock({ passphrase }),
      (f) => (f.failure === 'wrongCredentials' ? t('session.unlock.wrong') : null),
    )
  }
  return (
    <Frame
      title={t('session.unlock.title')}
      foot={
        <Button variant="quiet" small onPress={() => void core.session.signOut()}>
          {t('session.unlock.other')}
        </Button>
      }
    >
      <p className="muted">{t('session.unlock.intro', { name: session.displayName })}</p>
      <form onSubmit={unlock}>
        <TextField
          label={t('session.unlock.passphrase')}
          type="password"
          name="passphrase"
          autoComplete="current-password"
          value={passphrase}
          onChange={setPassphrase}
          autoFocus
          isRequired
        />
        <Message text={failed} />
        <Button variant="primary" type="submit" isPending={busy}>
          {t('session.unlock.submit')}
        </Button>
      </form>
    </Frame>
  )
}
