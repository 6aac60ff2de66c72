import { useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Point } from '#shared/domain/floor-plan.ts'
import type { Floor } from '#shared/domain/sites.ts'
import { compare } from '#shared/floor-edit/compare.ts'
import { cornerOf } from '#shared/floor-edit/corners.ts'
import { applyEdit, changed, NO_EDIT } from '#shared/floor-edit/edit.ts'
import { layerOf, withoutLayers } from '#shared/floor-edit/layers.ts'
import { isLocked } from '#shared/floor-edit/locks.ts'
import { nextNumber } from '#shared/floor-edit/numbering.ts'
import { objectsOf, type PlanObject, pick } from '#shared/floor-edit/objects.ts'
import { boundsOfAll } from '#shared/floor-edit/transform.ts'
import { useOwnHistory } from '../app/history.ts'
import { navigate } from '../app/location.ts'
import { Page } from '../app/Page.tsx'
import { paths } from '../app/routes.ts'
import { api } from '../core/client.ts'
import { Button } from '../ui/Button.tsx'
import { ToggleChip } from '../ui/Chip.tsx'
import { classes } from '../ui/classes.ts'
import { Tooltip } from '../ui/Tooltip.tsx'
import { announce, notify } from '../ui/toast.ts'
import { Board } from './Board.tsx'
import { Tools } from './bar/Tools.tsx'
import { onBoardKey } from './board-keys.ts'
import { type NamedWarning, useChecks } from './checks/use-checks.ts'
import { type OpenDialog, OpenedDialog } from './dialogs.tsx'
import { Head } from './Head.tsx'
import { showLayersOf, useLayers } from './layers/use-layers.ts'
import { Others } from './Others.tsx'
import type { PanelId } from './panels.ts'
import { Compared } from './publish/Compared.tsx'
import { Scheduled } from './publish/Scheduled.tsx'
import { Status } from './Status.tsx'
import { type EditorShell, Shell, useEditor } from './shell.ts'
import { Side } from './side/Side.tsx'
import { StageViews, useStageView } from './stage-view.tsx'
import { ObjectTable } from './table/ObjectTable.tsx'
import {
  box,
  click,
  FIRST_OPTIONS,
  insertion,
  line,
  type Made,
  outline,
  type Tool,
  type ToolOptions,
  WAY,
} from './tools.ts'
import { useActions } from './use-actions.ts'
import { useChoice } from './use-choice.ts'
import { type DraftInHand, useDraft } from './use-draft.ts'
import { useEditWords } from './use-words.ts'
import type { EditorView, Wishes } from './view/editor-view.ts'
import { GRID } from './view/hand.ts'

export function Editor({ floor, picker }: { floor: Floor; picker: ReactNode }) {
  const { t } = useTranslation()
  const draft = useDraft(floor.id)
  if (!draft) return <Page title={t('edit.title')}>{null}</Page>
  return <Desk floor={floor} picker={picker} draft={draft} />
}

function Desk({ floor, picker, draft }: { floor: Floor; picker: ReactNode; draft: DraftInHand }) {
  const { t } = useTranslation()
  const words = useEditWords(draft.document)
  const [tool, setTool] = useState<Tool>('select')
  const [options, setOptions] = useState<ToolOptions>(FIRST_OPTIONS)
  const [open, setOpen] = useState<OpenDialog | null>(null)
  const [snapping, setSnapping] = useState(true)
  const [pointed, setPointed] = useState<Point | null>(null)
  const [scale, setScale] = useState(0.05)
  const [panel, setPanel] = useState<PanelId>('properties')
  const [lookedAt, setLookedAt] = useState<string | null>(null)
  const [isComparing, showChanges] = useState(false)
  const board = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const { document } = draft
  const { hidden, locked } = useLayers()
  const compared = useMemo(
    () => (isComparing ? compare(draft.base, document) : null),
    [isComparing, draft.base, document],
  )
  const [previewed, preview] = useState(NO_EDIT)
  const shown = useMemo(
    () => withoutLayers(applyEdit(document, previewed), hidden),
    [document, previewed, hidden],
  )
  const isHeld = useCallback((o: PlanObject) => isLocked(o.object) || locked.has(layerOf(o.kind)), [locked])
  const choice = useChoice(document, words, isHeld)
  const { chosen, objects, choose } = choice
  const actions = useActions(draft, choice, isHeld)
  const stageView = useStageView()
  useOwnHistory(draft)
  useMarked(draft)

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
      if (!apply(made.edit)) return
      showLayersOf(made.edit)
      choose(made.ids)
      setTool('select')
      announce(t('edit.added', { n: made.ids.length }))
    },
    [apply, choose, t],
  )
  const named = () => ({
    number: nextNumber(document.spaces),
    text: t('edit.newText'),
    zone: t('edit.newZone', { n: document.zones.length + 1 }),
  })
  const take = (next: Tool) => {
    setTool(next)
    // Whoever draws sees where.
    if (stageView === 'table' && WAY[next] !== 'pick')
      navigate(paths.floors(floor.id, 'both'), { replace: true })
  }

  const wishes: Omit<Wishes, 'note'> = {
    choose: choice.point,
    move: actions.move,
    turn: (about, degrees) => actions.turn(degrees, about),
    reshape: (before, after) => actions.apply(changed([[before, after]])),
    corner: choice.chooseCorner,
    click: (at) => took(click(tool, at, options, named())),
    box: (bounds) => took(box(tool, bounds, options, named())),
    line: (points) => took(line(tool, points, options)),
    outline: (corners) => took(outline(tool, corners, options, named())),
    refuse: (why) => notify(t(`edit.corners.refused.${why}`)),
    pointed: setPointed,
    mark: ({ warnings }) => warnings[0] && showWarning(warnings[0]),
    scaled: setScale,
  }

  // A drawing from elsewhere may be of another size; the board shows this state of it already.
  const toFit = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the drawing has changed
  useEffect(() => {
    if (toFit.current) view.current?.fit()
    toFit.current = false
  }, [document])

  const nudge = (dx: number, dy: number) => {
    actions.move(dx, dy)
    const all = boundsOfAll(objects)
    if (all)
      view.current?.reveal({
        minX: all.minX + dx,
        minY: all.minY + dy,
        maxX: all.maxX + dx,
        maxY: all.maxY + dy,
      })
  }
  /** What the tool makes, in the middle of what is in sight. */
  const insert = () => {
    if (!view.current) return
    const [x, y] = view.current.middle()
    const onGrid = (mm: number) => Math.round(mm / GRID) * GRID
    took(insertion(tool, [onGrid(x), onGrid(y)], options, named()))
  }
  const onKeyDown = (event: KeyboardEvent) =>
    onBoardKey(event, {
      view: view.current,
      tool,
      hasChosen: chosen.size > 0,
      actions,
      setTool: take,
      chooseAll: () => choose([...objectsOf(shown)].filter((o) => !isHeld(o)).map((o) => o.object.id)),
      chooseNothing: () => choose([]),
      nudge,
      insert,
      replace: () => setOpen({ is: 'replace' }),
    })

  const reveal = (ids: ReadonlySet<string>) => {
    const all = boundsOfAll(pick(document, ids))
    if (all) view.current?.reveal(all)
  }
  const show = (ids: ReadonlySet<string>) => {
    choose(ids)
    reveal(ids)
  }
  const showWarning = ({ key, warning }: NamedWarning) => {
    setLookedAt(key)
    choose(warning.objects.slice(0, 1))
    reveal(new Set(warning.objects))
  }
  const shell: EditorShell = {
    floor,
    draft,
    words,
    shown,
    isHeld,
    objects,
    chosen,
    corner: choice.corner,
    chooseCorner(at) {
      choice.chooseCorner(at)
      const [x, y] = (objects[0] && cornerOf(objects[0], at)) ?? []
      if (x !== undefined && y !== undefined) view.current?.reveal({ minX: x, minY: y, maxX: x, maxY: y })
    },
    show,
    choose(ids) {
      show(ids)
      announce(t('edit.chosen', { n: ids.size }))
    },
    checks,
    warned,
    showWarning,
    compared,
    showChanges,
    board,
    toBoard: () => board.current?.focus({ preventScroll: true }),
    panel,
    showPanel: setPanel,
    actions: {
      ...actions,
      takeIn(taken) {
        toFit.current = true
        return actions.takeIn(taken)
      },
    },
    preview,
    tool,
    options,
    setOptions,
    insert,
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
            <StepsChip />
          </>
        }
        actions={<Head />}
      >
        <div className="edit">
          <div className="edit-rail">
            <Tools tool={tool} onTool={take} />
            <StageViews />
          </div>
          <div className={classes('edit-stage', stageView)}>
            <Board view={view} wishes={wishes} snapping={snapping} onKeyDown={onKeyDown}>
              {stale ? (
                <div className="edit-note warning" role="status">
                  {t('edit.stale')}
                  <Button
                    small
                    isDisabled={draft.saving !== 'saved'}
                    onPress={() => setOpen({ is: 'merge' })}
                  >
                    {t('edit.merge.start')}
                  </Button>
                </div>
              ) : null}
              <Scheduled />
              <Compared />
              <Others floorId={floor.id} draft={draft} />
            </Board>
            {stageView === 'plan' ? null : <ObjectTable />}
          </div>
          <Side />
          <Status pointed={pointed} snapping={snapping} onSnap={setSnapping} scale={scale} view={view} />
        </div>
        {open ? <OpenedDialog dialog={open} /> : null}
      </Page>
    </Shell>
  )
}

/**
 * How far the draft is; pressed, the board shows what it changes. Its place is kept while there is no step: were the
 * head to wrap at the first, the board would move under the hand.
 */
function StepsChip() {
  const { t } = useTranslation()
  const { draft, compared, showChanges } = useEditor()
  const { done } = draft
  return (
    <span style={{ visibility: done > 0 ? 'visible' : 'hidden' }}>
      <Tooltip text={t('edit.compare.show')}>
        <ToggleChip isSelected={compared !== null} onChange={showChanges}>
          <span>{t('edit.steps', { n: Math.max(1, done) })}</span>
          <span className="visually-hidden">{`: ${t('edit.compare.show')}`}</span>
        </ToggleChip>
      </Tooltip>
    </span>
  )
}

/** The list of floors marks those with a draft: it is read again once there is one, or none any more. */
function useMarked({ done, saving }: DraftInHand): void {
  const queries = useQueryClient()
  const isDrafted = done > 0
  const known = useRef(isDrafted)
  useEffect(() => {
    if (saving !== 'saved' || known.current === isDrafted) return
    known.current = isDrafted
    void queries.invalidateQueries({ queryKey: api.floorEditor.drafts.key() })
  }, [queries, saving, isDrafted])
}
