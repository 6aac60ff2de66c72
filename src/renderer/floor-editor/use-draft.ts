/** The draft of a floor: on screen at once, and step by step in the laptop's cache. */
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PLAN_BYTES } from '#shared/contract/floor-plans.ts'
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import type { FloorId } from '#shared/domain/ids.ts'
import {
  atStep,
  canRedo,
  canUndo,
  type Draft,
  loadDraft,
  redo as redone,
  takeStep,
  undo as undone,
} from '#shared/floor-edit/draft.ts'
import { applyEdit, type Edit } from '#shared/floor-edit/edit.ts'
import { beyondLimits } from '#shared/floor-edit/limits.ts'
import { withMembership } from '#shared/floor-edit/membership.ts'
import { told } from '#shared/floor-edit/told.ts'
import { MEGABYTE } from '#shared/plan-import/bytes.ts'
import { api, core } from '../core/client.ts'
import { useReady } from '../core/session.ts'
import { i18next } from '../i18n/i18n.ts'
import { notify } from '../ui/toast.ts'
import { createStoring, type SaveState, type Storing } from './storing.ts'

/** Characters of what is published; some are more than one byte, and there is something around them. */
const LONGEST = PLAN_BYTES - MEGABYTE

export interface DraftInHand {
  readonly document: FloorPlanDocument
  readonly version: number
  /** The version in force; above `version`: somebody else published meanwhile. */
  readonly published: number
  /** Steps that hold. */
  readonly done: number
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly saving: SaveState
  readonly base: FloorPlanDocument
  /**
   * One step; with it what it means for the rooms and zones of spaces.
   * @returns whether it was taken: what could not be published is not drawn, and the person is told why
   */
  apply(edit: Edit): boolean
  undo(): void
  redo(): void
  /** Undoes or redoes until so many steps hold. */
  goTo(done: number): void
  /** Tries once more to store what was not stored. */
  storeAgain(): void
}

/**
 * Drawings with steps that the laptop's disk did not take yet, by whose they are and their floor: they outlive the
 * editor, as long as the window.
 */
const heldBack = new Map<string, { readonly storing: Storing; readonly draft: Draft }>()

/** undefined while it is read. @param floorId the same as long as it is used */
export function useDraft(floorId: FloorId): DraftInHand | undefined {
  const { data } = useQuery({
    ...api.floorEditor.draft.queryOptions({ input: { floorId } }),
    // The window's own steps are not in an earlier answer.
    gcTime: 0,
    staleTime: 0,
  })
  const { me } = useReady()
  const key = `${me.id} ${floorId}`
  const [held] = useState(() => {
    const found = heldBack.get(key)
    return found && !found.storing.isDone() ? found : null
  })
  const [draft, setDraft] = useState(held?.draft ?? null)
  const { t } = useTranslation()
  const [saving, setSaving] = useState<SaveState>(held ? 'notStored' : 'saved')
  const latest = useRef(draft)

  const show = useCallback((next: Draft) => {
    latest.current = next
    setDraft(next)
  }, [])

  const [storing] = useState(() => held?.storing ?? createStoring())
  useEffect(() => {
    const leave = storing.follow({
      tell: setSaving,
      async elsewhere() {
        const found = await core.floorEditor.draft({ floorId })
        show(loadDraft({ ...found, steps: found.steps as Draft['steps'] }))
        notify(i18next.t('edit.elsewhere'))
      },
    })
    return () => {
      leave()
      if (storing.isDone() || !latest.current) heldBack.delete(key)
      else heldBack.set(key, { storing, draft: latest.current })
    }
  }, [floorId, key, storing, show])

  useEffect(() => {
    if (!data || !storing.isDone()) return
    const known = latest.current
    const isSame =
      known?.version === data.version && known.done === data.done && known.steps.length === data.steps.length
    if (!isSame) show(loadDraft({ ...data, steps: data.steps as Draft['steps'] }))
  }, [data, show, storing])

  const apply = useCallback(
    (edit: Edit) => {
      const now = latest.current
      if (!now || edit.length === 0) return true
      const whole = withMembership(now.document, edit, applyEdit)
      const next = takeStep(now, whole)
      const beyond = beyondLimits(now.base, now.document, next.document, whole, LONGEST)
      if (beyond) {
        notify(
          beyond.is === 'objects'
            ? t('edit.beyond.objects', { limit: beyond.limit, kind: t(`edit.kinds.${beyond.kind}`) })
            : t('edit.beyond.length', { limit: LONGEST / MEGABYTE }),
        )
        return false
      }
      show(next)
      storing.add(() => core.floorEditor.step({ floorId, done: now.done, edit: told(whole) }))
      return true
    },
    [floorId, storing, show, t],
  )
  const go = useCallback(
    (step: (draft: Draft) => Draft) => {
      const now = latest.current
      if (!now) return
      const next = step(now)
      if (next === now) return
      show(next)
      storing.add(() => core.floorEditor.goTo({ floorId, done: next.done }))
    },
    [floorId, storing, show],
  )
  const undo = useCallback(() => go(undone), [go])
  const redo = useCallback(() => go(redone), [go])
  const goTo = useCallback((done: number) => go((now) => atStep(now, done)), [go])

  if (!draft || !data) return undefined
  return {
    document: draft.document,
    base: draft.base,
    version: draft.version,
    published: data.published,
    done: draft.done,
    canUndo: canUndo(draft),
    canRedo: canRedo(draft),
    saving,
    apply,
    undo,
    redo,
    goTo,
    storeAgain: storing.again,
  }
}
