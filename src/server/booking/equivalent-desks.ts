/** Where bookings that lose their desk could go. */
import { sql } from 'kysely'
import type { Day } from '#shared/calendar/day.ts'
import { chooseAlternatives } from '#shared/domain/alternatives.ts'
import { holdsIn, isWithin } from '#shared/domain/closing.ts'
import { canBeBooked, type FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import type { BookingId, FloorId, SpaceId, TeamId } from '#shared/domain/ids.ts'
import type { Tx } from '../database/index.ts'
import { keptDesksFor } from '../policy/index.ts'
import type { Affected } from './affected.ts'
import { closingsOn } from './closed.ts'
import { isBookableDesk } from './spaces.ts'

export interface Target {
  readonly spaceId: SpaceId
  readonly room: string
  readonly label: string
}

/**
 * For each booking an equivalent desk of the same floor: free in its time, open to its holder, with all
 * that the old one had, the nearest first. No desk is given twice.
 * @param plan the drawing that holds at their time: what it says of a desk counts, and not what holds until then
 */
export async function equivalentDesks(
  tx: Tx,
  floorId: FloorId,
  affected: readonly Affected[],
  now: number,
  plan: FloorPlanDocument | null,
): Promise<Map<BookingId, Target>> {
  const found = new Map<BookingId, Target>()
  if (affected.length === 0) return found
  const present = await tx
    .selectFrom('space as s')
    .select(['s.id', 's.room', 's.label', 's.features', 's.x', 's.y', 's.zone_team_id'])
    .select(['s.room_id as roomId', 's.zone_id as zoneId'])
    .where('s.floor_id', '=', floorId)
    .where(isBookableDesk)
    .execute()
  const desks = plan ? asDrawn(present, plan) : present
  const days = [...new Set(affected.map((a) => a.day))]
  const kept = await keptDesksFor(tx, [...new Set(affected.map((a) => a.holder))], floorId, days, now)
  const held = await heldTimes(tx, floorId, days)
  const closings = await closingsOn(tx, floorId)
  for (const booking of affected) {
    const closed = closings.filter((c) => holdsIn(c, booking.day, booking))
    const free = desks
      .filter((d) => booking.features.every((f) => d.features.includes(f)))
      .filter((d) => !closed.some((c) => isWithin(c.target, d)))
      .filter((d) => !held.overlaps(d.id, booking))
      .filter((d) => kept(booking.holder, d, booking.day, booking) === null)
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

interface Desk {
  readonly id: SpaceId
  readonly features: FloorPlanDocument['spaces'][number]['features']
  readonly x: number
  readonly y: number
  readonly zone_team_id: TeamId | null
  readonly roomId: string | null
  readonly zoneId: string | null
}

/** Desks that there are now, as the plan has them; without those that are none there. */
function asDrawn<D extends Desk>(present: readonly D[], { spaces, zones }: FloorPlanDocument): D[] {
  const drawn = new Map(spaces.map((s) => [s.id, s]))
  const teamOf = new Map(zones.map((z) => [z.id, z.teamId]))
  return present.flatMap((desk) => {
    const there = drawn.get(desk.id)
    if (!there || !canBeBooked(there)) return []
    const { features, at, roomId, zoneId } = there
    const zone_team_id = (zoneId === null ? null : teamOf.get(zoneId)) ?? null
    return [{ ...desk, features, x: at[0], y: at[1], zone_team_id, roomId, zoneId }]
  })
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
