import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FloorPlanDocument } from '../domain/floor-plan.ts'
import { canUndo, type Draft, newDraft, takeStep, undo } from './draft.ts'
import { added, applyEdit, changed, type Edit, removed } from './edit.ts'
import { areasAt, withMembership } from './membership.ts'
import { adopt, difference, merge, rebase } from './merge.ts'
import { type AnyObject, findObject, objectsOf, pick } from './objects.ts'
import { editFor, madeUp, someDrawing, type Wish, wishes } from './testing/made-up.ts'
import { move } from './transform.ts'

/** Objects by id: their order is nobody's work. */
const byId = (d: FloorPlanDocument) =>
  new Map<string, AnyObject>([...objectsOf(d)].map((o) => [o.object.id, o.object]))
/** Which rooms and zones the spaces lie in is left aside. */
const apartFromAreas = (objects: ReadonlyMap<string, AnyObject>) =>
  new Map([...objects].map(([id, o]) => [id, 'roomId' in o ? { ...o, roomId: null, zoneId: null } : o]))
const worked = (base: FloorPlanDocument, all: readonly Wish[], from: number) => {
  let n = from
  return all.reduce(
    (d, wish) =>
      applyEdit(
        d,
        editFor(d, wish, () => n++),
      ),
    base,
  )
}
const work = fc.array(wishes, { maxLength: 8 })

describe('putting two drafts together', () => {
  it('finds what one drawing needs to be another', () => {
    fc.assert(
      fc.property(work, work, (a, b) => {
        const from = worked(someDrawing(), a, 11_000)
        const to = worked(someDrawing(), b, 12_000)
        expect(byId(applyEdit(from, difference(from, to)))).toEqual(byId(to))
        expect(difference(to, to)).toEqual([])
      }),
    )
  })

  it('keeps what either did where they touched different objects, and names the others once', () => {
    fc.assert(
      fc.property(work, work, (a, b) => {
        const base = someDrawing()
        const [mine, theirs] = [worked(base, a, 11_000), worked(base, b, 12_000)]
        const [d1, d2] = [difference(base, mine), difference(base, theirs)]
        const { edit, conflicts } = merge(d1, d2)
        const merged = byId(applyEdit(theirs, edit))
        const inConflict = new Set(conflicts.map((c) => c.id))
        for (const c of d1) if (!inConflict.has(c.id)) expect(merged.get(c.id) ?? null).toEqual(c.after)
        for (const c of d2) expect(merged.get(c.id) ?? null).toEqual(c.after)
        const both = d1.filter((c) => d2.some((o) => o.id === c.id))
        for (const c of conflicts) {
          expect(both.map((o) => o.id)).toContain(c.id)
          expect(c.mine).not.toEqual(c.theirs)
        }
        // Whoever merges first: the same drawing where nothing is in conflict.
        if (conflicts.length === 0) expect(byId(applyEdit(mine, merge(d2, d1).edit))).toEqual(merged)
      }),
    )
  })

  it('shows both states of an object that both changed', () => {
    const base = someDrawing(1)
    const desk = findObject(base, base.spaces[0]!.id)!
    const mine = changed([[desk, move(desk, 100, 0)]])
    const theirs = changed([[desk, move(desk, 0, 700)]])
    const { edit, conflicts } = merge(mine, theirs)
    expect(edit).toEqual([])
    expect(conflicts).toMatchObject([
      { kind: 'space', base: desk.object, mine: move(desk, 100, 0), theirs: move(desk, 0, 700) },
    ])
    expect(merge(mine, mine).conflicts).toEqual([])
    const gone = merge(removed(base, new Set([desk.object.id])), theirs)
    expect(gone.conflicts).toMatchObject([{ mine: null, theirs: move(desk, 0, 700) }])
  })
})

describe('a draft whose floor somebody else published meanwhile', () => {
  it('holds theirs and mine, and undone completely it is what they published', () => {
    fc.assert(
      fc.property(work, work, fc.constantFrom('mine' as const, 'theirs' as const), (a, b, choice) => {
        const base = someDrawing()
        let n = 11_000
        const mine = a.reduce(
          (d, wish) =>
            takeStep(
              d,
              editFor(d.document, wish, () => n++),
            ),
          newDraft(1, base),
        )
        const published = worked(base, b, 12_000)
        const first = rebase(mine, 2, published, new Map())
        const { draft, conflicts } = rebase(
          mine,
          2,
          published,
          new Map(first.conflicts.map((c) => [c.id, choice])),
        )
        expect(conflicts).toEqual([])
        const { edit, conflicts: same } = merge(difference(base, mine.document), difference(base, published))
        const chosen = byId(applyEdit(published, edit))
        for (const c of same) {
          const state = choice === 'mine' ? c.mine : c.theirs
          if (state) chosen.set(c.id, state)
          else chosen.delete(c.id)
        }
        expect(apartFromAreas(byId(draft.document))).toEqual(apartFromAreas(chosen))
        let back = draft
        while (canUndo(back)) back = undo(back)
        expect(byId(back.document)).toEqual(byId(published))
      }),
    )
  })
})

describe('rooms and zones of a draft put on what somebody else published', () => {
  /** As the editor does it: each step with what it means for spaces. */
  const step = (draft: Draft, edit: Edit) => takeStep(draft, withMembership(draft.document, edit, applyEdit))
  const drawn = (from: FloorPlanDocument, all: readonly Wish[], first: number) => {
    let n = first
    return all.reduce(
      (d, wish) =>
        step(
          d,
          editFor(d.document, wish, () => n++),
        ),
      newDraft(1, from),
    )
  }
  const base = step(newDraft(0), difference(newDraft(0).document, someDrawing())).document

  it('are those that are around each space, whatever either did', () => {
    fc.assert(
      fc.property(work, work, fc.constantFrom('mine' as const, 'theirs' as const), (a, b, choice) => {
        const mine = drawn(base, a, 11_000)
        const published = drawn(base, b, 12_000).document
        const { conflicts } = rebase(mine, 2, published, new Map())
        const { draft } = rebase(mine, 2, published, new Map(conflicts.map((c) => [c.id, choice])))
        const { rooms, zones, spaces } = draft.document
        const [roomAt, zoneAt] = [areasAt(rooms), areasAt(zones)]
        for (const s of spaces)
          expect([s.roomId, s.zoneId]).toEqual([roomAt(s.at)?.id ?? null, zoneAt(s.at)?.id ?? null])
      }),
    )
  })

  const room = madeUp('room', 0)
  const desk = madeUp('space', 100)
  const roomsOf = (d: FloorPlanDocument) => d.spaces.map((s) => s.roomId)

  it('a new desk comes into the room published around it, and out of one published away', () => {
    const bare = step(newDraft(1), added([desk]))
    const around = step(newDraft(1), added([room])).document
    expect(roomsOf(rebase(bare, 2, around, new Map()).draft.document)).toEqual([room.object.id])
    const inside = step(newDraft(1, around), added([desk]))
    expect(roomsOf(inside.document)).toEqual([room.object.id])
    expect(roomsOf(rebase(inside, 2, newDraft(1).document, new Map()).draft.document)).toEqual([null])
  })

  it('set by hand they stay so, in the draft and in what was published', () => {
    const around = step(newDraft(1), added([room])).document
    const outOf = (d: FloorPlanDocument, id: string) =>
      changed(pick(d, new Set([id])).map((o) => [o, { ...o.object, roomId: null } as typeof o.object]))
    const other = madeUp('space', 110)
    const mine = step(newDraft(1, around), added([desk]))
    const byHand = step(mine, outOf(mine.document, desk.object.id))
    const theirs = step(newDraft(1, around), added([other]))
    const published = step(theirs, outOf(theirs.document, other.object.id)).document
    expect(roomsOf(rebase(byHand, 2, published, new Map()).draft.document)).toEqual([null, null])
  })
})

describe('taking over what another draft does', () => {
  it('adds theirs in one step, leaves mine, and is taken back by one undo', () => {
    fc.assert(
      fc.property(work, work, (a, b) => {
        const base = someDrawing()
        let n = 11_000
        const mine = a.reduce(
          (d, wish) =>
            takeStep(
              d,
              editFor(d.document, wish, () => n++),
            ),
          newDraft(1, base),
        )
        const theirs = difference(base, worked(base, b, 12_000))
        const { edit, conflicts } = adopt(mine, theirs)
        const both = takeStep(mine, edit)
        const inConflict = new Set(conflicts.map((c) => c.id))
        const there = byId(both.document)
        for (const c of theirs) if (!inConflict.has(c.id)) expect(there.get(c.id) ?? null).toEqual(c.after)
        for (const c of difference(base, mine.document)) expect(there.get(c.id) ?? null).toEqual(c.after)
        expect(byId((both === mine ? both : undo(both)).document)).toEqual(byId(mine.document))
        expect(adopt(both, theirs).edit).toEqual([])
      }),
    )
  })
})
