/** Short-lived proof of who asks: a signed JWT (EdDSA), checked without the database. */
import { createPublicKey } from 'node:crypto'
import { ORPCError } from '@orpc/server'
import { decodeJwt, errors, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { DeviceId, PersonId } from '#shared/domain/ids.ts'
import type { Services } from '../services.ts'

/** Milliseconds an access token is good for. */
export const ACCESS_TTL = 10 * 60_000
const ALGORITHM = 'EdDSA'

const Claims = z.object({ sub: PersonId, dev: DeviceId, sid: z.uuid(), exp: z.number() })

/** Who asks, and with which session of which device. */
export interface Viewer {
  readonly personId: PersonId
  readonly deviceId: DeviceId
  readonly sessionId: string
  /** Epoch milliseconds. */
  readonly expiresAt: number
}

type Signing = Pick<Services, 'clock' | 'server'>

export async function issueAccessToken(
  { clock, server }: Signing,
  who: Pick<Viewer, 'personId' | 'deviceId' | 'sessionId'>,
): Promise<{ accessToken: string; accessExpiresAt: number }> {
  const expires = Math.floor((clock.now() + ACCESS_TTL) / 1000)
  const accessToken = await new SignJWT({ dev: who.deviceId, sid: who.sessionId })
    .setProtectedHeader({ alg: ALGORITHM })
    .setIssuer(server.serverId)
    .setSubject(who.personId)
    .setExpirationTime(expires)
    .sign(server.privateKey)
  return { accessToken, accessExpiresAt: expires * 1000 }
}

export const unauthorized = (reason: 'missing' | 'invalid' | 'expired' | 'otherServer') =>
  new ORPCError('UNAUTHORIZED', { status: 401, data: { reason }, defined: true })

/** Tokens whose signature was checked, as a laptop shows the same one many times. */
const checked = new Map<string, Viewer>()
const MAX_CHECKED = 20_000

/** @throws UNAUTHORIZED saying what is wrong with the token */
export async function viewerOf(services: Signing, authorization: string | undefined): Promise<Viewer> {
  const token = /^Bearer ([\w.-]{1,2000})$/i.exec(authorization ?? '')?.[1]
  if (token === undefined) throw unauthorized(authorization === undefined ? 'missing' : 'invalid')
  const key = `${services.server.publicKey} ${token}`
  const viewer = checked.get(key) ?? (await verifyToken(services, token))
  if (viewer.expiresAt <= services.clock.now()) {
    checked.delete(key)
    throw unauthorized('expired')
  }
  if (checked.size >= MAX_CHECKED) checked.clear()
  checked.set(key, viewer)
  return viewer
}

async function verifyToken({ clock, server }: Signing, token: string): Promise<Viewer> {
  try {
    // Asked before the signature is checked: it only tells the laptop what is wrong.
    if (decodeJwt(token).iss !== server.serverId) throw unauthorized('otherServer')
    const { payload } = await jwtVerify(token, createPublicKey(server.privateKey), {
      algorithms: [ALGORITHM],
      issuer: server.serverId,
      currentDate: new Date(clock.now()),
    })
    const { sub, dev, sid, exp } = Claims.parse(payload)
    return { personId: sub, deviceId: dev, sessionId: sid, expiresAt: exp * 1000 }
  } catch (error) {
    if (error instanceof ORPCError) throw error
    throw unauthorized(error instanceof errors.JWTExpired ? 'expired' : 'invalid')
  }
}
