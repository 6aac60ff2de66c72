import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { planFromJson } from '#shared/plan-export/json.ts'
import { pngHeader } from '#shared/plan-import/image/header.ts'
import { building } from '#shared/plan-import/testing/options.ts'
import { systemClock } from '../clock.ts'
import type { Database } from '../database/index.ts'
import { buildCity, floorId, planOfFloor } from '../testing/city.ts'
import { databaseKinds, startDatabases, type TestDatabases } from '../testing/databases.ts'
import { ExportFailed, exportPlan } from './index.ts'
import { readPlan } from './read-plan.ts'

describe.each(databaseKinds)('export from %s', (kind) => {
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
  const exported = (format: Parameters<typeof exportPlan>[1]['format'], more = {}) =>
    exportPlan(database, { floor: floorId(1), building: null, format, ratio: 100, ...more })

  it('writes JSON that holds the published plan', async () => {
    const file = planFromJson(new TextDecoder().decode(await exported('json')))
    expect(file.ok && file.plan.floors.map((f) => f.document)).toEqual([planOfFloor(1)])
  })

  it.each(['svg', 'dxf', 'json'] as const)(
    'writes %s that is imported with the same desks and rooms',
    async (format) => {
      const plan = building(await readPlan(await exported(format)))
      const { spaces, rooms, walls } = planOfFloor(1)
      expect(plan.counts).toMatchObject({
        desks: spaces.filter((s) => s.kind === 'desk').length,
        rooms: rooms.length,
        walls: walls.length,
      })
    },
  )

  it('writes PDF to scale, and says the scale in it', async () => {
    const plan = building(await readPlan(await exported('pdf')))
    expect(plan.format).toBe('pdf')
    expect(plan.scale).toMatchObject({ certainty: 'noted' })
    expect(plan.scale.unitsPerMetre).toBeCloseTo(28.346, 2)
  })

  it('writes PNG and CSV', async () => {
    const png = pngHeader(await exported('png'))
    expect(png).toMatchObject({ type: 'image/png' })
    expect(typeof png === 'object' && Math.max(png.width, png.height)).toBe(3000)
    const csv = new TextDecoder()
      .decode(await exported('csv'))
      .trim()
      .split('\r\n')
    expect(csv).toHaveLength(planOfFloor(1).spaces.length + 1)
  })

  it('says which floors and buildings there are when it finds none or several', async () => {
    await expect(exported('svg', { floor: 'Keller' })).rejects.toThrow(
      /There is no floor Keller\. The floors are: /,
    )
    await expect(exported('svg', { floor: null, building: 'Nirgends' })).rejects.toThrow(
      /no building Nirgends/,
    )
    await expect(exported('svg', { floor: 'Keller' })).rejects.toBeInstanceOf(ExportFailed)
  })
})
