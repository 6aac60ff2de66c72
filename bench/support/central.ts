/** The central API in a process of its own, as an administration runs it, on PostgreSQL where it is found. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, migrate, openFolder, openPostgres } from '#server/database/index.ts'
import { findPostgres, startCluster } from '#server/testing/cluster.ts'
import { startChild } from '../../scripts/start/children.ts'

export interface Central {
  readonly url: string
  readonly kind: Database['kind']
  close(): Promise<void>
}

/** @param fill fills the migrated database before the server starts */
export async function startCentral(fill: (database: Database) => Promise<void>): Promise<Central> {
  const bin = findPostgres()
  const cluster = bin === null ? null : await startCluster(bin)
  const folder = await mkdtemp(join(tmpdir(), 'platzwahl-central-'))
  const url = await cluster?.newDatabase()
  const database = url === undefined ? await openFolder(folder) : openPostgres({ url })
  await migrate(database, 0)
  await fill(database)
  await database.close()
  const args = ['src/server/cli.ts', 'serve', '--json', '--host=127.0.0.1', '--port=0', `--data=${folder}`]
  const child = startChild('The central API', args, {
    env: { PLATZWAHL_LOG: 'warn', ...(url === undefined ? {} : { DATABASE_URL: url }) },
  })
  return {
    url: String((await child.ready).url),
    kind: database.kind,
    async close() {
      child.stop()
      await child.ended
      await cluster?.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
