import { checkProtocol, signedIn } from '../http/procedure.ts'
import type { MutationHandlers } from '../sync/mutation-handler.ts'
import { showKept } from './show-kept.ts'

export const repairWith = (handlers: MutationHandlers) =>
  signedIn.sync.repair.handler(async ({ context: { services, viewer }, input }) => {
    checkProtocol(input.protocol)
    const { outcomes, refused, ...shown } = await showKept(services, handlers, viewer, input.kept)
    return {
      ...shown,
      outcomes: [...outcomes],
      refused: [...refused],
      serverTime: services.clock.now(),
    }
  })
