/** Everything accepted, done once more in the order the server gave it: that is what its tables must hold. */
import { applyIntent, dayOf } from '#core/overlay/registry.ts'
import type { Database } from '#server/database/index.ts'
import { type DayPlan, emptyDay } from '#shared/domain/day-plan.ts'
import type { Held } from './checks.ts'

/** Minute that splits the halves in the city of the run. */
const NOON = 780

const inWords = (key: string, { places, bookings }: Pick<DayPlan, 'places' | 'bookings'>) =>
  JSON.stringify([key, places.am, places.pm, bookings.map((b) => [b.id, b.spaceId, b.from, b.to]).sort()])

export async function acceptedIsThere({ kysely }: Database, held: readonly Held[]): Promise<string[]> {
  const accepted = held
    .flatMap(({ person, queue }) =>
      queue.flatMap(({ outcome, intent }) =>
        outcome?.state === 'accepted' ? [{ person, intent, order: outcome.receipt.order }] : [],
      ),
    )
    .sort((a, b) => a.order - b.order)
  const plans = new Map<string, DayPlan>()
  for (const { person, intent } of accepted) {
    const day = dayOf(intent)
    if (day === null) continue
    const key = `${person} ${day}`
    plans.set(key, applyIntent(plans.get(key) ?? emptyDay(day), intent, NOON).after)
  }
  const workDays = await kysely.selectFrom('work_day').selectAll().execute()
  const bookings = await kysely.selectFrom('booking').selectAll().execute()
  const placesOf = new Map(workDays.map(({ person_id, day, am, pm }) => [`${person_id} ${day}`, { am, pm }]))
  const bookingsOf = Map.groupBy(bookings, (b) => `${b.holder_id} ${b.day}`)
  const problems: string[] = []
  for (const key of new Set([...plans.keys(), ...placesOf.keys(), ...bookingsOf.keys()])) {
    const should = inWords(key, plans.get(key) ?? { places: { am: null, pm: null }, bookings: [] })
    const is = inWords(key, {
      places: placesOf.get(key) ?? { am: null, pm: null },
      bookings: (bookingsOf.get(key) ?? []).map((b) => ({
        id: b.id,
        spaceId: b.space_id,
        day: b.day,
        from: b.from_minute,
        to: b.to_minute,
      })),
    })
    if (is !== should) problems.push(`the server has ${is} where what it accepted comes to ${should}`)
  }
  return problems
}
