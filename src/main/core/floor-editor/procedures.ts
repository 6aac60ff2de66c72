import type { DraftSaved } from '#shared/contract/local.ts'
import { EMPTY_PLAN } from '#shared/domain/floor-plan.ts'
import type { FloorId } from '#shared/domain/ids.ts'
import { type Choice, difference, rebase } from '#shared/floor-edit/merge.ts'
import { isOutOfSpace, type WriteDb } from '../cache/database.ts'
import { readPlan } from '../floors/procedures.ts'
import { type Context, os, stored } from '../procedures.ts'
import { addStep, dropDraft, listDrafts, readDraft, setDone, writeDraft } from './drafts.ts'
import { createLatest } from './latest.ts'
import { manager } from './manager.ts'
import { addRoles, readRoles } from './plan-roles.ts'
import { publish, version, versions, withdraw } from './publish.ts'
import { others, share } from './share.ts'

export function floorEditorProcedures(context: Context) {
  const latest = createLatest()
  return {
    draft: os.floorEditor.draft.handler(({ input: { floorId } }) => {
      const { db } = manager(context)
      const plan = readPlan(db, floorId)
      const draft = readOpenDraft(context, floorId, plan)
      const published = plan?.version ?? 0
      if (!draft)
        return { version: published, base: plan?.document ?? EMPTY_PLAN, steps: [], done: 0, published }
      const { version, base, steps, done } = draft
      return { version, base, steps: steps as never, done, published }
    }),

    drafts: os.floorEditor.drafts.handler(() => listDrafts(manager(context).db)),

    step: os.floorEditor.step.handler(({ input: { floorId, done, edit } }) => {
      const { db } = manager(context)
      const plan = done === 0 ? readPlan(db, floorId) : null
      const after = latest.after({ db, floorId, done }, edit)
      latest.forget()
      if (!after) return ELSEWHERE
      const end = saved(context, (tx) => addStep(tx, floorId, done, after.edit, plan))
      if (end.ok) latest.note({ db, floorId, done: done + 1 }, after.document)
      return end
    }),

    goTo: os.floorEditor.goTo.handler(({ input: { floorId, done } }) => {
      latest.forget()
      return saved(context, (tx) => setDone(tx, floorId, done))
    }),

    publish: os.floorEditor.publish.handler(async ({ input }) => {
      const end = await publish(context, input)
      latest.forget()
      return end
    }),

    withdraw: os.floorEditor.withdraw.handler(({ input }) => withdraw(context, input)),

    planRoles: os.floorEditor.planRoles.handler(() => readRoles(manager(context).db)),

    rememberRoles: os.floorEditor.rememberRoles.handler(({ input }) => {
      const { db } = manager(context)
      return { stored: stored(context, () => db.write((tx) => addRoles(tx, input))) }
    }),

    version: os.floorEditor.version.handler(({ input }) => version(context, input)),
    versions: os.floorEditor.versions.handler(({ input: { floorId } }) => versions(context, floorId)),

    share: os.floorEditor.share.handler(async ({ input: { floorId } }) => ({
      shared: await share(context, floorId),
    })),

    others: os.floorEditor.others.handler(({ input: { floorId } }) => others(context, floorId)),

    rebase: os.floorEditor.rebase.handler(({ input: { floorId, choices } }) => {
      latest.forget()
      return { conflicts: putOnPublished(context, floorId, new Map(Object.entries(choices))) as never }
    }),
  }
}

/** The draft; one that is what was published meanwhile, such as when the day of its plan began, is done with. */
function readOpenDraft(context: Context, floorId: FloorId, plan: ReturnType<typeof readPlan>) {
  const { db } = manager(context)
  const draft = readDraft(db, floorId)
  const isDone =
    draft && plan && plan.version > draft.version && difference(plan.document, draft.document).length === 0
  if (!isDone) return draft
  saved(context, (tx) => {
    dropDraft(tx, floorId)
    return true
  })
  context.topics.emit(new Set(['drafts']))
  return null
}

const ELSEWHERE: DraftSaved = { ok: false, why: 'elsewhere' }

function saved(context: Context, write: (tx: WriteDb) => boolean): DraftSaved {
  try {
    return manager(context).db.write(write) ? { ok: true } : ELSEWHERE
  } catch (error) {
    if (!isOutOfSpace(error)) throw error
    context.platform.log(`cache: a step of a draft could not be stored (${String(error)})`)
    return { ok: false, why: 'notStored' }
  }
}

function putOnPublished(context: Context, floorId: FloorId, choices: ReadonlyMap<string, Choice>) {
  const { db } = manager(context)
  const plan = readPlan(db, floorId)
  const draft = readDraft(db, floorId)
  if (!plan || !draft || plan.version === draft.version) return []
  const rebased = rebase(draft, plan.version, plan.document, choices)
  if (rebased.conflicts.length > 0) return rebased.conflicts
  db.write((tx) => writeDraft(tx, floorId, rebased.draft))
  context.topics.emit(new Set(['drafts']))
  return []
}
