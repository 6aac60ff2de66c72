/** Everyone who calls: people of every role with a session, and standings that must reach nothing. */
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { decodeJwt, SignJWT } from 'jose'
import { z } from 'zod'
import { revokeDevice } from '#server/identity/devices.ts'
import type { Viewer } from '#server/identity/index.ts'
import { personId } from '#server/testing/city.ts'
import { Laptop } from '#server/testing/laptop.ts'
import type { World } from '#server/testing/world.ts'
import type { Tokens } from '#shared/contract/central.ts'
import { DeviceId, PersonId } from '#shared/domain/ids.ts'
import type { Role } from '#shared/domain/people.ts'

type Session = Pick<Viewer, 'personId' | 'deviceId' | 'sessionId'>

export interface Actor {
  readonly name: string
  /** Number of the person, or null for nobody. */
  readonly person: number | null
  readonly deviceId: DeviceId | null
  /** May not reach what asks for a token. */
  readonly isBarred: boolean
  tokens: Tokens | null
  /**
   * The session whose access token is made anew for every call: of those whose right ended while their
   * token is still good.
   */
  readonly session: Session | null
  /** Last number of the device's changes the server is known to have. */
  seq: number
  /** Its session ended; it has to sign in again. */
  isStale: boolean
}

const ROLES: readonly (readonly [person: number, role: Role])[] = [
  [5, 'lead'],
  [6, 'facility'],
  [7, 'admin'],
]

/** Signs everyone in, then bars those who are to be barred. */
export async function gatherActors(world: World): Promise<Actor[]> {
  const { kysely } = world.database
  for (const [person, role] of ROLES)
    await kysely
      .updateTable('person')
      .set({ roles: ['staff', role] })
      .where('id', '=', personId(person))
      .execute()
  const signIn = async (name: string, person: number, isBarred = false): Promise<Actor> => {
    const { deviceId, tokens, seq } = await Laptop.signIn(world.url, person)
    return { name, person, deviceId, tokens, session: null, seq, isBarred, isStale: false }
  }
  const nobody: Actor = {
    name: 'nobody',
    person: null,
    deviceId: null,
    tokens: null,
    session: null,
    seq: 0,
    isBarred: true,
    isStale: false,
  }
  const expired = await signIn('expired', 3, true)
  world.clock.time += 11 * 60_000

  const revoked = await signIn('revoked', 3, true)
  if (revoked.deviceId) await revokeDevice(world.server.services, revoked.deviceId)
  const signedOut = await Laptop.signIn(world.url, 3)
  await signedOut.client.identity.signOut({ refreshToken: signedOut.tokens.refreshToken })
  const left = await signIn('left', 8, true)
  await kysely.updateTable('person').set({ active: false }).where('id', '=', personId(8)).execute()

  return [
    await signIn('staff', 1),
    await signIn('staff, second device', 1),
    await signIn('colleague', 2),
    await signIn('member of two teams', 4),
    await signIn('lead', 5),
    await signIn('facility manager', 6),
    await signIn('administrator', 7),
    nobody,
    expired,
    withSession(revoked),
    withSession({
      ...nobody,
      name: 'signed out',
      person: 3,
      deviceId: signedOut.deviceId,
      tokens: signedOut.tokens,
    }),
    withSession(left),
    { ...nobody, name: 'of another server', tokens: await strangersTokens(randomUUID(), world) },
    // Signed by someone else's key in the name of this server.
    {
      ...nobody,
      name: 'forger',
      tokens: await strangersTokens(world.server.services.server.serverId, world),
    },
  ]
}

function withSession(actor: Actor): Actor {
  const claims = decodeJwt(actor.tokens?.accessToken ?? '')
  const { sub, dev, sid } = Claims.parse(claims)
  return { ...actor, session: { personId: sub, deviceId: dev, sessionId: sid } }
}

const Claims = z.object({ sub: PersonId, dev: DeviceId, sid: z.uuid() })

async function strangersTokens(issuer: string, { clock }: World): Promise<Tokens> {
  const { privateKey } = generateKeyPairSync('ed25519')
  const accessExpiresAt = clock.now() + 365 * 86_400_000
  const accessToken = await new SignJWT({ dev: randomUUID(), sid: randomUUID() })
    .setProtectedHeader({ alg: 'EdDSA' })
    .setIssuer(issuer)
    .setSubject(personId(1))
    .setExpirationTime(Math.floor(accessExpiresAt / 1000))
    .sign(privateKey)
  return { accessToken, accessExpiresAt, refreshToken: `${randomUUID()}.${randomUUID()}.x.y` }
}
