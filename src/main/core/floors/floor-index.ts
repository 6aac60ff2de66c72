/** What the availability of a floor needs of its plan, kept in memory for the floors last looked at. */
import type { Placed } from '#shared/domain/closing.ts'
import type { Feature } from '#shared/domain/floor-plan.ts'
import type { FloorId, SpaceId, TeamId } from '#shared/domain/ids.ts'
import type { ReadDb } from '../cache/database.ts'
import { currentCopy } from '../cache/meta.ts'

export interface FloorIndex {
  readonly floorId: FloorId
  readonly version: number
  /** Number of spaces; they are named by their index in plan order from here on. */
  readonly size: number
  readonly indexOfNo: ReadonlyMap<number, number>
  readonly nos: Uint32Array
  readonly ids: readonly SpaceId[]
  readonly indexOfId: ReadonlyMap<SpaceId, number>
  /** 1 where the space can be booked at all: a desk that is not blocked. */
  readonly bookable: Uint8Array
  readonly desk: Uint8Array
  /** The team whose home zone a space lies in. */
  readonly zoneTeams: readonly (TeamId | null)[]
}

const KEPT = 6
const caches = new WeakMap<ReadDb, Map<string, FloorIndex>>()

/** null: the laptop holds no plan of this floor. */
export function floorIndex(db: ReadDb, floorId: FloorId): FloorIndex | null {
  const copy = currentCopy(db)
  const plan = db.get('select version from plan where copy = ? and floor_id = ?', copy, floorId)
  if (!plan) return null
  const version = Number(plan.version)
  const kept = caches.get(db) ?? new Map<string, FloorIndex>()
  caches.set(db, kept)
  const key = `${copy} ${floorId}`
  const known = kept.get(key)
  kept.delete(key)
  const index = known?.version === version ? known : read(db, copy, floorId, version)
  kept.set(key, index)
  const oldest = kept.keys().next().value
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
  return index
}

function read(db: ReadDb, copy: number, floorId: FloorId, version: number): FloorIndex {
  const rows = db.all(
    'select id, no, kind, bookable, zone_team from space where copy = ? and floor_id = ? order by position',
    copy,
    floorId,
  )
  const ids = rows.map((row) => row.id as SpaceId)
  const nos = Uint32Array.from(rows, (row) => Number(row.no))
  return {
    floorId,
    version,
    size: rows.length,
    nos,
    ids,
    indexOfNo: new Map(Array.from(nos, (no, i) => [no, i])),
    indexOfId: new Map(ids.map((id, i) => [id, i])),
    bookable: Uint8Array.from(rows, (row) => (row.kind === 'desk' && row.bookable === 1 ? 1 : 0)),
    desk: Uint8Array.from(rows, (row) => (row.kind === 'desk' ? 1 : 0)),
    zoneTeams: rows.map((row) => row.zone_team as TeamId | null),
  }
}

export interface PlacedSpace extends Placed {
  readonly features: readonly Feature[]
}
const placed = new WeakMap<FloorIndex, readonly PlacedSpace[]>()

/** Where the spaces stand and what they have, in plan order; read when first asked for: only closings and rules ask. */
export function placedSpaces(db: ReadDb, index: FloorIndex): readonly PlacedSpace[] {
  const known = placed.get(index)
  if (known) return known
  const spaces = db
    .all(
      `select s.value ->> 'roomId' as room, s.value ->> 'zoneId' as zone,
         s.value -> 'features' as features
       from plan, json_each(plan.document, '$.spaces') s where copy = ? and floor_id = ? order by s.key`,
      currentCopy(db),
      index.floorId,
    )
    .map((row, i) => ({
      id: index.ids[i] as SpaceId,
      roomId: row.room as string | null,
      zoneId: row.zone as string | null,
      features: JSON.parse(String(row.features)) as Feature[],
    }))
  placed.set(index, spaces)
  return spaces
}
