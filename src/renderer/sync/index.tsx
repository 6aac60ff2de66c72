import { useTranslation } from 'react-i18next'
import { Page } from '../app/Page.tsx'

export function SyncScreen() {
  const { t } = useTranslation()
  return <Page title={t('app.sync')}>…</Page>
}
