import { useTranslation } from 'react-i18next'
import { Page } from '../app/Page.tsx'

/** @param floor id of the floor in the address; without it, the person's own */
export function FloorScreen({ floor }: { floor: string | undefined }) {
  const { t } = useTranslation()
  return <Page title={t('floor.title')}>{floor}</Page>
}
