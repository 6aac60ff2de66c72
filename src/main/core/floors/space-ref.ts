import type { SpaceRef } from '#shared/contract/local.ts'
import type { FloorId, SpaceId } from '#shared/domain/ids.ts'
import { directoryRow } from '../cache/confirmed.ts'
import type { ReadDb } from '../cache/database.ts'
import { currentCopy } from '../cache/meta.ts'

/** Where a space is, in words; null when it is on no plan this laptop holds. */
export function spaceRef(db: ReadDb, spaceId: SpaceId): SpaceRef | null {
  const row = db.get(
    'select floor_id, position, label, room from space where copy = ? and id = ?',
    currentCopy(db),
    spaceId,
  )
  if (!row) return null
  const floorId = row.floor_id as FloorId
  const floor = directoryRow(db, 'floor', floorId)
  return {
    spaceId,
    floorId,
    index: Number(row.position),
    label: String(row.label),
    room: String(row.room),
    floor: floor?.name ?? '',
    building: (floor && directoryRow(db, 'building', floor.buildingId)?.name) ?? '',
    site: (floor && directoryRow(db, 'site', floor.siteId)?.name) ?? '',
  }
}
