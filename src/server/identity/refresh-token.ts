/**
 * Refresh tokens: numbered statements of this server about a session of a device. The mac tells ours from
 * one made up; the number tells one that is over from one that a restored database does not know yet. The
 * key is in every backup and the same in all of them.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { DeviceId, PersonId } from '#shared/domain/ids.ts'

/** Milliseconds without a refresh after which a session is over. */
export const REFRESH_TTL = 60 * 24 * 3_600_000

export interface RefreshToken {
  /** Whose session it is: a restored database may not know the device. */
  readonly personId: PersonId
  readonly deviceId: DeviceId
  /** Ascending: of two sessions of a device the later one is greater. */
  readonly sessionId: string
  /** Which of the session's tokens it is, from 1. */
  readonly generation: number
}

const textOf = (t: RefreshToken): string => `${t.personId}.${t.deviceId}.${t.sessionId}.${t.generation}`

const mac = (key: Buffer, t: RefreshToken): string =>
  createHmac('sha256', key)
    .update(`refresh\0${textOf(t)}`)
    .digest('base64url')

export const formatToken = (key: Buffer, t: RefreshToken): string => `${textOf(t)}.${mac(key, t)}`

const Generation = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number)
const Parts = z.tuple([PersonId, DeviceId, z.uuid(), Generation, z.string().length(43)])

/** The token, or null when this server never made it. */
export function parseToken(key: Buffer, text: string): RefreshToken | null {
  const parts = Parts.safeParse(text.split('.'))
  if (!parts.success) return null
  const [personId, deviceId, sessionId, generation, signature] = parts.data
  const token = { personId, deviceId, sessionId, generation }
  const expected = Buffer.from(mac(key, token))
  const given = Buffer.from(signature)
  return expected.length === given.length && timingSafeEqual(expected, given) ? token : null
}
