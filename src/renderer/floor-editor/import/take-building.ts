/** A file of several storeys becomes a building: its floors at the server, each storey as a draft on this laptop. */
import { EMPTY_PLAN } from '#shared/domain/floor-plan.ts'
import type { BuildingId, FloorId, SiteId } from '#shared/domain/ids.ts'
import { takeIn } from '#shared/floor-edit/take-in.ts'
import { told } from '#shared/floor-edit/told.ts'
import type { ImportedStorey } from '#shared/plan-import/imported.ts'
import { core } from '../../core/client.ts'
import { type NotSaved, saveBuilding } from '../building/save-building.ts'
import { newId } from '../tools.ts'

export interface BuildingToTake {
  readonly siteId: SiteId
  readonly name: string
  /** With the names that their floors are to have. */
  readonly storeys: readonly ImportedStorey[]
  readonly publishes: boolean
}

export type BuildingTaken =
  /** Nothing was done. */
  | { readonly ok: false; readonly why: NotSaved }
  | {
      readonly ok: true
      /** As the storeys. */
      readonly floors: readonly FloorId[]
      /** Names of those whose draft this laptop could not store. */
      readonly notStored: readonly string[]
      /** How many are published. */
      readonly published: number
    }

/** @param tell how many storeys are done */
export async function takeBuilding(
  { siteId, name, storeys, publishes }: BuildingToTake,
  tell: (done: number) => void,
): Promise<BuildingTaken> {
  const floors = storeys.map((s) => ({ id: newId() as FloorId, name: s.name, level: s.level }))
  const buildingId = newId() as BuildingId
  const why = await saveBuilding({ siteId, buildingId, was: null, draft: { name, floors } })
  if (why !== null) return { ok: false, why }
  const notStored: string[] = []
  let published = 0
  for (const [i, storey] of storeys.entries()) {
    const floorId = floors[i]?.id as FloorId
    const taken = takeIn(EMPTY_PLAN, storey.document, 'replace', newId)
    const end = taken && (await core.floorEditor.step({ floorId, done: 0, edit: told(taken.edit) }))
    if (!end?.ok) notStored.push(storey.name)
    else if (publishes && (await publish(floorId))) published++
    tell(i + 1)
  }
  return { ok: true, floors: floors.map((f) => f.id), notStored, published }
}

/** What cannot be published now stays a draft. */
async function publish(floorId: FloorId): Promise<boolean> {
  const { state } = await core.floorEditor.publish({
    floorId,
    version: null,
    from: null,
    release: [],
    apply: true,
  })
  return state === 'published'
}
