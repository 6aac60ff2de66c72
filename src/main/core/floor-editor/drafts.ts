/** Drafts as rows: the version they began from, and one row for each step. */
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import type { FloorId } from '#shared/domain/ids.ts'
import { type Draft, loadDraft, newDraft } from '#shared/floor-edit/draft.ts'
import type { Edit } from '#shared/floor-edit/edit.ts'
import type { ReadDb, WriteDb } from '../cache/database.ts'

/** null: nothing was drawn on this floor since it was last published. */
export function readDraft(db: ReadDb, floorId: FloorId): Draft | null {
  const row = db.get('select version, base, done from draft where floor_id = ?', floorId)
  if (!row) return null
  const steps = db
    .all('select edit from draft_step where floor_id = ? order by position', floorId)
    .map((r) => JSON.parse(String(r.edit)) as Edit)
  const base = JSON.parse(String(row.base)) as FloorPlanDocument
  return loadDraft({ version: Number(row.version), base, steps, done: Number(row.done) })
}

export function writeDraft(db: WriteDb, floorId: FloorId, draft: Draft): void {
  dropDraft(db, floorId)
  begin(db, floorId, draft)
  draft.steps.forEach((edit, position) => {
    putStep(db, floorId, position, edit)
  })
}

export function dropDraft(db: WriteDb, floorId: FloorId): void {
  db.run('delete from draft where floor_id = ?', floorId)
  db.run('delete from draft_step where floor_id = ?', floorId)
}

const begin = (db: WriteDb, floorId: FloorId, { version, base, done }: Draft) =>
  db.run(
    'insert into draft (floor_id, version, base, done) values (?, ?, ?, ?)',
    floorId,
    version,
    JSON.stringify(base),
    done,
  )

const putStep = (db: WriteDb, floorId: FloorId, position: number, edit: Edit) =>
  db.run(
    'insert into draft_step (floor_id, position, edit) values (?, ?, ?)',
    floorId,
    position,
    JSON.stringify(edit),
  )

/**
 * One more step; the cost is that of the step, however long the draft is.
 * @param plan what a draft begins from when there is none yet
 * @returns false when the draft has another number of steps by now
 */
export function addStep(
  db: WriteDb,
  floorId: FloorId,
  done: number,
  edit: Edit,
  plan: { version: number; document: FloorPlanDocument } | null,
): boolean {
  const row = db.get('select done from draft where floor_id = ?', floorId)
  if (Number(row?.done ?? 0) !== done) return false
  if (!row) begin(db, floorId, newDraft(plan?.version ?? 0, plan?.document))
  db.run('delete from draft_step where floor_id = ? and position >= ?', floorId, done)
  putStep(db, floorId, done, edit)
  db.run('update draft set done = ? where floor_id = ?', done + 1, floorId)
  return true
}

/** @returns false when there are not so many steps */
export function setDone(db: WriteDb, floorId: FloorId, done: number): boolean {
  const row = db.get('select count(*) as n from draft_step where floor_id = ?', floorId)
  if (done > Number(row?.n ?? 0)) return false
  db.run('update draft set done = ? where floor_id = ?', done, floorId)
  return true
}

export const listDrafts = (db: ReadDb): { floorId: FloorId; steps: number }[] =>
  db
    .all('select floor_id, done from draft where done > 0 order by floor_id')
    .map((row) => ({ floorId: row.floor_id as FloorId, steps: Number(row.done) }))
