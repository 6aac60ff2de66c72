import { z } from 'zod'
import { Day, MinuteOfDay } from '../calendar/day.ts'
import { FederalState, holidayOn } from '../calendar/holidays.ts'
import { BuildingId, FloorId, SiteId } from './ids.ts'
import { keptText } from './text.ts'

const name = z.string().min(1).max(120)

/** Days on which a site is closed, both ends included, and what for, such as the days between the years. */
export const Closure = z
  .strictObject({ from: Day, to: Day, name: keptText(120).min(1) })
  .refine((c) => c.from <= c.to, 'a closure ends after it begins')
export type Closure = z.infer<typeof Closure>

export const Closures = z.array(Closure).max(200)

export const Site = z.strictObject({
  id: SiteId,
  name,
  address: z.string().max(300),
  /** IANA name; the site's days are days in this zone. */
  timeZone: z.string().min(1).max(64),
  federalState: FederalState,
  /** Minute of the day that splits half days. */
  noon: MinuteOfDay,
  closures: Closures,
})
export type Site = z.infer<typeof Site>

/** Why nobody works at a site on a day: the name of the public holiday or of the closure; null: it is open. */
export const closedOn = (
  { federalState, closures }: Pick<Site, 'federalState'> & { readonly closures: readonly Closure[] },
  day: Day,
): string | null =>
  holidayOn(day, federalState) ?? closures.find((c) => c.from <= day && day <= c.to)?.name ?? null

export const Building = z.strictObject({ id: BuildingId, siteId: SiteId, name, order: z.int() })
export type Building = z.infer<typeof Building>

export const Floor = z.strictObject({
  id: FloorId,
  buildingId: BuildingId,
  siteId: SiteId,
  name,
  /** Sorts floors of a building, lowest first; 0 is the ground floor. */
  level: z.int(),
  /** The day from which a scheduled plan holds; null: none is scheduled. A server of before did not say. */
  planFrom: Day.nullable().default(null),
  /**
   * The day from which the last version was to hold that could not be published, as one of its spaces was on another
   * floor by then; null: there is none, or one after it.
   */
  planFailed: Day.nullable().default(null),
})
export type Floor = z.infer<typeof Floor>
