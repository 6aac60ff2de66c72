import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { SyncStatus } from '#shared/contract/local.ts'
import { api, core } from '../core/client.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { navigate } from './location.ts'
import { paths } from './routes.ts'
import { useUi } from './ui-state.ts'

/** The way back in leads through the server. */
const isReachable = ({ state }: SyncStatus): boolean => state === 'fresh' || state === 'syncing'

/** Signs out; asks first when that costs the person something: offline, or with changes that wait. */
export async function askToSignOut(): Promise<void> {
  const status = await core.sync.status()
  if (isReachable(status) && status.queued === 0) await leave()
  else useUi.setState({ signingOut: true })
}

/** Whoever signs in next begins where everyone does: a screen of before may not be for them. */
async function leave(): Promise<void> {
  await core.session.signOut()
  navigate(paths.week())
}

/** What signing out means now; it follows the sync state while it is open. */
export function SignOutDialog() {
  const { t } = useTranslation()
  const { data: status } = useQuery(api.sync.status.queryOptions())
  const close = () => useUi.setState({ signingOut: false })
  if (!status) return null
  const { queued, state } = status
  return (
    <Dialog
      title={t('app.leaving.title')}
      isOpen
      onClose={close}
      actions={
        <>
          <Button onPress={() => void leave().finally(close)}>{t('app.person.signOut')}</Button>
          <Button variant="primary" autoFocus onPress={close}>
            {t('app.leaving.stay')}
          </Button>
        </>
      }
    >
      {isReachable(status) ? null : (
        <p>{t(state === 'updateNeeded' ? 'app.leaving.updateNeeded' : 'app.leaving.offline')}</p>
      )}
      <p>{queued > 0 ? t('app.leaving.waiting', { n: queued }) : t('app.leaving.sent')}</p>
    </Dialog>
  )
}
