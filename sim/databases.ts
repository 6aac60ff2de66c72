/** The real database that the runs of one process share. */
import { PGlite, types } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import pg from 'pg'
import { type Database, migrate } from '#server/database/index.ts'
import { findPostgres, startCluster } from '#server/testing/cluster.ts'
import { onPGlite, onPostgres, type SimDatabase } from './world/database.ts'

const asText = (value: string) => value

export async function openSimDatabase(kind: Database['kind']): Promise<SimDatabase> {
  const database = kind === 'pglite' ? await embedded() : await cluster()
  await migrate(database.own, 0)
  return database
}

async function embedded(): Promise<SimDatabase> {
  const pglite = await PGlite.create({
    extensions: { btree_gist },
    parsers: { [types.DATE]: asText, [types.INT8]: Number },
  })
  // In so small a city planning a statement anew takes longer than any plan.
  await pglite.exec('set plan_cache_mode = force_generic_plan')
  return onPGlite(pglite)
}

async function cluster(): Promise<SimDatabase> {
  const bin = findPostgres()
  if (bin === null) throw new Error('PostgreSQL 15 or newer was not found under /usr/lib/postgresql')
  const running = await startCluster(bin)
  const parsers = new Map<number, (value: string) => unknown>([
    [pg.types.builtins.DATE, asText],
    [pg.types.builtins.INT8, Number],
  ])
  const connectionString = await running.newDatabase()
  const types = {
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      parsers.get(oid) ?? pg.types.getTypeParser(oid, format as 'text'),
  }
  // A deadlock is found before others go on (see overlap.ts).
  const options = '-c deadlock_timeout=20ms'
  const pools = [60, 4].map((max) => new pg.Pool({ connectionString, max, types, options }))
  const [pool, monitor] = pools as [pg.Pool, pg.Pool]
  // A cluster that is stopped takes its connections with it.
  for (const p of pools) p.on('error', () => {})
  const database = onPostgres(pool, monitor)
  return {
    ...database,
    async close() {
      await database.close()
      await running.stop()
    },
  }
}
