/** Closing and reopening, for facility managers. */
import type { CloseResult } from '#shared/contract/closings.ts'
import { administer } from '../administration/index.ts'
import { Shown, whileUndisturbed } from '../booking/index.ts'
import { checkProtocol, signedIn } from '../http/procedure.ts'
import { scopeOf } from '../sync/viewer-scope.ts'
import { type Closed, close, reopen } from './close.ts'

export const closingProcedures = {
  close: signedIn.closings.close.handler(async ({ context: { services, viewer }, input }) => {
    checkProtocol(input.protocol)
    const scope = await scopeOf(services.database.kysely, viewer.personId, [], services.clock.now())
    const visible = new Set(scope?.visible ?? [])
    const done = await whileUndisturbed<CloseResult, Closed>(() =>
      administer(services, viewer, (a) => close(a, services.random, visible, input)),
    )
    if (done instanceof Shown) return done.result
    const { movedTo: _, ...result } = done
    return result
  }),

  reopen: signedIn.closings.reopen.handler(async ({ context: { services, viewer }, input }) => {
    checkProtocol(input.protocol)
    await administer(services, viewer, (a) => reopen(a, services.random, input))
    return {}
  }),
}
