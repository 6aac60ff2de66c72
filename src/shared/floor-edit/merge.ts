/** Two people's work on the same floor, put together object by object. Nobody's is overwritten. */
import type { FloorPlanDocument } from '../domain/floor-plan.ts'
import { type Draft, loadDraft, takeStep } from './draft.ts'
import { applyEdit, type Edit, type ObjectChange, same } from './edit.ts'
import { settleMerged } from './membership.ts'
import { type AnyObject, listOf, ObjectKind } from './objects.ts'

/** The same object, changed in two ways. */
export interface Conflict {
  readonly kind: ObjectKind
  readonly id: string
  readonly base: AnyObject | null
  readonly mine: AnyObject | null
  readonly theirs: AnyObject | null
}

/** What has to be done to a document to have another one's objects; their order is left aside. */
export function difference(from: FloorPlanDocument, to: FloorPlanDocument): Edit {
  return ObjectKind.options.flatMap((kind): ObjectChange[] => {
    const [whole, next] = [listOf(from, kind), listOf(to, kind)]
    if (whole === next) return []
    // Most stand where they stood, and are not looked at twice.
    const shorter = Math.min(whole.length, next.length)
    let start = 0
    while (start < shorter && whole[start] === next[start]) start++
    let end = 0
    while (end < shorter - start && whole.at(-1 - end) === next.at(-1 - end)) end++
    const a = whole.slice(start, whole.length - end)
    const b = next.slice(start, next.length - end)
    const before = new Map<string, AnyObject>(a.map((o) => [o.id, o]))
    const after = new Map<string, AnyObject>(b.map((o) => [o.id, o]))
    const gone = a.flatMap((o, at) =>
      after.has(o.id) ? [] : [{ kind, id: o.id, before: o, after: null, at: start + at }],
    )
    const other = b.flatMap((o) => {
      const was = before.get(o.id) ?? null
      return was && same(was, o) ? [] : [{ kind, id: o.id, before: was, after: o, at: null }]
    })
    return [...gone.reverse(), ...other]
  })
}

export interface Merged {
  /** To be applied to their document; what is in conflict is not in it. */
  readonly edit: Edit
  readonly conflicts: readonly Conflict[]
}

/**
 * Brings my changes onto theirs; both began from the same document. The same change made by both is
 * one, and no conflict.
 */
export function merge(mine: Edit, theirs: Edit): Merged {
  const other = new Map(theirs.map((c) => [c.id, c]))
  const edit: ObjectChange[] = []
  const conflicts: Conflict[] = []
  for (const change of mine) {
    const their = other.get(change.id)
    if (!their) edit.push(change)
    else if (their.kind !== change.kind || !same(their.after, change.after))
      conflicts.push({
        kind: change.kind,
        id: change.id,
        base: change.before,
        mine: change.after,
        theirs: their.after,
      })
  }
  return { edit, conflicts }
}

/** Which of two states of an object holds, where both changed it. */
export type Choice = 'mine' | 'theirs'

export interface Rebased {
  readonly draft: Draft
  readonly conflicts: readonly Conflict[]
}

/**
 * Puts a draft on a version that somebody else published meanwhile. Every step stays and can be
 * undone: objects that both touched first go back to what the steps were made on. In a last step those
 * chosen as theirs become theirs, and spaces come into the rooms and zones that are around them now.
 * @param choices for each object in conflict; without one it stays mine until the person chose
 */
export function rebase(
  draft: Draft,
  version: number,
  published: FloorPlanDocument,
  choices: ReadonlyMap<string, Choice>,
): Rebased {
  const theirs = difference(draft.base, published)
  const mine = difference(draft.base, draft.document)
  const { conflicts } = merge(mine, theirs)
  const touched = new Set(draft.steps.flatMap((step) => step.map((c) => c.id)))
  const back = theirs
    .filter((c) => touched.has(c.id))
    .map((c) => ({ ...c, before: c.after, after: c.before, at: null }))
  const before = back.length > 0 ? [back] : []
  const on = loadDraft({
    version,
    base: published,
    steps: [...before, ...draft.steps],
    done: draft.done + before.length,
  })
  // What both touched but only they changed in the end is theirs, as are those chosen so.
  const changedByMe = new Set(mine.map((c) => c.id))
  const stayTheirs = theirs.filter(
    (c) => touched.has(c.id) && (!changedByMe.has(c.id) || choices.get(c.id) === 'theirs'),
  )
  const now = new Map(
    stayTheirs.map((c) => [c.id, listOf(on.document, c.kind).find((o) => o.id === c.id) ?? null]),
  )
  const theirsAgain = stayTheirs.flatMap((c): ObjectChange[] => {
    const before = now.get(c.id) ?? null
    return same(before, c.after) ? [] : [{ ...c, before, at: null }]
  })
  const merged = applyEdit(on.document, theirsAgain)
  const settled = applyEdit(merged, settleMerged(draft.document, published, merged))
  // As after any new step, what was undone before can no longer be done again.
  const last = takeStep(on, difference(on.document, settled))
  return { draft: last, conflicts: conflicts.filter((c) => !choices.has(c.id)) }
}

/**
 * What another's draft does, as one step on mine. Objects that I changed too, or that are as neither of
 * us found them, stay mine.
 * @param theirs made on the same version as mine or on another one
 */
export function adopt(mine: Pick<Draft, 'base' | 'document'>, theirs: Edit): Merged {
  const own = new Map(difference(mine.base, mine.document).map((c) => [c.id, c]))
  const now = new Map(
    ObjectKind.options.flatMap((kind) =>
      listOf(mine.document, kind).map((o): [string, AnyObject] => [o.id, o]),
    ),
  )
  const edit: ObjectChange[] = []
  const conflicts: Conflict[] = []
  for (const change of theirs) {
    const present = now.get(change.id) ?? null
    if (same(present, change.after)) continue
    if (!own.has(change.id) && same(present, change.before)) edit.push({ ...change, at: null })
    else
      conflicts.push({
        kind: change.kind,
        id: change.id,
        base: change.before,
        mine: present,
        theirs: change.after,
      })
  }
  return { edit, conflicts }
}
