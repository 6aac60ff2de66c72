/**
 * What laptops show a server that may have lost it: compared with what it has, kept while it gathers,
 * made good at once where it has opened again since.
 */
import type { Kept, Mutation, Outcome } from '#shared/contract/mutations.ts'
import type { Epoch, MutationId } from '#shared/domain/ids.ts'
import { inTransaction, type Life, readLife, shareLife, type Tx } from '../database/index.ts'
import { checkSession, isActive, type Viewer } from '../identity/index.ts'
import type { Services } from '../services.ts'
import type { MutationHandlers } from '../sync/mutation-handler.ts'
import { isGenuine, type MutationRow, mutationColumns, outcomeOf } from '../sync/receipt.ts'
import { Unclaimable } from '../sync/settle.ts'
import { isSame, type KeptChange, settleKept } from './settle-kept.ts'

export interface Shown {
  readonly epoch: Epoch
  /** Milliseconds until everything will have been gathered; null: nothing is being repaired. */
  readonly gathering: number | null
  readonly outcomes: readonly Outcome[]
  readonly refused: readonly MutationId[]
}

export async function showKept(
  services: Services,
  handlers: MutationHandlers,
  viewer: Viewer,
  kept: readonly Kept[],
): Promise<Shown> {
  const { server, clock } = services
  const { personId } = viewer
  const genuine = kept.filter((k) => hasProof(services, viewer, k))
  for (;;) {
    const { life, known, lacking } = await compare(services, viewer, genuine)
    if (life.repairUntil === null && lacking.some((k) => epochOf(k) === life.epoch)) {
      // It was accepted in this very life, and is not here: the database was put back behind our back.
      await services.repair.noticed(life.epoch)
      continue
    }
    const told = new Map<MutationId, Outcome>()
    for (const row of known) told.set(row.id, outcomeOf(server, { personId, epoch: life.epoch }, row))
    const isGathering = life.repairUntil !== null
    // What comes after the others were applied is made good at once, in the order it once had.
    if (!isGathering)
      for (const k of lacking.sort((a, b) => orderOf(a) - orderOf(b))) {
        const outcome = await makeGood(services, handlers, viewer, k)
        if (outcome) told.set(outcome.id, outcome)
      }
    const pending = new Set(isGathering ? lacking.map((k) => k.mutation.id) : [])
    return {
      epoch: life.epoch,
      gathering: life.repairUntil === null ? null : Math.max(0, life.repairUntil - clock.now()),
      outcomes: [...told.values()],
      refused: kept.map((k) => k.mutation.id).filter((id) => !told.has(id) && !pending.has(id)),
    }
  }
}

const hasProof = ({ server }: Services, { personId }: Viewer, kept: Kept): boolean =>
  kept.answer.state === 'rejected' || isGenuine(server, personId, kept, kept.answer.receipt)

const epochOf = ({ answer }: Kept): Epoch | null =>
  answer.state === 'accepted' ? answer.receipt.epoch : null

/** Rejected ones last. */
const orderOf = ({ answer }: Kept): number =>
  answer.state === 'accepted' ? answer.receipt.order : Number.MAX_SAFE_INTEGER

const asKept = ({ personId }: Viewer, { deviceId, mutation, answer }: Kept): KeptChange => ({
  personId,
  deviceId,
  mutation,
  rejection: answer.state === 'rejected' ? answer.rejection : null,
})

/** Tells what is here from what is not; keeps the latter while the server gathers. */
const compare = (
  services: Services,
  viewer: Viewer,
  kept: readonly Kept[],
): Promise<{ life: Life; known: MutationRow[]; lacking: Kept[] }> =>
  inTransaction(services.database, async (tx) => {
    await shareLife(tx)
    const life = await readLife(tx)
    await refuseStranger(tx, services, viewer)
    const foreign = await foreignDevices(tx, viewer, kept)
    const own = kept.filter((k) => !foreign.has(k.deviceId))
    const rows = await rowsOf(
      tx,
      own.map((k) => k.mutation),
    )
    const lacking = own.filter((k) => !rows.has(k.mutation.id))
    if (life.repairUntil !== null && lacking.length > 0)
      await tx
        .insertInto('kept_change')
        .values(
          lacking.map((k) => ({
            id: k.mutation.id,
            person_id: viewer.personId,
            device_id: k.deviceId,
            seq: k.mutation.seq,
            mutation: JSON.stringify(k.mutation),
            rejection: k.answer.state === 'rejected' ? JSON.stringify(k.answer.rejection) : null,
            commit_order: k.answer.state === 'accepted' ? k.answer.receipt.order : null,
          })),
        )
        .onConflict((c) => c.column('id').doNothing())
        .execute()
    const known = own.flatMap((k) => {
      const row = rows.get(k.mutation.id)
      return row && isSame(row, k.deviceId, k.mutation) ? [row] : []
    })
    return { life, known, lacking }
  })

async function refuseStranger(tx: Tx, { server }: Services, viewer: Viewer): Promise<void> {
  const device = await tx
    .selectFrom('device')
    .select(['id', 'session_id', 'revoked_at', isActive])
    .where('id', '=', viewer.deviceId)
    .executeTakeFirst()
  checkSession(server, device, viewer)
}

async function foreignDevices(
  tx: Tx,
  { personId }: Viewer,
  kept: readonly Kept[],
): Promise<ReadonlySet<string>> {
  if (kept.length === 0) return new Set()
  const rows = await tx
    .selectFrom('device')
    .select('id')
    .where('id', 'in', [...new Set(kept.map((k) => k.deviceId))])
    .where('person_id', '<>', personId)
    .execute()
  return new Set(rows.map((row) => row.id))
}

async function rowsOf(tx: Tx, mutations: readonly Mutation[]): Promise<ReadonlyMap<MutationId, MutationRow>> {
  if (mutations.length === 0) return new Map()
  const rows: MutationRow[] = await tx
    .selectFrom('mutation')
    .select(mutationColumns)
    .where(
      'id',
      'in',
      mutations.map((m) => m.id),
    )
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** @returns null when the change has no place any more */
async function makeGood(
  services: Services,
  handlers: MutationHandlers,
  viewer: Viewer,
  kept: Kept,
): Promise<Outcome | null> {
  const begin = async (tx: Tx) => {
    await shareLife(tx)
    const life = await readLife(tx)
    services.repair.refuse(life)
    return life.epoch
  }
  try {
    // It takes effect now, so of two in conflict it is the later one.
    const { row, epoch } = await settleKept(services, handlers, asKept(viewer, kept), { order: null, begin })
    return outcomeOf(services.server, { personId: viewer.personId, epoch }, row)
  } catch (error) {
    if (error instanceof Unclaimable) return null
    throw error
  }
}
