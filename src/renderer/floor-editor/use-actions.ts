/** What can be done with what is chosen. Whatever is held stays as it is, and that is said. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Point } from '#shared/domain/floor-plan.ts'
import { added, changed, type Edit, removed } from '#shared/floor-edit/edit.ts'
import { group, ungroup } from '#shared/floor-edit/groups.ts'
import { isLocked, lock, sparing, unlock } from '#shared/floor-edit/locks.ts'
import type { PlanObject } from '#shared/floor-edit/objects.ts'
import { withOpenings } from '#shared/floor-edit/openings.ts'
import type { TakenIn } from '#shared/floor-edit/take-in.ts'
import { boundsOfAll, middleOf, mirror, move, rotate } from '#shared/floor-edit/transform.ts'
import { announce, notify } from '../ui/toast.ts'
import { copy, duplicates, paste } from './clipboard.ts'
import { showLayersOf } from './layers/use-layers.ts'
import { newId } from './tools.ts'
import type { Choice } from './use-choice.ts'
import type { DraftInHand } from './use-draft.ts'

export interface EditActions {
  /** @returns whether it was taken */
  apply(edit: Edit): boolean
  remove(): void
  duplicate(): void
  copy(): void
  cut(): void
  paste(): void
  move(dx: number, dy: number): void
  /** @param about without it about the middle of what is chosen */
  turn(degrees: number, about?: Point): void
  mirror(): void
  add(objects: readonly PlanObject[]): void
  group(): void
  ungroup(): void
  /** Locks what is chosen; when all of it is locked, unlocks it. */
  toggleLock(): void
  /** A drawing made elsewhere; it is chosen then, where it stands beside the rest. @returns whether it was taken */
  takeIn(taken: TakenIn): boolean
}

export function useActions(
  draft: DraftInHand,
  { objects, chosen, choose }: Choice,
  isHeld: (o: PlanObject) => boolean,
): EditActions {
  const { t } = useTranslation()
  const { document } = draft
  const write = draft.apply
  return useMemo(() => {
    const apply = (edit: Edit) => {
      const done = sparing(edit, isHeld)
      if (done.length < edit.length) notify(t('edit.lock.stays', { n: edit.length - done.length }))
      return done.length > 0 && write(done)
    }
    const each = (next: (o: PlanObject) => PlanObject['object']) =>
      apply(changed(withOpenings(document, objects, isHeld).map((o) => [o, next(o)])))
    const around = boundsOfAll(objects)
    const actions: EditActions = {
      apply,
      remove() {
        if (chosen.size === 0) return
        const edit = removed(document, chosen)
        const n = sparing(edit, isHeld).length
        apply(edit)
        if (n > 0) announce(t('edit.removed', { n }))
      },
      add(made) {
        const edit = added(made)
        if (!apply(edit)) return
        showLayersOf(edit)
        choose(made.map((o) => o.object.id))
        announce(t('edit.added', { n: made.length }))
      },
      duplicate: () => objects.length > 0 && actions.add(duplicates(objects, 500, 500)),
      copy: () => copy(objects),
      cut() {
        copy(objects)
        actions.remove()
      },
      paste() {
        const made = paste()
        if (made.length > 0) actions.add(made)
      },
      move: (dx, dy) => each((o) => move(o, dx, dy)),
      turn: (degrees, about = around ? middleOf(around) : undefined) =>
        about && each((o) => rotate(o, about, degrees)),
      mirror: () => around && each((o) => mirror(o, middleOf(around)[0])),
      group() {
        if (objects.length < 2) return
        apply(group(objects, newId()))
        announce(t('edit.group.made', { n: objects.length }))
      },
      ungroup() {
        const edit = ungroup(objects)
        apply(edit)
        if (edit.length > 0) announce(t('edit.group.undone'))
      },
      toggleLock() {
        if (objects.length === 0) return
        const unlocks = objects.every((o) => isLocked(o.object))
        apply(unlocks ? unlock(objects) : lock(objects))
        announce(t(unlocks ? 'edit.lock.unlocked' : 'edit.lock.locked', { n: objects.length }))
      },
      takeIn({ edit, ids }) {
        const isTaken = write(edit)
        if (isTaken) choose(ids)
        return isTaken
      },
    }
    return actions
  }, [document, write, objects, chosen, choose, isHeld, t])
}
