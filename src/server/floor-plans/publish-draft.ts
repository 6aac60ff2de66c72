/**
 * Publishing a draft, or an old version again: one transaction for the plan, its spaces, the bookings it
 * hits and the notices to their holders. What it would do is found by doing it and rolling back, so that
 * what a facility manager is shown is what happens.
 */
import { sql } from 'kysely'
import { type Day, dayAt } from '#shared/calendar/day.ts'
import type { PublishRequest, PublishResult } from '#shared/contract/floor-plans.ts'
import { EMPTY_PLAN, FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import type { FloorId, PersonId, SiteId, SpaceId } from '#shared/domain/ids.ts'
import { applyEdit, same } from '#shared/floor-edit/edit.ts'
import { difference } from '#shared/floor-edit/merge.ts'
import {
  bookingsWithoutSpace,
  equivalentDesks,
  lockHolders,
  refuseUnlocked,
  Shown,
  settleAffected,
  tellAffected,
  whileUndisturbed,
} from '../booking/index.ts'
import { inTransaction, type Tx } from '../database/index.ts'
import type { Services } from '../services.ts'
import { publishPlan } from './publish.ts'

export async function publishDraft(
  services: Services,
  by: PersonId,
  visible: ReadonlySet<PersonId>,
  request: PublishRequest,
): Promise<PublishResult> {
  const done = await whileUndisturbed<PublishResult, Done>(() =>
    inTransaction(services.database, (tx) => publishIn(tx, services, by, visible, request)),
  )
  if (!(done instanceof Shown) && done.state === 'published') {
    const { site, people } = done
    services.changes.announce({ everyone: true })
    services.changes.announce({ people, sites: [site] })
  }
  return done.result
}

type Done =
  | { readonly state: 'refused'; readonly result: PublishResult }
  | {
      readonly state: 'published'
      readonly result: PublishResult
      readonly site: SiteId
      readonly people: readonly PersonId[]
    }

const refused = (result: PublishResult): Done => ({ state: 'refused', result })

async function publishIn(
  tx: Tx,
  { clock, random }: Services,
  by: PersonId,
  visible: ReadonlySet<PersonId>,
  { floorId, base, what, release, apply }: PublishRequest,
): Promise<Done> {
  const floor = await tx
    .selectFrom('floor as f')
    .innerJoin('site as s', 's.id', 'f.site_id')
    .select(['f.site_id', 's.time_zone'])
    .where('f.id', '=', floorId)
    // One publication of a floor at a time: who comes second sees the version of the first.
    .forUpdate('f')
    .executeTakeFirst()
  if (!floor) return refused({ state: 'invalid', detail: 'There is no such floor.' })
  const present = await versionOf(tx, floorId, null)
  if ((present?.version ?? 0) !== base) return refused({ state: 'stale', version: present?.version ?? 0 })
  const before = present?.document ?? EMPTY_PLAN
  const next = await wanted(tx, floorId, before, what)
  if (typeof next === 'string') return refused({ state: 'invalid', detail: next })

  const now = clock.now()
  const today = dayAt(now, floor.time_zone)
  const after = new Map(next.spaces.map((s) => [s.id, s]))
  const gone = before.spaces.filter((s) => !after.has(s.id)).map((s) => s.id)
  const placed = before.spaces.filter((s) => {
    const there = after.get(s.id)
    return there && !(there.roomId === s.roomId && there.zoneId === s.zoneId)
  })
  // Also on spaces that come to a room or zone: it may be closed.
  const locked = await lockHolders(tx, floorId, [...gone, ...placed.map((s) => s.id)], today)
  const version = await publishPlan(tx, floorId, next, now, by)
  const affected = await bookingsWithoutSpace(tx, floorId, today)
  refuseUnlocked(affected, locked)
  const targets = await equivalentDesks(
    tx,
    floorId,
    affected.filter((a) => !release.includes(a.id)),
    now,
  )
  await settleAffected(tx, random, now, affected, targets)
  // What was shown of one's draft is in force now.
  if (what.kind === 'changes')
    await tx.deleteFrom('floor_draft').where('floor_id', '=', floorId).where('person_id', '=', by).execute()

  const was = new Map(before.spaces.map((s) => [s.id, s]))
  const result: PublishResult = {
    state: apply ? 'published' : 'impact',
    version,
    spaces: {
      added: next.spaces.filter((s) => !was.has(s.id)).length,
      moved: next.spaces.filter((s) => {
        const old = was.get(s.id)
        return old && !(same(old.at, s.at) && old.rotation === s.rotation)
      }).length,
      removed: gone.length,
    },
    changes: difference(before, next).length,
    bookings: {
      kept: (await countKept(tx, floorId, today)) - targets.size,
      moved: targets.size,
      released: affected.length - targets.size,
    },
    affected: await tellAffected(tx, affected, targets, visible),
  }
  if (!apply) throw new Shown(result)
  return {
    state: 'published',
    result,
    site: floor.site_id,
    people: [...new Set(affected.map((a) => a.holder))],
  }
}

/** @param version null: the one in force */
async function versionOf(
  tx: Tx,
  floorId: FloorId,
  version: number | null,
): Promise<{ version: number; document: FloorPlanDocument } | undefined> {
  const row = await tx
    .selectFrom('floor_plan')
    .select(['version', 'document'])
    .where('floor_id', '=', floorId)
    .$if(version === null, (q) => q.where('state', '=', 'published'))
    .$if(version !== null, (q) => q.where('version', '=', version))
    .executeTakeFirst()
  return row
}

/** @returns a sentence where there is nothing that could be published */
async function wanted(
  tx: Tx,
  floorId: FloorId,
  before: FloorPlanDocument,
  what: PublishRequest['what'],
): Promise<FloorPlanDocument | string> {
  if (what.kind === 'version') {
    const old = await versionOf(tx, floorId, what.version)
    return old?.document ?? 'There is no such version.'
  }
  try {
    const parsed = FloorPlanDocument.safeParse(applyEdit(before, what.changes))
    if (!parsed.success) return 'The drawing would have more in it than a plan may have.'
    const foreign = await foreignSpaces(
      tx,
      floorId,
      parsed.data.spaces.map((s) => s.id),
    )
    return foreign ? 'A space of the drawing belongs to another floor.' : parsed.data
  } catch {
    return 'The changes do not fit the version they are based on.'
  }
}

async function foreignSpaces(tx: Tx, floorId: FloorId, ids: readonly SpaceId[]): Promise<boolean> {
  const { rows } = await sql`select from space
    where id = any(${ids}::uuid[]) and floor_id <> ${floorId} limit 1`.execute(tx)
  return rows.length > 0
}

/** Bookings from `today` on of spaces on the plan. */
async function countKept(tx: Tx, floorId: FloorId, today: Day): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from booking b join space s on s.id = b.space_id
    where s.floor_id = ${floorId} and s.active and b.day >= ${today}`.execute(tx)
  return rows[0]?.n ?? 0
}
