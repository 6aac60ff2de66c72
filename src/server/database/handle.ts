/** The database as the rest of the server sees it, whichever of the two kinds it is. */
import { type Kysely, sql, type Transaction } from 'kysely'
import { isRetryable } from './errors.ts'
import type { Schema } from './schema.ts'

export type Tx = Transaction<Schema>
/** For queries that do not care whether they run inside a transaction. */
export type Queries = Kysely<Schema> | Tx

export interface Database {
  readonly kind: 'pglite' | 'postgres'
  /**
   * Outside a transaction. Never use it inside the callback of one: the embedded database has a
   * single connection and would wait for itself.
   */
  readonly kysely: Kysely<Schema>
  /** Calls back for each NOTIFY; with null when some may have been missed (the connection was lost). */
  listen(channel: string, onPayload: (payload: string | null) => void): Promise<() => Promise<void>>
  /** Everything in it as a file to begin another with; null: PostgreSQL has tools of its own for that. */
  readonly dump: (() => Promise<Blob>) | null
  close(): Promise<void>
}

const ATTEMPTS = 8

/** Runs `work` in a READ COMMITTED transaction; again as a whole after a deadlock or serialisation failure. */
export async function inTransaction<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database.kysely.transaction().execute(work)
    } catch (error) {
      if (attempt === ATTEMPTS || !isRetryable(error)) throw error
    }
  }
}

/** Runs reading `work` in one snapshot. */
export async function inSnapshot<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await database.kysely
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(work)
}

/** Tells every replica, this one included, once the surrounding work is committed. */
export async function notify(queries: Queries, channel: string, payload: string): Promise<void> {
  await sql`select pg_notify(${channel}, ${payload})`.execute(queries)
}
