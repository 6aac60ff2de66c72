import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanVersion } from '#shared/contract/floor-plans.ts'
import type { NotWritten } from '#shared/contract/local.ts'
import { api, core } from '../../core/client.ts'
import { useSite } from '../../core/session.ts'
import { type Format, useFormat } from '../../i18n/format.ts'
import type { T } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { notify } from '../../ui/toast.ts'
import { useNotWrittenWords } from '../not-written.ts'
import { useEditor } from '../shell.ts'

/** Every version with who and when; any of them can be published again, and one that is scheduled taken back. */
export function VersionsDialog() {
  const { floor, open, close } = useEditor()
  const { t } = useTranslation()
  const format = useFormat()
  const { timeZone } = useSite()
  const { data, isPending } = useQuery({
    ...api.floorEditor.versions.queryOptions({ input: { floorId: floor.id } }),
    gcTime: 0,
    staleTime: 0,
  })
  return (
    <Dialog title={t('edit.versions.title')} isOpen wide onClose={close}>
      {isPending ? <p>{t('edit.publish.asking')}</p> : null}
      {data === null ? <p>{t('edit.publish.failed.offline')}</p> : null}
      {data ? (
        <ul className="publish-list" aria-label={t('edit.versions.title')}>
          {data.map((v) => (
            <li key={v.version} className="version">
              <span>
                <strong>{t('edit.versions.version', { version: v.version })}</strong>
                {stateWords(v, t, format)}
                <br />
                <span className="muted">
                  {format.instant(v.at, timeZone)} · {v.by ?? t('edit.versions.nobody')} ·{' '}
                  {t('edit.spaces', { n: v.spaces })}
                </span>
              </span>
              <Button
                small
                onPress={() => open({ is: 'compare', version: v.version, before: inForceBefore(v, data) })}
              >
                <span aria-hidden>{t('edit.compare.show')}</span>
                <span className="visually-hidden">{t('edit.compare.lookAt', { version: v.version })}</span>
              </Button>
              {v.state === 'scheduled' ? <Withdraw version={v.version} /> : null}
              {v.state !== 'scheduled' && v.state !== 'published' ? (
                <Button small onPress={() => open({ is: 'publish', version: v.version })}>
                  {t('edit.versions.back')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </Dialog>
  )
}

/** The version that one came, or was to come, in place of; 0: there was none, or it is not listed any more. */
const inForceBefore = ({ version }: PlanVersion, all: readonly PlanVersion[]): number =>
  Math.max(
    0,
    ...all
      .filter((v) => v.version < version && (v.state === 'retired' || v.state === 'published'))
      .map((v) => v.version),
  )

/** " · gilt ab 1. Februar 2027"; nothing of one that was published at once and holds no longer. */
function stateWords({ state, from }: PlanVersion, t: T, format: Format): string {
  if (state === 'retired' && from === null) return ''
  return ` · ${t(`edit.versions.${state}`, { day: from ? format.dateOfYear(from) : 'none' })}`
}

/** Taking a scheduled version back, after saying what then is so. */
function Withdraw({ version }: { version: number }) {
  const { floor } = useEditor()
  const { t } = useTranslation()
  const notWritten = useNotWrittenWords('withdraw')
  const [isAsked, ask] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<NotWritten | null>(null)
  const withdraw = async () => {
    setBusy(true)
    setRefusal(null)
    const end = await core.floorEditor.withdraw({ floorId: floor.id, version }).finally(() => setBusy(false))
    if (end.ok) notify(t('edit.withdraw.done', { version }))
    else setRefusal(end.refusal)
  }
  return (
    <>
      <Button small aria-expanded={isAsked} onPress={() => ask(!isAsked)}>
        {t('edit.withdraw.button')}
      </Button>
      {isAsked ? (
        <div className="publish-ask">
          <p>{t('edit.withdraw.about')}</p>
          <Button small isPending={isBusy} onPress={() => void withdraw()}>
            {t('edit.withdraw.now')}
          </Button>
          <div aria-live="polite">{refusal ? <p>{notWritten(refusal)}</p> : null}</div>
        </div>
      ) : null}
    </>
  )
}
