/** The embedded database: PGlite in a folder of its own, or in memory. */
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite, types } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { Kysely } from 'kysely'
import { DatabaseProblem } from './errors.ts'
import { lockFolder } from './folder-lock.ts'
import type { Database } from './handle.ts'
import { PGliteDialect } from './pglite-dialect.ts'
import type { Schema } from './schema.ts'

const settings = {
  extensions: { btree_gist },
  parsers: { [types.DATE]: (value: string) => value, [types.INT8]: Number },
}

function databaseOn(pglite: PGlite, release: () => Promise<void>): Database {
  const kysely = new Kysely<Schema>({ dialect: new PGliteDialect(pglite) })
  return {
    kind: 'pglite',
    kysely,
    listen: async (channel, onPayload) => {
      const stop = await pglite.listen(channel, onPayload)
      return async () => {
        if (!pglite.closed) await stop()
      }
    },
    dump: () => pglite.dumpDataDir('gzip'),
    async close() {
      try {
        if (!pglite.closed) await pglite.close()
      } finally {
        await release()
      }
    },
  }
}

/** A database that is gone when it is closed. `template` is a dump of another to begin with. */
export async function openMemory(template?: Blob): Promise<Database> {
  return databaseOn(
    await PGlite.create({ ...settings, ...(template ? { loadDataDir: template } : {}) }),
    async () => {},
  )
}

/** What a new in-memory database can begin with, to save making one from nothing (seconds). */
export async function memoryTemplate(prepare: (database: Database) => Promise<void>): Promise<Blob> {
  const pglite = await PGlite.create(settings)
  await prepare(databaseOn(pglite, async () => {}))
  const dump = await pglite.dumpDataDir('none')
  await pglite.close()
  return dump
}

/**
 * The database in `folder`, made there when there is none.
 * @throws DatabaseProblem when another process has it open or it cannot be read
 */
export async function openFolder(folder: string): Promise<Database> {
  const { data, unfinished } = placesIn(folder)
  const release = await take(folder)
  try {
    await finishReplacing(folder)
    if (!existsSync(data)) {
      // Made beside and renamed when complete, so a start that was killed leaves nothing half done.
      await rm(unfinished, { recursive: true, force: true })
      const fresh = await PGlite.create({ ...settings, dataDir: unfinished })
      await fresh.close()
      await rename(unfinished, data)
    }
    const pglite = await openExisting(folder, data)
    return databaseOn(pglite, release)
  } catch (error) {
    await release()
    throw error
  }
}

const placesIn = (folder: string) => ({
  data: join(folder, 'database'),
  unfinished: join(folder, 'database.new'),
  /** Complete, and yet to take the place of the other. */
  replacement: join(folder, 'database.replacement'),
  replaced: join(folder, 'database.replaced'),
})

export const hasFolder = (folder: string): boolean => existsSync(placesIn(folder).data)

/** Holds the folder, made if there is none, for this process alone. */
async function take(folder: string): Promise<() => Promise<void>> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (cause) {
    throw new DatabaseProblem(`The data folder ${folder} cannot be made: ${messageOf(cause)}.`, { cause })
  }
  return await lockFolder(folder)
}

/**
 * Puts a database made of a dump in the place of the one in `folder`, which stays aside until the next
 * time. Killed at any moment, the folder holds the one or the other whole.
 * @param prepare what must be done before it is in place
 */
export async function replaceFolder<T>(
  folder: string,
  dump: Blob,
  prepare: (database: Database) => Promise<T>,
): Promise<T> {
  const { unfinished, replacement } = placesIn(folder)
  const release = await take(folder)
  try {
    await finishReplacing(folder)
    await rm(unfinished, { recursive: true, force: true })
    const database = databaseOn(
      await PGlite.create({ ...settings, dataDir: unfinished, loadDataDir: dump }),
      async () => {},
    )
    const prepared = await prepare(database).finally(() => database.close())
    await rename(unfinished, replacement)
    await finishReplacing(folder)
    return prepared
  } finally {
    await release()
  }
}

async function finishReplacing(folder: string): Promise<void> {
  const { data, replacement, replaced } = placesIn(folder)
  if (!existsSync(replacement)) return
  if (existsSync(data)) {
    await rm(replaced, { recursive: true, force: true })
    await rename(data, replaced)
  }
  await rename(replacement, data)
}

async function openExisting(folder: string, data: string): Promise<PGlite> {
  const broken = (why: string, cause?: unknown) =>
    new DatabaseProblem(
      `The database in ${folder} is damaged and cannot be opened (${why}). Nothing was changed. Restore a backup, or start with another data folder.`,
      { cause },
    )
  // PGlite would quietly make a new database in a folder that lost this file.
  if (!existsSync(join(data, 'PG_VERSION'))) throw broken('PG_VERSION is missing')
  try {
    const pglite = await PGlite.create({ ...settings, dataDir: data })
    await pglite.query('select 1')
    return pglite
  } catch (cause) {
    throw broken(messageOf(cause), cause)
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
