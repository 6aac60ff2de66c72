import { useQuery } from '@tanstack/react-query'
import { Check, CloudOff, Lock, RefreshCw, TriangleAlert, Wrench } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { SyncStatus } from '#shared/contract/local.ts'
import { api } from '../core/client.ts'
import { useConnection } from '../core/link.ts'
import { useSite } from '../core/session.ts'
import { type Format, useFormat } from '../i18n/format.ts'
import type { T } from '../i18n/i18n.ts'
import { classes } from '../ui/classes.ts'
import { paths } from './routes.ts'

/** The sync state in two lines: how it is, and what that means for the person's changes. Times are the site's. */
export function syncWords(
  status: SyncStatus,
  t: T,
  format: Format,
  timeZone: string,
): { title: string; detail: string } {
  const { state, queued, needsYou } = status
  const waiting =
    needsYou > 0
      ? t('app.status.needsYou', { n: needsYou })
      : queued > 0
        ? t('app.status.queued', { n: queued })
        : null
  const since = status.lastContact ?? status.since
  if (state === 'offline') {
    const title =
      since === null
        ? t('app.status.offlineNever')
        : t('app.status.offline', { since: format.instant(since, timeZone) })
    return { title, detail: waiting ?? t('app.status.savedHere') }
  }
  if (state === 'repairing')
    return { title: t('app.status.repairing'), detail: waiting ?? t('app.status.repairingHint') }
  if (state === 'readOnly')
    return { title: t('app.status.readOnly'), detail: waiting ?? t('app.status.readOnlyHint') }
  if (state === 'updateNeeded')
    return { title: t('app.status.updateNeeded'), detail: waiting ?? t('app.status.updateNeededHint') }
  const title = state === 'syncing' ? t('app.status.syncing') : t('app.status.fresh')
  return { title, detail: waiting ?? t('app.status.allSent') }
}

const icons = {
  fresh: Check,
  syncing: RefreshCw,
  offline: CloudOff,
  repairing: Wrench,
  readOnly: Lock,
  updateNeeded: TriangleAlert,
} as const

/** At the foot of the rail, always; leads to the page that lists every change. */
export function SyncState() {
  const { t } = useTranslation()
  const format = useFormat()
  const { data } = useQuery(api.sync.status.queryOptions())
  const { state: connection } = useConnection()
  const { timeZone } = useSite()
  if (!data) return <div className="sync-state" />
  // What was heard last may long be wrong when the window itself is cut off.
  const cut = connection === 'lost' || connection === 'refused'
  const state = cut ? 'offline' : data.state
  const { title, detail } = cut
    ? { title: t('app.status.cut'), detail: t('app.status.cutHint') }
    : syncWords(data, t, format, timeZone)
  const needsYou = data.needsYou > 0 && !cut
  const Icon = needsYou && state === 'fresh' ? TriangleAlert : icons[state]
  return (
    <Link href={paths.sync} className={classes('sync-state', state, needsYou && 'needs-you')}>
      <span className="visually-hidden">{t('app.status.label')}: </span>
      <Icon size={18} aria-hidden />
      <span>
        <span className="sync-title">
          {title}
          <span className="visually-hidden">,</span>
        </span>{' '}
        <span className="sync-detail">{detail}</span>
      </span>
    </Link>
  )
}
