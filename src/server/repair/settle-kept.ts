/** Recording a change that its laptop still knows the answer to, in a database that lost it. */
import type { Mutation, Rejection } from '#shared/contract/mutations.ts'
import type { DeviceId, Epoch, PersonId } from '#shared/domain/ids.ts'
import { inTransaction, lockPerson, type Tx } from '../database/index.ts'
import { recreateDevice } from '../identity/index.ts'
import type { Services } from '../services.ts'
import { hashOf } from '../sync/args-hash.ts'
import type { MutationHandlers } from '../sync/mutation-handler.ts'
import { type MutationRow, mutationColumns } from '../sync/receipt.ts'
import { record, type Settled, settle, Unclaimable } from '../sync/settle.ts'

export interface KeptChange {
  readonly personId: PersonId
  readonly deviceId: DeviceId
  readonly mutation: Mutation
  /** Null: it had been accepted, as its receipt has proven. */
  readonly rejection: Rejection | null
}

export interface Settling {
  /** Its place among the accepted ones; null: the next. */
  readonly order: number | null
  /** First in each transaction. @returns the epoch it takes place in */
  readonly begin: (tx: Tx) => Promise<Epoch>
}

/** @throws Unclaimable when the device is not this person's, or its number is another change's */
export async function settleKept(
  services: Services,
  handlers: MutationHandlers,
  kept: KeptChange,
  { order, begin }: Settling,
): Promise<Settled> {
  const { rejection, mutation } = kept
  const now = services.clock.now()
  const claim = async (tx: Tx) => {
    const epoch = await begin(tx)
    return { known: await findKept(tx, kept, now), epoch }
  }
  if (rejection === null)
    return await settle(services, handlers, { sender: kept, mutation, claim, wasAccepted: true, order })
  return await inTransaction(services.database, async (tx) => {
    const { known, epoch } = await claim(tx)
    return { row: known ?? (await record({ tx, now }, { sender: kept, mutation, order }, rejection)), epoch }
  })
}

async function findKept(
  tx: Tx,
  { personId, deviceId, mutation, rejection }: KeptChange,
  now: number,
): Promise<MutationRow | null> {
  await lockPerson(tx, personId)
  // An accepted change proves that there was such a device; a rejected one proves nothing.
  if (rejection === null) await recreateDevice(tx, { deviceId, personId, now })
  const device = await tx
    .selectFrom('device')
    .select('person_id')
    .where('id', '=', deviceId)
    .forUpdate()
    .executeTakeFirst()
  if (device?.person_id !== personId) throw new Unclaimable('not a device of this person')
  const [row, other] = await tx
    .selectFrom('mutation')
    .select(mutationColumns)
    .where((eb) =>
      eb.or([
        eb('id', '=', mutation.id),
        eb.and([eb('device_id', '=', deviceId), eb('seq', '=', mutation.seq)]),
      ]),
    )
    .execute()
  if (row && (other || !isSame(row, deviceId, mutation)))
    throw new Unclaimable('its id or number is taken by another change')
  return row ?? null
}

export const isSame = (row: MutationRow, deviceId: DeviceId, mutation: Mutation): boolean =>
  row.id === mutation.id &&
  row.device_id === deviceId &&
  row.seq === mutation.seq &&
  hashOf(mutation).equals(row.args_hash)
