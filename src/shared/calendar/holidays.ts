import { getHolidayByDate, type Region } from 'feiertagejs'
import { z } from 'zod'
import type { Day } from './day.ts'

/** German federal states, as `feiertagejs` names them (ISO 3166-2 without `DE-`). */
export const FederalState = z.enum([
  'BW',
  'BY',
  'BE',
  'BB',
  'HB',
  'HE',
  'HH',
  'MV',
  'NI',
  'NW',
  'RP',
  'SL',
  'SN',
  'ST',
  'SH',
  'TH',
])
export type FederalState = z.infer<typeof FederalState>

const known = new Map<string, string | null>()

/** Name (German) of the public holiday on a day in a federal state, or `null`. */
export function holidayOn(day: Day, state: FederalState): string | null {
  const key = `${state}${day}`
  let name = known.get(key)
  if (name === undefined) {
    const [y, m, d] = day.split('-').map(Number) as [number, number, number]
    // The library looks at the day in UTC; noon is that day in every zone a laptop may be set to.
    const holiday = getHolidayByDate(new Date(Date.UTC(y, m - 1, d, 12)), state as Region)
    name = holiday ? (holiday.translate('de') ?? holiday.name) : null
    known.set(key, name)
  }
  return name
}
