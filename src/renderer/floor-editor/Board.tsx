import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ZoomButtons } from '../floor/plan/ZoomButtons.tsx'
import { useDecimal } from '../i18n/i18n.ts'
import { classes } from '../ui/classes.ts'
import { Said } from './checks/Said.tsx'
import type { NamedWarning } from './checks/use-checks.ts'
import { useDrop } from './import/use-drop.ts'
import { useRulers } from './layers/use-rulers.ts'
import { useEditor } from './shell.ts'
import { createEditorView, type EditorView, type Wishes } from './view/editor-view.ts'

/** Said of a mark at once; the rest is in the list. */
const MOST = 3

/** The drawing board: the canvas with what it is told and what it wishes, and the buttons upon it. */
export function Board(props: {
  /** For the keys and panels of the editor; null before it is there. */
  view: RefObject<EditorView | null>
  wishes: Omit<Wishes, 'note'>
  snapping: boolean
  onKeyDown: (event: KeyboardEvent) => void
  /** Over its upper edge. */
  children: ReactNode
}) {
  const { view, wishes, snapping, onKeyDown, children } = props
  const { floor, shown, isHeld, chosen, corner, tool, checks, warned, compared, board, open } = useEditor()
  const { t } = useTranslation()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [noted, setNoted] = useState<readonly NamedWarning[]>([])
  const help = useId()
  const hasRulers = useRulers((rulers) => rulers.on)
  const drop = useDrop((dropped) => open({ is: 'import', dropped }))
  const decimal = useDecimal()

  /** The view lives longer than one painting of this component. */
  const latest = useRef<Wishes>({ ...wishes, note: setNoted })
  latest.current = { ...wishes, note: setNoted }
  useEffect(() => {
    if (!board.current || !canvas.current) return
    const made = createEditorView(board.current, canvas.current, decimal, () => latest.current)
    view.current = made
    return () => {
      view.current = null
      made.destroy()
    }
  }, [board, decimal, view])
  useEffect(() => view.current?.show(shown, chosen, isHeld), [view, shown, chosen, isHeld])
  useEffect(() => view.current?.corner(corner), [view, corner])
  useEffect(() => view.current?.compare(compared), [view, compared])
  useEffect(() => view.current?.use(tool), [view, tool])
  useEffect(() => view.current?.snap(snapping), [view, snapping])
  useEffect(() => view.current?.rulers(hasRulers), [view, hasRulers])
  useEffect(() => {
    if (checks.document) view.current?.warn(checks.document, checks.warnings, warned)
  }, [view, checks, warned])

  return (
    <div
      className={classes('edit-board', hasRulers && 'with-rulers', drop.isOver && 'over')}
      {...drop.handlers}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing board is no form */}
      <div
        ref={board}
        className="edit-host"
        role="group"
        aria-label={t('edit.canvas', { floor: floor.name })}
        aria-describedby={help}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the keys that move what is chosen
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <canvas ref={canvas} aria-hidden />
        {noted.length > 0 ? (
          // The list beside says the same to whoever does not see the marks.
          <div className="check-note" aria-hidden>
            {noted.slice(0, MOST).map(({ key, warning }) => (
              <Said key={key} warning={warning} />
            ))}
            {noted.length > MOST ? t('edit.checks.others', { n: noted.length - MOST }) : null}
          </div>
        ) : null}
      </div>
      <p id={help} className="visually-hidden">
        {t('edit.canvasHelp')}
      </p>
      {drop.isOver ? (
        <p className="edit-drop" aria-hidden>
          {t('edit.drop')}
        </p>
      ) : null}
      <ZoomButtons view={view} withKeys />
      <div className="edit-notes">{children}</div>
    </div>
  )
}
