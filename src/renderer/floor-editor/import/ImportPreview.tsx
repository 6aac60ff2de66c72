import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dimension, FloorPlanDocument, Point } from '#shared/domain/floor-plan.ts'
import { ZoomButtons } from '../../floor/plan/ZoomButtons.tsx'
import { useDecimal } from '../../i18n/i18n.ts'
import { createEditorView, type EditorView, type Wishes } from '../view/editor-view.ts'

const NOTHING: ReadonlySet<string> = new Set()
const nothing = () => {}

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
  const host = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const view = useRef<EditorView | null>(null)
  const decimal = useDecimal()
  const latest = useRef(onMeasure)
  latest.current = onMeasure
  useEffect(() => {
    if (!host.current || !canvas.current) return
    const wishes: Wishes = {
      choose: nothing,
      move: nothing,
      turn: nothing,
      reshape: nothing,
      click: nothing,
      box: nothing,
      pointed: nothing,
      mark: nothing,
      note: nothing,
      scaled: nothing,
      line: ([from, to]) => from && to && latest.current([from, to]),
    }
    const made = createEditorView(host.current, canvas.current, decimal, () => wishes, true)
    view.current = made
    return () => {
      view.current = null
      made.destroy()
    }
  }, [decimal])
  const shown = useMemo((): FloorPlanDocument => {
    if (!measured) return document
    const [from, to] = measured
    const length: Dimension = { id: 'measured', from: [from[0], from[1]], to: [to[0], to[1]], offset: 0 }
    return { ...document, dimensions: [...(document.dimensions ?? []), length] }
  }, [document, measured])
  useEffect(() => view.current?.show(shown, NOTHING), [shown])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another drawing is of another size
  useEffect(() => view.current?.fit(), [document])
  useEffect(() => view.current?.use(isMeasuring ? 'dimension' : 'select'), [isMeasuring])
  return (
    <div className="import-preview">
      <div ref={host} className="edit-host" role="img" aria-label={t('edit.import.preview')}>
        <canvas ref={canvas} aria-hidden />
      </div>
      <ZoomButtons view={view} />
    </div>
  )
}
