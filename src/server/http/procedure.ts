/** The two kinds of procedures: for anyone, and for signed-in people. */
import { implement, ORPCError } from '@orpc/server'
import { centralContract, PROTOCOL } from '#shared/contract/central.ts'
import type { Role } from '#shared/domain/people.ts'
import { readLife } from '../database/index.ts'
import { type Viewer, viewerOf } from '../identity/access-token.ts'
import { checkSession, isActive } from '../identity/devices.ts'
import type { Services } from '../services.ts'

export interface RequestContext {
  readonly services: Services
  readonly authorization: string | undefined
  readonly ip: string
}

const os = implement(centralContract).$context<RequestContext>()

/** Needs no token. */
export const anyone = os

/** Needs a valid access token; the handler must still see that the device's session goes on. */
export const signedIn = os.use(async ({ context, next }) => {
  const viewer: Viewer = await viewerOf(context.services, context.authorization)
  return await next({ context: { viewer } })
})

/** Needs a session that goes on, of a person who has the role; none while a restored server gathers. */
const withRole = (role: Role) =>
  signedIn.use(async ({ context: { services, viewer }, next }) => {
    const device = await services.database.kysely
      .selectFrom('device')
      .innerJoin('person', 'person.id', 'device.person_id')
      .select(['device.id', 'session_id', 'revoked_at', 'roles', isActive])
      .where('device.id', '=', viewer.deviceId)
      .executeTakeFirst()
    checkSession(services.server, device, viewer)
    if (!device.roles.includes(role)) throw new ORPCError('FORBIDDEN', { status: 403, defined: true })
    services.repair.refuse(await readLife(services.database.kysely))
    return await next()
  })

/** For facility managers. */
export const facility = withRole('facility')

/** @throws UPGRADE_REQUIRED unless this server speaks that version of the contract */
export function checkProtocol(protocol: number): void {
  if (protocol !== PROTOCOL)
    throw new ORPCError('UPGRADE_REQUIRED', { status: 426, data: { oldest: PROTOCOL, newest: PROTOCOL } })
}
