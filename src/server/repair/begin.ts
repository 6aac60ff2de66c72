/** A new life of the database, after it was put back to an older state. */
import { sql } from 'kysely'
import type { Revocation } from '#shared/contract/central.ts'
import type { Epoch } from '#shared/domain/ids.ts'
import {
  type Database,
  inTransaction,
  type Life,
  readLife,
  type ServerRecord,
  type Tx,
  takeLife,
} from '../database/index.ts'
import { applyRevocations } from '../identity/index.ts'
import { newUuid, type Random } from '../random.ts'
import { STAMPED } from '../sync/snapshot.ts'

/** Milliseconds during which a restored server gathers what laptops kept. */
export const GATHER_MS = 15 * 60_000

export interface NewLife {
  readonly server: ServerRecord
  readonly random: Random
  /** Epoch milliseconds. */
  readonly now: number
  readonly gatherMs: number
  /** All there ever were. */
  readonly revocations: readonly Revocation[]
  /** Begin only in place of this one: when several notice a restore, the first of them acts. */
  readonly inPlaceOf?: Epoch
}

/** @returns the life there is afterwards */
export async function beginLife(database: Database, begin: NewLife): Promise<Life> {
  return await inTransaction(database, async (tx) => {
    await takeLife(tx)
    const present = await readLife(tx)
    if (begin.inPlaceOf !== undefined && begin.inPlaceOf !== present.epoch) return present
    await applyRevocations(tx, begin.server, begin.revocations)
    const life = { epoch: newUuid(begin.random) as Epoch, repairUntil: begin.now + begin.gatherMs }
    await tx
      .updateTable('meta')
      .set({ epoch: life.epoch, restored_at: begin.now, repair_until: life.repairUntil })
      .execute()
    await tx.updateTable('device').set({ refresh_restored: true }).execute()
    await stampAnew(tx)
    return life
  })
}

/**
 * Transactions of another life have the same numbers, or higher ones. No cursor goes on from there, so
 * what was deleted need not be told any more.
 */
async function stampAnew(tx: Tx): Promise<void> {
  for (const table of [...STAMPED, 'team_membership', 'mutation'].filter((t) => t !== 'tombstone'))
    await sql`update ${sql.table(table)} set rev = rev`.execute(tx)
  await tx.deleteFrom('tombstone').execute()
  await tx.deleteFrom('sync_mark').execute()
}
