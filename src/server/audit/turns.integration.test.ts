import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { inTransaction, LOCKS, shareLife } from '../database/index.ts'
import { databaseKinds, startDatabases } from '../testing/databases.ts'
import { takeTurn } from './index.ts'

it('each lock of the whole database has a number of its own', () => {
  const numbers = Object.values(LOCKS)
  expect(new Set(numbers).size).toBe(numbers.length)
})

// PGlite has one connection: whoever comes second waits there for whatever the first does.
describe.runIf(databaseKinds.includes('postgres'))('while somebody administers', () => {
  it('changes of others are accepted, and others who administer wait', async () => {
    const databases = await startDatabases('postgres')
    try {
      const database = await databases.fresh()
      const meanwhile = (work: typeof takeTurn) =>
        inTransaction(database, async (tx) => {
          await sql`set local lock_timeout = '500ms'`.execute(tx)
          await work(tx)
          return 'done'
        })
      await inTransaction(database, async (tx) => {
        await takeTurn(tx)
        expect(await meanwhile(shareLife)).toBe('done')
        await expect(meanwhile(takeTurn)).rejects.toThrow('lock timeout')
      })
      await database.close()
    } finally {
      await databases.stop()
    }
  })
})
