/** A server on a real database with the small city, on a free port, at a time the test decides. */
import type { Day } from '#shared/calendar/day.ts'
import type { Role } from '#shared/domain/people.ts'
import type { Clock } from '../clock.ts'
import { type Database, ensureServer } from '../database/index.ts'
import { revocationsInMemory } from '../identity/index.ts'
import { systemRandom } from '../random.ts'
import { beginLife } from '../repair/index.ts'
import { createServer, type Server, type ServerOptions } from '../server.ts'
import { buildCity, personId } from './city.ts'
import type { TestDatabases } from './databases.ts'
import { freePort } from './free-port.ts'
import { Laptop } from './laptop.ts'

/** A Monday, ten o'clock in Berlin. */
export const NOW = Date.parse('2027-03-01T09:00:00Z')
export const TODAY = '2027-03-01' as Day

/** Stands still until it is told; timers ring in real time, so that nothing waits for the test. */
export class TestClock implements Clock {
  time = NOW
  now(): number {
    return this.time
  }
  after(ms: number, then: () => void): () => void {
    const timer = setTimeout(then, ms)
    timer.unref()
    return () => clearTimeout(timer)
  }
}

export interface World {
  readonly database: Database
  readonly clock: TestClock
  readonly server: Server
  readonly url: string
  laptop(person: number): Promise<Laptop>
  setRoles(person: number, roles: Role[]): Promise<void>
  /** Stops the server and starts one at the same address, on another database if there is one. */
  restart(options?: { database?: Database; gatherMs?: number }): Promise<void>
  /** Puts another database in the place of the one there is, as `restore` does: a new life begins. */
  restore(database: Database, gatherMs: number): Promise<void>
  close(): Promise<void>
}

/** Connections kept open to the server before are found dead by the next who use them: not the test's business. */
async function forgetConnections(url: string): Promise<void> {
  for (let fine = 0; fine < 3; ) {
    const answers = await Promise.allSettled(Array.from({ length: 8 }, () => fetch(`${url}/health`)))
    fine = answers.every((a) => a.status === 'fulfilled') ? fine + 1 : 0
    for (const a of answers) if (a.status === 'fulfilled') await a.value.arrayBuffer()
  }
}

type Options = Partial<Pick<ServerOptions, 'random' | 'logger' | 'gatherMs' | 'revocations'>>

/** @param options what is to be other than usual, such as randomness that can be replayed */
export async function startWorld(databases: TestDatabases, options: Options = {}): Promise<World> {
  const clock = new TestClock()
  const revocations = options.revocations ?? revocationsInMemory()
  const serverOn = (database: Database, gatherMs = options.gatherMs) =>
    createServer({
      ...options,
      database,
      clock,
      name: 'Teststadt',
      revocations,
      ...(gatherMs === undefined ? {} : { gatherMs }),
    })
  let database = await databases.fresh()
  await buildCity(database, NOW)
  let server = await serverOn(database)
  const url = await server.listen({ port: await freePort() })
  const restart: World['restart'] = async ({ database: next = database, gatherMs } = {}) => {
    await server.close()
    if (next !== database) await database.close()
    database = next
    server = await serverOn(database, gatherMs)
    await server.listen({ port: Number(new URL(url).port) })
    await forgetConnections(url)
  }
  return {
    get database() {
      return database
    },
    clock,
    get server() {
      return server
    },
    url,
    laptop: (person) => Laptop.signIn(url, person),
    async setRoles(person, roles) {
      await database.kysely.updateTable('person').set({ roles }).where('id', '=', personId(person)).execute()
    },
    restart,
    async restore(next, gatherMs) {
      await beginLife(next, {
        server: await ensureServer(next, systemRandom, 'Teststadt'),
        random: systemRandom,
        now: clock.now(),
        gatherMs,
        revocations: await revocations.read(),
      })
      await restart({ database: next })
    },
    async close() {
      await server.close()
      await database.close()
    },
  }
}
