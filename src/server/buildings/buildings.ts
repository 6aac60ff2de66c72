/** Buildings of a site. */
import { sql } from 'kysely'
import type { BuildingId, SiteId } from '#shared/domain/ids.ts'
import type { Tx } from '../database/index.ts'

/** Buildings of a site and floors of a building have names of their own, however they are written. */
export const isSameName = (a: string, b: string): boolean =>
  a.trim().normalize('NFC').toLowerCase() === b.trim().normalize('NFC').toLowerCase()

/**
 * Whoever adds or names buildings waits for the one before.
 * @returns false where another building of the site has the name
 */
export async function isNameFree(tx: Tx, siteId: SiteId, name: string, own: BuildingId): Promise<boolean> {
  await sql`lock table building in share row exclusive mode`.execute(tx)
  const others = await tx
    .selectFrom('building')
    .select('name')
    .where('site_id', '=', siteId)
    .where('id', '<>', own)
    .execute()
  return !others.some((b) => isSameName(b.name, name))
}

/** Behind those that the site has. */
export async function addBuilding(
  tx: Tx,
  { id, siteId, name }: { id: BuildingId; siteId: SiteId; name: string },
): Promise<void> {
  await sql`insert into building (id, site_id, name, sort_order)
    select ${id}::uuid, ${siteId}::uuid, ${name}, coalesce(max(sort_order) + 1, 0)
    from building where site_id = ${siteId}`.execute(tx)
}
