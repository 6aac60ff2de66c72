import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FloorPlanDocument } from '../domain/floor-plan.ts'
import { atStep, canRedo, canUndo, type Draft, loadDraft, newDraft, redo, takeStep, undo } from './draft.ts'
import { applyEdit, EditSchema, same } from './edit.ts'
import { withMembership } from './membership.ts'
import { editFor, someDrawing, type Wish, wishes } from './testing/made-up.ts'

const counter = () => {
  let n = 5_000
  return () => n++
}
const worked = (start: Draft, all: readonly Wish[]): Draft => {
  const number = counter()
  return all.reduce((draft, wish) => takeStep(draft, editFor(draft.document, wish, number)), start)
}

describe('a draft', () => {
  it('is as before when everything is undone, and as after when it is done again', () => {
    fc.assert(
      fc.property(fc.array(wishes, { maxLength: 30 }), (all) => {
        const start = newDraft(4, someDrawing())
        const end = worked(start, all)
        let back = end
        while (canUndo(back)) back = undo(back)
        expect(back.document).toEqual(start.document)
        let again = back
        while (canRedo(again)) again = redo(again)
        expect(atStep(end, 0)).toEqual(back)
        expect(atStep(back, end.done)).toEqual(again)
        expect(again.document).toEqual(end.document)
      }),
    )
  })

  it('is as before when undone also with what each step means for rooms and zones, each of which is there', () => {
    fc.assert(
      fc.property(fc.array(wishes, { maxLength: 20 }), fc.nat(20), (all, n) => {
        const number = counter()
        const start = newDraft(4, someDrawing(2))
        const states = [start]
        for (const wish of all) {
          const now = states[states.length - 1] as Draft
          const step = withMembership(now.document, editFor(now.document, wish, number), applyEdit)
          const next = takeStep(now, step)
          if (next !== now) states.push(next)
        }
        let draft = states[states.length - 1] as Draft
        const { rooms, zones, spaces } = draft.document
        const there = new Set([...rooms, ...zones].map((a) => a.id))
        // Those that the drawing began with may say what they like until they are touched.
        const touched = spaces.filter((s) => !start.document.spaces.some((o) => same(o, s)))
        for (const { roomId, zoneId } of touched)
          for (const id of [roomId, zoneId]) expect(id === null || there.has(id)).toBe(true)
        const back = Math.min(n, states.length - 1)
        for (let i = 0; i < back; i++) draft = undo(draft)
        expect(draft.document).toEqual(states[states.length - 1 - back]?.document)
        for (let i = 0; i < back; i++) draft = redo(draft)
        expect(draft.document).toEqual(states[states.length - 1]?.document)
      }),
    )
  })

  it('goes on from any point: what is stored and loaded is the same draft', () => {
    fc.assert(
      fc.property(
        fc.array(wishes, { minLength: 1, maxLength: 12 }),
        fc.nat(12),
        fc.array(wishes, { maxLength: 5 }),
        (all, undone, more) => {
          let draft = worked(newDraft(1, someDrawing(2)), all)
          for (let i = 0; i < undone; i++) draft = undo(draft)
          const number = counter()
          for (let i = 0; i < 40; i++) number()
          // New ids may not be those of steps that can still be done again.
          draft = more.reduce(
            (d, wish) =>
              takeStep(
                d,
                editFor(d.document, wish, () => number() + 9_000),
              ),
            draft,
          )
          const { version, base, steps, done } = draft
          const stored = JSON.parse(JSON.stringify({ version, base, steps, done })) as typeof draft
          expect(loadDraft(stored).document).toEqual(draft.document)
          expect(FloorPlanDocument.safeParse(draft.document).success).toBe(true)
          for (const step of steps) expect(EditSchema.safeParse(step).success).toBe(true)
        },
      ),
    )
  })

  it('has no step for an edit that changes nothing', () => {
    const draft = newDraft(1, someDrawing())
    expect(takeStep(draft, [])).toBe(draft)
  })
})
