import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { core } from '../core/client.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Field.tsx'
import { useAttempt } from './attempt.ts'
import { Frame, Message } from './Frame.tsx'

/** First start: which server. */
export function ServerAddress() {
  const { t } = useTranslation()
  const [url, setUrl] = useState('')
  const { busy, failed, attempt } = useAttempt()
  const connect = (event: FormEvent) => {
    event.preventDefault()
    const address = url.trim()
    if (address !== '') attempt(() => core.session.setServer({ url: address }))
  }
  return (
    <Frame title={t('session.server.title')}>
      <p className="muted">{t('session.server.intro')}</p>
      <form onSubmit={connect}>
        <TextField
          label={t('session.server.address')}
          type="text"
          name="url"
          autoComplete="url"
          placeholder={t('session.server.placeholder')}
          value={url}
          onChange={setUrl}
          autoFocus
          isRequired
        />
        <Message text={failed} />
        <Button variant="primary" type="submit" isPending={busy}>
          {busy ? t('session.server.connecting') : t('session.server.connect')}
        </Button>
      </form>
    </Frame>
  )
}
