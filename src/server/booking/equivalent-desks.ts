/** Where bookings that lose their desk could go. */
import { sql } from 'kysely'
import type { Day } from '#shared/calendar/day.ts'
import { chooseAlternatives } from '#shared/domain/alternatives.ts'
import { holdsIn, isWithin } from '#shared/domain/closing.ts'
import type { Feature } from '#shared/domain/floor-plan.ts'
import type { BookingId, FloorId, SpaceId } from '#shared/domain/ids.ts'
import type { Tx } from '../database/index.ts'
import { keptDesksFor } from '../policy/index.ts'
import type { Affected } from './affected.ts'
import { closingsOn } from './closed.ts'

export interface Target {
  readonly spaceId: SpaceId
  readonly room: string
  readonly label: string
}

/**
 * For each booking an equivalent desk of the same floor: free in its time, open to its holder, with all
 * that the old one had, the nearest first. No desk is given twice.
 * @param later what desks have on a plan that is to hold then; null: it is the one there is
 */
export async function equivalentDesks(
  tx: Tx,
  floorId: FloorId,
  affected: readonly Affected[],
  now: number,
  later: ReadonlyMap<SpaceId, readonly Feature[]> | null,
): Promise<Map<BookingId, Target>> {
  const found = new Map<BookingId, Target>()
  if (affected.length === 0) return found
  const desks = await tx
    .selectFrom('space')
    .select(['id', 'room', 'label', 'features', 'x', 'y', 'zone_team_id'])
    .select(['room_id as roomId', 'zone_id as zoneId'])
    .where('floor_id', '=', floorId)
    .where('active', '=', true)
    .where('bookable', '=', true)
    .where('kind', '=', 'desk')
    .execute()
  const days = [...new Set(affected.map((a) => a.day))]
  const kept = await keptDesksFor(tx, [...new Set(affected.map((a) => a.holder))], floorId, days, now)
  const held = await heldTimes(tx, floorId, days)
  const closings = await closingsOn(tx, floorId)
  for (const booking of affected) {
    const closed = closings.filter((c) => holdsIn(c, booking.day, booking))
    const free = desks
      .filter((d) => booking.features.every((f) => d.features.includes(f)))
      .filter((d) => !later || booking.features.every((f) => later.get(d.id)?.includes(f)))
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
