/**
 * Refresh tokens, bound to a device's session. The next token is derived from the one before, so a
 * refresh whose answer was lost or that arrives twice gives the same successor. The database keeps
 * only hashes; the mac tells a token of ours that is over from one made up.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { DeviceId, PersonId } from '#shared/domain/ids.ts'
import type { Random } from '../random.ts'

/** Milliseconds without a refresh after which a session is over. */
export const REFRESH_TTL = 60 * 24 * 3_600_000

export interface RefreshToken {
  /** Whose session it is: a restored database may not know the device. */
  readonly personId: PersonId
  readonly deviceId: DeviceId
  /** Ascending: of two sessions of a device the later one is greater. */
  readonly sessionId: string
  /** 32 bytes, base64url. */
  readonly seed: string
}

const mac = (key: Buffer, what: string, t: RefreshToken): string =>
  createHmac('sha256', key)
    .update(`${what}\0${t.personId}\0${t.deviceId}\0${t.sessionId}\0${t.seed}`)
    .digest('base64url')

export const firstToken = (
  random: Random,
  session: Pick<RefreshToken, 'personId' | 'deviceId' | 'sessionId'>,
): RefreshToken => ({
  ...session,
  seed: Buffer.from(random.bytes(32)).toString('base64url'),
})

export const nextToken = (key: Buffer, t: RefreshToken): RefreshToken => ({
  ...t,
  seed: mac(key, 'refresh-next', t),
})

export const hashOf = (t: RefreshToken): Buffer => createHash('sha256').update(t.seed).digest()

export const formatToken = (key: Buffer, t: RefreshToken): string =>
  `${t.personId}.${t.deviceId}.${t.sessionId}.${t.seed}.${mac(key, 'refresh', t)}`

const Parts = z.tuple([PersonId, DeviceId, z.uuid(), z.string().length(43), z.string().length(43)])

/** The token, or null when this server never made it. */
export function parseToken(key: Buffer, text: string): RefreshToken | null {
  const parts = Parts.safeParse(text.split('.'))
  if (!parts.success) return null
  const [personId, deviceId, sessionId, seed, signature] = parts.data
  const token = { personId, deviceId, sessionId, seed }
  const expected = Buffer.from(mac(key, 'refresh', token))
  const given = Buffer.from(signature)
  return expected.length === given.length && timingSafeEqual(expected, given) ? token : null
}
