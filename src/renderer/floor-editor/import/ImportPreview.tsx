import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dimension, FloorPlanDocument, Point } from '#shared/domain/floor-plan.ts'
import { PlanPreview } from '../view/PlanPreview.tsx'

/** What was found in the file, as the editor draws it. It is only looked at, and measured. */
export function ImportPreview(props: {
  document: FloorPlanDocument
  /** Two points are asked for. */
  isMeasuring: boolean
  /** The length that is measured. */
  measured: readonly [Point, Point] | null
  onMeasure: (points: readonly [Point, Point]) => void
}) {
  const { document, isMeasuring, measured, onMeasure } = props
  const { t } = useTranslation()
  const shown = useMemo((): FloorPlanDocument => {
    if (!measured) return document
    const [from, to] = measured
    const length: Dimension = { id: 'measured', from: [from[0], from[1]], to: [to[0], to[1]], offset: 0 }
    return { ...document, dimensions: [...(document.dimensions ?? []), length] }
  }, [document, measured])
  return (
    <PlanPreview
      label={t('edit.import.preview')}
      document={shown}
      whole={document}
      onMeasure={isMeasuring ? onMeasure : null}
    />
  )
}
