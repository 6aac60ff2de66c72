/** Publishing from this laptop: online only. */
import { z } from 'zod'
import type { Day } from '#shared/calendar/day.ts'
import { RecordRefusal } from '#shared/contract/administration.ts'
import { PROTOCOL } from '#shared/contract/central.ts'
import { PlanVersion, PublishResult } from '#shared/contract/floor-plans.ts'
import type { NotWritten } from '#shared/contract/local.ts'
import { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import type { BookingId, FloorId } from '#shared/domain/ids.ts'
import { difference } from '#shared/floor-edit/merge.ts'
import { type PassedOn, passOn } from '../administration/pass-on.ts'
import { readPlan } from '../floors/procedures.ts'
import type { Context } from '../procedures.ts'
import { dropDraft, readDraft } from './drafts.ts'
import { manager } from './manager.ts'

const PUBLISH_TIMEOUT_MS = 60_000

type Failed = { readonly state: 'failed'; readonly why: 'offline' | 'notAllowed' | 'tooLarge' | 'busy' }

/** Errors that say why; after any other the server may well do it later. */
const REASONS: Readonly<Record<string, Failed['why']>> = {
  FORBIDDEN: 'notAllowed',
  PAYLOAD_TOO_LARGE: 'tooLarge',
}

export async function publish(
  context: Context,
  args: { floorId: FloorId; version: number | null; from: Day | null; release: BookingId[]; apply: boolean },
): Promise<PublishResult | Failed> {
  const { db, sync } = manager(context)
  const { floorId, version, from, release, apply } = args
  const draft = readDraft(db, floorId)
  const base = (version === null ? draft?.version : undefined) ?? readPlan(db, floorId)?.version ?? 0
  const what =
    version === null
      ? { kind: 'changes' as const, changes: draft ? difference(draft.base, draft.document) : [] }
      : { kind: 'version' as const, version }
  const request = { protocol: PROTOCOL, floorId, base, what: what as never, from, release, apply }
  const answer = await sync.call(
    PublishResult,
    (central, signal) => central.floorPlans.publish(request, { signal }),
    PUBLISH_TIMEOUT_MS,
  )
  if (answer.kind === 'halted')
    return { state: 'failed', why: answer.end.kind === 'busy' ? 'busy' : 'offline' }
  if (answer.kind === 'error') return { state: 'failed', why: REASONS[answer.code] ?? 'busy' }
  if (answer.value.state === 'published' && version === null) {
    db.write((tx) => dropDraft(tx, floorId))
    context.topics.emit(new Set(['drafts']))
  }
  // The new plan, or that of whoever was quicker, comes with a pull.
  if (answer.value.state !== 'impact') sync.hint('person')
  return answer.value
}

/** Takes back what is scheduled; the draft beside it stays. */
export async function withdraw(
  context: Context,
  { floorId, version }: { floorId: FloorId; version: number },
): Promise<PassedOn<Record<string, never>, NotWritten>> {
  const { sync } = manager(context)
  const end = await passOn(context, z.strictObject({}), RecordRefusal, (central, signal) =>
    central.floorPlans.withdraw({ protocol: PROTOCOL, floorId, version }, { signal }),
  )
  // Closings and what is told of the floor come with a pull.
  sync.hint('person')
  context.topics.emit(new Set(['drafts']))
  return end
}

export async function versions(context: Context, floorId: FloorId): Promise<PlanVersion[] | null> {
  const answer = await manager(context).sync.call(
    z.object({ versions: z.array(PlanVersion) }),
    (central, signal) => central.floorPlans.versions({ protocol: PROTOCOL, floorId }, { signal }),
  )
  return answer.kind === 'ok' ? answer.value.versions : null
}

export async function version(
  context: Context,
  { floorId, version }: { floorId: FloorId; version: number },
): Promise<FloorPlanDocument | null> {
  const answer = await manager(context).sync.call(
    z.object({ document: FloorPlanDocument.nullable() }),
    (central, signal) => central.floorPlans.version({ protocol: PROTOCOL, floorId, version }, { signal }),
  )
  return answer.kind === 'ok' ? answer.value.document : null
}
