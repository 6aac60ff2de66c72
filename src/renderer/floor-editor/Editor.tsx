import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Point } from '#shared/domain/floor-plan.ts'
import type { Floor } from '#shared/domain/sites.ts'
import { added, changed, removed } from '#shared/floor-edit/edit.ts'
import { nextNumber } from '#shared/floor-edit/numbering.ts'
import { objectsOf, type PlanObject, pick } from '#shared/floor-edit/objects.ts'
import type { TakenIn } from '#shared/floor-edit/take-in.ts'
import { boundsOfAll, middleOf, mirror, move, rotate } from '#shared/floor-edit/transform.ts'
import { isMac, useOwnHistory } from '../app/history.ts'
import { Page } from '../app/Page.tsx'
import { ZOOM_STEP } from '../floor/plan/ZoomButtons.tsx'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { announce } from '../ui/toast.ts'
import { Board } from './Board.tsx'
import { Tools } from './bar/Tools.tsx'
import { type NamedWarning, useChecks } from './checks/use-checks.ts'
import { canPaste, copy, duplicates, paste } from './clipboard.ts'
import { type OpenDialog, OpenedDialog } from './dialogs.tsx'
import { Head } from './Head.tsx'
import { Others } from './Others.tsx'
import type { PanelId } from './panels.ts'
import { Status } from './Status.tsx'
import { type EditorShell, Shell } from './shell.ts'
import { Side } from './side/Side.tsx'
import { box, click, FIRST_OPTIONS, line, type Made, type Tool, type ToolOptions } from './tools.ts'
import { type DraftInHand, useDraft } from './use-draft.ts'
import { useEditWords } from './use-words.ts'
import { type EditorView, GRID, type Wishes } from './view/editor-view.ts'

const NOTHING: ReadonlySet<string> = new Set()
/** What one arrow key moves, mm. */
const NUDGE = { usual: GRID, large: 1_000, small: 10 }

export function Editor({ floor, picker }: { floor: Floor; picker: ReactNode }) {
  const { t } = useTranslation()
  const draft = useDraft(floor.id)
  if (!draft) return <Page title={t('edit.title')}>{null}</Page>
  return <Desk floor={floor} picker={picker} draft={draft} />
}

function Desk({ floor, picker, draft }: { floor: Floor; picker: ReactNode; draft: DraftInHand }) {
  const { t } = useTranslation()
  const words = useEditWords(draft.document)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(NOTHING)
  const [tool, setTool] = useState<Tool>('select')
  const [options, setOptions] = useState<ToolOptions>(FIRST_OPTIONS)
  const [open, setOpen] = useState<OpenDialog | null>(null)
  const [snapping, setSnapping] = useState(true)
  const [pointed, setPointed] = useState<Point | null>(null)
  const [scale, setScale] = useState(0.05)
  const [panel, setPanel] = useState<PanelId>('properties')
  const [lookedAt, setLookedAt] = useState<string | null>(null)
  const board = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const { document } = draft
  const objects = useMemo(() => pick(document, chosen), [document, chosen])
  useOwnHistory(draft)

  const checks = useChecks(document)
  // Whoever chooses something else no longer looks at the warning.
  const warned =
    checks.warnings.find(
      ({ key, warning: { objects } }) =>
        key === lookedAt && objects[0] !== undefined && chosen.has(objects[0]),
    ) ?? null

  const apply = draft.apply
  const took = useCallback(
    (made: Made | null) => {
      if (!made) return
      apply(made.edit)
      setChosen(new Set(made.ids))
      setTool('select')
      announce(t('edit.added', { n: made.ids.length }))
    },
    [apply, t],
  )
  const named = () => ({
    number: nextNumber(document.spaces),
    text: t('edit.newText'),
    zone: t('edit.newZone', { n: document.zones.length + 1 }),
  })
  const makeAt = (at: Point) => took(click(tool, at, options, named()))

  const wishes: Omit<Wishes, 'note'> = {
    choose(ids, how) {
      const next = new Set(how === 'add' ? chosen : NOTHING)
      for (const id of ids)
        if (how === 'add' && next.has(id) && ids.length === 1) next.delete(id)
        else next.add(id)
      setChosen(next)
      const [only] = next.size === 1 ? pick(document, next) : []
      announce(only ? words.said(only) : t('edit.chosen', { n: next.size }))
    },
    move: (dx, dy) => apply(changed(objects.map((o) => [o, move(o, dx, dy)]))),
    turn: (about, degrees) => apply(changed(objects.map((o) => [o, rotate(o, about, degrees)]))),
    click: makeAt,
    box: (bounds) => took(box(tool, bounds, options, named())),
    line: (points) => took(line(tool, points, options)),
    pointed: setPointed,
    mark: ({ warnings }) => warnings[0] && showWarning(warnings[0]),
    scaled: setScale,
  }
  // What is gone, by undo or in another window, is no longer chosen.
  useEffect(() => {
    if (objects.length !== chosen.size) setChosen(new Set(objects.map((o) => o.object.id)))
  }, [objects, chosen])

  // A drawing from elsewhere may be of another size; the board shows this state of it already.
  const toFit = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the drawing has changed
  useEffect(() => {
    if (toFit.current) view.current?.fit()
    toFit.current = false
  }, [document])

  const remove = () => {
    if (chosen.size === 0) return
    apply(removed(document, chosen))
    setChosen(NOTHING)
    announce(t('edit.removed', { n: chosen.size }))
  }
  const add = (made: readonly PlanObject[]) => {
    apply(added(made))
    setChosen(new Set(made.map((o) => o.object.id)))
    announce(t('edit.added', { n: made.length }))
  }
  const takeIn = ({ edit, ids }: TakenIn) => {
    toFit.current = true
    apply(edit)
    setChosen(new Set(ids))
  }
  const duplicate = () => chosen.size > 0 && add(duplicates(objects, 500, 500))
  const turnAll = (degrees: number) => {
    const all = boundsOfAll(objects)
    if (all) apply(changed(objects.map((o) => [o, rotate(o, middleOf(all), degrees)])))
  }
  const mirrorAll = () => {
    const all = boundsOfAll(objects)
    if (all) apply(changed(objects.map((o) => [o, mirror(o, middleOf(all)[0])])))
  }
  const nudge = (dx: number, dy: number) => {
    apply(changed(objects.map((o) => [o, move(o, dx, dy)])))
    const all = boundsOfAll(objects)
    if (all)
      view.current?.reveal({
        minX: all.minX + dx,
        minY: all.minY + dy,
        maxX: all.maxX + dx,
        maxY: all.maxY + dy,
      })
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    const command = isMac ? event.metaKey : event.ctrlKey
    if (command) {
      if (key === 'a') setChosen(new Set([...objectsOf(document)].map((o) => o.object.id)))
      else if (key === 'c') copy(objects)
      else if (key === 'x') {
        copy(objects)
        remove()
      } else if (key === 'v' && canPaste()) {
        const { edit, ids } = paste()
        apply(edit)
        setChosen(new Set(ids))
      } else if (key === 'd') duplicate()
      else return
      event.preventDefault()
      return
    }
    const by = event.shiftKey ? NUDGE.large : event.altKey ? NUDGE.small : NUDGE.usual
    const arrow = ARROWS[key]
    if (arrow && chosen.size > 0) nudge(arrow[0] * by, arrow[1] * by)
    else if (arrow) view.current?.panBy(arrow[0] * -60, arrow[1] * -60)
    else if (key === 'Delete' || key === 'Backspace') remove()
    else if (key === 'Enter') {
      if (tool === 'select') return
      if (view.current) enter(view.current)
    } else if (key === 'Escape') {
      if (view.current?.cancel()) return
      if (tool !== 'select') setTool('select')
      else setChosen(NOTHING)
    } else if (key === 'r') turnAll(event.shiftKey ? -90 : 90)
    else if (key === 'm') mirrorAll()
    else if (key === '+' || key === '=') view.current?.zoomBy(ZOOM_STEP)
    else if (key === '-') view.current?.zoomBy(1 / ZOOM_STEP)
    else if (key === '0') view.current?.fit()
    else return
    event.preventDefault()
  }
  /** Without a pointer: a thing in the middle of what is in sight, or the end of the line under way. */
  const enter = (at: EditorView) => {
    const middle = at.middle()
    const [x, y] = [Math.round(middle[0] / GRID) * GRID, Math.round(middle[1] / GRID) * GRID]
    const here = (width: number, depth: number) => ({
      minX: x - width / 2,
      minY: y - depth / 2,
      maxX: x + width / 2,
      maxY: y + depth / 2,
    })
    if (tool === 'room') took(box(tool, here(6_000, 5_000), options, named()))
    else if (tool === 'zone') took(box(tool, here(4_000, 3_000), options, named()))
    else if (tool === 'wall' || tool === 'route' || tool === 'dimension') {
      took(
        line(
          tool,
          [
            [x - 2_000, y],
            [x + 2_000, y],
          ],
          options,
        ),
      )
    } else makeAt([x, y])
  }

  const reveal = (ids: ReadonlySet<string>) => {
    const all = boundsOfAll(pick(document, ids))
    if (all) view.current?.reveal(all)
  }
  const show = (ids: ReadonlySet<string>) => {
    setChosen(ids)
    reveal(ids)
  }
  const showWarning = ({ key, warning }: NamedWarning) => {
    setLookedAt(key)
    setChosen(new Set(warning.objects.slice(0, 1)))
    reveal(new Set(warning.objects))
  }
  const shell: EditorShell = {
    floor,
    draft,
    words,
    objects,
    chosen,
    show,
    checks,
    warned,
    showWarning,
    board,
    toBoard: () => board.current?.focus({ preventScroll: true }),
    panel,
    showPanel: setPanel,
    actions: { apply, remove, duplicate, turn: turnAll, mirror: mirrorAll, add, takeIn },
    tool,
    options,
    setOptions,
    insert: () => view.current && enter(view.current),
    open: setOpen,
    close: () => setOpen(null),
  }
  const stale = draft.published > draft.version
  return (
    <Shell value={shell}>
      <Page
        title={t('edit.title')}
        mainClassName="edit-main"
        toolbar={
          <>
            {picker}
            <StepsChip done={draft.done} />
          </>
        }
        actions={<Head />}
      >
        <div className="edit">
          <Tools tool={tool} onTool={setTool} />
          <Board view={view} wishes={wishes} snapping={snapping} onKeyDown={onKeyDown}>
            {stale ? (
              <div className="edit-note warning" role="status">
                {t('edit.stale')}
                <Button small onPress={() => setOpen({ is: 'merge' })}>
                  {t('edit.merge.start')}
                </Button>
              </div>
            ) : null}
            <Others floorId={floor.id} draft={draft} />
          </Board>
          <Side />
          <Status pointed={pointed} snapping={snapping} onSnap={setSnapping} scale={scale} />
        </div>
        {open ? <OpenedDialog dialog={open} /> : null}
      </Page>
    </Shell>
  )
}

const ARROWS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** Its place is kept while there is no step: were the head to wrap at the first, the board would move under the hand. */
function StepsChip({ done }: { done: number }) {
  const { t } = useTranslation()
  return (
    <span style={{ visibility: done > 0 ? 'visible' : 'hidden' }}>
      <Chip>{t('edit.steps', { n: Math.max(1, done) })}</Chip>
    </span>
  )
}
