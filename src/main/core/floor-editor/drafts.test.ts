/** Drafts in the encrypted cache, over restarts. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { folderStorage } from '#hosts/node/platform.ts'
import type { FloorId } from '#shared/domain/ids.ts'
import { newDraft, redo, takeStep, undo } from '#shared/floor-edit/draft.ts'
import { editFor, someDrawing, type Wish, wishes } from '#shared/floor-edit/testing/made-up.ts'
import { openCacheDb } from '../cache/database.ts'
import { addStep, dropDraft, listDrafts, readDraft, setDone } from './drafts.ts'

const folder = mkdtempSync(join(tmpdir(), 'platzwahl-drafts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const key = new Uint8Array(32).fill(7)
const floor = '00000000-0000-4000-8000-0000000000f1' as FloorId
const plan = { version: 3, document: someDrawing() }

type Act = Wish | 'undo' | 'redo' | 'restart'
const acts: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: wishes },
  { weight: 2, arbitrary: fc.constantFrom('undo' as const, 'redo' as const, 'restart' as const) },
)

test('what is stored step by step is the draft, its undo and redo too, over any restart', () => {
  let n = 0
  fc.assert(
    fc.property(fc.array(acts, { maxLength: 14 }), (all) => {
      const name = `${n++}.cache`
      const open = () => openCacheDb(folderStorage(folder), name, key)
      let db = open()
      let draft = newDraft(plan.version, plan.document)
      let id = 11_000
      for (const act of all) {
        if (act === 'restart') {
          db.close()
          db = open()
        } else if (act === 'undo' || act === 'redo') {
          const next = act === 'undo' ? undo(draft) : redo(draft)
          if (next !== draft) expect(db.write((tx) => setDone(tx, floor, next.done))).toBe(true)
          draft = next
        } else {
          const { done } = draft
          const next = takeStep(
            draft,
            editFor(draft.document, act, () => id++),
          )
          const edit = next.steps[next.done - 1]
          if (next !== draft && edit)
            expect(db.write((tx) => addStep(tx, floor, done, edit, plan))).toBe(true)
          draft = next
        }
      }
      expect(readDraft(db, floor) ?? newDraft(plan.version, plan.document)).toEqual(draft)
      expect(listDrafts(db)).toEqual(draft.done > 0 ? [{ floorId: floor, steps: draft.done }] : [])
      db.write((tx) => dropDraft(tx, floor))
      expect(readDraft(db, floor)).toBeNull()
      db.close()
    }),
    { numRuns: 25 },
  )
})

test('a second window that is behind adds no step over those of the first', () => {
  const db = openCacheDb(folderStorage(folder), 'two.cache', key)
  const edit = editFor(plan.document, { do: 'add', kinds: ['text'] }, () => 11_000)
  expect(db.write((tx) => addStep(tx, floor, 0, edit, plan))).toBe(true)
  expect(db.write((tx) => addStep(tx, floor, 0, edit, plan))).toBe(false)
  expect(db.write((tx) => setDone(tx, floor, 2))).toBe(false)
  expect(readDraft(db, floor)?.steps).toEqual([edit])
  db.close()
})
