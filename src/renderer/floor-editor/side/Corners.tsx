import { Minus, Plus } from 'lucide-react'
import { type KeyboardEvent, useId, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Point } from '#shared/domain/floor-plan.ts'
import {
  allCorners,
  type CornerAt,
  cornerOf,
  placeAfter,
  type Recornered,
  sideAfter,
  withCornerAfter,
  withCornerMoved,
  withoutCorner,
} from '#shared/floor-edit/corners.ts'
import { changed } from '#shared/floor-edit/edit.ts'
import { hasPaths, type WithPaths } from '#shared/floor-edit/paths.ts'
import { distance } from '#shared/geometry/shape.ts'
import { IconButton } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { useRowsInSight } from '../../ui/rows-in-sight.ts'
import { announce, notify } from '../../ui/toast.ts'
import { useEditor } from '../shell.ts'
import { NumberInput } from './NumberInput.tsx'

/** What of a corner can have the focus. */
const CONTROLS = 'input, button'
/** Height of a corner with the side behind it, px. */
const ROW = 58

/** Corners of the one thing chosen, by number. */
export function Corners() {
  const { objects } = useEditor()
  const [only] = objects.length === 1 ? objects : []
  return only && hasPaths(only) ? <CornerList key={only.object.id} of={only} /> : null
}

/**
 * Only rows in sight are in the document, and one is in the order of the Tab key: imported outlines have thousands of
 * corners. The arrow keys go from one to the next.
 */
function CornerList({ of }: { of: WithPaths }) {
  const { actions, words, corner: chosen, chooseCorner } = useEditor()
  const { t } = useTranslation()
  const corners = allCorners(of)
  const isSame = (a: CornerAt, b: CornerAt | null) => a.path === b?.path && a.corner === b.corner
  const active = corners.findIndex((at) => isSame(at, chosen))
  const sight = useRowsInSight(corners.length, ROW, active)
  const { box, bringIntoSight } = sight
  const help = useId()
  /** Which control of the next row is to have the focus, once that row is there. */
  const goesTo = useRef<number | null>(null)
  useLayoutEffect(() => {
    bringIntoSight(active)
    const wanted = goesTo.current
    goesTo.current = null
    if (wanted === null) return
    const row = box.current?.querySelector(`[aria-posinset="${active + 1}"]`)
    row?.querySelectorAll<HTMLElement>(CONTROLS)[wanted]?.focus({ preventScroll: true })
  }, [box, bringIntoSight, active])
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const next = corners[active + by]
    const target = event.target as HTMLElement
    const row = target.closest('[aria-posinset]')
    if (by === 0 || !next || !row) return
    event.preventDefault()
    goesTo.current = [...row.querySelectorAll(CONTROLS)].indexOf(target)
    chooseCorner(next)
  }

  /** @returns whether it was taken */
  const take = ({ object, refused }: Recornered): boolean => {
    if (refused) notify(t(`edit.corners.refused.${refused}`))
    return object !== null && actions.apply(changed([[of, object]]))
  }
  const add = (at: CornerAt, n: number) => {
    if (take(withCornerAfter(of, at, placeAfter(of, at)))) announce(t('edit.corners.added', { n: n + 1 }))
  }
  const remove = (at: CornerAt, n: number) => {
    if (!take(withoutCorner(of, at))) return
    announce(t('edit.corners.removed', { n }))
    // Its button goes with the last row.
    if (n === corners.length) box.current?.focus()
  }
  const row = (i: number) => {
    const at = corners[i]
    const place = at && cornerOf(of, at)
    if (!place) return null
    const n = i + 1
    const side = sideAfter(of, at)
    const next = corners[i + 1]
    const to = next?.path === at.path ? n + 1 : n - at.corner
    const isTabStop = i === Math.max(0, active)
    const coordinate = (axis: 0 | 1) => (
      <NumberInput
        sign={axis === 0 ? 'x' : 'y'}
        label={t('edit.corners.coordinate', { axis: axis === 0 ? 'x' : 'y', n })}
        value={place[axis] / 1000}
        digits={3}
        isTabStop={isTabStop}
        onChange={(m) => take(withCornerMoved(of, at, movedAlong(place, axis, Math.round(m * 1000))))}
      />
    )
    return (
      <li
        key={i}
        className={classes('edit-corner', i === active && 'selected')}
        style={{ transform: `translateY(${i * ROW}px)` }}
        aria-setsize={corners.length}
        aria-posinset={n}
        onFocus={() => i !== active && chooseCorner(at)}
      >
        <span aria-hidden>{n}</span>
        {coordinate(0)}
        {coordinate(1)}
        <IconButton
          small
          excludeFromTabOrder={!isTabStop}
          label={t('edit.corners.add', { n })}
          onPress={() => add(at, n)}
        >
          <Plus size={14} aria-hidden />
        </IconButton>
        <IconButton
          small
          excludeFromTabOrder={!isTabStop}
          label={t('edit.corners.remove', { n })}
          onPress={() => remove(at, n)}
        >
          <Minus size={14} aria-hidden />
        </IconButton>
        {side ? (
          <span className="edit-corner-side muted">
            {t('edit.corners.side', { from: n, to, length: words.metres(distance(...side)) })}
          </span>
        ) : null}
      </li>
    )
  }
  return (
    <section className="edit-section">
      <h2>{t('edit.corners.title')}</h2>
      <p className="muted">{t('edit.corners.pulling')}</p>
      <div ref={box} className="edit-corners" tabIndex={-1} onScroll={sight.onScroll}>
        <p id={help} className="visually-hidden">
          {t('edit.corners.help')}
        </p>
        <ol style={{ height: corners.length * ROW }} aria-describedby={help} onKeyDown={onKeyDown}>
          {sight.rows.map(row)}
        </ol>
      </div>
    </section>
  )
}

const movedAlong = ([x, y]: Point, axis: 0 | 1, to: number): Point => (axis === 0 ? [to, y] : [x, to])
