/**
 * Publishing a draft, or an old version again, at once or from a day on: one transaction for the plan, its spaces, the
 * bookings it hits and the notices to their holders. What it would do is found by doing it and rolling back, so that
 * what a facility manager is shown is what happens.
 */
import { type Day, dayAt } from '#shared/calendar/day.ts'
import type { PublishRequest, PublishResult } from '#shared/contract/floor-plans.ts'
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import type { FloorId, PersonId } from '#shared/domain/ids.ts'
import { type Administering, administer } from '../administration/index.ts'
import { Shown, whileUndisturbed } from '../booking/index.ts'
import { type FloorInHand, takeFloor } from '../buildings/index.ts'
import type { Tx } from '../database/index.ts'
import type { Services } from '../services.ts'
import { factsOf, subjectOf } from './effect.ts'
import { publishPlan } from './publish.ts'
import { putInForce } from './put-in-force.ts'
import { daysToSchedule, refusalWhileScheduled, writeScheduled } from './schedule.ts'
import { versionInForce, wantedDocument } from './wanted.ts'

/** @param visible whom the manager may see */
export async function publishDraft(
  services: Services,
  by: PersonId,
  visible: ReadonlySet<PersonId>,
  request: PublishRequest,
): Promise<PublishResult> {
  const done = await whileUndisturbed<PublishResult, PublishResult>(() =>
    administer(services, { personId: by }, async (a) => {
      const found = await lookAt(a, request)
      if ('state' in found) return found
      const { floor, before, next } = found
      const { from, release, apply } = request
      const { tx, now } = a
      const write = () =>
        from
          ? writeScheduled(tx, services.random, floor.id, { document: next, at: now, by, from })
          : publishPlan(tx, floor.id, next, now, by)
      const plan = { before, next, from: from ?? dayAt(now, floor.timeZone), release }
      const { effect } = await putInForce(a, services.random, floor, plan, write, visible)
      if (!apply) throw new Shown<PublishResult>({ state: 'impact', ...effect })
      await a.audit({
        action: from ? 'plan.scheduled' : 'plan.published',
        subject: subjectOf(floor),
        before: null,
        after: factsOf(effect, from),
      })
      if (from) return { state: 'scheduled', ...effect }
      // What was shown of one's draft is in force now.
      if (request.what.kind === 'changes') await takeBackShown(tx, floor.id, by)
      return { state: 'published', ...effect }
    }),
  )
  return done instanceof Shown ? done.result : done
}

interface Found {
  readonly floor: FloorInHand
  readonly before: FloorPlanDocument
  readonly next: FloorPlanDocument
}

/** What is to be published in the place of what; or why nothing is. */
async function lookAt(
  { tx, now }: Administering,
  { floorId, base, what, from }: PublishRequest,
): Promise<Found | PublishResult> {
  const floor = await takeFloor(tx, floorId)
  if (!floor) return { state: 'invalid', why: 'noFloor' }
  const { version, document: before } = await versionInForce(tx, floorId)
  if (version !== base) return { state: 'stale', version }
  const refusal = await refusalWhileScheduled(tx, floorId)
  if (refusal) return refusal
  const next = await wantedDocument(tx, floorId, before, what)
  if (typeof next === 'string') return { state: 'invalid', why: next }
  return notThatDay(now, floor, from) ?? { floor, before, next }
}

function notThatDay(now: number, { timeZone }: FloorInHand, from: Day | null): PublishResult | null {
  const days = daysToSchedule(now, timeZone)
  return from === null || (days.first <= from && from <= days.last) ? null : { state: 'notThatDay', ...days }
}

async function takeBackShown(tx: Tx, floorId: FloorId, by: PersonId): Promise<void> {
  await tx.deleteFrom('floor_draft').where('floor_id', '=', floorId).where('person_id', '=', by).execute()
}
