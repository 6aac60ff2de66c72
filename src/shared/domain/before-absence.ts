/**
 * What a person had planned where they are away now: so that leave cut short gives back places and desks, on
 * whichever of their laptops. Told to the person alone, and forgotten with the absence or with the day.
 */
import { z } from 'zod'
import { type Half, halvesCovered, MinuteOfDay, minutesOf, overlaps } from '../calendar/day.ts'
import { type Booking, type DayPlan, Places } from './day-plan.ts'
import { SpaceId } from './ids.ts'

/** A desk and the minutes it was held in; both ends as of a booking. */
export const DeskBefore = z.strictObject({ spaceId: SpaceId, from: MinuteOfDay, to: MinuteOfDay })
export type DeskBefore = z.infer<typeof DeskBefore>

export const BeforeAbsence = z.strictObject({
  /** Of the halves away; null: nothing was planned, or the half is not away. */
  places: Places,
  /** Given up for the absence; ordered by `from`. */
  desks: z.array(DeskBefore),
})
export type BeforeAbsence = z.infer<typeof BeforeAbsence>

/**
 * What is to be remembered once a change of the day is made.
 * @param known what was remembered until then
 * @param noon minute that splits the halves at the person's site
 * @returns null: nothing
 */
export function beforeAbsence(
  known: BeforeAbsence | null,
  before: DayPlan,
  after: DayPlan,
  noon: number,
): BeforeAbsence | null {
  const isAway = (half: Half) => after.places[half] === 'away'
  const placeOf = (half: Half) => {
    if (!isAway(half)) return null
    return (before.places[half] === 'away' ? known?.places[half] : before.places[half]) ?? null
  }
  const places = { am: placeOf('am'), pm: placeOf('pm') }
  const given = before.bookings.flatMap((booking) => givenUp(booking, after.bookings))
  const desks = [
    ...(known?.desks ?? []).flatMap((desk) => forHalves(desk, isAway, noon)),
    ...given.flatMap((desk) => forHalves(desk, (h) => isAway(h) && before.places[h] !== 'away', noon)),
  ]
    .filter((desk) => !after.bookings.some((held) => overlaps(held, desk)))
    .sort((a, b) => a.from - b.from)
  return places.am === null && places.pm === null && desks.length === 0 ? null : { places, desks }
}

/** The part of a booking that is held no more: whole, or before or after what is left of it. */
function givenUp({ id, spaceId, from, to }: Booking, held: readonly Booking[]): DeskBefore[] {
  if (held.some((b) => b.id === id)) return []
  const rest = held.find((b) => b.spaceId === spaceId && overlaps(b, { from, to }))
  if (!rest) return [{ spaceId, from, to }]
  return [
    { spaceId, from, to: rest.from },
    { spaceId, from: rest.to, to },
  ].filter((part) => part.from < part.to)
}

/** As much of a desk as counts for some halves; empty: nothing does. */
export function forHalves(
  desk: DeskBefore,
  isMeant: (half: Half) => boolean,
  noon: number,
): readonly DeskBefore[] {
  const covered = halvesCovered(desk, noon)
  const meant = covered.filter(isMeant)
  const [half] = meant
  if (half === undefined) return []
  if (meant.length === covered.length) return [desk]
  const { from, to } = minutesOf(half, noon)
  return [{ ...desk, from: Math.max(desk.from, from), to: Math.min(desk.to, to) }]
}
