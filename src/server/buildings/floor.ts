/** A floor that something is done with for all who use it. */
import type { FloorId, SiteId } from '#shared/domain/ids.ts'
import type { Tx } from '../database/index.ts'

export interface FloorInHand {
  readonly id: FloorId
  readonly name: string
  /** Its name. */
  readonly building: string
  readonly siteId: SiteId
  readonly timeZone: string
}

/** One closing or publication of a floor at a time: who comes second sees what the first did. */
export async function takeFloor(tx: Tx, id: FloorId): Promise<FloorInHand | undefined> {
  return await tx
    .selectFrom('floor as f')
    .innerJoin('site as s', 's.id', 'f.site_id')
    .innerJoin('building as b', 'b.id', 'f.building_id')
    .select(['f.id', 'f.name', 'b.name as building', 'f.site_id as siteId', 's.time_zone as timeZone'])
    .where('f.id', '=', id)
    .forUpdate('f')
    .executeTakeFirst()
}
