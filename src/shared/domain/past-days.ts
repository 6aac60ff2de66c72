/** A person's own days before those a laptop holds one by one, as far back as rules count: two letters a day. */
import { z } from 'zod'
import { addDays, daysFrom, HALVES } from '../calendar/arithmetic.ts'
import { Day } from '../calendar/day.ts'
import type { Place, Places } from './day-plan.ts'

const LETTERS: Readonly<Record<Place, string>> = { office: 'o', home: 'h', elsewhere: 'e', away: 'a' }
const PLACE_OF = new Map(Object.entries(LETTERS).map(([place, letter]) => [letter, place as Place]))
const OPEN = '-'

export const PastDays = z.strictObject({
  from: Day,
  /** Morning and afternoon of each day from the first on: `o`ffice, `h`ome, `e`lsewhere, `a`way, or `-`. */
  places: z.string().regex(/^([ohea-]{2})+$/),
})
export type PastDays = z.infer<typeof PastDays>

export const writePastDays = (from: Day, to: Day, placesOn: (day: Day) => Places | null): PastDays => ({
  from,
  places: daysFrom(from, to)
    .map((day) => {
      const places = placesOn(day)
      return HALVES.map((half) => (places?.[half] ? LETTERS[places[half]] : OPEN)).join('')
    })
    .join(''),
})

/** Days on which something was planned. */
export function readPastDays({ from, places }: PastDays): { readonly day: Day; readonly places: Places }[] {
  const days: { day: Day; places: Places }[] = []
  for (let i = 0; i < places.length; i += 2) {
    const [am, pm] = [PLACE_OF.get(places[i] ?? OPEN) ?? null, PLACE_OF.get(places[i + 1] ?? OPEN) ?? null]
    if (am !== null || pm !== null) days.push({ day: addDays(from, i / 2), places: { am, pm } })
  }
  return days
}
