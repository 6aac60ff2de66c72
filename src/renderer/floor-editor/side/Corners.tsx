import { Minus, Plus } from 'lucide-react'
import { useLayoutEffect } from 'react'
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

/** Height of a corner with the side behind it, px. */
const ROW = 58

/** Corners of the one thing chosen, by number. */
export function Corners() {
  const { objects } = useEditor()
  const [only] = objects.length === 1 ? objects : []
  return only && hasPaths(only) ? <CornerList key={only.object.id} of={only} /> : null
}

/** Only rows in sight are in the document: imported outlines have thousands of corners. */
function CornerList({ of }: { of: WithPaths }) {
  const { actions, words, corner: chosen, chooseCorner } = useEditor()
  const { t } = useTranslation()
  const corners = allCorners(of)
  const isSame = (a: CornerAt, b: CornerAt | null) => a.path === b?.path && a.corner === b.corner
  const active = corners.findIndex((at) => isSame(at, chosen))
  const sight = useRowsInSight(corners.length, ROW, active)
  const { box, bringIntoSight } = sight
  useLayoutEffect(() => bringIntoSight(active), [bringIntoSight, active])

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
    const coordinate = (axis: 0 | 1) => (
      <NumberInput
        sign={axis === 0 ? 'x' : 'y'}
        label={t('edit.corners.coordinate', { axis: axis === 0 ? 'x' : 'y', n })}
        value={place[axis] / 1000}
        digits={3}
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
        <IconButton small label={t('edit.corners.add', { n })} onPress={() => add(at, n)}>
          <Plus size={14} aria-hidden />
        </IconButton>
        <IconButton small label={t('edit.corners.remove', { n })} onPress={() => remove(at, n)}>
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
      <div ref={box} className="edit-corners" tabIndex={-1} onScroll={sight.onScroll}>
        <ol style={{ height: corners.length * ROW }}>{sight.rows.map(row)}</ol>
      </div>
    </section>
  )
}

const movedAlong = ([x, y]: Point, axis: 0 | 1, to: number): Point => (axis === 0 ? [to, y] : [x, to])
