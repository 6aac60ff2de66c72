/** A server on a real database with the small city, on a free port, at a time the test decides. */
import type { Day } from '#shared/calendar/day.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/index.ts'
import { createServer, type Server, type ServerOptions } from '../server.ts'
import { buildCity } from './city.ts'
import type { TestDatabases } from './databases.ts'
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
  close(): Promise<void>
}

/** @param options what is to be other than usual, such as randomness that can be replayed */
export async function startWorld(
  databases: TestDatabases,
  options: Partial<Pick<ServerOptions, 'random' | 'logger' | 'gatherMs' | 'revocations'>> = {},
): Promise<World> {
  const database = await databases.fresh()
  const clock = new TestClock()
  await buildCity(database, NOW)
  const server = await createServer({ database, clock, name: 'Teststadt', ...options })
  const url = await server.listen()
  return {
    database,
    clock,
    server,
    url,
    laptop: (person) => Laptop.signIn(url, person),
    async close() {
      await server.close()
      await database.close()
    },
  }
}
