import { useTranslation } from 'react-i18next'
import { Page } from '../app/Page.tsx'

export function SettingsScreen({ section }: { section: string | undefined }) {
  const { t } = useTranslation()
  return <Page title={t('app.settings')}>{section}</Page>
}
