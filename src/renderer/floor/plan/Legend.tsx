import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { StateIcon } from './StateIcon.tsx'

const SHOWN = ['free', 'taken', 'team', 'mine', 'closed', 'blocked', 'reserved'] as const

export const Legend = memo(function Legend() {
  const { t } = useTranslation()
  return (
    <ul className="plan-legend" aria-label={t('floor.legend.label')}>
      {SHOWN.map((state) => (
        <li key={state}>
          <StateIcon state={state} />
          {t(`floor.legend.${state}`)}
        </li>
      ))}
    </ul>
  )
})
