/** Showing one's draft to other facility managers, and seeing theirs. Only while the server can be reached. */
import { z } from 'zod'
import { PROTOCOL } from '#shared/contract/central.ts'
import { SharedDraft } from '#shared/contract/floor-plans.ts'
import type { FloorId } from '#shared/domain/ids.ts'
import { difference } from '#shared/floor-edit/merge.ts'
import type { Context } from '../procedures.ts'
import { readDraft } from './drafts.ts'
import { manager } from './manager.ts'

/** @returns whether the others can see it now */
export async function share(context: Context, floorId: FloorId): Promise<boolean> {
  const { db, sync } = manager(context)
  const draft = readDraft(db, floorId)
  const request = {
    protocol: PROTOCOL,
    floorId,
    version: draft?.version ?? 0,
    changes: (draft ? difference(draft.base, draft.document) : []) as never,
  }
  const answer = await sync.call(z.strictObject({}), (central, signal) =>
    central.floorPlans.shareDraft(request, { signal }),
  )
  return answer.kind === 'ok'
}

/** null: the server was not reached. */
export async function others(context: Context, floorId: FloorId): Promise<SharedDraft[] | null> {
  const answer = await manager(context).sync.call(
    z.strictObject({ drafts: z.array(SharedDraft) }),
    (central, signal) => central.floorPlans.sharedDrafts({ protocol: PROTOCOL, floorId }, { signal }),
  )
  return answer.kind === 'ok' ? answer.value.drafts : null
}
