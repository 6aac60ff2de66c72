/**
 * Applying a device's changes, each in a transaction of its own together with its outcome, in the
 * order of the device's numbers. A repeat answers the recorded outcome.
 */
import { ORPCError } from '@orpc/server'
import { sql } from 'kysely'
import type { Mutation, Outcome } from '#shared/contract/mutations.ts'
import type { Epoch } from '#shared/domain/ids.ts'
import { shareLife, type Tx } from '../database/index.ts'
import { checkSession, isActive, type Viewer } from '../identity/index.ts'
import type { Services } from '../services.ts'
import { hashOf } from './args-hash.ts'
import type { MutationHandlers } from './mutation-handler.ts'
import { type MutationRow, mutationColumns, outcomeOf } from './receipt.ts'
import { settle } from './settle.ts'
import { startOver } from './start-over.ts'

export interface Push {
  /** The epoch the device goes by; null: it was never told one. */
  readonly epoch: Epoch | null
  readonly mutations: readonly Mutation[]
}

/** @returns outcomes in the order of the mutations */
export async function pushAll(
  services: Services,
  handlers: MutationHandlers,
  viewer: Viewer,
  { epoch: expected, mutations }: Push,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const mutation of mutations) {
    const claim = (tx: Tx) => begin(tx, services, viewer, expected, mutation)
    const task = { sender: viewer, mutation, claim, wasAccepted: false, order: null }
    const { row, epoch } = await settle(services, handlers, task)
    outcomes.push(outcomeOf(services.server, { personId: viewer.personId, epoch }, row))
  }
  return outcomes
}

/**
 * Lets one change of a device, and one of a person, in at a time, and looks at its number.
 * @returns the recorded outcome when the change is known; none when it is the next one
 * @throws START_OVER, OUT_OF_ORDER, MUTATION_REUSED, SERVICE_UNAVAILABLE while repairing, or that the
 *   device may no longer act
 */
async function begin(
  tx: Tx,
  { server, repair }: Services,
  viewer: Viewer,
  expectedEpoch: Epoch | null,
  mutation: Mutation,
): Promise<{ known: MutationRow | null; epoch: Epoch }> {
  await shareLife(tx)
  // The lock is taken in a statement of its own: only the next one is sure to see what the one
  // before us committed.
  const device = await tx
    .selectFrom('device')
    .innerJoin('meta', (join) => join.onTrue())
    .select([
      'device.id',
      'last_seq',
      'session_id',
      'revoked_at',
      isActive,
      'meta.epoch',
      'meta.repair_until',
      sql`pg_advisory_xact_lock(hashtextextended(${viewer.personId}, 0))`.as('locked'),
    ])
    .where('device.id', '=', viewer.deviceId)
    .where('person_id', '=', viewer.personId)
    .forUpdate('device')
    .executeTakeFirst()
  checkSession(server, device, viewer)
  const { epoch } = device
  repair.refuse({ epoch, repairUntil: device.repair_until })
  if (expectedEpoch !== null && expectedEpoch !== epoch) throw startOver('epoch', epoch)
  const expected = device.last_seq + 1
  if (mutation.seq > expected) throw new ORPCError('OUT_OF_ORDER', { status: 409, data: { expected } })
  const known: MutationRow[] = await tx
    .selectFrom('mutation')
    .select(mutationColumns)
    .where((eb) =>
      eb.or([
        eb('id', '=', mutation.id),
        eb.and([eb('device_id', '=', viewer.deviceId), eb('seq', '=', mutation.seq)]),
      ]),
    )
    .execute()
  const [row] = known
  if (!row && mutation.seq === expected) return { known: null, epoch }
  const isRepeat =
    known.length === 1 &&
    row !== undefined &&
    row.id === mutation.id &&
    row.seq === mutation.seq &&
    row.device_id === viewer.deviceId &&
    hashOf(mutation).equals(row.args_hash)
  if (!isRepeat) throw new ORPCError('MUTATION_REUSED', { status: 409, data: { seq: mutation.seq } })
  return { known: row, epoch }
}
