/** The two kinds of procedures: for anyone, and for signed-in people, of whom the contract names the roles. */
import { implement, ORPCError } from '@orpc/server'
import { centralContract, type Meta, PROTOCOL } from '#shared/contract/central.ts'
import { readLife } from '../database/index.ts'
import { type Viewer, viewerOf } from '../identity/access-token.ts'
import { checkSession, isActive } from '../identity/devices.ts'
import type { Services } from '../services.ts'

export interface RequestContext {
  readonly services: Services
  readonly authorization: string | undefined
  readonly ip: string
}

// Who may not ask is told so before anyone looks at what they ask.
const os = implement(centralContract)
  .$context<RequestContext>()
  .$config({ initialInputValidationIndex: Number.POSITIVE_INFINITY })

/** Needs no token. */
export const anyone = os

/**
 * Needs a valid access token; the handler must still see that the device's session goes on. Where the
 * contract names roles (`meta`), the session and the roles of this very moment are looked at here.
 */
export const signedIn = os.use(async ({ context, next, procedure }) => {
  const viewer: Viewer = await viewerOf(context.services, context.authorization)
  const { roles }: Meta = procedure['~orpc'].meta
  if (roles) await checkRoles(context.services, viewer, roles)
  return await next({ context: { viewer } })
})

/** @throws FORBIDDEN, that the device may no longer act, or SERVICE_UNAVAILABLE while a restored server gathers */
async function checkRoles(
  { database, server, repair }: Services,
  viewer: Viewer,
  roles: NonNullable<Meta['roles']>,
): Promise<void> {
  const device = await database.kysely
    .selectFrom('device')
    .innerJoin('person', 'person.id', 'device.person_id')
    .select(['device.id', 'session_id', 'revoked_at', 'person.roles', isActive])
    .where('device.id', '=', viewer.deviceId)
    .where('person_id', '=', viewer.personId)
    .executeTakeFirst()
  checkSession(server, device, viewer)
  if (!roles.some((role) => device.roles.includes(role))) throw new ORPCError('FORBIDDEN', { status: 403 })
  repair.refuse(await readLife(database.kysely))
}

/** @throws UPGRADE_REQUIRED unless this server speaks that version of the contract */
export function checkProtocol(protocol: number): void {
  if (protocol !== PROTOCOL)
    throw new ORPCError('UPGRADE_REQUIRED', { status: 426, data: { oldest: PROTOCOL, newest: PROTOCOL } })
}
