import { useTranslation } from 'react-i18next'
import { FEATURES } from '#shared/domain/features.ts'
import type { Feature } from '#shared/domain/floor-plan.ts'
import { Checkbox } from '../ui/Checkbox.tsx'

/** Equipment to choose from. */
export function FeatureBoxes(props: {
  legend: string
  hint?: string
  features: readonly Feature[]
  onChange: (features: Feature[]) => void
}) {
  const { legend, hint, features, onChange } = props
  const { t } = useTranslation()
  return (
    <fieldset>
      <legend>{legend}</legend>
      {hint ? <p className="hint">{hint}</p> : null}
      <div className="boxes">
        {FEATURES.map((feature) => (
          <Checkbox
            key={feature}
            isSelected={features.includes(feature)}
            onChange={(on) => onChange(FEATURES.filter((f) => (f === feature ? on : features.includes(f))))}
          >
            {t(`floor.feature.${feature}`)}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
}
