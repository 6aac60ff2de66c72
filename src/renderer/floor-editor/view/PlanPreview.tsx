import { useEffect, useRef } from 'react'
import type { FloorPlanDocument, Point } from '#shared/domain/floor-plan.ts'
import type { Comparison } from '#shared/floor-edit/compare.ts'
import { ZoomButtons } from '../../floor/plan/ZoomButtons.tsx'
import { useDecimal } from '../../i18n/i18n.ts'
import { createEditorView, type EditorView, type Wishes } from './editor-view.ts'
import './PlanPreview.css'

const NOTHING: ReadonlySet<string> = new Set()
const nothing = () => {}

/** A drawing as the editor draws it, which is only looked at. */
export function PlanPreview(props: {
  /** What is seen, for whoever does not see it. */
  label: string
  document: FloorPlanDocument
  /** Another one is brought into sight as a whole. @default the document */
  whole?: unknown
  /** How it differs from another; null: it is not compared. */
  compared?: Comparison | null
  /** Where given, a length is measured between two points. */
  onMeasure?: ((points: readonly [Point, Point]) => void) | null
}) {
  const { label, document, whole = document, compared = null, onMeasure = null } = props
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
      corner: nothing,
      outline: nothing,
      refuse: nothing,
      click: nothing,
      box: nothing,
      pointed: nothing,
      mark: nothing,
      note: nothing,
      scaled: nothing,
      line: ([from, to]) => from && to && latest.current?.([from, to]),
    }
    const made = createEditorView(host.current, canvas.current, decimal, () => wishes, true)
    view.current = made
    return () => {
      view.current = null
      made.destroy()
    }
  }, [decimal])
  useEffect(() => view.current?.show(document, NOTHING), [document])
  useEffect(() => view.current?.compare(compared), [compared])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another drawing is of another size
  useEffect(() => view.current?.fit(), [whole])
  const isMeasuring = onMeasure !== null
  useEffect(() => view.current?.use(isMeasuring ? 'dimension' : 'select'), [isMeasuring])
  return (
    <div className="plan-preview">
      <div ref={host} className="edit-host" role="img" aria-label={label}>
        <canvas ref={canvas} aria-hidden />
      </div>
      <ZoomButtons view={view} />
    </div>
  )
}
