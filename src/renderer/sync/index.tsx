import { useQuery } from '@tanstack/react-query'
import { Check, Clock, RefreshCw, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Change } from '#shared/contract/local.ts'
import { Page } from '../app/Page.tsx'
import { syncWords } from '../app/SyncState.tsx'
import { RejectedChange } from '../changes/RejectedChange.tsx'
import { intentWords, rejectedWords } from '../changes/sentences.ts'
import { api, core } from '../core/client.ts'
import { useSite } from '../core/session.ts'
import { useFormat } from '../i18n/format.ts'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { SyncHelp } from './Help.tsx'
import './Sync.css'
import './texts.ts'

/** Every change on its way, what was rejected, and what was answered lately. */
export function SyncScreen() {
  const { t } = useTranslation()
  const format = useFormat()
  const { timeZone } = useSite()
  const status = useQuery(api.sync.status.queryOptions()).data
  const changes = useQuery(api.sync.changes.queryOptions()).data
  const open = changes?.filter((c) => c.state === 'rejected' && !c.dismissed) ?? []
  const waiting = changes?.filter((c) => c.state === 'queued' || c.state === 'sent') ?? []
  const done = changes?.filter((c) => c.state === 'accepted' || (c.state === 'rejected' && c.dismissed)) ?? []
  return (
    <Page title={t('app.sync')}>
      {status && changes ? (
        <div className="sync-page">
          <section className="sync-status" aria-label={t('app.status.label')}>
            <div>
              <h2>{syncWords(status, t, format, timeZone).title}</h2>
              <p>{t(`sync.explain.${status.state}`)}</p>
              <p className="muted">
                {status.lastContact === null
                  ? t('sync.contactNever')
                  : t('sync.contact', { when: format.instant(status.lastContact, timeZone) })}
              </p>
            </div>
            <Button
              variant="primary"
              isPending={status.state === 'syncing'}
              onPress={() => void core.sync.now()}
            >
              <RefreshCw size={16} aria-hidden />
              {t('sync.now')}
            </Button>
          </section>
          {open.length > 0 ? (
            <Section title={`${t('sync.needsYou')} · ${open.length}`}>
              {open.map((c) => (
                <li key={c.id} className="sync-row">
                  <RejectedChange change={c} />
                </li>
              ))}
            </Section>
          ) : null}
          <Section
            title={waiting.length > 0 ? `${t('sync.waiting')} · ${waiting.length}` : t('sync.waiting')}
            empty={t('sync.waitingNone')}
          >
            {waiting.map((c) => (
              <Row key={c.id} change={c} />
            ))}
          </Section>
          <Section title={t('sync.done')} empty={t('sync.doneNone')}>
            {done.map((c) => (
              <Row key={c.id} change={c} />
            ))}
          </Section>
          <SyncHelp />
        </div>
      ) : null}
    </Page>
  )
}

function Section({ title, empty, children }: { title: string; empty?: string; children: ReactNode[] }) {
  return (
    <section className="sync-section">
      <h2>{title}</h2>
      {children.length === 0 ? <p className="muted">{empty}</p> : <ul>{children}</ul>}
    </section>
  )
}

const icons = { queued: Clock, sent: Clock, accepted: Check, rejected: X } as const

function Row({ change }: { change: Change }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { noon, timeZone } = useSite()
  const words = rejectedWords(change, { t, format })
  const Icon = icons[change.state]
  return (
    <li className={classes('sync-row', change.state)}>
      <Icon size={18} aria-hidden />
      <div>
        <p>{intentWords(change.intent, change.space, { t, format, noon })}</p>
        {words ? <p className="muted">{words.title}</p> : null}
      </div>
      <p className="sync-when muted">
        {t('sync.at', { state: t(`sync.state.${change.state}`), when: format.instant(change.at, timeZone) })}
      </p>
    </li>
  )
}
