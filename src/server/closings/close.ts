/**
 * Closing and reopening: one transaction for the closing, the bookings it meets and the notices to their
 * holders. What it would do is found by doing it and rolling back, as publishing a plan does.
 */
import { ORPCError } from '@orpc/server'
import { sql } from 'kysely'
import { addDays, type Day, dayAt } from '#shared/calendar/day.ts'
import type { Facts } from '#shared/contract/administration.ts'
import type { CloseRequest, CloseResult, ClosingRefusal, ReopenRequest } from '#shared/contract/closings.ts'
import type { Closing, ClosingDraft, ClosingTarget } from '#shared/domain/closing.ts'
import type { BookingId, ClosingId, FloorId, PersonId, SpaceId } from '#shared/domain/ids.ts'
import { type Administering, refuse, refuseStale } from '../administration/index.ts'
import { hoursInWords } from '../audit/index.ts'
import {
  closingColumns,
  holdSpaces,
  isWithinClosing,
  lockHolders,
  oneOf,
  rehouse,
  Shown,
  tellAffected,
} from '../booking/index.ts'
import { type FloorInHand, takeFloor } from '../buildings/index.ts'
import type { Tx } from '../database/index.ts'
import { newUuid, type Random } from '../random.ts'
import { closeForNewPlan, spacesClosedForNewPlan } from './new-plan.ts'

export type Closed = Extract<CloseResult, { state: 'closed' }> & {
  /** For each booking that was moved the one it is now. */
  readonly movedTo: ReadonlyMap<BookingId, BookingId>
}

/**
 * @param visible whom the manager may see
 * @throws Refused; Shown with a `CloseResult` when nothing is done; what makes `whileUndisturbed` begin again
 */
export async function close(
  { tx, now, audit, announce }: Administering,
  random: Random,
  visible: ReadonlySet<PersonId>,
  { change, closing, release, apply }: Omit<CloseRequest, 'protocol'>,
): Promise<Closed> {
  const floor = await floorOf(tx, closing.floorId)
  const before = change && (await readClosing(tx, change.id))
  if (change && before) await refuseStale(tx, before.id, before.version, change.version)
  if (before) refuseForNewPlan(before)
  const today = dayAt(now, floor.timeZone)
  if (isPast(closing, before, today)) throw new Shown<CloseResult>({ state: 'past', today })

  const id = before?.id ?? (newUuid(random) as ClosingId)
  await writeClosing(tx, id, closing)
  const spaces = await spacesOf(tx, id)
  if (spaces.length === 0) throw new Shown<CloseResult>({ state: 'nothingToClose' })
  // Also what a scheduled plan brings into what is closed now.
  const disturbed = [...spaces, ...(await spacesClosedForNewPlan(tx, closing.floorId))]
  const locked = await lockHolders(tx, closing.floorId, disturbed, today)
  await holdSpaces(tx, oneOf(disturbed))
  await closeForNewPlan(tx, random, closing.floorId)
  const { affected, targets, movedTo } = await rehouse(tx, random, now, {
    floorId: closing.floorId,
    from: today,
    locked,
    release,
  })
  const effect = {
    spaces: spaces.length,
    bookings: {
      kept: await countBeside(tx, spaces, closing, today),
      moved: targets.size,
      released: affected.length - targets.size,
    },
    affected: await tellAffected(tx, affected, targets, visible),
  }
  if (!apply) throw new Shown<CloseResult>({ state: 'impact', ...effect })
  const after = await readClosing(tx, id)
  await audit({
    action: before ? 'closing.changed' : 'closing.created',
    subject: { id, name: await subjectOf(tx, floor.name, after) },
    before: before && (await factsOf(tx, before)),
    after: await factsOf(tx, after),
  })
  announce({ everyone: true })
  announce({ people: [...new Set(affected.map((a) => a.holder))], sites: [floor.siteId] })
  return { state: 'closed', ...effect, movedTo }
}

/**
 * Ends a closing from today on: one that has not begun is taken back. Bookings that were moved or released
 * for it stay so.
 * @throws Refused as `gone` or `changedMeanwhile`
 */
export async function reopen(
  { tx, now, audit, announce }: Administering,
  random: Random,
  { closing: { id, version } }: Omit<ReopenRequest, 'protocol'>,
): Promise<void> {
  const before = await readClosing(tx, id)
  await refuseStale(tx, id, before.version, version)
  refuseForNewPlan(before)
  const floor = await floorOf(tx, before.floorId)
  const today = dayAt(now, floor.timeZone)
  if (before.toDay < today) refuse({ reason: 'gone' })
  const last = addDays(today, -1)
  if (before.fromDay > last) await tx.deleteFrom('closing').where('id', '=', id).execute()
  else await tx.updateTable('closing').set({ to_day: last }).where('id', '=', id).execute()
  await closeForNewPlan(tx, random, floor.id)
  await audit({
    action: 'closing.ended',
    subject: { id, name: await subjectOf(tx, floor.name, before) },
    before: await factsOf(tx, before),
    after: null,
  })
  announce({ everyone: true })
}

/** @throws ORPCError: it goes with the plan that it is for */
function refuseForNewPlan({ kind }: Closing): void {
  if (kind === 'newPlan') throw new ORPCError('REFUSED', { status: 409, data: FOR_NEW_PLAN })
}
const FOR_NEW_PLAN: ClosingRefusal = { reason: 'forNewPlan' }

/** Closings that no laptop shows a day of any more. @param day the first that some laptop may show */
export async function forgetClosings(tx: Tx, day: Day): Promise<void> {
  await tx.deleteFrom('closing').where('to_day', '<', day).execute()
}

/** @throws Refused as `gone` */
const floorOf = async (tx: Tx, id: FloorId): Promise<FloorInHand> =>
  (await takeFloor(tx, id)) ?? refuse({ reason: 'gone' })

/** @throws Refused as `gone` */
async function readClosing(tx: Tx, id: ClosingId): Promise<Closing> {
  const { rows } = await sql<Closing>`select ${closingColumns} from closing where id = ${id}`.execute(tx)
  return rows[0] ?? refuse({ reason: 'gone' })
}

/** What has begun may go on from when it did. */
const isPast = ({ fromDay, toDay }: ClosingDraft, before: Closing | null, today: Day): boolean =>
  toDay < today || (fromDay < today && before?.fromDay !== fromDay)

async function writeClosing(tx: Tx, id: ClosingId, closing: ClosingDraft): Promise<void> {
  const { target } = closing
  const columns = {
    floor_id: closing.floorId,
    target: target.kind,
    object_id: target.kind === 'floor' ? null : target.id,
    from_day: closing.fromDay,
    to_day: closing.toDay,
    from_minute: closing.from,
    to_minute: closing.to,
    kind: closing.kind,
    reason: closing.reason.trim(),
  }
  await tx
    .insertInto('closing')
    .values({ id, ...columns })
    .onConflict((c) => c.column('id').doUpdateSet(columns))
    .execute()
}

/** Spaces of the published plan that it closes. */
async function spacesOf(tx: Tx, id: ClosingId): Promise<SpaceId[]> {
  const { rows } = await sql<{ id: SpaceId }>`
    select s.id from closing c join space s on ${isWithinClosing}
    where c.id = ${id} and s.active order by s.id`.execute(tx)
  return rows.map((row) => row.id)
}

/** Bookings of the spaces that stay, on those days at other hours. */
async function countBeside(
  tx: Tx,
  spaces: readonly SpaceId[],
  { fromDay, toDay }: ClosingDraft,
  today: Day,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from booking where space_id = any(${spaces}::uuid[])
      and day between greatest(${fromDay}::date, ${today}::date) and ${toDay}`.execute(tx)
  return rows[0]?.n ?? 0
}

const subjectOf = async (tx: Tx, floor: string, closing: Closing): Promise<string> =>
  [floor, await nameOf(tx, closing)].filter(Boolean).join(': ')

/** What is closed of its floor, by the name it has on the plan; '' for all of it. */
async function nameOf(tx: Tx, { floorId, target }: Closing): Promise<string> {
  if (target.kind === 'floor') return ''
  if (target.kind === 'space') {
    const space = await tx
      .selectFrom('space')
      .select(['room', 'label'])
      .where('id', '=', target.id)
      .executeTakeFirst()
    return space ? [space.room, space.label].filter(Boolean).join(' · ') : '–'
  }
  return (await drawnName(tx, floorId, target)) ?? '–'
}

async function drawnName(
  tx: Tx,
  floorId: FloorId,
  target: Extract<ClosingTarget, { kind: 'room' | 'zone' }>,
): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    select trim(concat(o ->> 'number', ' ', o ->> 'name')) as name
    from floor_plan p, jsonb_array_elements(p.document -> ${`${target.kind}s`}) o
    where p.floor_id = ${floorId} and p.state = 'published' and o ->> 'id' = ${target.id}`.execute(tx)
  return rows[0]?.name
}

async function factsOf(tx: Tx, closing: Closing): Promise<Facts> {
  const { fromDay, toDay, from, to, kind, reason } = closing
  return {
    closed: await nameOf(tx, closing),
    fromDay,
    toDay,
    hours: hoursInWords({ from, to }),
    closingKind: kind,
    reason,
  }
}
