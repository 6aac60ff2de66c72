import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemRandom } from '../random.ts'
import { databaseKinds, startDatabases, type TestDatabases } from '../testing/databases.ts'
import { isUnavailable } from './errors.ts'
import {
  DatabaseProblem,
  ensureServer,
  inSnapshot,
  inTransaction,
  migrate,
  openFolder,
  openPostgres,
} from './index.ts'
import { migrations, newest } from './migrations/index.ts'

describe.each(databaseKinds)('migrations on %s', (kind) => {
  let databases: TestDatabases
  beforeAll(async () => {
    databases = await startDatabases(kind)
  })
  afterAll(async () => {
    await databases?.stop()
  })

  it('are applied once, in order, whole or not at all', async () => {
    const database = await databases.fresh()
    expect(await migrate(database, 1)).toEqual({ applied: [], version: newest })
    const next = newest + 1
    const good = {
      number: next,
      name: 'good',
      sql: 'create table good (id int);\ncreate table good2 (id int);',
    }
    const broken = { number: next + 1, name: 'broken', sql: 'create table half (id int);\ncreate nonsense;' }
    await expect(migrate(database, 1, [...migrations, good, broken])).rejects.toThrow('nonsense')
    const { rows } = await sql`select to_regclass('good2') as good, to_regclass('half') as half`.execute(
      database.kysely,
    )
    expect(rows).toEqual([{ good: 'good2', half: null }])
    await expect(migrate(database, 1, [...migrations, { ...broken, number: newest }])).rejects.toThrow(
      'out of order',
    )
    await database.close()
  })

  it('run once when several servers start together', async () => {
    const database = await databases.fresh()
    const more = [...migrations, { number: newest + 1, name: 'more', sql: 'create table more (id int);' }]
    const results = await Promise.all([1, 2, 3].map(() => migrate(database, 1, more)))
    expect(results.flatMap((r) => r.applied)).toHaveLength(1)
    await database.close()
  })

  it('refuse a database of a newer version, by name', async () => {
    const database = await databases.fresh()
    const future = { number: newest + 1, name: 'from-the-future', sql: 'select 1;' }
    await migrate(database, 1, [...migrations, future])
    await expect(migrate(database, 1)).rejects.toThrow(DatabaseProblem)
    await expect(migrate(database, 1)).rejects.toThrow(/\d{4}-from-the-future/)
    await database.close()
  })

  it('leave one server record, whoever comes first', async () => {
    const database = await databases.fresh()
    const records = await Promise.all([1, 2, 3].map(() => ensureServer(database, systemRandom, 'Stadt')))
    expect(new Set(records.map((r) => r.serverId)).size).toBe(1)
    expect(records[0]!.publicKey).toMatch(/^[\w-]{43}$/)
    await database.close()
  })

  it('read the same values from both kinds of database', async () => {
    const database = await databases.fresh()
    const { rows } = await sql`select date '2027-03-01' as day, 1803891600000::bigint as at, '7'::xid8 as rev,
      '{"a":1}'::jsonb as json, array['x','y'] as list, array[date '2027-03-01']::text[] as days,
      pg_current_snapshot()::text ~ '^[0-9]+:[0-9]+:' as snapshot`.execute(database.kysely)
    expect(rows).toEqual([
      {
        day: '2027-03-01',
        at: 1803891600000,
        rev: '7',
        json: { a: 1 },
        list: ['x', 'y'],
        days: ['2027-03-01'],
        snapshot: true,
      },
    ])
    await database.close()
  })

  it('stamp what is written with its transaction, and bury what is deleted', async () => {
    const database = await databases.fresh()
    const id = '00000000-0000-4000-8000-000000000001'
    const rev = await inTransaction(database, async (tx) => {
      await sql`insert into team (id, name) values (${id}, 'Team')`.execute(tx)
      const { rows } = await sql<{ x: string }>`select pg_current_xact_id()::text as x`.execute(tx)
      return rows[0]!.x
    })
    const revOf = async () =>
      (await sql<{ rev: string }>`select rev::text from team`.execute(database.kysely)).rows[0]?.rev
    expect(await revOf()).toBe(rev)
    await sql`update team set name = 'Anders', rev = '1'::xid8`.execute(database.kysely)
    expect(BigInt((await revOf())!)).toBeGreaterThan(BigInt(rev))
    await sql`delete from team`.execute(database.kysely)
    const { rows } = await sql`select kind, id from tombstone`.execute(database.kysely)
    expect(rows).toEqual([{ kind: 'team', id }])
    await database.close()
  })
})

describe('the embedded database', () => {
  it('is opened by one process at a time, and says when it is damaged', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'platzwahl-data-'))
    try {
      const database = await openFolder(folder)
      await migrate(database, 0)
      await expect(openFolder(folder)).rejects.toThrow(
        new RegExp(`${folder} is in use by process ${process.pid}`),
      )
      await database.close()
      // A lock left behind by a process that is gone, or by another one under the same number.
      for (const stale of ['999999999 1', `${process.ppid} 1`, 'nonsense']) {
        await writeFile(join(folder, 'lock'), stale)
        await (await openFolder(folder)).close()
      }
      const version = join(folder, 'database', 'PG_VERSION')
      const kept = await readFile(version)
      await rm(version)
      await expect(openFolder(folder)).rejects.toThrow(DatabaseProblem)
      await expect(openFolder(folder)).rejects.toThrow(folder)
      await writeFile(version, kept)
      await writeFile(join(folder, 'database', 'global', 'pg_control'), 'damaged')
      await expect(openFolder(folder)).rejects.toThrow(/damaged/)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('cannot be made where a file stands in the way', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'platzwahl-data-')), 'file')
    await writeFile(file, '')
    await expect(openFolder(file)).rejects.toThrow(DatabaseProblem)
  })
})

describe('a PostgreSQL that is away', () => {
  it('is told from an error of ours', async () => {
    const database = openPostgres({ url: 'postgres://nobody@127.0.0.1:1/none' })
    const error = await inSnapshot(database, (tx) => sql`select 1`.execute(tx)).catch((e: unknown) => e)
    expect(isUnavailable(error)).toBe(true)
    expect(isUnavailable(new TypeError('x is not a function'))).toBe(false)
    await database.close()
  })
})

describe.runIf(databaseKinds.includes('postgres'))('a connection to PostgreSQL', () => {
  let databases: TestDatabases
  beforeAll(async () => {
    databases = await startDatabases('postgres')
  })
  afterAll(async () => {
    await databases?.stop()
  })

  it('plans a statement once, and again where a new version of the schema changed what it answers', async () => {
    const database = await databases.fresh({ connections: 1 })
    await sql`create table shape (n int)`.execute(database.kysely)
    await sql`insert into shape values (${1})`.execute(database.kysely)
    const read = () =>
      inTransaction(database, async (tx) => (await sql`select n from shape where n = ${1}`.execute(tx)).rows)
    for (let i = 0; i < 3; i++) expect(await read()).toEqual([{ n: 1 }])
    const { rows } = await sql<{ times: number }>`select (generic_plans + custom_plans)::int times
      from pg_prepared_statements where statement like 'select n from shape%'`.execute(database.kysely)
    expect(rows).toEqual([{ times: 3 }])
    await sql`alter table shape alter column n type bigint`.execute(database.kysely)
    expect(await read()).toEqual([{ n: 1 }])
    await database.close()
  })

  it('lost between two statements of a transaction costs that transaction, not the process', async () => {
    const database = await databases.fresh()
    const error = await inTransaction(database, async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() pid`.execute(tx)
      await sql`select pg_terminate_backend(${rows[0]!.pid}, 5000)`.execute(database.kysely)
      // Nobody waits for an answer of that connection when the news of its end arrives.
      await new Promise((resolve) => setTimeout(resolve, 100))
      await sql`select 1`.execute(tx)
    }).catch((e: unknown) => e)
    expect(isUnavailable(error)).toBe(true)
    await sql`select 1`.execute(database.kysely)
    await database.close()
  })

  it('lost just when it was to listen again is made once more, not twice', async () => {
    const database = await databases.fresh()
    const { rows } = await sql<{ port: number; name: string }>`
      select inet_server_port() port, current_database() name`.execute(database.kysely)
    const { port, name } = rows[0]!
    /** Lines that are cut at the moment they ask to listen. */
    let cuts = 0
    const proxy = createServer((socket) => {
      const onward = connect(port, '127.0.0.1')
      for (const side of [socket, onward]) side.on('error', () => {})
      socket.on('data', (chunk: Buffer) => {
        if (cuts === 0 || !chunk.includes('listen ')) return void onward.write(chunk)
        cuts--
        onward.destroy()
        socket.destroy()
      })
      onward.on('data', (chunk) => socket.write(chunk))
      onward.on('close', () => socket.destroy())
      socket.on('close', () => onward.destroy())
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    const through = openPostgres({
      url: `postgres://platzwahl@127.0.0.1:${(proxy.address() as { port: number }).port}/${name}`,
    })
    let missed = 0
    await through.listen('news', (payload) => {
      if (payload === null) missed++
    })
    const ears = sql<{ pid: number }>`select pid from pg_stat_activity
      where application_name = 'platzwahl-listen' and datname = ${name}`
    cuts = 1
    await sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where application_name = 'platzwahl-listen' and datname = ${name}`.execute(database.kysely)
    while (missed === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    // As long as a second way back would take.
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect((await ears.execute(database.kysely)).rows).toHaveLength(1)
    expect(missed).toBe(1)
    await through.close()
    proxy.close()
    await database.close()
  })
})
