/**
 * A draft: a published version, and the steps made on it one after another. The document is the
 * first `done` steps applied to the base; the steps behind are those that were undone and can be
 * done again. Nothing of it is ever dropped but by a new step after an undo.
 */
import { EMPTY_PLAN, type FloorPlanDocument } from '../domain/floor-plan.ts'
import { applyEdit, type Edit, inverse } from './edit.ts'

export interface Draft {
  /** Version of the published plan it began from; 0: there was none. */
  readonly version: number
  readonly base: FloorPlanDocument
  readonly steps: readonly Edit[]
  readonly done: number
  readonly document: FloorPlanDocument
}

export const newDraft = (version: number, base: FloorPlanDocument = EMPTY_PLAN): Draft => ({
  version,
  base,
  steps: [],
  done: 0,
  document: base,
})

/** A draft as it was stored. */
export function loadDraft(stored: Omit<Draft, 'document'>): Draft {
  const done = Math.min(stored.done, stored.steps.length)
  return { ...stored, done, document: stored.steps.slice(0, done).reduce(applyEdit, stored.base) }
}

/** One more step; what was undone before can no longer be done again. An empty edit is no step. */
export function takeStep(draft: Draft, edit: Edit): Draft {
  if (edit.length === 0) return draft
  const steps = [...draft.steps.slice(0, draft.done), edit]
  return { ...draft, steps, done: steps.length, document: applyEdit(draft.document, edit) }
}

export function undo(draft: Draft): Draft {
  const step = draft.steps[draft.done - 1]
  return step ? { ...draft, done: draft.done - 1, document: applyEdit(draft.document, inverse(step)) } : draft
}

export function redo(draft: Draft): Draft {
  const step = draft.steps[draft.done]
  return step ? { ...draft, done: draft.done + 1, document: applyEdit(draft.document, step) } : draft
}

/** As it was, or will be again, when so many steps hold. */
export function atStep(draft: Draft, done: number): Draft {
  return done === draft.done ? draft : loadDraft({ ...draft, done })
}

export const canUndo = (draft: Draft): boolean => draft.done > 0
export const canRedo = (draft: Draft): boolean => draft.done < draft.steps.length
