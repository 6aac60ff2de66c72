import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DeviceId } from '#shared/domain/ids.ts'
import { type Database, ensureServer, inSnapshot, inTransaction, type Tx } from '../database/index.ts'
import { newUuid, systemRandom } from '../random.ts'
import { databaseKinds, startDatabases, type TestDatabases } from '../testing/databases.ts'
import { standingOf } from './snapshot.ts'

describe.each(databaseKinds)('a snapshot to go on from, on %s', (kind) => {
  let databases: TestDatabases
  let database: Database
  beforeAll(async () => {
    databases = await startDatabases(kind)
    database = await databases.fresh()
    await ensureServer(database, systemRandom, 'Stadt')
  })
  afterAll(async () => {
    await database?.close()
    await databases?.stop()
  })

  const device = newUuid(systemRandom) as DeviceId
  const addTeam = (tx: Tx) => sql`insert into team (id, name) values (gen_random_uuid(), 'Team')`.execute(tx)
  const idOf = async (tx: Tx) =>
    (await sql<{ x: string }>`select pg_current_xact_id()::text x`.execute(tx)).rows[0]!.x
  const sees = async (id: string) =>
    await inSnapshot(database, async (tx) => {
      const { own } = await standingOf(tx, device)
      const { rows } = await sql<{ seen: boolean }>`
        select pg_visible_in_snapshot(${id}::xid8, ${own}::pg_snapshot) seen`.execute(tx)
      return rows[0]!.seen
    })

  it('contains what was committed', async () => {
    const id = await inTransaction(database, async (tx) => {
      await addTeam(tx)
      return await idOf(tx)
    })
    expect(await sees(id)).toBe(true)
  })

  it('does not contain a transaction that left nothing: after a crash its number is given to another', async () => {
    let id = ''
    await inTransaction(database, async (tx) => {
      id = await idOf(tx)
      await addTeam(tx)
      throw new Error('taken back')
    }).catch(() => {})
    expect(await sees(id)).toBe(false)
    // Once something later is on the disk, the number is used up for good.
    await inTransaction(database, addTeam)
    expect(await sees(id)).toBe(true)
  })
})
