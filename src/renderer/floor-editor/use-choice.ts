/** What is chosen: on the board, in the lists and in the table it is the same. */
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import { type CornerAt, cornerOf } from '#shared/floor-edit/corners.ts'
import { wholeGroups } from '#shared/floor-edit/groups.ts'
import { type PlanObject, pick } from '#shared/floor-edit/objects.ts'
import { announce } from '../ui/toast.ts'
import type { EditWords } from './use-words.ts'

const NOTHING: ReadonlySet<string> = new Set()

export interface Choice {
  readonly chosen: ReadonlySet<string>
  /** What is chosen, as it is now. */
  readonly objects: readonly PlanObject[]
  /** A corner of the one thing chosen; null: none is. */
  readonly corner: CornerAt | null
  chooseCorner(at: CornerAt): void
  choose(ids: Iterable<string>): void
  /** As the pointer on the board chooses: whole groups, and nothing that is held. */
  point(ids: readonly string[], how: 'only' | 'add', alone: boolean): void
}

export function useChoice(
  document: FloorPlanDocument,
  words: EditWords,
  isHeld: (o: PlanObject) => boolean,
): Choice {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState(NOTHING)
  const objects = useMemo(() => pick(document, chosen), [document, chosen])
  const [cornerIn, setCornerIn] = useState<{ readonly id: string; readonly at: CornerAt } | null>(null)
  const [single] = objects.length === 1 ? objects : []
  const corner =
    single && cornerIn && single.object.id === cornerIn.id && cornerOf(single, cornerIn.at)
      ? cornerIn.at
      : null
  // What is gone, by undo or in another window, is no longer chosen.
  useEffect(() => {
    if (objects.length !== chosen.size) setChosen(new Set(objects.map((o) => o.object.id)))
  }, [objects, chosen])
  const choose = useCallback((ids: Iterable<string>) => setChosen(new Set(ids)), [])
  return {
    chosen,
    objects,
    corner,
    chooseCorner: (at) => single && setCornerIn({ id: single.object.id, at }),
    choose,
    point(ids, how, alone) {
      const meant = alone
        ? [...ids]
        : pick(document, wholeGroups(document, ids))
            .filter((o) => !isHeld(o))
            .map((o) => o.object.id)
      const next = new Set(how === 'add' ? chosen : NOTHING)
      // One thing that is chosen is chosen no longer; many are added to what there is.
      const takesAway = how === 'add' && ids.length === 1 && meant.every((id) => next.has(id))
      for (const id of meant)
        if (takesAway) next.delete(id)
        else next.add(id)
      setChosen(next)
      const [only] = next.size === 1 ? pick(document, next) : []
      announce(only ? words.said(only) : t('edit.chosen', { n: next.size }))
    },
  }
}
