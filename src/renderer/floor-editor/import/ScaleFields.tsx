import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FloorPlanDocument, Point } from '#shared/domain/floor-plan.ts'
import { planBounds } from '#shared/geometry/plan-bounds.ts'
import type { ImportedBuilding } from '#shared/plan-import/imported.ts'
import { LENGTH_UNITS, parseScale, type ScaleGiven } from '#shared/plan-import/scale.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { NumberInput } from '../side/NumberInput.tsx'

export type Measured = readonly [Point, Point]

/** How large the drawing is, how sure that is, and saying it better: by a unit, a ratio, or a length one knows. */
export function ScaleFields(props: {
  building: ImportedBuilding
  document: FloorPlanDocument
  isMeasuring: boolean
  onMeasuring: (on: boolean) => void
  measured: Measured | null
  onMeasured: (measured: Measured) => void
  onScale: (scale: ScaleGiven) => void
}) {
  const { building, document, isMeasuring, onMeasuring, measured, onMeasured, onScale } = props
  const { format, scale, drawnAt } = building
  const { t, i18n } = useTranslation()
  const [typed, setTyped] = useState('')
  const [truth, setTruth] = useState<number | null>(null)
  const metres = (mm: number) =>
    new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(mm / 1000)
  const bounds = planBounds(document)
  const given = parseScale(typed)
  const [from, to]: Measured = measured ?? [
    [0, 0],
    [0, 0],
  ]
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  const point = (label: string, sign: string, at: Point, axis: 0 | 1, set: (at: Point) => Measured) => (
    <NumberInput
      sign={sign}
      label={label}
      value={measured ? at[axis] / 1000 : null}
      digits={3}
      onChange={(m) => onMeasured(set(axis === 0 ? [m * 1000, at[1]] : [at[0], m * 1000]))}
    />
  )
  return (
    <section className="edit-section">
      <h3>{t('edit.import.scale.title')}</h3>
      <p className={scale.certainty === 'unknown' ? 'import-doubt' : 'muted'}>
        {t(`edit.import.scale.${scale.certainty}`, { evidence: scale.evidence ?? '' })}{' '}
        {bounds && scale.certainty !== 'unknown'
          ? t('edit.import.scale.size', {
              width: metres(bounds.maxX - bounds.minX),
              depth: metres(bounds.maxY - bounds.minY),
            })
          : null}
      </p>
      {drawnAt === null ? null : (
        <>
          {format === 'dxf' ? (
            <Select
              label={t('edit.import.scale.unit')}
              showLabel
              options={LENGTH_UNITS.map((unit) => ({
                id: unit,
                label: t(`edit.import.scale.units.${unit}`),
              }))}
              value={LENGTH_UNITS.find((unit) => unit === scale.unit) ?? null}
              onChange={(unit) => onScale({ kind: 'unit', unit })}
            />
          ) : (
            <div className="import-ratio">
              <TextField
                label={t('edit.import.scale.ratio')}
                value={typed}
                onChange={setTyped}
                placeholder="1:100"
              />
              <Button isDisabled={given === null} onPress={() => given && onScale(given)}>
                {t('edit.import.scale.apply')}
              </Button>
            </div>
          )}
          <Button aria-pressed={isMeasuring} onPress={() => onMeasuring(!isMeasuring)}>
            {t('edit.import.scale.measure')}
          </Button>
          {isMeasuring ? (
            <>
              <p className="muted">{t('edit.import.scale.how')}</p>
              <div className="edit-fields">
                {point(t('edit.import.scale.fromX'), 'x₁', from, 0, (at) => [at, to])}
                {point(t('edit.import.scale.fromY'), 'y₁', from, 1, (at) => [at, to])}
                {point(t('edit.import.scale.toX'), 'x₂', to, 0, (at) => [from, at])}
                {point(t('edit.import.scale.toY'), 'y₂', to, 1, (at) => [from, at])}
                <NumberInput
                  sign="m"
                  label={t('edit.import.scale.truth')}
                  value={truth}
                  digits={3}
                  least={0.01}
                  onChange={setTruth}
                />
                <Button
                  isDisabled={!(length > 0) || truth === null}
                  onPress={() =>
                    truth !== null &&
                    onScale({ kind: 'unitsPerMetre', value: (drawnAt * length) / 1000 / truth })
                  }
                >
                  {t('edit.import.scale.set')}
                </Button>
              </div>
            </>
          ) : null}
        </>
      )}
    </section>
  )
}
