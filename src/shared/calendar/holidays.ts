import { getHolidays, type Region } from 'feiertagejs'
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

const known = new Map<string, ReadonlyMap<Day, string>>()

/** Name (German) of the public holiday on a day in a federal state, or `null`. */
export const holidayOn = (day: Day, state: FederalState): string | null =>
  holidaysIn(Number(day.slice(0, 4)), state).get(day) ?? null

/** The public holidays of a year in a federal state with their names (German). */
export function holidaysIn(year: number, state: FederalState): ReadonlyMap<Day, string> {
  const key = `${state}${year}`
  let names = known.get(key)
  if (!names) {
    names = holidaysOf(year, state)
    known.set(key, names)
  }
  return names
}

/**
 * A year at a time: asked for a single day, the library makes a date formatter for each holiday of the
 * year, which takes a millisecond and half a megabyte.
 */
function holidaysOf(year: number, state: FederalState): Map<Day, string> {
  const names = new Map<Day, string>()
  for (const holiday of getHolidays(year, state as Region)) {
    // Its date is noon in UTC, which is that day in every zone a laptop may be set to.
    const day = holiday.date.toISOString().slice(0, 10) as Day
    if (!names.has(day)) names.set(day, holiday.translate('de') ?? holiday.name)
  }
  return names
}
