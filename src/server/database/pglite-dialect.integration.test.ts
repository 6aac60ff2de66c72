/** What Kysely asks of PGlite, when statements are prepared once and used by all. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startDatabases, type TestDatabases } from '../testing/databases.ts'
import { type Database, inTransaction } from './index.ts'

let databases: TestDatabases
let database: Database
beforeAll(async () => {
  databases = await startDatabases('pglite')
  database = await databases.fresh()
  await sql`create table note (id integer primary key, words text[], at bigint, day date, more jsonb)`.execute(
    database.kysely,
  )
})
afterAll(async () => {
  await database?.close()
  await databases?.stop()
})

const idsOf = async () => {
  const { rows } = await sql<{ id: number }>`select id from note order by id`.execute(database.kysely)
  return rows.map((row) => row.id)
}

it('gives back what was given, and says how many rows it touched', async () => {
  const values = [1, ['a "b"', 'c,ü', null], 2 ** 41, '2027-03-01', JSON.stringify({ a: [1, null] })]
  const inserted = await sql`insert into note values (${sql.join(values)})`.execute(database.kysely)
  expect(inserted.numAffectedRows).toBe(1n)
  const { rows } = await sql`select * from note`.execute(database.kysely)
  expect(rows).toEqual([
    { id: 1, words: ['a "b"', 'c,ü', null], at: 2 ** 41, day: '2027-03-01', more: { a: [1, null] } },
  ])
  const none = await sql`update note set at = ${null} where id = ${99}`.execute(database.kysely)
  expect(none.numAffectedRows).toBe(0n)
})

it('a statement follows a table that has changed since it was prepared', async () => {
  const read = () => sql`select * from note where id = ${1}`.execute(database.kysely)
  expect((await read()).rows[0]).toHaveProperty('words')
  await sql`alter table note drop column words`.execute(database.kysely)
  expect((await read()).rows[0]).not.toHaveProperty('words')
})

it('a statement that failed may be asked again, and says what it failed of', async () => {
  const insert = (id: number) => sql`insert into note (id) values (${id})`.execute(database.kysely)
  await expect(insert(1)).rejects.toMatchObject({ code: '23505', constraint: 'note_pkey' })
  await insert(2)
  await expect(sql`select nothing from note`.execute(database.kysely)).rejects.toMatchObject({
    code: '42703',
  })
  expect(await idsOf()).toEqual([1, 2])
})

it('who asks meanwhile is no part of a transaction', async () => {
  let outside: Promise<unknown> | null = null
  const failing = inTransaction(database, async (tx) => {
    await sql`insert into note (id) values (3)`.execute(tx)
    outside = sql`insert into note (id) values (4)`.execute(database.kysely)
    await sql`insert into note (id) values (5)`.execute(tx)
    throw new Error('undone')
  })
  await expect(failing).rejects.toThrow('undone')
  await outside
  expect(await idsOf()).toEqual([1, 2, 4])
})

it('a transaction that went on after a failure is not called committed', async () => {
  const swallowing = inTransaction(database, async (tx) => {
    await sql`insert into note (id) values (1)`.execute(tx).catch(() => {})
  })
  await expect(swallowing).rejects.toThrow('a failed transaction was committed')
  expect(await idsOf()).toEqual([1, 2, 4])
})

it('one that only reads may not write', async () => {
  const writing = database.kysely
    .transaction()
    .setAccessMode('read only')
    .execute((tx) => sql`delete from note`.execute(tx))
  await expect(writing).rejects.toMatchObject({ code: '25006' })
})

it('more different statements than are kept do no harm, and are given back', async () => {
  for (let i = 0; i < 450; i++) {
    const { rows } = await sql`select ${sql.raw(String(i))} as n`.execute(database.kysely)
    expect(rows).toEqual([{ n: i }])
  }
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_prepared_statements`.execute(
    database.kysely,
  )
  expect(rows[0]?.n).toBeLessThanOrEqual(401)
  expect(rows[0]?.n).toBeGreaterThan(300)
})

it('hears what was notified once it is committed', async () => {
  const heard: (string | null)[] = []
  const stop = await database.listen('news', (payload) => heard.push(payload))
  await inTransaction(database, async (tx) => {
    await sql`select pg_notify('news', 'one')`.execute(tx)
    expect(heard).toEqual([])
  })
  expect(heard).toEqual(['one'])
  await stop()
})

it('is away once it is closed', async () => {
  const other = await databases.fresh()
  await other.close()
  await expect(sql`select 1`.execute(other.kysely)).rejects.toThrow('PGlite is closed')
})
