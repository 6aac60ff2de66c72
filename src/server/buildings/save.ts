/** Saving a building with its floors: new, or changed since it was seen. */
import type { Facts } from '#shared/contract/administration.ts'
import type {
  BuildingDraft,
  FloorDraft,
  SaveBuildingRequest,
  SaveBuildingResult,
} from '#shared/contract/buildings.ts'
import type { BuildingId, SiteId } from '#shared/domain/ids.ts'
import { type Administering, refuse, refuseStale } from '../administration/index.ts'
import type { Tx } from '../database/index.ts'
import { addBuilding, isNameFree, isSameName } from './buildings.ts'

interface Present {
  readonly siteId: SiteId
  readonly draft: BuildingDraft
}

/**
 * Saving the same again does nothing, so that an answer that was lost can be asked for.
 * @throws Refused as `changedMeanwhile` or `gone`
 */
export async function saveBuilding(
  { tx, audit, announce }: Administering,
  { siteId, buildingId, was, draft: wanted }: Omit<SaveBuildingRequest, 'protocol'>,
): Promise<SaveBuildingResult> {
  const draft = tidied(wanted)
  const site = await tx.selectFrom('site').select('name').where('id', '=', siteId).executeTakeFirst()
  if (!site) return { state: 'unknownSite' }
  const present = await readBuilding(tx, buildingId)
  if (present ? present.siteId !== siteId : was !== null) refuse({ reason: 'gone' })
  if (present && stateOf(present.draft) === stateOf(draft)) return SAVED
  await refuseStale(tx, buildingId, stateOf(present?.draft ?? null), stateOf(was))
  if (!(await isNameFree(tx, siteId, draft.name, buildingId))) return { state: 'nameTaken' }
  const floors = present?.draft.floors ?? []
  const problem = await problemOf(tx, buildingId, floors, draft.floors)
  if (problem) return problem

  if (!present) await addBuilding(tx, { id: buildingId, siteId, name: draft.name })
  else if (present.draft.name !== draft.name)
    await tx.updateTable('building').set({ name: draft.name }).where('id', '=', buildingId).execute()
  await saveFloors(tx, { siteId, buildingId }, floors, draft.floors)
  await audit({
    action: present ? 'building.changed' : 'building.created',
    subject: { id: buildingId, name: draft.name },
    before: present ? factsOf(site.name, present.draft) : null,
    after: factsOf(site.name, draft),
  })
  announce({ everyone: true })
  return SAVED
}

const SAVED: SaveBuildingResult = { state: 'saved' }

async function readBuilding(tx: Tx, id: BuildingId): Promise<Present | null> {
  const building = await tx
    .selectFrom('building')
    .select(['site_id', 'name'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!building) return null
  const floors = await tx
    .selectFrom('floor')
    .select(['id', 'name', 'level'])
    .where('building_id', '=', id)
    .execute()
  return { siteId: building.site_id, draft: { name: building.name, floors } }
}

const tidied = ({ name, floors }: BuildingDraft): BuildingDraft => ({
  name: name.trim(),
  floors: floors.map((f) => ({ ...f, name: f.name.trim() })),
})

/** The same for the same building, whatever the order of its floors. */
const stateOf = (draft: BuildingDraft | null): string =>
  draft
    ? JSON.stringify([
        draft.name,
        [...draft.floors].sort((a, b) => (a.id < b.id ? -1 : 1)).map((f) => [f.id, f.name, f.level]),
      ])
    : ''

const goneFrom = (before: readonly FloorDraft[], after: readonly FloorDraft[]): FloorDraft[] =>
  before.filter((f) => !after.some((g) => g.id === f.id))

/** @throws Refused as `gone` where a floor is of another building */
async function problemOf(
  tx: Tx,
  buildingId: BuildingId,
  before: readonly FloorDraft[],
  after: readonly FloorDraft[],
): Promise<SaveBuildingResult | null> {
  const twice = after.find((f, i) =>
    after.slice(0, i).some((g) => f.id === g.id || isSameName(f.name, g.name)),
  )
  if (twice) return { state: 'floorNameTaken', name: twice.name }
  const ids = after.map((f) => f.id)
  const elsewhere = await tx
    .selectFrom('floor')
    .select('id')
    .where('id', 'in', ids)
    .where('building_id', '<>', buildingId)
    .executeTakeFirst()
  if (elsewhere) refuse({ reason: 'gone' })
  for (const { id, name } of goneFrom(before, after)) {
    const plan = await tx
      .selectFrom('floor_plan')
      .select('version')
      .where('floor_id', '=', id)
      .limit(1)
      .executeTakeFirst()
    if (plan) return { state: 'floorInUse', name }
    const draft = await tx
      .selectFrom('floor_draft as d')
      .innerJoin('person as p', 'p.id', 'd.person_id')
      .select('p.display_name as by')
      .where('d.floor_id', '=', id)
      // A draft of somebody who has left goes with the floor.
      .where('p.active', '=', true)
      .orderBy('d.at', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (draft) return { state: 'floorDrawn', name, by: draft.by }
  }
  return null
}

async function saveFloors(
  tx: Tx,
  { siteId, buildingId }: { siteId: SiteId; buildingId: BuildingId },
  before: readonly FloorDraft[],
  after: readonly FloorDraft[],
): Promise<void> {
  for (const { id } of goneFrom(before, after)) await tx.deleteFrom('floor').where('id', '=', id).execute()
  for (const { id, name, level } of after) {
    const was = before.find((f) => f.id === id)
    if (!was)
      await tx
        .insertInto('floor')
        .values({ id, building_id: buildingId, site_id: siteId, name, level })
        .execute()
    else if (was.name !== name || was.level !== level)
      await tx.updateTable('floor').set({ name, level }).where('id', '=', id).execute()
  }
}

const factsOf = (site: string, { name, floors }: BuildingDraft): Facts => ({
  name,
  site,
  floors: [...floors].sort((a, b) => a.level - b.level).map((f) => `${f.name} (${f.level})`),
})
