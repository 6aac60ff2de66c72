/**
 * Applying one change in a transaction of its own together with its outcome. What cannot be applied is
 * recorded as rejected in a second transaction, so that one bad change never jams what is behind it.
 */
import { ORPCError } from '@orpc/server'
import { sql } from 'kysely'
import type { Mutation, MutationName, Rejection } from '#shared/contract/mutations.ts'
import type { DeviceId, Epoch, PersonId } from '#shared/domain/ids.ts'
import { brokenExclusion, inTransaction, isUnavailable, type Tx } from '../database/index.ts'
import { newUuid } from '../random.ts'
import type { Services } from '../services.ts'
import { hashOf } from './args-hash.ts'
import {
  type MutationContext,
  type MutationHandler,
  type MutationHandlers,
  Rejected,
  type Touched,
} from './mutation-handler.ts'
import { type MutationRow, mutationColumns } from './receipt.ts'

/** Thrown by a claim: the change can neither be applied nor recorded. */
export class Unclaimable extends Error {
  override readonly name = 'Unclaimable'
}

export interface Sender {
  readonly personId: PersonId
  readonly deviceId: DeviceId
}

export interface Task {
  readonly sender: Sender
  readonly mutation: Mutation
  /**
   * Comes first in each transaction: takes the locks and looks whether the change may be applied.
   * @returns the outcome where it is recorded already
   */
  readonly claim: (tx: Tx) => Promise<{ readonly known: MutationRow | null; readonly epoch: Epoch }>
  /** Accepted before a restore. */
  readonly wasAccepted: boolean
  /** Its place in the order of commits; null: the next. */
  readonly order: number | null
}

export interface Settled {
  readonly row: MutationRow
  readonly epoch: Epoch
}

/** @throws what `claim` throws, or that the database is away */
export async function settle(services: Services, handlers: MutationHandlers, task: Task): Promise<Settled> {
  const { mutation, sender, wasAccepted } = task
  // A handler belongs to the name, and the name to the arguments; the compiler cannot follow the pair.
  const handler = handlers[mutation.intent.name] as MutationHandler<MutationName>
  const { args } = mutation.intent
  const step = (work: (context: MutationContext) => Promise<{ row: MutationRow; touched: Touched | null }>) =>
    inTransaction(services.database, async (tx) => {
      const { known, epoch } = await task.claim(tx)
      if (known) return { row: known, epoch, touched: null }
      const context = { tx, personId: sender.personId, now: services.clock.now(), wasAccepted }
      return { ...(await work(context)), epoch }
    })
  const reject = async (why: (context: MutationContext) => Promise<Rejection>): Promise<Settled> =>
    // A device learns of its rejection by this answer; its person's other devices learn nothing from it.
    await step(async (context) => ({
      row: await record(context, task, await why(context)),
      touched: null,
    }))

  const fail = async (error: unknown): Promise<Settled> => {
    const reference = newUuid(services.random)
    services.log.error(
      { err: error, reference, mutation: mutation.intent.name },
      'a change could not be applied',
    )
    return await reject(async () => ({ reason: 'failed', reference }))
  }

  try {
    const { touched, ...settled } = await step(async (context) => {
      await refuseOrphan(context, mutation)
      const touched = await handler.apply(context, args)
      return { touched, row: await record(context, task, null) }
    })
    if (touched) services.changes.announce(touched)
    return settled
  } catch (error) {
    if (isNoOutcome(error)) throw error
    if (error instanceof Rejected) return await reject(async () => error.rejection)
    const constraint = brokenExclusion(error)
    if (constraint === null) return await fail(error)
    try {
      return await reject((context) => handler.conflict(context, args, constraint))
    } catch (speechless) {
      if (isNoOutcome(speechless)) throw speechless
      return await fail(speechless)
    }
  }
}

/** It says nothing about the change itself: for whoever asked. */
const isNoOutcome = (error: unknown): boolean =>
  error instanceof ORPCError || error instanceof Unclaimable || isUnavailable(error)

/**
 * How another person's change ended is not told: for this person it never came.
 * @throws Rejected as `dependencyRejected`, or `invalid` when the change it depends on never came
 */
async function refuseOrphan(
  { tx, personId, wasAccepted }: MutationContext,
  { dependsOn }: Mutation,
): Promise<void> {
  if (dependsOn === null) return
  const row = await tx
    .selectFrom('mutation')
    .innerJoin('device', 'device.id', 'mutation.device_id')
    .select('commit_order')
    .where('mutation.id', '=', dependsOn)
    .where('device.person_id', '=', personId)
    .executeTakeFirst()
  if (row?.commit_order === null) throw new Rejected({ reason: 'dependencyRejected', dependsOn })
  // Once accepted, the change it depends on had been, too.
  if (!row && !wasAccepted)
    throw new Rejected({ reason: 'invalid', detail: 'the change this one depends on is unknown' })
}

/**
 * Writes the outcome. The order is drawn here, as the last thing while every lock of the change is
 * held, so that of two changes in conflict the earlier one has the lower number.
 */
export async function record(
  { tx, now }: Pick<MutationContext, 'tx' | 'now'>,
  { sender, mutation, order }: Pick<Task, 'sender' | 'mutation' | 'order'>,
  rejection: Rejection | null,
): Promise<MutationRow> {
  return await tx
    .with('advanced', (q) =>
      q
        .updateTable('device')
        .set((eb) => ({ last_seq: sql`greatest(${eb.ref('last_seq')}, ${mutation.seq}::int)`, seen_at: now }))
        .where('id', '=', sender.deviceId),
    )
    .insertInto('mutation')
    .values({
      id: mutation.id,
      device_id: sender.deviceId,
      seq: mutation.seq,
      name: mutation.intent.name,
      args_hash: hashOf(mutation),
      rejection: rejection === null ? null : JSON.stringify(rejection),
      commit_order: rejection === null ? (order ?? sql<number>`nextval('mutation_order')`) : null,
      at: now,
    })
    .returning(mutationColumns)
    .executeTakeFirstOrThrow()
}
