import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SessionState } from '#shared/contract/local.ts'
import { core } from '../core/client.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { useAttempt } from './attempt.ts'
import { Frame, Message } from './Frame.tsx'
import { NewPassword } from './NewPassword.tsx'
import { ServerAddress } from './ServerAddress.tsx'

export function SignIn({ session }: { session: Extract<SessionState, { phase: 'signedOut' }> }) {
  const { t, i18n } = useTranslation()
  const { server, profiles, demoLogins, notice } = session
  const form = useRef<HTMLFormElement>(null)
  const [login, setLogin] = useState(profiles.length === 1 ? (profiles[0]?.login ?? '') : '')
  const [password, setPassword] = useState('')
  /** The password was right, but for one time. */
  const [choosing, setChoosing] = useState(false)
  const [elsewhere, setElsewhere] = useState(false)
  const { busy, failed, attempt } = useAttempt()
  if (elsewhere) return <ServerAddress />
  if (choosing)
    return <NewPassword login={login.trim()} password={password} onBack={() => setChoosing(false)} />

  const focus = (field: 'password' | 'submit') =>
    form.current
      ?.querySelector<HTMLElement>(field === 'password' ? 'input[name=password]' : '[type=submit]')
      ?.focus()
  const signIn = (event: FormEvent) => {
    event.preventDefault()
    attempt(async () => {
      const done = await core.session.signIn({ login: login.trim(), password })
      if (!done.ok && done.failure === 'newPasswordNeeded') setChoosing(true)
      return done
    })
  }
  return (
    <Frame
      title={t('session.signIn.title')}
      subtitle={t('session.signIn.at', { server: server.name ?? server.url })}
      foot={
        <Button variant="quiet" small onPress={() => setElsewhere(true)}>
          {t('session.signIn.change')}
        </Button>
      }
    >
      <Message text={notice === null ? null : t(`session.notice.${notice}`)} tone="warning" />
      {profiles.length > 0 ? (
        <section className="frame-list" aria-label={t('session.signIn.profiles')}>
          <h2 className="frame-list-title">{t('session.signIn.profiles')}</h2>
          {profiles.map((p) => (
            <Button
              key={p.login}
              onPress={() => {
                setLogin(p.login)
                setPassword('')
                focus('password')
              }}
            >
              <span>{p.displayName}</span>
              <span className={p.waiting > 0 ? 'waiting' : ''}>
                {p.waiting > 0 ? t('session.signIn.waiting', { n: p.waiting }) : p.login}
              </span>
            </Button>
          ))}
        </section>
      ) : null}
      <form ref={form} onSubmit={signIn}>
        <TextField
          label={t('session.signIn.login')}
          name="login"
          autoComplete="username"
          value={login}
          onChange={setLogin}
          isRequired
          autoFocus={login === ''}
        />
        <TextField
          label={t('session.signIn.password')}
          type="password"
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          isRequired
          autoFocus={login !== ''}
        />
        <Message text={failed} />
        <Button variant="primary" type="submit" isPending={busy}>
          {busy ? t('session.signIn.submitting') : t('session.signIn.submit')}
        </Button>
      </form>
      {demoLogins.length > 0 ? (
        <section className="frame-list" aria-label={t('session.signIn.demo')}>
          <h2 className="frame-list-title">{t('session.signIn.demo')}</h2>
          <p className="muted">{t('session.signIn.demoHint')}</p>
          {demoLogins.map((d) => (
            <Button
              key={d.login}
              onPress={() => {
                setLogin(d.login)
                setPassword(d.password)
                focus('submit')
              }}
            >
              <span>{d.login}</span>
              <span>{d.note[i18n.language === 'en' ? 'en' : 'de']}</span>
            </Button>
          ))}
        </section>
      ) : null}
    </Frame>
  )
}
