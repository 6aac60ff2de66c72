/** Buildings and their floors, as facility managers write them: online only. */
import { z } from 'zod'
import { BuildingId, FloorId, SiteId } from '../domain/ids.ts'
import { keptText } from '../domain/text.ts'

const name = keptText(120).regex(/\S/)

const FloorDraft = z.strictObject({
  id: FloorId,
  name,
  /** Floors are sorted by it, the lowest first; 0 is the ground floor. */
  level: z.int().min(-20).max(200),
})
export type FloorDraft = z.infer<typeof FloorDraft>

export const BuildingDraft = z.strictObject({ name, floors: z.array(FloorDraft).min(1).max(100) })
export type BuildingDraft = z.infer<typeof BuildingDraft>

export const SaveBuildingRequest = z.strictObject({
  protocol: z.int().positive(),
  siteId: SiteId,
  buildingId: BuildingId,
  /** The building as it was seen; null: it is new. */
  was: BuildingDraft.nullable(),
  draft: BuildingDraft,
})
export type SaveBuildingRequest = z.infer<typeof SaveBuildingRequest>

export const SaveBuildingResult = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('saved') }),
  /** In all other cases nothing was saved. */
  z.strictObject({ state: z.literal('unknownSite') }),
  /** The site has another building of that name. */
  z.strictObject({ state: z.literal('nameTaken') }),
  /** Two floors have it. */
  z.strictObject({ state: z.literal('floorNameTaken'), name: z.string() }),
  /** A floor that was to go has, or had, a plan. */
  z.strictObject({ state: z.literal('floorInUse'), name: z.string() }),
  /** Somebody draws on a floor that was to go. */
  z.strictObject({ state: z.literal('floorDrawn'), name: z.string(), by: z.string() }),
])
export type SaveBuildingResult = z.infer<typeof SaveBuildingResult>
