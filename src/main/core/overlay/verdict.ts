/** What the server would say, as far as the laptop can know; null lets the change into the queue. */
import { type Day, overlaps } from '#shared/calendar/day.ts'
import type { Rejection } from '#shared/contract/mutations.ts'
import type { Booking } from '#shared/domain/day-plan.ts'
import { SpaceState } from '#shared/domain/space-state.ts'
import type { ReadDb } from '../cache/database.ts'
import { closingAgainst } from '../closings/closings.ts'
import { floorStates } from '../floors/availability.ts'
import type { Keeper } from '../floors/keeping.ts'
import { alternativesFor, asAlternatives } from '../floors/local-alternatives.ts'
import { spaceRef } from '../floors/space-ref.ts'
import type { KnownDays } from '../session/state.ts'

export function dayRefusal(day: Day, { today, last }: KnownDays, allowBeyond = false): Rejection | null {
  if (day < today) return { reason: 'dayPast', today }
  if (day > last && !allowBeyond) return { reason: 'beyondWindow', lastDay: last }
  return null
}

/** @param kept own bookings of the day that stay beside this one */
export function bookingRefusal(
  db: ReadDb,
  keeper: Keeper,
  wanted: Omit<Booking, 'id'>,
  kept: readonly Booking[],
): Rejection | null {
  if (wanted.from >= wanted.to) return { reason: 'invalid', detail: 'a booking ends after it starts' }
  const other = kept.find((b) => overlaps(b, wanted))
  if (other) return { reason: 'holderBusy', other }
  const ref = spaceRef(db, wanted.spaceId)
  // A desk of a site whose plans are not on this laptop: the server decides.
  if (!ref) return null
  const found = floorStates(db, ref.floorId, wanted.day, wanted, keeper)
  const state = found?.states[ref.index]
  const alternatives = () => asAlternatives(alternativesFor(db, keeper, wanted, []))
  const closing = closingAgainst(db, wanted)
  if (closing) return { reason: 'spaceClosed', closing, alternatives: alternatives() }
  if (state === SpaceState.blocked) return { reason: 'spaceNotBookable', alternatives: alternatives() }
  if (state === SpaceState.taken || state === SpaceState.team) {
    return { reason: 'spaceTaken', alternatives: alternatives() }
  }
  const keeping = found?.kept.find(({ desks }) => desks.includes(ref.index))?.kept
  // What is kept for equipment is refused in the words of its rule.
  if (keeping && keeping.for !== 'needs')
    return { reason: 'spaceReserved', kept: keeping, alternatives: alternatives() }
  return null
}
