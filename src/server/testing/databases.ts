/** The kinds of database that integration tests run on, and an empty migrated one of each. */
import { createHash } from 'node:crypto'
import { mkdir, openAsBlob } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { dumpPostgres, restorePostgres } from '../backup/postgres-tools.ts'
import { type Database, memoryTemplate, migrate, openMemory, openPostgres } from '../database/index.ts'
import { migrations } from '../database/migrations/index.ts'
import { type Cluster, findPostgres, startCluster } from './cluster.ts'

export interface TestDatabases {
  readonly kind: Database['kind']
  /** Migrated and empty. */
  fresh(options?: { connections?: number }): Promise<Database>
  /** Takes a backup; the answer restores it as another database, as often as it is called. */
  backupOf(database: Database): Promise<() => Promise<Database>>
  stop(): Promise<void>
}

const bin = findPostgres()
if (bin === null)
  console.info(
    'No PostgreSQL (15 or newer) was found under /usr/lib/postgresql: these tests run on PGlite only.',
  )

/** For `describe.each`. */
export const databaseKinds: readonly Database['kind'][] = bin === null ? ['pglite'] : ['pglite', 'postgres']

export async function startDatabases(kind: Database['kind']): Promise<TestDatabases> {
  return kind === 'pglite' ? await pgliteDatabases() : await postgresDatabases()
}

async function pgliteDatabases(): Promise<TestDatabases> {
  const template = await cachedTemplate()
  return {
    kind: 'pglite',
    fresh: () => openMemory(template),
    async backupOf({ dump }) {
      const blob = await dump?.()
      if (!blob) throw new Error('not an embedded database')
      return () => openMemory(blob)
    },
    stop: async () => {},
  }
}

async function postgresDatabases(): Promise<TestDatabases> {
  if (bin === null) throw new Error('no PostgreSQL was found')
  const cluster: Cluster = await startCluster(bin)
  const urls = new WeakMap<Database, string>()
  const open = (url: string, connections: number): Database => {
    const database = openPostgres({ url, connections })
    urls.set(database, url)
    return database
  }
  return {
    kind: 'postgres',
    async fresh({ connections = 20 } = {}) {
      const database = open(await cluster.newDatabase(), connections)
      await migrate(database, 0)
      return database
    },
    async backupOf(database) {
      const dump = await buffer(dumpPostgres(urls.get(database) ?? ''))
      return async () => {
        const url = await cluster.newDatabase()
        await restorePostgres(url, Readable.from([dump]))
        return open(url, 20)
      }
    },
    stop: () => cluster.stop(),
  }
}

/** A first start of PGlite takes seconds; its migrated files are kept between test runs. */
async function cachedTemplate(): Promise<Blob> {
  const key = createHash('sha256').update(JSON.stringify(migrations)).digest('hex').slice(0, 16)
  const folder = join(import.meta.dirname, '../../../node_modules/.cache/platzwahl')
  const file = join(folder, `pglite-0.5-${key}.tar`)
  try {
    return await openAsBlob(file)
  } catch {
    const dump = await memoryTemplate(async (database) => {
      await migrate(database, 0)
    })
    await promisify(mkdir)(folder, { recursive: true })
    const unfinished = `${file}.${process.pid}`
    await writeFile(unfinished, Buffer.from(await dump.arrayBuffer()))
    await rename(unfinished, file)
    return dump
  }
}
