/** Proof, for the laptop to keep, that a change was accepted and where it came in the order of commits. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Kept, Outcome, Receipt, Rejection } from '#shared/contract/mutations.ts'
import type { DeviceId, Epoch, MutationId, PersonId } from '#shared/domain/ids.ts'
import type { ServerRecord } from '../database/index.ts'
import { hashOf } from './args-hash.ts'

/** A recorded mutation as the database has it. */
export interface MutationRow {
  readonly id: MutationId
  readonly device_id: DeviceId
  readonly seq: number
  readonly args_hash: Uint8Array
  readonly rejection: Rejection | null
  readonly commit_order: number | null
}

export const mutationColumns = ['id', 'device_id', 'seq', 'args_hash', 'rejection', 'commit_order'] as const

/** Whose change it is, and the life of the database that contains it. */
export interface Witness {
  readonly personId: PersonId
  readonly epoch: Epoch
}

type Signed = Pick<MutationRow, 'id' | 'device_id' | 'seq' | 'args_hash'>

/** The receipt binds the change's content and its person, so that a restored server can trust what is shown to it. */
function signReceipt(
  { serverId, secret }: ServerRecord,
  { personId, epoch }: Witness,
  { device_id, seq, id, args_hash }: Signed,
  order: number,
): string {
  const hash = Buffer.from(args_hash).toString('base64url')
  return createHmac('sha256', secret)
    .update(`receipt:${serverId}:${epoch}:${personId}:${device_id}:${seq}:${id}:${hash}:${order}`)
    .digest('base64url')
}

export function outcomeOf(server: ServerRecord, witness: Witness, row: MutationRow): Outcome {
  const { id, seq, rejection, commit_order } = row
  if (rejection !== null) return { id, seq, state: 'rejected', rejection }
  const order = commit_order ?? 0
  const signature = signReceipt(server, witness, row, order)
  return { id, seq, state: 'accepted', receipt: { epoch: witness.epoch, order, signature } }
}

/** The receipt was given here, to this person, for this very change of this device. */
export function isGenuine(
  server: ServerRecord,
  personId: PersonId,
  { deviceId, mutation }: Kept,
  { epoch, order, signature }: Receipt,
): boolean {
  const signed = { id: mutation.id, device_id: deviceId, seq: mutation.seq, args_hash: hashOf(mutation) }
  const expected = Buffer.from(signReceipt(server, { personId, epoch }, signed, order))
  const given = Buffer.from(signature)
  return expected.length === given.length && timingSafeEqual(expected, given)
}
