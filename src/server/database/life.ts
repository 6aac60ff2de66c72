/**
 * The life of the database: its epoch, and whether it is still gathering what a restore lost. It may
 * end at any moment by the hand of another process, so it is read where it matters, in the transaction
 * that depends on it.
 */
import { sql } from 'kysely'
import type { Epoch } from '#shared/domain/ids.ts'
import type { Queries, Tx } from './handle.ts'
import { LOCKS } from './locks.ts'

export interface Life {
  readonly epoch: Epoch
  /** Epoch milliseconds; null: nothing is being repaired, and changes are accepted. */
  readonly repairUntil: number | null
}

export async function readLife(queries: Queries): Promise<Life> {
  const row = await queries.selectFrom('meta').select(['epoch', 'repair_until']).executeTakeFirstOrThrow()
  return { epoch: row.epoch, repairUntil: row.repair_until }
}

/**
 * Until the transaction ends no other life begins. A statement of its own and the first: only the next
 * one is sure to see what the one before us committed.
 */
export async function shareLife(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${LOCKS.life})`.execute(tx)
}

/** Waits for all that share it, and keeps everyone out until the transaction ends. */
export async function takeLife(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCKS.life})`.execute(tx)
}
