import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, roomOf, thing } from '#shared/floor-checks/testing/plan.ts'
import { systemClock } from '../clock.ts'
import type { Database } from '../database/index.ts'
import { buildCity, floorId } from '../testing/city.ts'
import { databaseKinds, startDatabases, type TestDatabases } from '../testing/databases.ts'
import { checkFloor, checkReport } from './index.ts'

describe.each(databaseKinds)('checking a floor in %s', (kind) => {
  let databases: TestDatabases
  let database: Database
  beforeAll(async () => {
    databases = await startDatabases(kind)
    database = await databases.fresh()
    await buildCity(database, systemClock.now())
  })
  afterAll(async () => {
    await database.close()
    await databases.stop()
  })

  it('reads the published plan and says in words what it misses', async () => {
    const plan = roomOf(6000, 4000, {
      spaces: [desk(1, 2000, 400)],
      furniture: [thing('c', 2000, 1800, 1600, 400)],
    })
    await database.kysely
      .updateTable('floor_plan')
      .set({ document: JSON.stringify(plan) })
      .where('floor_id', '=', floorId(1))
      .where('state', '=', 'published')
      .execute()
    const german = await checkFloor(database, floorId(1), 'de')
    expect(german?.warnings.map((w) => [w.sentence, w.found, w.limit, w.source])).toEqual([
      [
        'Platz 1 in room: Die Bewegungsfläche ist 0,80 m tief, nötig sind 1,00 m. Beteiligt: Schrank.',
        800,
        1000,
        'ASR A1.2, 5.1.1 (2), 5.1.2',
      ],
    ])
    expect(german?.note).toContain('Gefährdungsbeurteilung')
    const english = await checkFloor(database, floorId(1), 'en')
    expect(english?.warnings[0]?.sentence).toContain('0.80 m deep')
    const report = await checkReport(database, floorId(1), 'de')
    expect(new TextDecoder().decode(report?.slice(0, 5))).toBe('%PDF-')
  })

  it('knows no floor by another name', async () => {
    expect(await checkFloor(database, 'Erdgeschoss', 'de')).toBeNull()
    expect(await checkFloor(database, '00000000-0000-4000-8000-00000000dead', 'de')).toBeNull()
    expect(await checkReport(database, 'Erdgeschoss', 'de')).toBeNull()
  })
})
