/** Putting a backup in the place of a database: whole, ready to repair what it lacks, or not at all. */
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import type { Config } from '../config.ts'
import {
  type Database,
  ensureServer,
  hasFolder,
  type Life,
  migrate,
  openPostgres,
  replaceFolder,
} from '../database/index.ts'
import { newest } from '../database/migrations/index.ts'
import type { RevocationLog } from '../identity/index.ts'
import type { Random } from '../random.ts'
import { beginLife } from '../repair/index.ts'
import { BackupProblem, checkBackup, dumpOf, type Head } from './file.ts'
import { restorePostgres } from './postgres-tools.ts'
import { noteBackup } from './take.ts'

export interface RestoreBackup {
  readonly config: Pick<Config, 'databaseUrl' | 'dataFolder' | 'name'>
  readonly path: string
  readonly overwrite: boolean
  readonly revocations: RevocationLog
  readonly random: Random
  /** Epoch milliseconds. */
  readonly now: number
  readonly gatherMs: number
}

/** @throws BackupProblem, DatabaseProblem; then the database is as it was */
export async function restoreBackup(restore: RestoreBackup): Promise<{ head: Head; life: Life }> {
  const head = await checkBackup(restore.path)
  const { databaseUrl } = restore.config
  if (head.migration > newest)
    throw new BackupProblem(
      `The backup was made by a newer version of Platzwahl (migration ${head.migration}, this version ends at ${newest}). Update first.`,
    )
  if ((head.kind === 'postgres') !== (databaseUrl !== null))
    throw new BackupProblem(
      head.kind === 'postgres'
        ? 'The backup is of PostgreSQL: name the database with --database-url.'
        : 'The backup is of an embedded database: it cannot be restored into PostgreSQL.',
    )
  const prepared = (database: Database) => prepare(database, restore, head)
  return {
    head,
    life: await (databaseUrl === null ? intoFolder(restore, prepared) : intoPostgres(restore, prepared)),
  }
}

/** What must be true before anyone meets the restored database. */
async function prepare(
  database: Database,
  { config, revocations, random, now, gatherMs }: RestoreBackup,
  { at }: Head,
): Promise<Life> {
  await migrate(database, now)
  const server = await ensureServer(database, random, config.name)
  await noteBackup(database, at)
  return await beginLife(database, {
    server,
    random,
    now,
    gatherMs,
    revocations: await revocations.read(),
  })
}

async function intoFolder(
  { config: { dataFolder }, path, overwrite }: RestoreBackup,
  prepared: (database: Database) => Promise<Life>,
): Promise<Life> {
  if (hasFolder(dataFolder) && !overwrite) throw occupied(`The data folder ${dataFolder} holds a database`)
  return await replaceFolder(dataFolder, new Blob([await buffer(dumpOf(path))]), prepared)
}

const occupied = (what: string) =>
  new BackupProblem(`${what} already. Put the backup in its place with --force; that cannot be taken back.`)

/** The schema that is replaced waits under this name until the backup is in place. */
const ASIDE = 'platzwahl_replaced'

async function intoPostgres(
  { config, path, overwrite }: RestoreBackup,
  prepared: (database: Database) => Promise<Life>,
): Promise<Life> {
  const url = config.databaseUrl ?? ''
  const database = openPostgres({ url, connections: 2 })
  try {
    // A restore that was killed half-way: what it wanted to replace is still the database.
    if (await hasSchema(database, ASIDE)) await putBack(database)
    const { rows } = await sql<{ taken: boolean }>`
      select to_regclass('public.meta') is not null as taken`.execute(database.kysely)
    if (rows[0]?.taken && !overwrite) throw occupied('The PostgreSQL database holds Platzwahl')
    await putAside(database)
    try {
      await restorePostgres(url, dumpOf(path))
      const life = await prepared(database)
      await sql`drop schema ${sql.id(ASIDE)} cascade`.execute(database.kysely)
      return life
    } catch (error) {
      await putBack(database)
      throw error
    }
  } finally {
    await database.close()
  }
}

async function hasSchema({ kysely }: Database, name: string): Promise<boolean> {
  const { rows } = await sql`select from pg_namespace where nspname = ${name}`.execute(kysely)
  return rows.length > 0
}

const putAside = ({ kysely }: Database): Promise<void> =>
  kysely.transaction().execute(async (tx) => {
    await sql`alter schema public rename to ${sql.id(ASIDE)}`.execute(tx)
    await sql`create schema public`.execute(tx)
    // The backup's constraints are to use the extension where they find it, and to keep it.
    const { rows } = await sql`select from pg_extension where extname = 'btree_gist'`.execute(tx)
    if (rows.length > 0) await sql`alter extension btree_gist set schema public`.execute(tx)
  })

const putBack = ({ kysely }: Database): Promise<void> =>
  kysely.transaction().execute(async (tx) => {
    const { rows } = await sql`select from pg_extension e join pg_namespace n on n.oid = e.extnamespace
      where extname = 'btree_gist' and nspname = 'public'`.execute(tx)
    if (rows.length > 0) await sql`alter extension btree_gist set schema ${sql.id(ASIDE)}`.execute(tx)
    await sql`drop schema public cascade`.execute(tx)
    await sql`alter schema ${sql.id(ASIDE)} rename to public`.execute(tx)
  })
