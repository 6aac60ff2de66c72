import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SHORTEST_PASSWORD } from '#shared/domain/password.ts'
import { core } from '../core/client.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { useAttempt } from './attempt.ts'
import { Frame, Message } from './Frame.tsx'

/** In place of a one-time password. */
export function NewPassword(props: { login: string; password: string; onBack: () => void }) {
  const { t } = useTranslation()
  const { login, password } = props
  const [once, setOnce] = useState('')
  const [again, setAgain] = useState('')
  const [problem, setProblem] = useState<'short' | 'different' | 'same' | null>(null)
  const { busy, failed, attempt } = useAttempt()
  const problemOf = () => {
    if (once.length < SHORTEST_PASSWORD) return 'short'
    if (once === password) return 'same'
    return once === again ? null : 'different'
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = problemOf()
    setProblem(found)
    if (found === null) attempt(() => core.session.signIn({ login, password, newPassword: once }))
  }
  return (
    <Frame
      title={t('session.newPassword.title')}
      foot={
        <Button variant="quiet" small onPress={props.onBack}>
          {t('session.newPassword.back')}
        </Button>
      }
    >
      <p className="muted">{t('session.newPassword.intro', { n: SHORTEST_PASSWORD })}</p>
      <form onSubmit={submit}>
        <TextField
          label={t('session.newPassword.once')}
          type="password"
          name="new-password"
          autoComplete="new-password"
          value={once}
          onChange={setOnce}
          isRequired
          autoFocus
        />
        <TextField
          label={t('session.newPassword.again')}
          type="password"
          name="new-password-again"
          autoComplete="new-password"
          value={again}
          onChange={setAgain}
          isRequired
        />
        <Message text={problem ? t(`session.newPassword.${problem}`, { n: SHORTEST_PASSWORD }) : failed} />
        <Button variant="primary" type="submit" isPending={busy}>
          {t('session.newPassword.submit')}
        </Button>
      </form>
    </Frame>
  )
}
