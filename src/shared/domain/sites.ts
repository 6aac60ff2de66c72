import { z } from 'zod'
import { MinuteOfDay } from '../calendar/day.ts'
import { FederalState } from '../calendar/holidays.ts'
import { BuildingId, FloorId, SiteId } from './ids.ts'

const name = z.string().min(1).max(120)

export const Site = z.strictObject({
  id: SiteId,
  name,
  address: z.string().max(300),
  /** IANA name; the site's days are days in this zone. */
  timeZone: z.string().min(1).max(64),
  federalState: FederalState,
  /** Minute of the day that splits half days. */
  noon: MinuteOfDay,
})
export type Site = z.infer<typeof Site>

export const Building = z.strictObject({ id: BuildingId, siteId: SiteId, name, order: z.int() })
export type Building = z.infer<typeof Building>

export const Floor = z.strictObject({
  id: FloorId,
  buildingId: BuildingId,
  siteId: SiteId,
  name,
  /** Sorts floors of a building, lowest first; 0 is the ground floor. */
  level: z.int(),
})
export type Floor = z.infer<typeof Floor>
