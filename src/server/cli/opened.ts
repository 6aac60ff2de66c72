/** What commands need that look after the database of a server that may be running elsewhere. */
import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { ensureServer, migrate, openDatabase } from '../database/index.ts'
import { systemRandom } from '../random.ts'
import type { Services } from '../services.ts'
import { startChangeFeed } from '../sync/index.ts'

export type Opened = Pick<Services, 'database' | 'server' | 'clock' | 'random' | 'changes'> & {
  readonly close: () => Promise<void>
}

/** The migrated database; laptops of a running server hear of what is changed in it. */
export async function open(config: Config): Promise<Opened> {
  const database = await openDatabase(config)
  const [clock, random] = [systemClock, systemRandom]
  try {
    await migrate(database, clock.now())
    const server = await ensureServer(database, random, config.name)
    const changes = await startChangeFeed(
      database,
      clock,
      () => false,
      // What is not heard now is pulled later.
      () => {},
    )
    const close = () => changes.close().finally(() => database.close())
    return { database, server, clock, random, changes, close }
  } catch (error) {
    await database.close()
    throw error
  }
}

export async function withOpened<T>(config: Config, work: (opened: Opened) => Promise<T>): Promise<T> {
  const opened = await open(config)
  try {
    return await work(opened)
  } finally {
    await opened.close()
  }
}
