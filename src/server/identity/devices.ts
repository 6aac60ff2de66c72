/** A person's devices and the sessions on them. */
import { sign } from 'node:crypto'
import { ORPCError } from '@orpc/server'
import { sql } from 'kysely'
import type { Revocation } from '#shared/contract/central.ts'
import type { DeviceId, PersonId } from '#shared/domain/ids.ts'
import { recordAudit, takeTurn } from '../audit/index.ts'
import { inTransaction, type ServerRecord, shareLife, type Tx } from '../database/index.ts'
import { latestUuid } from '../random.ts'
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
 * @throws DEVICE_REVOKED, or UNAUTHORIZED when the session has ended or its person has left
 */
export function checkSession<T extends DeviceStanding>(
  server: ServerRecord,
  device: T | undefined,
  viewer: Viewer,
): asserts device is T {
  if (!device) throw unauthorized('invalid')
  refuseRevoked(server, device)
  if (device.session_id !== viewer.sessionId || !device.active) throw unauthorized('invalid')
}

/**
 * Ends all sessions of a person, also those that a restored database does not know. Waits for changes of
 * theirs that are under way, and lets in none after.
 * @returns the devices they were on
 */
export async function endSessions(tx: Tx, personId: PersonId, now: number): Promise<DeviceId[]> {
  const ended = await tx
    .updateTable('device')
    .set({ session_id: null, last_session: sql`greatest(last_session, ${latestUuid(now)}::uuid)` })
    .where('person_id', '=', personId)
    .returning('id')
    .execute()
  return ended.map((device) => device.id)
}

/**
 * Revokes a device for good: it is told so, signed, at its next contact and wipes what it holds.
 * @returns false when there is no such device
 */
export async function revokeDevice(
  {
    database,
    clock,
    server,
    revocations,
    changes,
  }: Pick<Services, 'database' | 'clock' | 'server' | 'revocations'> & Partial<Pick<Services, 'changes'>>,
  deviceId: DeviceId,
): Promise<boolean> {
  const device = await database.kysely
    .selectFrom('device')
    .innerJoin('person', 'person.id', 'device.person_id')
    .select(['revoked_at', 'name', 'display_name'])
    .where('device.id', '=', deviceId)
    .executeTakeFirst()
  if (!device) return false
  const revocation = revocationOf(server, deviceId, device.revoked_at ?? clock.now())
  // Outside first: what is only there is made good by the next restore, what is only in the database
  // would be undone by it.
  await revocations.append(revocation)
  await inTransaction(database, async (tx) => {
    await shareLife(tx)
    await takeTurn(tx)
    await applyRevocations(tx, server, [revocation])
    await recordAudit(tx, {
      actor: null,
      at: clock.now(),
      action: 'device.revoked',
      subject: { id: deviceId, name: device.name },
      before: null,
      after: { deviceOf: device.display_name },
    })
  })
  changes?.announce({ devices: [deviceId] })
  return true
}

/** Revokes what was revoked before, also devices that this database does not know. Forged ones are passed over. */
export async function applyRevocations(
  tx: Tx,
  server: ServerRecord,
  revocations: readonly Revocation[],
): Promise<void> {
  const genuine = revocations.filter(
    ({ deviceId, serverId, at, signature }) =>
      serverId === server.serverId && signature === revocationOf(server, deviceId, at).signature,
  )
  for (const { deviceId, at } of genuine) {
    await tx
      .insertInto('revoked_device')
      .values({ id: deviceId, at })
      .onConflict((c) => c.column('id').doNothing())
      .execute()
    await tx
      .updateTable('device')
      .set((eb) => ({
        revoked_at: eb.fn.coalesce('revoked_at', eb.val(at)),
        session_id: null,
      }))
      .where('id', '=', deviceId)
      .execute()
  }
}

/**
 * Makes a device that a restored database does not know, for the person it is proven to be of. One that
 * was revoked since is revoked again.
 */
export async function recreateDevice(
  tx: Tx,
  { deviceId, personId, now }: { deviceId: DeviceId; personId: PersonId; now: number },
): Promise<void> {
  const revoked = await tx
    .selectFrom('revoked_device')
    .select('at')
    .where('id', '=', deviceId)
    .executeTakeFirst()
  await tx
    .insertInto('device')
    .values({
      id: deviceId,
      person_id: personId,
      // Told at the next sign-in.
      name: '–',
      created_at: now,
      seen_at: now,
      revoked_at: revoked?.at ?? null,
      refresh_restored: true,
    })
    .onConflict((c) => c.column('id').doNothing())
    .execute()
}
