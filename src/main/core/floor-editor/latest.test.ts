/** A step that does not fit its draft is refused, whatever was drawn before. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { folderStorage } from '#hosts/node/platform.ts'
import type { FloorId } from '#shared/domain/ids.ts'
import { applyEdit, type Edit } from '#shared/floor-edit/edit.ts'
import { editFor, someDrawing } from '#shared/floor-edit/testing/made-up.ts'
import { told } from '#shared/floor-edit/told.ts'
import { openCacheDb } from '../cache/database.ts'
import { addStep, readDraft, setDone } from './drafts.ts'
import { createLatest } from './latest.ts'

const folder = mkdtempSync(join(tmpdir(), 'platzwahl-latest-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const floorId = '00000000-0000-4000-8000-0000000000f1' as FloorId

test('a step is taken where it fits: once, not twice, not without what it changes, not on another number', () => {
  const db = openCacheDb(folderStorage(folder), 'a.cache', new Uint8Array(32).fill(7))
  const plan = { version: 1, document: someDrawing() }
  const latest = createLatest()
  const add: Edit = editFor(plan.document, { do: 'add', kinds: ['text'] }, () => 11_000)
  db.write((tx) => addStep(tx, floorId, 0, add, plan))
  // Read anew at first, then from memory: the same.
  for (const isNoted of [false, true]) {
    const second: Edit = editFor(plan.document, { do: 'add', kinds: ['text'] }, () => 11_001)
    expect(latest.after({ db, floorId, done: 1 }, told(add))).toBeNull()
    expect(latest.after({ db, floorId, done: 2 }, told(second))).toBeNull()
    const [added] = second
    const changed = { ...added!, before: added!.after } as Edit[number]
    expect(latest.after({ db, floorId, done: 1 }, told([changed]))).toBeNull()
    const document = readDraft(db, floorId)!.document
    expect(latest.after({ db, floorId, done: 1 }, told(second))).toEqual({
      edit: second,
      document: applyEdit(document, second),
    })
    if (!isNoted) latest.note({ db, floorId, done: 1 }, document)
  }
  db.write((tx) => setDone(tx, floorId, 0))
  latest.forget()
  expect(latest.after({ db, floorId, done: 0 }, told(add))?.document).toEqual(applyEdit(plan.document, add))
  db.close()
})
