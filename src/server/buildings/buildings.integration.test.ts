/** Buildings and their floors are written by facility managers: new, renamed, with more floors and fewer. */
import { safe } from '@orpc/client'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { BuildingDraft, SaveBuildingRequest } from '#shared/contract/buildings.ts'
import { PROTOCOL } from '#shared/contract/central.ts'
import type { SharedDraft } from '#shared/contract/floor-plans.ts'
import type { BuildingId, FloorId, SiteId } from '#shared/domain/ids.ts'
import { floorId, siteId } from '../testing/city.ts'
import { startDatabases, type TestDatabases } from '../testing/databases.ts'
import { type Laptop, newId } from '../testing/laptop.ts'
import { startWorld, type World } from '../testing/world.ts'

let databases: TestDatabases
let world: World
let manager: Laptop
beforeAll(async () => {
  databases = await startDatabases('pglite')
})
afterAll(() => databases?.stop())
beforeEach(async () => {
  world = await startWorld(databases)
  await world.setRoles(8, ['staff', 'facility', 'admin'])
  manager = await world.laptop(8)
  return () => world.close()
})

const floor = (name: string, level: number) => ({ id: newId<FloorId>(), name, level })
const save = (request: Omit<SaveBuildingRequest, 'protocol'>, by = manager) =>
  by.client.buildings.save({ protocol: PROTOCOL, ...request })
const annex = (): BuildingDraft => ({
  name: 'Anbau',
  floors: [floor('Erdgeschoss', 0), floor('1. Obergeschoss', 1)],
})
const added = async (draft = annex()) => {
  const building = { siteId: siteId(1), buildingId: newId<BuildingId>() }
  expect(await save({ ...building, was: null, draft })).toEqual({ state: 'saved' })
  return { ...building, draft }
}
const heldBy = async (laptop: Laptop, key: string) => {
  await laptop.pull()
  return laptop.held.get(`directory ${key}`)
}

test('a new building comes to everyone with its floors, behind those there were, once for however many tries', async () => {
  const staff = await world.laptop(1)
  const { draft, ...building } = await added()
  expect(await heldBy(staff, `building ${building.buildingId}`)).toMatchObject({
    name: 'Anbau',
    siteId: siteId(1),
    order: expect.any(Number),
  })
  for (const { id, name, level } of draft.floors)
    expect(await heldBy(staff, `floor ${id}`)).toMatchObject({ buildingId: building.buildingId, name, level })
  expect(await save({ ...building, was: null, draft })).toEqual({ state: 'saved' })
  const { entries } = await manager.client.administration.audit({
    before: null,
    about: 'building',
    search: '',
  })
  expect(entries.map((e) => [e.action, e.subject, e.after?.floors])).toEqual([
    ['building.created', 'Anbau', ['Erdgeschoss (0)', '1. Obergeschoss (1)']],
  ])
})

test('it is renamed, gets a floor and loses one that has no plan', async () => {
  const staff = await world.laptop(1)
  const { draft: was, ...building } = await added()
  const [ground, first] = was.floors as [BuildingDraft['floors'][0], BuildingDraft['floors'][0]]
  const cellar = floor('Keller', -1)
  const draft = { name: 'Haus C', floors: [cellar, { ...ground, name: 'Parterre' }] }
  expect(await save({ ...building, was, draft })).toEqual({ state: 'saved' })
  expect(await heldBy(staff, `building ${building.buildingId}`)).toMatchObject({ name: 'Haus C' })
  expect(await heldBy(staff, `floor ${cellar.id}`)).toMatchObject({ level: -1 })
  expect(await heldBy(staff, `floor ${ground.id}`)).toMatchObject({ name: 'Parterre' })
  expect(await heldBy(staff, `floor ${first.id}`)).toBeUndefined()
})

test('is refused where the name is taken, two floors have one, or a floor with a plan was to go', async () => {
  const { draft } = await added()
  const other = { siteId: siteId(1), buildingId: newId<BuildingId>(), was: null }
  expect(await save({ ...other, draft: { ...annex(), name: ' ANBAU ' } })).toEqual({ state: 'nameTaken' })
  const twice = [floor('EG', 0), floor('eg ', 1)]
  expect(await save({ ...other, draft: { name: 'Haus D', floors: twice } })).toEqual({
    state: 'floorNameTaken',
    name: 'eg',
  })
  expect(await save({ ...other, siteId: newId<SiteId>(), draft })).toEqual({ state: 'unknownSite' })
  const stolen = await safe(save({ ...other, draft: { ...annex(), name: 'E', floors: draft.floors } }))
  expect(stolen.error).toMatchObject({ code: 'REFUSED', data: { reason: 'gone' } })

  const { kysely } = world.database
  const row = await kysely
    .selectFrom('floor')
    .innerJoin('building as b', 'b.id', 'floor.building_id')
    .select(['b.id', 'b.name', 'b.site_id'])
    .where('floor.id', '=', floorId(1))
    .executeTakeFirstOrThrow()
  const floors = await kysely
    .selectFrom('floor')
    .select(['id', 'name', 'level'])
    .where('building_id', '=', row.id)
    .execute()
  const planned = floors.find((f) => f.id === floorId(1))
  expect(
    await save({
      siteId: row.site_id,
      buildingId: row.id,
      was: { name: row.name, floors },
      draft: { name: row.name, floors: [...floors.filter((f) => f !== planned), floor('Neu', 9)] },
    }),
  ).toEqual({ state: 'floorInUse', name: planned?.name })
})

test('a floor somebody draws on stays until the draft is given up', async () => {
  await world.setRoles(7, ['staff', 'facility'])
  const other = await world.laptop(7)
  const { draft: was, ...building } = await added()
  const [drawn, kept] = was.floors as [BuildingDraft['floors'][number], BuildingDraft['floors'][number]]
  const share = (changes: SharedDraft['changes']) =>
    other.client.floorPlans.shareDraft({ protocol: PROTOCOL, floorId: drawn.id, version: 0, changes })
  const text = { id: 't', at: [0, 0] as [number, number], text: 'Hier', size: 300, rotation: 0 }
  await share([{ kind: 'text', id: 't', at: 0, before: null, after: text }])
  const fewer = { ...building, was, draft: { ...was, floors: [kept] } }
  expect(await save(fewer)).toEqual({ state: 'floorDrawn', name: 'Erdgeschoss', by: 'Person 7' })
  await share([])
  expect(await save(fewer)).toEqual({ state: 'saved' })
})

test('two managers: the second one learns of the first, and nobody else may', async () => {
  const { draft: was, ...building } = await added()
  expect(await save({ ...building, was, draft: { ...was, name: 'Haus C' } })).toEqual({ state: 'saved' })
  const late = await safe(save({ ...building, was, draft: { ...was, name: 'Haus E' } }))
  expect(late.error).toMatchObject({ code: 'REFUSED', data: { reason: 'changedMeanwhile', by: 'Person 8' } })
  const staff = await world.laptop(1)
  const forbidden = await safe(save({ ...building, was: null, draft: was }, staff))
  expect(forbidden.error).toMatchObject({ code: 'FORBIDDEN' })
})
