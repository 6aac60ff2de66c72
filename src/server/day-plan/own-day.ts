/** One person's day in the database: read, checked and written. Planning and booking build on it. */
import { addDays, type Day, dayAt } from '#shared/calendar/day.ts'
import type { Rejection } from '#shared/contract/mutations.ts'
import { ServerSettings } from '#shared/contract/pull.ts'
import { type Booking, type DayChange, type DayPlan, overlapping } from '#shared/domain/day-plan.ts'
import { canBeBooked } from '#shared/domain/floor-plan.ts'
import type { BookingId, SiteId, SpaceId } from '#shared/domain/ids.ts'
import type { KeptDesk } from '#shared/policy/kept-desks.ts'
import {
  alternativesTo,
  type BookableSpace,
  beginBookings,
  bookingsOfDay,
  closingOf,
  endBookings,
  isTaken,
  lockSpaces,
  ownersOf,
} from '../booking/index.ts'
import { keptDesksFor, refuseByRule } from '../policy/index.ts'
import { type MutationContext, Rejected, type Touched } from '../sync/mutation-handler.ts'
import { writeBeforeAbsence } from './before-absence.ts'

/** Today and the last day one may plan, at the person's own site. */
export interface KnownDays {
  readonly today: Day
  readonly lastDay: Day
}

export async function knownDays({ tx, personId, now }: MutationContext): Promise<KnownDays> {
  const row = await tx
    .selectFrom('person as p')
    .innerJoin('site as s', 's.id', 'p.site_id')
    .innerJoin('meta', (join) => join.onTrue())
    .select(['s.time_zone', 'meta.settings'])
    .where('p.id', '=', personId)
    .executeTakeFirstOrThrow()
  return daysAt(now, row)
}

function daysAt(now: number, at: { readonly time_zone: string; readonly settings: unknown }): KnownDays {
  const today = dayAt(now, at.time_zone)
  return { today, lastDay: addDays(today, ServerSettings.parse(at.settings).bookingWindowDays) }
}

export interface OwnDay extends KnownDays {
  readonly before: DayPlan
  /** Minute that splits the halves, at the person's own site. */
  readonly noon: number
  readonly siteOf: ReadonlyMap<BookingId, SiteId>
}

export async function loadDay({ tx, personId, now }: MutationContext, day: Day): Promise<OwnDay> {
  const row = await tx
    .selectFrom('person as p')
    .innerJoin('site as s', 's.id', 'p.site_id')
    .innerJoin('meta', (join) => join.onTrue())
    .leftJoin('work_day as w', (join) => join.onRef('w.person_id', '=', 'p.id').on('w.day', '=', day))
    .select(['s.noon', 's.time_zone', 'meta.settings', 'w.am', 'w.pm'])
    .where('p.id', '=', personId)
    .executeTakeFirstOrThrow()
  const held = await bookingsOfDay(tx, personId, day)
  return {
    ...daysAt(now, row),
    before: { day, places: { am: row.am, pm: row.pm }, bookings: held.map((h) => h.booking) },
    noon: row.noon,
    siteOf: new Map(held.map((h) => [h.booking.id, h.siteId])),
  }
}

/** @throws Rejected as `dayPast` */
export function refusePast({ wasAccepted }: MutationContext, own: KnownDays, day: Day): void {
  if (!wasAccepted && day < own.today) throw new Rejected({ reason: 'dayPast', today: own.today })
}

/** @throws Rejected as `beyondWindow` */
export function refuseBeyond({ wasAccepted }: MutationContext, own: KnownDays, day: Day): void {
  if (!wasAccepted && day > own.lastDay) throw new Rejected({ reason: 'beyondWindow', lastDay: own.lastDay })
}

/**
 * Ids that a change gives up must be the person's own and of that day; those already gone do no harm.
 * @throws Rejected as `notYours` or `invalid`
 */
export async function refuseForeign(
  { tx, personId }: MutationContext,
  own: OwnDay,
  day: Day,
  ids: readonly BookingId[],
): Promise<void> {
  const unknown = ids.filter((id) => !own.siteOf.has(id))
  for (const owner of await ownersOf(tx, unknown)) {
    if (owner.holderId !== personId) throw new Rejected({ reason: 'notYours' })
    if (owner.day !== day)
      throw new Rejected({ reason: 'invalid', detail: 'a booking named is of another day' })
  }
}

/**
 * Writes the change, after checking the bookings it begins.
 * @param chosen ids of bookings whose space the person chose; what remains of another keeps its space
 *   even when that has been blocked since, and so does one that was accepted before
 * @throws Rejected, or the database's exclusion violation
 */
export async function writeDay(
  context: MutationContext,
  own: OwnDay,
  change: DayChange,
  chosen: 'all' | 'none',
): Promise<Touched> {
  const { tx, personId, now } = context
  const { before } = own
  const asChosen = chosen === 'all' && !context.wasAccepted
  const spaces = await lockSpaces(
    tx,
    change.booked.map((b) => b.spaceId),
  )
  const added: { booking: Booking; space: BookableSpace }[] = []
  for (const booking of change.booked) {
    const space = spaces.get(booking.spaceId)
    if (!space || (asChosen && !space.active)) throw new Rejected({ reason: 'spaceUnknown' })
    if (asChosen && !canBeBooked(space))
      throw new Rejected({
        reason: 'spaceNotBookable',
        alternatives: await alternativesTo(context, space, booking.day, booking),
      })
    const kept = asChosen ? await keptForSomebody(context, space, booking) : null
    if (kept)
      throw new Rejected({
        reason: 'spaceReserved',
        kept,
        alternatives: await alternativesTo(context, space, booking.day, booking),
      })
    // Also what was accepted before a restore: a closing is what others did meanwhile.
    const closing = await closingOf(tx, space.id, booking.day, booking)
    if (closing)
      throw new Rejected({
        reason: 'spaceClosed',
        closing,
        alternatives: await alternativesTo(context, space, booking.day, booking),
      })
    added.push({ booking, space })
  }
  refuseTwoDesks(change, spaces)
  await refuseUsedIds(context, change.booked)
  await refuseByRule(context, before, change.after)

  await endBookings(
    tx,
    change.released.map((b) => b.id),
  )
  await beginBookings(tx, personId, now, added)
  const { am, pm } = change.after.places
  if (am !== before.places.am || pm !== before.places.pm) {
    if (am === null && pm === null)
      await tx
        .deleteFrom('work_day')
        .where('person_id', '=', personId)
        .where('day', '=', before.day)
        .execute()
    else
      await tx
        .insertInto('work_day')
        .values({ person_id: personId, day: before.day, am, pm })
        .onConflict((c) => c.columns(['person_id', 'day']).doUpdateSet({ am, pm }))
        .execute()
  }
  await writeBeforeAbsence(tx, personId, before, change.after, own.noon)
  const sites = new Set<SiteId>(added.map((a) => a.space.site_id))
  for (const b of change.released) {
    const site = own.siteOf.get(b.id)
    if (site) sites.add(site)
  }
  return { people: [personId], sites: [...sites] }
}

/** For a team or a holder; what is kept for equipment is refused in the words of its rule. */
async function keptForSomebody(
  { tx, personId, now }: MutationContext,
  space: BookableSpace,
  booking: Booking,
): Promise<KeptDesk | null> {
  const isFixed = tx.selectFrom('fixed_desk').select('id').where('id', '=', space.id)
  if (space.zone_team_id === null && !(await isFixed.executeTakeFirst())) return null
  const keptFrom = await keptDesksFor(tx, [personId], space.floor_id, [booking.day], now)
  const kept = keptFrom(personId, space, booking.day, booking)
  return kept?.for === 'needs' ? null : kept
}

/** @throws Rejected as `holderBusy` naming the desk already held, or `invalid` when the change contradicts itself */
function refuseTwoDesks(change: DayChange, spaces: ReadonlyMap<SpaceId, BookableSpace>): void {
  const begun = new Set(change.booked.map((b) => b.id))
  // Held bookings of other kinds than desks are not among `spaces` and cannot be told from desks
  // here; there are none yet, and the database decides in any case.
  const desks = change.after.bookings.filter((b) => (spaces.get(b.spaceId)?.kind ?? 'desk') === 'desk')
  const clash = overlapping(desks)
  if (!clash) return
  const held = clash.find((b) => !begun.has(b.id))
  throw new Rejected(
    held
      ? { reason: 'holderBusy', other: held }
      : { reason: 'invalid', detail: 'two of the desks to book overlap' },
  )
}

/** @throws Rejected as `invalid` */
async function refuseUsedIds({ tx }: MutationContext, booked: readonly Booking[]): Promise<void> {
  const ids = booked.map((b) => b.id)
  if (new Set(ids).size < ids.length || (await ownersOf(tx, ids)).length > 0)
    throw new Rejected({ reason: 'invalid', detail: 'a booking id is used twice' })
}

/** Why the database refused bookings: the first of them that others hold, or the person's own other desk. */
export async function explainConflict(
  context: MutationContext,
  booked: readonly Booking[],
  constraint: string,
): Promise<Rejection> {
  const { tx, personId } = context
  const [first] = booked
  if (!first) throw new Error(`${constraint} was broken without a booking`)
  if (constraint === 'booking_holder_once') {
    const held = await bookingsOfDay(tx, personId, first.day)
    const other = held.find((h) => booked.some((b) => overlapping([h.booking, b]) !== null))
    return { reason: 'holderBusy', other: other?.booking ?? null }
  }
  for (const booking of booked) if (await isTaken(tx, booking, personId)) return await takenInstead(booking)
  // Given back since; it was taken when the change was made, and that is how it ended.
  return await takenInstead(first)

  async function takenInstead(booking: Booking): Promise<Rejection> {
    const space = (await lockSpaces(tx, [booking.spaceId])).get(booking.spaceId)
    if (!space) return { reason: 'spaceUnknown' }
    return {
      reason: 'spaceTaken',
      alternatives: await alternativesTo(context, space, booking.day, booking),
    }
  }
}
