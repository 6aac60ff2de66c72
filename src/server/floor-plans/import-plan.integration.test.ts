import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PublishedPlan } from '#shared/domain/floor-plan.ts'
import { TWO_ROOMS_DXF, tinyDxf } from '#shared/plan-import/testing/tiny-dxf.ts'
import { TWO_ROOMS, tinyIfc } from '#shared/plan-import/testing/tiny-ifc.ts'
import { systemClock } from '../clock.ts'
import { type Database, inTransaction } from '../database/index.ts'
import { systemRandom } from '../random.ts'
import { buildCity, deskId, floorId, planOfFloor, siteId } from '../testing/city.ts'
import { databaseKinds, startDatabases, type TestDatabases } from '../testing/databases.ts'
import { ImportFailed, importPlan, publishPlan, reportLine, reportText } from './index.ts'

describe.each(databaseKinds)('import into %s', (kind) => {
  let databases: TestDatabases
  let database: Database
  let folder: string
  beforeAll(async () => {
    databases = await startDatabases(kind)
  })
  afterAll(() => databases.stop())
  beforeEach(async () => {
    database = await databases.fresh()
    await buildCity(database, systemClock.now())
    folder = mkdtempSync(join(tmpdir(), 'platzwahl-import-'))
  })
  afterEach(async () => {
    await database.close()
    rmSync(folder, { recursive: true })
  })

  const fileOf = (text: string, name = 'haus.ifc') => {
    const file = join(folder, name)
    writeFileSync(file, text)
    return file
  }
  /** The import closes what it opened; here the database lives on. */
  const changes = { announce: () => {} }
  const kept = () =>
    Promise.resolve({ database, changes, clock: systemClock, random: systemRandom, close: async () => {} })
  const needs = { connect: kept }
  const run = (file: string, more: { site?: string; building?: string; dryRun?: boolean } = {}) =>
    importPlan(
      { file, site: more.site ?? null, building: more.building ?? null, dryRun: more.dryRun ?? false },
      needs,
    )
  const buildings = () =>
    database.kysely.selectFrom('building').select(['name', 'site_id', 'sort_order']).orderBy('name').execute()

  it('makes a building with published floors and bookable desks', async () => {
    const report = await run(fileOf(tinyIfc(TWO_ROOMS)), { site: 'standort 1' })
    expect(JSON.parse(reportLine(report))).toMatchObject({
      format: 'ifc',
      storeys: 2,
      rooms: 3,
      walls: 2,
      doors: 0,
      windows: 0,
      desks: 4,
      furniture: 2,
      warnings: [],
    })
    expect(reportText(report)).toContain('Haus C was added to Standort 1.')
    expect(await buildings()).toContainEqual({ name: 'Haus C', site_id: siteId(1), sort_order: 2 })
    const floors = await database.kysely
      .selectFrom('floor as f')
      .innerJoin('building as b', 'b.id', 'f.building_id')
      .innerJoin('floor_plan as p', 'p.floor_id', 'f.id')
      .select(['f.id', 'f.name', 'f.level', 'p.version', 'p.state', 'p.document'])
      .where('b.name', '=', 'Haus C')
      .orderBy('f.level')
      .execute()
    expect(floors.map((f) => [f.name, f.level, f.version, f.state])).toEqual([
      ['Erdgeschoss', 0, 1, 'published'],
      ['1. Obergeschoss', 1, 1, 'published'],
    ])
    const plan = PublishedPlan.parse({ version: 1, document: floors[0]!.document })
    const spaces = await database.kysely
      .selectFrom('space')
      .select(['id', 'no', 'room', 'label', 'active', 'bookable', 'kind', 'site_id'])
      .where('floor_id', '=', floors[0]!.id)
      .orderBy('no')
      .execute()
    expect(spaces.map((s) => s.id)).toEqual(plan.document.spaces.map((s) => s.id))
    expect(spaces.map((s) => `${s.room}/${s.label}`)).toEqual(['0.01/1', '0.01/2', '0.01/3', '0.02/1'])
    for (const s of spaces)
      expect(s).toMatchObject({ active: true, bookable: true, kind: 'desk', site_id: siteId(1) })
  })

  it('warns of a building in which nothing can be booked', async () => {
    const [ground] = TWO_ROOMS
    const elements = ground!.elements.filter((e) => e.type !== 'IFCFURNISHINGELEMENT')
    const report = await run(fileOf(tinyIfc([{ ...ground!, elements }])), { dryRun: true })
    expect(report.counts.desks).toBe(0)
    expect(report.warnings).toEqual(['The file holds no desks, so nothing can be booked in this building.'])
    expect(reportText(report)).toContain('Note: The file holds no desks')
  })

  it('refuses the same building again, and takes it under another name or site', async () => {
    const file = fileOf(tinyIfc(TWO_ROOMS))
    await run(file, { site: siteId(1) })
    await expect(run(file, { site: 'Standort 1' })).rejects.toThrow(
      'The site Standort 1 already has a building Haus C. Please name this one differently with --building.',
    )
    await run(file, { site: 'Standort 1', building: 'Haus D' })
    await run(file, { site: 'Standort 2' })
    expect((await buildings()).map((b) => b.name)).toEqual([
      'Haus 1',
      'Haus 2',
      'Haus 3',
      'Haus C',
      'Haus C',
      'Haus D',
    ])
  })

  it('says what is wrong and changes nothing', async () => {
    const good = fileOf(tinyIfc(TWO_ROOMS))
    const attempts: [() => Promise<unknown>, RegExp][] = [
      [() => run(good), /say with --site/],
      [
        () => run(good, { site: 'Nirgends' }),
        /no site Nirgends\. The sites are: Standort 1, Standort 2, Standort 3/,
      ],
      [() => run(join(folder, 'none.ifc'), { site: 'Standort 1' }), /There is no file/],
      [() => run(folder, { site: 'Standort 1' }), /is not a file/],
      [() => run(fileOf('', 'empty.ifc'), { site: 'Standort 1' }), /The file is empty/],
      [() => run(fileOf(tinyIfc(TWO_ROOMS).slice(0, 4000), 'cut.ifc'), { site: 'Standort 1' }), /cut off/],
      [() => run(fileOf('%PDF-1.7', 'plan.ifc'), { site: 'Standort 1' }), /The PDF file is cut off/],
    ]
    for (const [attempt, sentence] of attempts) {
      const error = await attempt().then(
        () => null,
        (e: unknown) => e,
      )
      expect(error).toBeInstanceOf(ImportFailed)
      expect((error as Error).message).toMatch(sentence)
    }
    expect((await buildings()).map((b) => b.name)).toEqual(['Haus 1', 'Haus 2', 'Haus 3'])
  })

  it('takes a drawing with its scale, and none without', async () => {
    const drawing = fileOf(tinyDxf(TWO_ROOMS_DXF), 'haus.dxf')
    const report = await run(drawing, { site: 'Standort 1', building: 'Haus X' })
    expect(report).toMatchObject({ format: 'dxf', counts: { rooms: 2, desks: 3, doors: 1, windows: 1 } })
    expect(reportText(report)).toContain('Block Schreibtisch 160x80: 3 × 1600 × 800 mm, taken as desk')
    const silent = fileOf(tinyDxf({ ...TWO_ROOMS_DXF, units: null }), 'silent.dxf')
    await expect(run(silent, { site: 'Standort 1', building: 'Haus Z' })).rejects.toThrow(
      /does not say its scale/,
    )
    expect((await buildings()).map((b) => b.name)).not.toContain('Haus Z')
  })

  it('tries without a database', async () => {
    const report = await importPlan(
      { file: fileOf(tinyIfc(TWO_ROOMS)), site: null, building: null, dryRun: true },
      {
        ...needs,
        connect: () => {
          throw new Error('a dry run opened the database')
        },
      },
    )
    expect(report.counts.desks).toBe(4)
    expect(reportText(report)).toContain('dry run: nothing was changed')
  })

  describe('publishing', () => {
    const spaces = () =>
      database.kysely
        .selectFrom('space')
        .select(['id', 'no', 'label', 'room', 'features', 'bookable', 'active', 'x'])
        .where('floor_id', '=', floorId(1))
        .orderBy('no')
        .execute()

    it('keeps numbers, changes what changed, retires what is gone', async () => {
      const before = await spaces()
      const document = planOfFloor(1)
      const [gone, changed, ...same] = document.spaces
      const added = { ...changed!, id: deskId(999), label: 'neu' }
      const moved = { ...changed!, at: [5, 5] as [number, number], label: '2a', features: ['quiet' as const] }
      const next = { ...document, spaces: [moved, ...same, added] }
      const version = await inTransaction(database, (tx) => publishPlan(tx, floorId(1), next, 1))
      expect(version).toBe(2)
      const after = await spaces()
      expect(after.slice(0, -1).map((s) => [s.id, s.no])).toEqual(before.map((s) => [s.id, s.no]))
      expect(after.find((s) => s.id === gone!.id)).toMatchObject({ active: false })
      expect(after.find((s) => s.id === changed!.id)).toMatchObject({
        active: true,
        label: '2a',
        features: ['quiet'],
        x: 5,
      })
      expect(after.at(-1)).toMatchObject({ id: added.id, label: 'neu', room: '1.01' })
      const versions = await database.kysely
        .selectFrom('floor_plan')
        .select(['version', 'state'])
        .where('floor_id', '=', floorId(1))
        .orderBy('version')
        .execute()
      expect(versions).toEqual([
        { version: 1, state: 'retired' },
        { version: 2, state: 'published' },
      ])
      // A space that comes back is the same one.
      await inTransaction(database, (tx) => publishPlan(tx, floorId(1), document, 1))
      const back = await spaces()
      expect(back.find((s) => s.id === gone!.id)).toMatchObject({ active: true, no: before[0]!.no })
      expect(back.find((s) => s.id === added.id)).toMatchObject({ active: false })
    })

    it('refuses a space of another floor, and leaves both floors alone', async () => {
      const document = planOfFloor(1)
      const stolen = { ...document, spaces: [...document.spaces, ...planOfFloor(2).spaces] }
      await expect(inTransaction(database, (tx) => publishPlan(tx, floorId(1), stolen, 1))).rejects.toThrow(
        /another floor/,
      )
      expect(await spaces()).toHaveLength(document.spaces.length)
    })
  })
})
