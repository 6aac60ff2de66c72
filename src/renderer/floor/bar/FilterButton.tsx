import { X } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Feature } from '#shared/domain/floor-plan.ts'
import { Button } from '../../ui/Button.tsx'
import { ToggleChip } from '../../ui/Chip.tsx'
import { PopoverButton } from '../../ui/Popover.tsx'
import { featureIcon } from '../side/features.tsx'
import './Bar.css'

/** Features to look for, each with how many free spaces would be left; the chosen ones as buttons that take them back. */
export const FilterButton = memo(function FilterButton(props: {
  features: readonly Feature[]
  chosen: readonly Feature[]
  /** Free spaces left when a feature were chosen too. */
  count: (feature: Feature) => number
  onChange: (features: readonly Feature[]) => void
}) {
  const { features, chosen, count, onChange } = props
  const { t } = useTranslation()
  const without = (f: Feature) => chosen.filter((c) => c !== f)
  return (
    <>
      {chosen.map((f) => (
        <Button
          key={f}
          aria-label={t('floor.filterRemove', { feature: t(`floor.feature.${f}`) })}
          onPress={() => onChange(without(f))}
        >
          {t(`floor.feature.${f}`)}
          <X size={14} aria-hidden />
        </Button>
      ))}
      <PopoverButton label={t('floor.filter')} button={<Button variant="quiet">{t('floor.filter')}</Button>}>
        {
          /* counted only while the panel is open */ () => (
            <div className="bar-panel">
              <h2>{t('floor.filterFeatures')}</h2>
              {features.length === 0 ? <p className="muted">{t('floor.filterNone')}</p> : null}
              <div className="bar-chips">
                {features.map((f) => (
                  <ToggleChip
                    key={f}
                    icon={featureIcon[f]}
                    isSelected={chosen.includes(f)}
                    onChange={(on) => onChange(on ? [...chosen, f] : without(f))}
                  >
                    {t(`floor.feature.${f}`)}{' '}
                    <span className="muted">{t('floor.free', { n: count(f) })}</span>
                  </ToggleChip>
                ))}
              </div>
              {chosen.length > 0 ? (
                <Button small onPress={() => onChange([])}>
                  {t('floor.filterClear')}
                </Button>
              ) : null}
            </div>
          )
        }
      </PopoverButton>
    </>
  )
})
