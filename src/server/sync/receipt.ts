/** Proof, for the laptop to keep, that a change was accepted and where it came in the order of commits. */
import { createHmac } from 'node:crypto'
import type { Outcome, Rejection } from '#shared/contract/mutations.ts'
import type { DeviceId, MutationId } from '#shared/domain/ids.ts'
import type { ServerRecord } from '../database/index.ts'

/** A recorded mutation as the database has it. */
export interface MutationRow {
  readonly id: MutationId
  readonly device_id: DeviceId
  readonly seq: number
  readonly args_hash: Uint8Array
  readonly rejection: Rejection | null
  readonly commit_order: number | null
}

/** The receipt binds the change's content, so that a restored server can trust what is shown to it. */
export function signReceipt(server: ServerRecord, row: MutationRow, order: number): string {
  const hash = Buffer.from(row.args_hash).toString('base64url')
  return createHmac('sha256', server.secret)
    .update(`receipt:${server.serverId}:${row.device_id}:${row.seq}:${row.id}:${hash}:${order}`)
    .digest('base64url')
}

export function outcomeOf(server: ServerRecord, row: MutationRow): Outcome {
  const { id, seq, rejection, commit_order } = row
  if (rejection !== null) return { id, seq, state: 'rejected', rejection }
  const order = commit_order ?? 0
  return { id, seq, state: 'accepted', receipt: { order, signature: signReceipt(server, row, order) } }
}
