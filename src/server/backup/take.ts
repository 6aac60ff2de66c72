/** Taking a backup, and noting it so that laptops keep what it does not contain. */
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { Database, ServerRecord } from '../database/index.ts'
import { type Head, writeBackup } from './file.ts'
import { dumpPostgres } from './postgres-tools.ts'

export interface TakeBackup {
  readonly database: Database
  readonly server: ServerRecord
  /** Of PostgreSQL; null: the embedded database is dumped by itself. */
  readonly databaseUrl: string | null
  readonly path: string
  readonly overwrite: boolean
  /** Epoch milliseconds. */
  readonly now: number
}

/** @throws BackupProblem */
export async function takeBackup({
  database,
  server,
  databaseUrl,
  path,
  overwrite,
  now,
}: TakeBackup): Promise<Head> {
  const { rows } = await sql<{ version: number }>`select max(number) as version from migration`.execute(
    database.kysely,
  )
  const whole = await database.dump?.()
  const head = await writeBackup(
    path,
    {
      kind: database.kind,
      at: now,
      serverId: server.serverId,
      name: server.name,
      migration: rows[0]?.version ?? 0,
    },
    Readable.from(whole ? [Buffer.from(await whole.arrayBuffer())] : dumpPostgres(databaseUrl ?? '')),
    overwrite,
  )
  // Only when it is safe: a backup that came to nothing must not let laptops forget.
  await noteBackup(database, now)
  return head
}

export async function noteBackup({ kysely }: Database, at: number): Promise<void> {
  await kysely
    .insertInto('backup')
    .values({ at })
    .onConflict((c) => c.column('at').doNothing())
    .execute()
}
