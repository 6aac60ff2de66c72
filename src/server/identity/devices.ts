/** A person's devices and the sessions on them. */
import { sign } from 'node:crypto'
import { ORPCError } from '@orpc/server'
import { sql } from 'kysely'
import type { Revocation } from '#shared/contract/central.ts'
import type { DeviceId } from '#shared/domain/ids.ts'
import { inTransaction, type ServerRecord } from '../database/index.ts'
import type { Services } from '../services.ts'
import { unauthorized, type Viewer } from './access-token.ts'

/** What tells whether a device may still act. */
export interface DeviceStanding {
  readonly id: DeviceId
  readonly session_id: string | null
  readonly revoked_at: number | null
  /** Its person still belongs to the administration. */
  readonly active: boolean
}

/** The column `active` of a standing, where devices are read. */
export const isActive = sql<boolean>`(select p.active from person p where p.id = device.person_id)`.as(
  'active',
)

/** The signed statement that a device is revoked; the same each time it is asked for. */
export function revocationOf(server: ServerRecord, deviceId: DeviceId, at: number): Revocation {
  const text = `revoke:${server.serverId}:${deviceId}:${at}`
  return {
    deviceId,
    serverId: server.serverId,
    at,
    signature: sign(null, Buffer.from(text), server.privateKey).toString('base64url'),
  }
}

/** @throws DEVICE_REVOKED */
export function refuseRevoked(server: ServerRecord, device: DeviceStanding): void {
  if (device.revoked_at !== null)
    throw new ORPCError('DEVICE_REVOKED', {
      status: 403,
      data: revocationOf(server, device.id, device.revoked_at),
    })
}

/**
 * A token outlives the session it was made for by minutes; this asks the device itself.
 * @returns the device, which exists
 * @throws DEVICE_REVOKED, or UNAUTHORIZED when the session has ended or its person has left
 */
export function checkSession<D extends DeviceStanding>(
  server: ServerRecord,
  device: D | undefined,
  viewer: Viewer,
): D {
  if (!device) throw unauthorized('invalid')
  refuseRevoked(server, device)
  if (device.session_id !== viewer.sessionId || !device.active) throw unauthorized('invalid')
  return device
}

/**
 * Revokes a device for good: it is told so, signed, at its next contact and wipes what it holds.
 * @returns false when there is no such device
 */
export async function revokeDevice(services: Services, deviceId: DeviceId): Promise<boolean> {
  const at = services.clock.now()
  const row = await inTransaction(services.database, (tx) =>
    tx
      .updateTable('device')
      .set((eb) => ({
        revoked_at: eb.fn.coalesce('revoked_at', eb.val(at)),
        session_id: null,
        refresh_hash: null,
        refresh_previous_hash: null,
      }))
      .where('id', '=', deviceId)
      .returning('person_id')
      .executeTakeFirst(),
  )
  if (!row) return false
  services.changes.announce({ devices: [deviceId] })
  return true
}
