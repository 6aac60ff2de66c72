/** Putting a floor's drawing in force, and keeping the bookable spaces in step with it. */
import { sql } from 'kysely'
import type { Day, Instant } from '#shared/calendar/day.ts'
import { type FloorPlanDocument, spaceName } from '#shared/domain/floor-plan.ts'
import type { FloorId, PersonId, SpaceId } from '#shared/domain/ids.ts'
import { type FloorInHand, takeFloor } from '../buildings/index.ts'
import type { Tx } from '../database/index.ts'
import { forgetDesksBefore } from '../day-plan/index.ts'

/**
 * Publishes a document as the floor's next version. Spaces new in it can be booked from then on,
 * those no longer in it stay as rows but are not active; bookings are left alone.
 * @param by who publishes it; null: nobody, such as an import
 * @returns the version
 * @throws SpaceElsewhere; an Error when there is no such floor
 */
export async function publishPlan(
  tx: Tx,
  floorId: FloorId,
  document: FloorPlanDocument,
  now: Instant,
  by: PersonId | null = null,
): Promise<number> {
  const floor = await takeFloor(tx, floorId)
  if (!floor) throw new Error('no such floor')
  await retirePublished(tx, floorId)
  // Laptops were told with the floor of a version that failed, which is over now.
  await renewFloor(tx, floorId, 'failed')
  const version = await addVersion(tx, floorId, { state: 'published', document, at: now, by, from: null })
  await keepSpacesInStep(tx, floor, document)
  return version
}

/** The version that was scheduled, as `publishPlan` would publish it now. @throws SpaceElsewhere */
export async function publishScheduled(
  tx: Tx,
  floor: FloorInHand,
  { version, document }: { version: number; document: FloorPlanDocument },
): Promise<void> {
  await retirePublished(tx, floor.id)
  await tx
    .updateTable('floor_plan')
    .set({ state: 'published' })
    .where('floor_id', '=', floor.id)
    .where('version', '=', version)
    .execute()
  await keepSpacesInStep(tx, floor, document)
}

/** Writes a drawing down as the floor's next version. @returns its number */
export async function addVersion(
  tx: Tx,
  floorId: FloorId,
  {
    state,
    document,
    at,
    by,
    from,
  }: {
    readonly state: 'published' | 'scheduled'
    readonly document: FloorPlanDocument
    readonly at: Instant
    readonly by: PersonId | null
    readonly from: Day | null
  },
): Promise<number> {
  const { last } = await tx
    .selectFrom('floor_plan')
    .select((e) => e.fn.coalesce(e.fn.max('version'), sql<number>`0`).as('last'))
    .where('floor_id', '=', floorId)
    .executeTakeFirstOrThrow()
  const version = last + 1
  await tx
    .insertInto('floor_plan')
    .values({
      floor_id: floorId,
      version,
      state,
      document: JSON.stringify(document),
      created_at: at,
      published_by: by,
      from_day: from,
    })
    .execute()
  return version
}

async function retirePublished(tx: Tx, floorId: FloorId): Promise<void> {
  await tx
    .updateTable('floor_plan')
    .set({ state: 'retired' })
    .where('floor_id', '=', floorId)
    .where('state', '=', 'published')
    .execute()
}

/** What laptops are told with the floor of its versions has changed. @param having only where it has such a version */
export async function renewFloor(tx: Tx, floorId: FloorId, having?: 'failed'): Promise<void> {
  await sql`update floor set level = level where id = ${floorId} and (${having ?? null}::text is null
    or exists (select from floor_plan where floor_id = floor.id and state = ${having ?? null}))`.execute(tx)
}

/** A space of the drawing is on another floor by now, so that this one cannot have it. */
export class SpaceElsewhere extends Error {}

/** @throws SpaceElsewhere */
async function keepSpacesInStep(
  tx: Tx,
  { id: floorId, siteId }: FloorInHand,
  document: FloorPlanDocument,
): Promise<void> {
  // Bookings read their space FOR SHARE: none is made on a space while it changes.
  await tx
    .selectFrom('space')
    .select('id')
    .where('floor_id', '=', floorId)
    .orderBy('id')
    .forUpdate()
    .execute()
  const ids = document.spaces.map((s) => s.id)
  const gone = await tx
    .updateTable('space')
    .set({ active: false })
    .where('floor_id', '=', floorId)
    .where('active', '=', true)
    .where('id', '<>', sql<SpaceId>`all(${ids}::uuid[])`)
    .returning('id')
    .execute()
  await forgetDesksBefore(
    tx,
    gone.map((space) => space.id),
  )
  const zones = new Map(document.zones.map((z) => [z.id, z]))
  const rows = document.spaces.map((s) => ({
    id: s.id,
    kind: s.kind,
    ...spaceName(document, s),
    features: s.features,
    room_id: s.roomId,
    zone_id: s.zoneId,
    zone_team_id: (s.zoneId === null ? null : zones.get(s.zoneId)?.teamId) ?? null,
    bookable: s.bookable,
    x: s.at[0],
    y: s.at[1],
  }))
  // In plan order, so that numbers of new spaces follow it.
  const { numAffectedRows } = await sql`
    insert into space (id, floor_id, site_id, kind, label, room, room_id, zone_id, features,
      zone_team_id, bookable, active, x, y)
    select id, ${floorId}::uuid, ${siteId}::uuid, kind, label, room, room_id, zone_id,
      array(select jsonb_array_elements_text(features)), zone_team_id, bookable, true, x, y
    from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as
      (id uuid, kind text, label text, room text, room_id text, zone_id text, features jsonb, zone_team_id uuid,
       bookable boolean, x double precision, y double precision)) with ordinality
    order by ordinality
    on conflict (id) do update set
      kind = excluded.kind, label = excluded.label, room = excluded.room, features = excluded.features,
      room_id = excluded.room_id, zone_id = excluded.zone_id, zone_team_id = excluded.zone_team_id,
      bookable = excluded.bookable, active = true, x = excluded.x, y = excluded.y
    where space.floor_id = excluded.floor_id`.execute(tx)
  if (Number(numAffectedRows) !== rows.length)
    throw new SpaceElsewhere('a space of the plan belongs to another floor or is named twice')
}
