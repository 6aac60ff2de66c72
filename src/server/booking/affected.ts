/** Bookings that lose their space, by a plan or a closing: which they are, and what becomes of them. */
import { sql } from 'kysely'
import type { Day } from '#shared/calendar/day.ts'
import type { AffectedBooking, Notice } from '#shared/contract/floor-plans.ts'
import type { Feature } from '#shared/domain/floor-plan.ts'
import type { BookingId, FloorId, PersonId, SiteId, SpaceId } from '#shared/domain/ids.ts'
import { brokenExclusion, lockPerson, type Tx } from '../database/index.ts'
import { newUuid, type Random } from '../random.ts'
import { closedOfSpace, closesIn, isWithinClosing } from './closed.ts'
import type { Target } from './equivalent-desks.ts'
import { beginBookings, endBookings } from './rows.ts'
import { isBookableDesk, lockSpaces } from './spaces.ts'

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
  /** Which closing it meets; null: its plan has its space no longer, or for nobody to book, now or from a day on. */
  readonly closing: Notice['closing']
}

/** Of the row `b` of `booking` on the row `s` of `space`. */
const affectedColumns = sql`b.id, b.holder_id as holder, b.space_id as "spaceId", b.day,
  b.from_minute as "from", b.to_minute as "to", s.room, s.label, s.features, s.x, s.y`

/**
 * Bookings of the floor from `today` on whose space left the plan, may be booked by nobody or is closed, the earliest
 * first.
 */
export async function bookingsWithoutSpace(tx: Tx, floorId: FloorId, today: Day): Promise<Affected[]> {
  const { rows } = await sql<Affected>`
    select ${affectedColumns},
      case when closed.kind <> 'newPlan' then closed.by end as closing
    from booking b join space s on s.id = b.space_id
    left join lateral (
      select c.kind, jsonb_build_object('kind', c.kind, 'reason', c.reason) as by from ${closedOfSpace} c
      where ${isBookableDesk} and ${isWithinClosing}
        and ${closesIn(sql`b.day`, sql`b.from_minute`, sql`b.to_minute`)}
      order by c.to_day desc, c.id limit 1
    ) closed on true
    where s.floor_id = ${floorId} and b.day >= ${today} and (not ${isBookableDesk} or closed.by is not null)
    order by b.day, b.from_minute, b.id`.execute(tx)
  return rows
}

/** Bookings at the site from `today` on on days on which all of it is closed, the earliest first. */
export async function bookingsOnClosures(tx: Tx, siteId: SiteId, today: Day): Promise<Affected[]> {
  const { rows } = await sql<Affected>`
    select distinct on (b.day, b.from_minute, b.id) ${affectedColumns},
      jsonb_build_object('kind', 'closure', 'reason', c ->> 'name') as closing
    from site x cross join jsonb_array_elements(x.closures) c
    join booking b on b.site_id = x.id and b.day between (c ->> 'from')::date and (c ->> 'to')::date
    join space s on s.id = b.space_id
    where x.id = ${siteId} and b.day >= ${today}
    order by b.day, b.from_minute, b.id, c ->> 'to' desc`.execute(tx)
  return rows
}

/**
 * Those who hold one of the spaces, or one that nobody may book, from a day on make no change of their own
 * meanwhile. Taken before the spaces are locked, in the order in which a pushed change takes them.
 */
export async function lockHolders(
  tx: Tx,
  floorId: FloorId,
  spaces: readonly SpaceId[],
  today: Day,
): Promise<ReadonlySet<PersonId>> {
  const { rows } = await sql<{ holder: PersonId }>`
    select distinct b.holder_id as holder from booking b join space s on s.id = b.space_id
    where s.floor_id = ${floorId} and (s.id = any(${spaces}::uuid[]) or not ${isBookableDesk})
      and b.day >= ${today}
    order by 1`.execute(tx)
  return await lockPeople(
    tx,
    rows.map((r) => r.holder),
  )
}

/** @param people each once, in order */
export async function lockPeople(tx: Tx, people: readonly PersonId[]): Promise<ReadonlySet<PersonId>> {
  for (const person of people) await lockPerson(tx, person)
  return new Set(people)
}

/** Somebody booked a space that is to go, before its row was locked. */
class BookedMeanwhile extends Error {}

/** @throws what makes `whileUndisturbed` begin again */
export function refuseUnlocked(affected: readonly Affected[], locked: ReadonlySet<PersonId>): void {
  if (affected.some((a) => !locked.has(a.holder))) throw new BookedMeanwhile()
}

/** Ends a transaction that was only to show what would happen. */
export class Shown<R> extends Error {
  readonly result: R
  constructor(result: R) {
    super('shown')
    this.result = result
  }
}

const ATTEMPTS = 5

/** Runs a transaction again as long as bookings come between; what it only shows is its result, too. */
export async function whileUndisturbed<R, D>(work: () => Promise<D>): Promise<D | Shown<R>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (error instanceof Shown) return error
      const isRace = error instanceof BookedMeanwhile || brokenExclusion(error) !== null
      if (!isRace || attempt === ATTEMPTS) throw error
    }
  }
}

/**
 * Ends each booking, begins it anew where it has a target, and tells its holder. A row's space never
 * changes: a move is an end and a beginning.
 * @returns for each booking that was moved the one it is now
 */
export async function settleAffected(
  tx: Tx,
  random: Random,
  now: number,
  affected: readonly Affected[],
  targets: ReadonlyMap<BookingId, Target>,
): Promise<ReadonlyMap<BookingId, BookingId>> {
  const movedTo = new Map<BookingId, BookingId>()
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
      movedTo.set(a.id, id)
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
        closing: a.closing && JSON.stringify(a.closing),
        at: now,
        commit_order: sql<number>`nextval('mutation_order')`,
      })
      .execute()
  }
  return movedTo
}

/** Bookings named one by one in an answer; all are counted. */
const NAMED = 500

/** @param visible whom the viewer may see; of the others it is not said who they are */
export async function tellAffected(
  tx: Tx,
  affected: readonly Affected[],
  targets: ReadonlyMap<BookingId, Target>,
  visible: ReadonlySet<PersonId>,
): Promise<AffectedBooking[]> {
  const named = affected.slice(0, NAMED)
  const people = await namesOf(
    tx,
    named.map((a) => a.holder).filter((id) => visible.has(id)),
  )
  return named.map((a) => ({
    bookingId: a.id,
    day: a.day,
    from: a.from,
    to: a.to,
    room: a.room,
    label: a.label,
    holder: people.get(a.holder) ?? null,
    target: targets.get(a.id) ?? null,
  }))
}

async function namesOf(tx: Tx, ids: readonly PersonId[]): Promise<Map<PersonId, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'display_name'])
    .where('id', '=', sql<PersonId>`any(${[...new Set(ids)]}::uuid[])`)
    .execute()
  return new Map(rows.map((r) => [r.id, r.display_name]))
}
