/** The two kinds of procedures: for anyone, and for signed-in people. */
import { implement, ORPCError } from '@orpc/server'
import { centralContract, PROTOCOL } from '#shared/contract/central.ts'
import { type Viewer, viewerOf } from '../identity/access-token.ts'
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

/** @throws UPGRADE_REQUIRED unless this server speaks that version of the contract */
export function checkProtocol(protocol: number): void {
  if (protocol !== PROTOCOL)
    throw new ORPCError('UPGRADE_REQUIRED', { status: 426, data: { oldest: PROTOCOL, newest: PROTOCOL } })
}
