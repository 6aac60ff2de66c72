import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { useTranslation } from 'react-i18next'
import { Router } from 'wouter'
import { api, core, queryClient } from '../core/client.ts'
import { useConnection } from '../core/link.ts'
import { Filling } from '../session/Filling.tsx'
import { ServerAddress } from '../session/ServerAddress.tsx'
import { SignIn } from '../session/SignIn.tsx'
import { Unlock } from '../session/Unlock.tsx'
import { Announcer } from '../ui/Messages.tsx'
import { notify } from '../ui/toast.ts'
import { useAppliedSettings } from './appearance.ts'
import { hashLocation } from './location.ts'
import { Shell } from './Shell.tsx'
import './App.css'

export function App() {
  const { i18n } = useTranslation()
  return (
    <QueryClientProvider client={queryClient}>
      <I18nProvider locale={i18n.language === 'en' ? 'en-GB' : 'de-DE'}>
        <Router hook={hashLocation}>
          <ConnectionLost />
          <Gate />
          <Announcer />
        </Router>
      </I18nProvider>
    </QueryClientProvider>
  )
}

/** Which of the screens before the app, or the app. */
function Gate() {
  useAppliedSettings()
  useHints()
  useUnexpected()
  const { data } = useQuery(api.session.state.queryOptions())
  switch (data?.phase) {
    case undefined:
      return null
    case 'needsServer':
      return <ServerAddress />
    case 'signedOut':
      return <SignIn session={data} />
    case 'locked':
      return <Unlock session={data} />
    case 'filling':
      return <Filling />
    case 'ready':
      // Another person's screens start anew.
      return <Shell key={data.me.id} />
  }
}

/** The core cannot see the window or, in the browser host, the network: these are good moments to ask the server. */
function useHints() {
  useEffect(() => {
    const hint = () => {
      if (document.visibilityState === 'visible') void core.sync.now().catch(() => {})
    }
    const moments = ['focus', 'online'] as const
    for (const moment of moments) window.addEventListener(moment, hint)
    return () => {
      for (const moment of moments) window.removeEventListener(moment, hint)
    }
  }, [])
}

/** A change whose answer never came is told, whichever screen asked for it. */
function useUnexpected() {
  const { t } = useTranslation()
  useEffect(() => {
    const told = () => notify(t('app.failed'))
    window.addEventListener('unhandledrejection', told)
    return () => window.removeEventListener('unhandledrejection', told)
  }, [t])
}

function ConnectionLost() {
  const { t } = useTranslation()
  const { state } = useConnection()
  return (
    <div role="alert">
      {state === 'lost' || state === 'refused' ? (
        <div className="lost">
          <strong>{t(`app.${state}.title`)}</strong> {t(`app.${state}.body`)}
        </div>
      ) : null}
    </div>
  )
}
