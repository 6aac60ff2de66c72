import { useTranslation } from 'react-i18next'
import { Frame } from './Frame.tsx'

/** The first pull runs; it ends by itself. */
export function Filling() {
  const { t } = useTranslation()
  return (
    <Frame title={t('session.filling.title')}>
      <p className="muted">{t('session.filling.body')}</p>
      <div className="progress" role="progressbar" aria-label={t('session.filling.title')} />
    </Frame>
  )
}
