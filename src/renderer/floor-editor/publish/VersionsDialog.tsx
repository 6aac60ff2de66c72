import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../core/client.ts'
import { useSite } from '../../core/session.ts'
import { useFormat } from '../../i18n/format.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useEditor } from '../shell.ts'

/** Every version with who and when; any of them can be published again. */
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
            <li key={v.version}>
              <span>
                <strong>{t('edit.versions.version', { version: v.version })}</strong>
                {v.inForce ? ` · ${t('edit.versions.inForce')}` : ''}
                <br />
                <span className="muted">
                  {format.instant(v.at, timeZone)} · {v.by ?? t('edit.versions.nobody')} ·{' '}
                  {t('edit.spaces', { n: v.spaces })}
                </span>
              </span>
              {v.inForce ? null : (
                <Button small onPress={() => open({ is: 'publish', version: v.version })}>
                  {t('edit.versions.back')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </Dialog>
  )
}
