import { useTranslation } from 'react-i18next'
import { Page } from '../app/Page.tsx'

export function WeekScreen({ from }: { from: string | undefined }) {
  const { t } = useTranslation()
  return <Page title={t('app.week')}>{from}</Page>
}
