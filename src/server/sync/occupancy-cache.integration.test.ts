import type { KyselyPlugin } from 'kysely'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DeviceId } from '#shared/domain/ids.ts'
import { type Database, inSnapshot, type Tx } from '../database/index.ts'
import { newUuid, systemRandom } from '../random.ts'
import { deskId, floorId, personId, siteId } from '../testing/city.ts'
import { databaseKinds, startDatabases, type TestDatabases } from '../testing/databases.ts'
import { startWorld, TODAY, type World } from '../testing/world.ts'
import { type FloorDay, OccupancyCache } from './occupancy-cache.ts'
import { standingOf } from './snapshot.ts'

const floorDay = { siteId: siteId(1), floorId: floorId(1), day: TODAY }

/** A snapshot kept open until it is told, and the answers of its queries held back while wanted. */
async function openSnapshot(database: Database) {
  let close = () => {}
  const over = new Promise<void>((resolve) => {
    close = resolve
  })
  let gate: Promise<void> = Promise.resolve()
  const held: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      await gate
      return result
    },
  }
  let given = (_: { tx: Tx; snapshot: string }) => {}
  const opened = new Promise<{ tx: Tx; snapshot: string }>((resolve) => {
    given = resolve
  })
  const running = inSnapshot(database, async (tx) => {
    const { shared } = await standingOf(tx, newUuid(systemRandom) as DeviceId)
    given({ tx: tx.withPlugin(held), snapshot: shared })
    await over
  })
  const { tx, snapshot } = await opened
  return {
    /** How many periods the floor is held in. */
    read: async (cache: OccupancyCache, wanted: FloorDay = floorDay) =>
      (await cache.read(tx, snapshot, [wanted]))[0]!.cells.length / 3,
    holdBack(): () => void {
      let release = () => {}
      gate = new Promise((resolve) => {
        release = resolve
      })
      return release
    },
    async close() {
      close()
      await running
    },
  }
}

// The embedded database has one connection: no two snapshots are ever open at once.
describe.runIf(databaseKinds.includes('postgres'))('occupancy shared between pulls', () => {
  let databases: TestDatabases
  let world: World
  beforeAll(async () => {
    databases = await startDatabases('postgres')
    world = await startWorld(databases)
  })
  afterAll(async () => {
    await world?.close()
    await databases?.stop()
  })

  const book = (person: number, desk: number) =>
    sql`insert into booking (id, space_id, holder_id, booked_by, day, from_minute, to_minute, site_id, floor_id, space_no, desk, created_at)
      select gen_random_uuid(), s.id, ${personId(person)}, null, ${TODAY}, 0, 60, s.site_id, s.floor_id, s.no, true, 0
      from space s where s.id = ${deskId(desk)}`.execute(world.database.kysely)

  it('is never older than the snapshot it is asked in, however pulls overtake each other', async () => {
    const cache = new OccupancyCache()
    const oldest = await openSnapshot(world.database)
    await book(1, 100)
    const middle = await openSnapshot(world.database)
    await sql`update site set name = name`.execute(world.database.kysely)
    const newest = await openSnapshot(world.database)
    // The cache is true for the middle one, and does not hold this floor yet.
    await middle.read(cache, { ...floorDay, floorId: floorId(2) })
    const release = newest.holdBack()
    const late = newest.read(cache)
    expect(await oldest.read(cache)).toBe(0)
    release()
    expect(await late).toBe(1)
    for (const snapshot of [oldest, middle, newest]) await snapshot.close()
  })
})
