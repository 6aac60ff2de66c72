/**
 * When everything was gathered: applies it in the order of commits, each change in a transaction of its
 * own, and opens the server again. Any process may do it, several at once, and go on where one was killed.
 */
import { sql } from 'kysely'
import { inTransaction, type Life, LOCKS, readLife, type Tx, takeLife } from '../database/index.ts'
import { publishDue } from '../floor-plans/index.ts'
import type { Services } from '../services.ts'
import type { MutationHandlers } from '../sync/mutation-handler.ts'
import { Unclaimable } from '../sync/settle.ts'
import { settleKept } from './settle-kept.ts'

/**
 * @param isStopped leave the rest to another process
 * @returns the life there is afterwards; where its gathering has not ended, nothing was done
 */
export async function applyGathered(
  services: Services,
  handlers: MutationHandlers,
  isStopped: () => boolean,
): Promise<Life> {
  const { kysely } = services.database
  // What was put back may have scheduled a plan for a day that has come since, and changes are on its new desks.
  await publishDue(services).catch((error: unknown) =>
    services.log.warn({ err: error }, 'a scheduled plan was not published before repairing'),
  )
  let applied = 0
  for (;;) {
    const life = await readLife(kysely)
    if (life.repairUntil === null || life.repairUntil > services.clock.now() || isStopped()) return life
    const next = await kysely
      .selectFrom('kept_change')
      .selectAll()
      // Those without an order, rejected ones, come last.
      .orderBy('commit_order')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
    if (next) {
      const { id, person_id: personId, device_id: deviceId, mutation, rejection, commit_order: order } = next
      const begin = (tx: Tx) => take(tx, id, order)
      try {
        await settleKept(services, handlers, { personId, deviceId, mutation, rejection }, { order, begin })
        applied++
      } catch (error) {
        if (!(error instanceof Unclaimable)) throw error
        services.log.warn({ err: error }, 'a change that a laptop kept has no place any more')
        await kysely.deleteFrom('kept_change').where('id', '=', id).execute()
      }
    } else if (await open(services)) {
      services.log.info({ applied }, 'repaired; changes are accepted again')
      services.changes.announce({ everyone: true })
    }
  }
}

/** Takes the change out of what is to be applied, and sees that its order is given to no other. */
async function take(tx: Tx, id: string, order: number | null) {
  await sql`select pg_advisory_xact_lock(${LOCKS.repair})`.execute(tx)
  const { numDeletedRows } = await tx
    .deleteFrom('kept_change')
    .where(sql<boolean>`id = ${id}::uuid`)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw new Unclaimable('applied by another process')
  if (order !== null)
    await sql`select setval('mutation_order', greatest(last_value, ${order}::bigint)) from mutation_order`.execute(
      tx,
    )
  return (await readLife(tx)).epoch
}

/** @returns whether it was us who opened it; not when more has come since */
const open = ({ database, clock }: Services): Promise<boolean> =>
  inTransaction(database, async (tx) => {
    await takeLife(tx)
    const { numUpdatedRows } = await tx
      .updateTable('meta')
      .set({ repair_until: null })
      .where('repair_until', '<=', clock.now())
      .where(({ not, exists, selectFrom }) => not(exists(selectFrom('kept_change').select('id'))))
      .executeTakeFirst()
    return numUpdatedRows > 0n
  })
