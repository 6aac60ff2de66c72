/**
 * An administration on a PostgreSQL of its own, all of whose people are signed in already: thousands of
 * passwords would take longer to check than anything here to measure.
 */
import { join } from 'node:path'
import { sql } from 'kysely'
import { systemClock } from '#server/clock.ts'
import {
  type Database,
  ensureServer,
  inSnapshot,
  migrate,
  openPostgres,
  type ServerRecord,
} from '#server/database/index.ts'
import { issueAccessToken } from '#server/identity/access-token.ts'
import { newUuid, systemRandom } from '#server/random.ts'
import { PULL_SCHEMA, seal } from '#server/sync/cursor.ts'
import { standingOf } from '#server/sync/snapshot.ts'
import { fingerprint, scopeOf } from '#server/sync/viewer-scope.ts'
import { type Cluster, findPostgres, startCluster } from '#server/testing/cluster.ts'
import { freePort } from '#server/testing/free-port.ts'
import type { DeviceId, PersonId } from '#shared/domain/ids.ts'
import { Central } from '../../soak/central.ts'
import type { Pass } from '../crowd/orders.ts'
import { buildCity, type CitySize } from './city.ts'

export interface Administration {
  readonly database: Database
  readonly record: ServerRecord
  /** Another server process on the database. */
  replica(): Promise<Central>
  /** A device of each person, its session going on, and holding all that there is at this moment. */
  passes(): Promise<Pass[]>
  close(): Promise<void>
}

/** @returns null where no PostgreSQL was found, which then is said on standard error */
export async function startAdministration(
  size: CitySize,
  fill: (database: Database) => Promise<void> = async () => {},
): Promise<Administration | null> {
  const bin = findPostgres()
  if (bin === null) {
    process.stderr.write('  No PostgreSQL was found: not measured.\n')
    return null
  }
  // As an administration runs it: what is acknowledged is on the disk.
  const cluster = await startCluster(bin, { durable: true })
  const url = await cluster.newDatabase()
  const database = openPostgres({ url })
  await migrate(database, 0)
  const record = await ensureServer(database, systemRandom, 'Verwaltung')
  await buildCity(database, size)
  await fill(database)
  const replicas: Central[] = []
  return {
    database,
    record,
    replica: () => startReplica(cluster, url, replicas),
    passes: () => makePasses(database, record),
    async close() {
      for (const replica of replicas) await replica.quit()
      await database.close()
      await cluster.stop()
    },
  }
}

async function startReplica(cluster: Cluster, databaseUrl: string, replicas: Central[]): Promise<Central> {
  const central = new Central({
    port: await freePort(),
    dataFolder: cluster.folder,
    databaseUrl,
    log: join(cluster.folder, `replica-${replicas.length + 1}.log`),
    onTrouble: (what) => process.stderr.write(`  ${what}\n`),
  })
  replicas.push(central)
  await central.start()
  return central
}

export const urlOf = ({ port }: Central): string => `http://127.0.0.1:${port}`

async function makePasses(database: Database, server: ServerRecord): Promise<Pass[]> {
  const now = Date.now()
  const { rows } = await sql<{ personId: PersonId; deviceId: DeviceId; sessionId: string }>`
    insert into device (id, person_id, name, session_id, created_at, seen_at)
    select gen_random_uuid(), id, 'Laptop', gen_random_uuid(), ${now}::bigint, ${now}::bigint
    from person order by id
    returning id as "deviceId", person_id as "personId", session_id as "sessionId"`.execute(database.kysely)
  // The same for all, as none of the devices has changed anything yet.
  const nobody = newId<DeviceId>()
  const { epoch, shared: snapshot, past } = await inSnapshot(database, (tx) => standingOf(tx, nobody))
  const passes: Pass[] = []
  for (const { personId, deviceId, sessionId } of rows) {
    const scope = await scopeOf(database.kysely, personId, null, now)
    if (!scope) throw new Error('a person without a scope')
    const { accessToken } = await issueAccessToken(
      { clock: systemClock, server },
      { personId, deviceId, sessionId },
    )
    const cursor = seal(server.secret, 'cursor', deviceId, {
      epoch,
      schema: PULL_SCHEMA,
      at: now,
      snapshot,
      ...past,
      window: scope.window,
      sites: [...scope.sites],
      visible: fingerprint(scope),
    })
    passes.push({ personId, deviceId, siteId: scope.me.siteId, accessToken, epoch, cursor })
  }
  return passes
}

export const newId = <T>(): T => newUuid(systemRandom) as T
