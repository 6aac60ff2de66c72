/** Backups that are whole, and restores that are all or nothing. */
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Database,
  ensureServer,
  migrate,
  openFolder,
  openPostgres,
  readLife,
} from '../database/index.ts'
import { revocationFile, revokeDevice } from '../identity/index.ts'
import { systemRandom } from '../random.ts'
import { buildCity, personId } from '../testing/city.ts'
import { type Cluster, findPostgres, startCluster } from '../testing/cluster.ts'
import { databaseKinds } from '../testing/databases.ts'
import { newId } from '../testing/laptop.ts'
import { NOW, TestClock } from '../testing/world.ts'
import { BackupProblem, type Head, restoreBackup, takeBackup } from './index.ts'

const LATER = NOW + 86_400_000

describe.each(databaseKinds)('a backup of %s', (kind) => {
  let folder: string
  let cluster: Cluster | null = null
  let databaseUrl: string | null = null
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'platzwahl-backup-'))
    if (kind === 'postgres') cluster = await startCluster(findPostgres() ?? '')
    databaseUrl = (await cluster?.newDatabase()) ?? null
    await inDatabase(async (database) => {
      await migrate(database, NOW)
      await buildCity(database, NOW)
      await ensureServer(database, systemRandom, 'Teststadt')
    })
  })
  afterAll(async () => {
    await cluster?.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const dataFolder = () => join(folder, 'central')
  const at = (name: string) => join(folder, name)
  const revocations = () => revocationFile(at('revocations.jsonl'))
  async function inDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const database =
      databaseUrl === null
        ? await openFolder(dataFolder())
        : openPostgres({ url: databaseUrl, connections: 3 })
    try {
      return await work(database)
    } finally {
      await database.close()
    }
  }
  const take = (name: string, { now = NOW, overwrite = false } = {}): Promise<Head> =>
    inDatabase(async (database) =>
      takeBackup({
        database,
        server: await ensureServer(database, systemRandom, ''),
        databaseUrl,
        path: at(name),
        overwrite,
        now,
      }),
    )
  const restore = (name: string, { overwrite = true, into = databaseUrl, data = dataFolder() } = {}) =>
    restoreBackup({
      config: { databaseUrl: into, dataFolder: data, name: '' },
      path: at(name),
      overwrite,
      revocations: revocations(),
      random: systemRandom,
      now: LATER,
      gatherMs: 60_000,
    })
  const namesOf = (database: Database) =>
    database.kysely.selectFrom('site').select('name').orderBy('name').execute()
  const rename1 = (name: string) =>
    inDatabase((database) => database.kysely.updateTable('site').set({ name }).execute())

  it('is restored as it was, in a new life that repairs, with what was revoked since', async () => {
    const before = await inDatabase(namesOf)
    const head = await take('first')
    expect(head).toMatchObject({ kind, at: NOW, name: 'Teststadt' })
    const { epoch } = await inDatabase(({ kysely }) => readLife(kysely))
    await rename1('umbenannt')
    const deviceId = await inDatabase(async (database) => {
      const id = newId<never>()
      await database.kysely
        .insertInto('device')
        .values({ id, person_id: personId(1), name: 'x', created_at: NOW, seen_at: NOW })
        .execute()
      const server = await ensureServer(database, systemRandom, '')
      await revokeDevice({ database, server, clock: new TestClock(), revocations: revocations() }, id)
      return id
    })

    const { life } = await restore('first')
    expect(life).toEqual({ epoch: expect.any(String), repairUntil: LATER + 60_000 })
    await inDatabase(async (database) => {
      expect(await namesOf(database)).toEqual(before)
      expect(await readLife(database.kysely)).toEqual(life)
      expect(life.epoch).not.toBe(epoch)
      const revoked = await database.kysely.selectFrom('revoked_device').selectAll().execute()
      expect(revoked).toEqual([{ id: deviceId, at: NOW }])
      const noted = await database.kysely.selectFrom('backup').selectAll().execute()
      expect(noted).toEqual([{ at: NOW }])
    })
  })

  it('is never written over, and nothing is put in the place of a database, unless it is said', async () => {
    await expect(take('first')).rejects.toThrow(/exists already.*--force/)
    await take('first', { overwrite: true })
    await expect(restore('first', { overwrite: false })).rejects.toThrow(/holds .*already.*--force/)
    const into = (await cluster?.newDatabase()) ?? null
    await restore('first', { overwrite: false, into, data: at('elsewhere') })
  })

  it('that is damaged, cut short or something else changes nothing', async () => {
    await take('good')
    await rename1('bleibt')
    const bytes = await readFile(at('good'))
    await writeFile(at('short'), bytes)
    await truncate(at('short'), bytes.length - 10)
    bytes.writeUInt8(bytes.readUInt8(2_000) ^ 1, 2_000)
    await writeFile(at('damaged'), bytes)
    await writeFile(at('other'), 'a letter')
    for (const [name, sentence] of [
      ['short', /damaged or was not copied completely/],
      ['damaged', /damaged or was not copied completely/],
      ['other', /is no backup of Platzwahl/],
      ['none', /There is no file/],
    ] as const)
      await expect(restore(name)).rejects.toThrow(sentence)
    expect(existsSync(at('short.unfinished'))).toBe(false)
    expect((await inDatabase(namesOf))[0]).toEqual({ name: 'bleibt' })
  })

  it('of the other kind is refused', async () => {
    const other = kind === 'pglite' ? 'postgres://127.0.0.1:1/x' : null
    await expect(restore('good', { into: other })).rejects.toThrow(BackupProblem)
  })

  it.runIf(kind === 'postgres')('that PostgreSQL cannot read changes nothing, and says why', async () => {
    // A head that fits what is not a dump at all.
    const { writeBackup } = await import('./file.ts')
    const { Readable } = await import('node:stream')
    const what = { kind, at: NOW, serverId: newId<string>(), name: '', migration: 1 }
    await writeBackup(at('nonsense'), what, Readable.from([Buffer.from('no dump')]), false)
    await expect(restore('nonsense')).rejects.toThrow(/pg_restore could not do it: /)
    expect((await inDatabase(namesOf))[0]).toEqual({ name: 'bleibt' })
    await restore('good')
    expect((await inDatabase(namesOf))[0]).not.toEqual({ name: 'bleibt' })
  })

  it.runIf(kind === 'pglite')('is in place whole when restoring was killed at its last step', async () => {
    await rename1('alt')
    await restore('good')
    // As if killed between the two renames: the old one aside, the new one not yet in place.
    await rename(join(dataFolder(), 'database'), join(dataFolder(), 'database.replacement'))
    expect((await inDatabase(namesOf))[0]).not.toEqual({ name: 'alt' })
    expect(existsSync(join(dataFolder(), 'database.replaced'))).toBe(true)
  })
})
