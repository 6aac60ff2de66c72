/**
 * Applying a device's changes, each in a transaction of its own together with its outcome, in the
 * order of the device's numbers. A repeat answers the recorded outcome.
 */
import { createHash } from 'node:crypto'
import { ORPCError } from '@orpc/server'
import { sql } from 'kysely'
import type { Mutation, MutationName, Outcome, Rejection } from '#shared/contract/mutations.ts'
import { brokenExclusion, inTransaction, isUnavailable, type Tx } from '../database/index.ts'
import { checkSession, isActive, type Viewer } from '../identity/index.ts'
import { newUuid } from '../random.ts'
import type { Services } from '../services.ts'
import {
  type MutationContext,
  type MutationHandler,
  type MutationHandlers,
  Rejected,
  type Touched,
} from './mutation-handler.ts'
import { type MutationRow, outcomeOf } from './receipt.ts'

/** @returns outcomes in the order of the mutations */
export async function pushAll(
  services: Services,
  handlers: MutationHandlers,
  viewer: Viewer,
  mutations: readonly Mutation[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const mutation of mutations) outcomes.push(await pushOne(services, handlers, viewer, mutation))
  return outcomes
}

async function pushOne(
  services: Services,
  handlers: MutationHandlers,
  viewer: Viewer,
  mutation: Mutation,
): Promise<Outcome> {
  const { database, server } = services
  // A handler belongs to the name, and the name to the arguments; the compiler cannot follow the pair.
  const handler = handlers[mutation.intent.name] as MutationHandler<MutationName>
  const { args } = mutation.intent
  const step = <T>(work: (context: MutationContext) => Promise<T>) =>
    inTransaction(database, async (tx) => {
      const known = await begin(tx, services, viewer, mutation)
      if (known) return { known }
      return { done: await work({ tx, personId: viewer.personId, now: services.clock.now() }) }
    })
  const reject = async (why: (context: MutationContext) => Promise<Rejection>): Promise<Outcome> => {
    const result = await step(async (context) => record(context, viewer, mutation, await why(context)))
    const row = result.known ?? result.done
    // A device learns of its rejection by this answer; its person's other devices learn nothing from it.
    return outcomeOf(server, row)
  }
  const fail = async (error: unknown): Promise<Outcome> => {
    if (error instanceof ORPCError || isUnavailable(error)) throw error
    const reference = newUuid(services.random)
    services.log.error(
      { err: error, reference, mutation: mutation.intent.name },
      'a change could not be applied',
    )
    return await reject(async () => ({ reason: 'failed', reference }))
  }

  try {
    const result = await step(async (context) => {
      await refuseOrphan(context, mutation)
      const touched = await handler.apply(context, args)
      return { touched, row: await record(context, viewer, mutation, null) }
    })
    if (result.known) return outcomeOf(server, result.known)
    announce(services, result.done.touched)
    return outcomeOf(server, result.done.row)
  } catch (error) {
    if (error instanceof Rejected) return await reject(async () => error.rejection)
    const constraint = brokenExclusion(error)
    if (constraint === null) return await fail(error)
    try {
      return await reject((context) => handler.conflict(context, args, constraint))
    } catch (speechless) {
      return await fail(speechless)
    }
  }
}

function announce({ changes }: Services, { people, sites }: Touched): void {
  changes.announce({ people, sites })
}

/** What a change is, for telling a repeat from another change under the same id. */
function hashOf({ dependsOn, intent }: Mutation): Buffer {
  return createHash('sha256').update(canonical({ dependsOn, intent })).digest()
}

/** JSON with keys in order, so that the same content always gives the same text. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`
}

const mutationColumns = ['id', 'device_id', 'seq', 'args_hash', 'rejection', 'commit_order'] as const

/**
 * Lets one change of a device, and one of a person, in at a time, and looks at its number.
 * @returns the recorded outcome when the change is known; null when it is the next one
 * @throws OUT_OF_ORDER, MUTATION_REUSED, or that the device may no longer act
 */
async function begin(
  tx: Tx,
  { server }: Services,
  viewer: Viewer,
  mutation: Mutation,
): Promise<MutationRow | null> {
  // The lock is taken in a statement of its own: only the next one is sure to see what the one
  // before us committed.
  const device = await tx
    .selectFrom('device')
    .select([
      'id',
      'last_seq',
      'session_id',
      'revoked_at',
      isActive,
      sql`pg_advisory_xact_lock(hashtextextended(${viewer.personId}, 0))`.as('locked'),
    ])
    .where('id', '=', viewer.deviceId)
    .where('person_id', '=', viewer.personId)
    .forUpdate()
    .executeTakeFirst()
  checkSession(server, device, viewer)
  const expected = (device?.last_seq ?? 0) + 1
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
  if (!row && mutation.seq === expected) return null
  const isRepeat =
    known.length === 1 &&
    row !== undefined &&
    row.id === mutation.id &&
    row.seq === mutation.seq &&
    row.device_id === viewer.deviceId &&
    hashOf(mutation).equals(row.args_hash)
  if (!isRepeat) throw new ORPCError('MUTATION_REUSED', { status: 409, data: { seq: mutation.seq } })
  return row
}

/**
 * How another person's change ended is not told: for this person it never came.
 * @throws Rejected as `dependencyRejected`, or `invalid` when the change it depends on never came
 */
async function refuseOrphan({ tx, personId }: MutationContext, { dependsOn }: Mutation): Promise<void> {
  if (dependsOn === null) return
  const row = await tx
    .selectFrom('mutation')
    .innerJoin('device', 'device.id', 'mutation.device_id')
    .select('commit_order')
    .where('mutation.id', '=', dependsOn)
    .where('device.person_id', '=', personId)
    .executeTakeFirst()
  if (!row) throw new Rejected({ reason: 'invalid', detail: 'the change this one depends on is unknown' })
  if (row.commit_order === null) throw new Rejected({ reason: 'dependencyRejected', dependsOn })
}

/**
 * Writes the outcome. The order is drawn here, as the last thing while every lock of the change is
 * held, so that of two changes in conflict the earlier one has the lower number.
 */
async function record(
  { tx, now }: MutationContext,
  viewer: Viewer,
  mutation: Mutation,
  rejection: Rejection | null,
): Promise<MutationRow> {
  return await tx
    .with('advanced', (q) =>
      q.updateTable('device').set({ last_seq: mutation.seq, seen_at: now }).where('id', '=', viewer.deviceId),
    )
    .insertInto('mutation')
    .values({
      id: mutation.id,
      device_id: viewer.deviceId,
      seq: mutation.seq,
      name: mutation.intent.name,
      args_hash: hashOf(mutation),
      rejection: rejection === null ? null : JSON.stringify(rejection),
      commit_order: rejection === null ? sql<number>`nextval('mutation_order')` : null,
      at: now,
    })
    .returning(mutationColumns)
    .executeTakeFirstOrThrow()
}
