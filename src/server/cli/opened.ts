/** What commands need that look after the database of a server that may be running elsewhere. */
import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { type Database, ensureServer, migrate, openDatabase, type ServerRecord } from '../database/index.ts'
import { systemRandom } from '../random.ts'

export async function withDatabase<T>(
  config: Config,
  work: (database: Database, server: ServerRecord) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(config)
  try {
    await migrate(database, systemClock.now())
    return await work(database, await ensureServer(database, systemRandom, config.name))
  } finally {
    await database.close()
  }
}
