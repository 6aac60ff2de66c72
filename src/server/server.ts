/** One server process: its services and its HTTP application, started and stopped together. */
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { type Clock, systemClock } from './clock.ts'
import { type Database, ensureServer, migrate } from './database/index.ts'
import { startScheduledPlans } from './floor-plans/index.ts'
import { type AppOptions, createApp } from './http/app.ts'
import { type RevocationLog, revocationsInMemory } from './identity/index.ts'
import { mutationHandlers } from './mutation-handlers.ts'
import { type Random, systemRandom } from './random.ts'
import { GATHER_MS, startRepair } from './repair/index.ts'
import type { Services } from './services.ts'
import { OccupancyCache, PullLine, startChangeFeed, startHousekeeping } from './sync/index.ts'

export interface ServicesOptions {
  /** Open; migrated here. It stays the caller's to close. */
  readonly database: Database
  readonly clock?: Clock
  readonly random?: Random
  /** What a new server calls itself. */
  readonly name?: string
  /** Milliseconds to gather in after a restore that was noticed, not announced. */
  readonly gatherMs?: number
  readonly revocations?: RevocationLog
  readonly pulls?: PullLine
}
export type ServerOptions = ServicesOptions & AppOptions

/** Of the database's ten connections; the others are for what people do. */
const PULLS_AT_ONCE = 4

/** What a server works with, on a migrated database, and what it does by itself: all but HTTP. */
export async function startServices(
  {
    database,
    clock = systemClock,
    random = systemRandom,
    name = 'Platzwahl',
    gatherMs = GATHER_MS,
    revocations = revocationsInMemory(),
    pulls = new PullLine(PULLS_AT_ONCE),
  }: ServicesOptions,
  log: Services['log'],
): Promise<{ services: Services; stop: () => Promise<void> }> {
  await migrate(database, clock.now())
  const server = await ensureServer(database, random, name)
  const changes = await startChangeFeed(
    database,
    clock,
    () => pulls.isLong,
    (error) => log.warn({ err: error }, 'pokes were not sent'),
  )
  const occupancy = new OccupancyCache()
  const bare = { database, clock, random, server, changes, pulls, occupancy, revocations, log }
  const { services, stop: stopRepair } = await startRepair(bare, mutationHandlers, gatherMs)
  const stopHousekeeping = startHousekeeping(services)
  const stopScheduledPlans = startScheduledPlans(services)
  return {
    services,
    async stop() {
      await stopRepair()
      await stopHousekeeping()
      await stopScheduledPlans()
      await changes.close()
    },
  }
}

export interface Server {
  readonly app: FastifyInstance
  readonly services: Services
  /** Where it listens, such as `http://127.0.0.1:8080`. */
  url(): string
  listen(where?: { port?: number; host?: string }): Promise<string>
  /** Ends streams, lets running requests finish, and sends what was gathered. */
  close(): Promise<void>
}

export async function createServer(options: ServerOptions): Promise<Server> {
  const { app, services, stop } = await createApp(options, (log) => startServices(options, log))
  app.addHook('preClose', async () => services.changes.endAll())
  const silent = silentConnections(app)
  let url = ''
  let closed: Promise<void> | null = null
  return {
    app,
    services,
    url: () => url,
    async listen({ port = 0, host = '127.0.0.1' } = {}) {
      url = await app.listen({ port, host })
      return url
    },
    close() {
      closed ??= (async () => {
        await closeGracefully(app, silent)
        await stop()
      })()
      return closed
    },
  }
}

/** Milliseconds that running requests get to finish. */
const GRACE = 10_000

/** Connections on which nothing was asked yet; Node does not count them among the idle ones. */
function silentConnections(app: FastifyInstance): Set<Socket> {
  const silent = new Set<Socket>()
  app.server.on('connection', (socket: Socket) => {
    silent.add(socket)
    socket.once('close', () => silent.delete(socket))
  })
  app.server.on('request', ({ socket }) => silent.delete(socket))
  return silent
}

/** Connections that laptops keep open between requests would hold a closing server for a minute. */
async function closeGracefully(app: FastifyInstance, silent: ReadonlySet<Socket>): Promise<void> {
  const hangUp = setInterval(() => {
    app.server.closeIdleConnections()
    for (const socket of silent) socket.destroy()
  }, 50)
  const giveUp = setTimeout(() => app.server.closeAllConnections(), GRACE)
  try {
    await app.close()
  } finally {
    clearInterval(hangUp)
    clearTimeout(giveUp)
  }
}
