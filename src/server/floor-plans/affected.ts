/** Bookings on spaces that leave the plan: where they could go, and putting them there. */
import { sql } from 'kysely'
import type { Day } from '#shared/calendar/day.ts'
import { chooseAlternatives } from '#shared/domain/alternatives.ts'
import type { Feature } from '#shared/domain/floor-plan.ts'
import { openHomeZones } from '#shared/domain/home-zone.ts'
import type { BookingId, FloorId, PersonId, SpaceId, TeamId } from '#shared/domain/ids.ts'
import { beginBookings, endBookings, lockSpaces } from '../booking/index.ts'
import type { Tx } from '../database/index.ts'
import { newUuid, type Random } from '../random.ts'

export interface Affected {
  readonly id: BookingId
  readonly holder: PersonId
  readonly spaceId: SpaceId
  readonly day: Day
  readonly from: number
  readonly to: number
  readonly room: string
  readonly label: string
  readonly features: readonly Feature[]
  readonly x: number
  readonly y: number
}

/** Bookings from `today` on whose space is on no plan any more, the earliest first. */
export async function bookingsWithoutSpace(tx: Tx, floorId: FloorId, today: Day): Promise<Affected[]> {
  const { rows } = await sql<Affected>`
    select b.id, b.holder_id as holder, b.space_id as "spaceId", b.day, b.from_minute as "from",
      b.to_minute as "to", s.room, s.label, s.features, s.x, s.y
    from booking b join space s on s.id = b.space_id
    where s.floor_id = ${floorId} and not s.active and b.day >= ${today}
    order by b.day, b.from_minute, b.id`.execute(tx)
  return rows
}

/** Bookings from `today` on whose space stays on the plan. */
export async function countKept(tx: Tx, floorId: FloorId, today: Day): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from booking b join space s on s.id = b.space_id
    where s.floor_id = ${floorId} and s.active and b.day >= ${today}`.execute(tx)
  return rows[0]?.n ?? 0
}

export interface Target {
  readonly spaceId: SpaceId
  readonly room: string
  readonly label: string
}

/**
 * For each booking an equivalent desk of the same floor: free in its time, open to its holder, with all
 * that the old one had, the nearest first. No desk is given twice.
 */
export async function equivalentDesks(
  tx: Tx,
  floorId: FloorId,
  affected: readonly Affected[],
): Promise<Map<BookingId, Target>> {
  const found = new Map<BookingId, Target>()
  if (affected.length === 0) return found
  const desks = await tx
    .selectFrom('space')
    .select(['id', 'room', 'label', 'features', 'x', 'y', 'zone_team_id'])
    .where('floor_id', '=', floorId)
    .where('active', '=', true)
    .where('bookable', '=', true)
    .where('kind', '=', 'desk')
    .execute()
  const held = await heldTimes(tx, floorId, [...new Set(affected.map((a) => a.day))])
  const open = await openZones(tx, [...new Set(affected.map((a) => a.holder))])
  for (const booking of affected) {
    const free = desks
      .filter((d) => d.zone_team_id === null || open.get(booking.holder)?.has(d.zone_team_id))
      .filter((d) => booking.features.every((f) => d.features.includes(f)))
      .filter((d) => !held.overlaps(d.id, booking))
      .map((d) => ({ ...d, spaceId: d.id, at: [d.x, d.y] as const }))
    const [best] = chooseAlternatives(
      { spaceId: booking.spaceId, features: booking.features, at: [booking.x, booking.y] },
      free,
      1,
    )
    if (!best) continue
    held.add(best.id, booking)
    found.set(booking.id, { spaceId: best.id, room: best.room, label: best.label })
  }
  return found
}

interface Time {
  readonly day: Day
  readonly from: number
  readonly to: number
}

async function heldTimes(tx: Tx, floorId: FloorId, days: readonly Day[]) {
  const { rows } = await sql<Time & { spaceId: SpaceId }>`
    select space_id as "spaceId", day, from_minute as "from", to_minute as "to" from booking
    where floor_id = ${floorId} and day = any(${days}::date[])`.execute(tx)
  const held = new Map<string, Time[]>()
  const add = (space: SpaceId, time: Time) => {
    const key = `${space} ${time.day}`
    const there = held.get(key)
    if (there) there.push(time)
    else held.set(key, [time])
  }
  for (const row of rows) add(row.spaceId, row)
  return {
    add,
    overlaps: (space: SpaceId, { day, from, to }: Time): boolean =>
      (held.get(`${space} ${day}`) ?? []).some((t) => t.from < to && from < t.to),
  }
}

/** Teams whose home zones are open to each person. */
async function openZones(tx: Tx, people: readonly PersonId[]): Promise<Map<PersonId, ReadonlySet<TeamId>>> {
  const own = await sql<{ person: PersonId; team: TeamId }>`
    select id as person, team_id as team from person where id = any(${people}::uuid[])
    union select person_id, team_id from team_membership where person_id = any(${people}::uuid[])`.execute(tx)
  const teams = await tx.selectFrom('team').select(['id', 'parent_id']).execute()
  const parents = new Map(teams.map((t) => [t.id, t.parent_id]))
  return new Map(
    people.map((person) => [
      person,
      openHomeZones(
        own.rows.filter((r) => r.person === person).map((r) => r.team),
        (team) => parents.get(team) ?? null,
      ),
    ]),
  )
}

/**
 * Ends each booking, begins it anew where it has a target, and tells its holder. A row's space never
 * changes: a move is an end and a beginning.
 */
export async function settleAffected(
  tx: Tx,
  random: Random,
  now: number,
  affected: readonly Affected[],
  targets: ReadonlyMap<BookingId, Target>,
): Promise<void> {
  await endBookings(
    tx,
    affected.map((a) => a.id),
  )
  const spaces = await lockSpaces(
    tx,
    [...targets.values()].map((t) => t.spaceId),
  )
  for (const a of affected) {
    const target = targets.get(a.id)
    const space = target && spaces.get(target.spaceId)
    if (space) {
      const id = newUuid(random) as BookingId
      const booking = { id, spaceId: space.id, day: a.day, from: a.from, to: a.to }
      await beginBookings(tx, a.holder, now, [{ booking, space }])
    }
    await tx
      .insertInto('notice')
      .values({
        id: newUuid(random),
        person_id: a.holder,
        kind: target ? 'moved' : 'released',
        booking_id: a.id,
        day: a.day,
        from_minute: a.from,
        to_minute: a.to,
        room: a.room,
        label: a.label,
        new_space_id: target?.spaceId ?? null,
        new_room: target?.room ?? null,
        new_label: target?.label ?? null,
        by_name: null,
        at: now,
        commit_order: sql<number>`nextval('mutation_order')`,
      })
      .execute()
  }
}
