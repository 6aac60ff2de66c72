/** Holders of fixed desks, for facility managers. */
import { administer } from '../administration/index.ts'
import { checkProtocol, signedIn } from '../http/procedure.ts'
import { assign, candidatesFor, holderOf } from './assign.ts'

export const fixedDeskProcedures = {
  holder: signedIn.fixedDesks.holder.handler(async ({ context: { services }, input }) => {
    checkProtocol(input.protocol)
    return { holder: await holderOf(services.database.kysely, input.spaceId) }
  }),
  candidates: signedIn.fixedDesks.candidates.handler(async ({ context: { services }, input }) => {
    checkProtocol(input.protocol)
    return { people: await candidatesFor(services.database.kysely, input.search) }
  }),
  assign: signedIn.fixedDesks.assign.handler(({ context: { services, viewer }, input }) => {
    checkProtocol(input.protocol)
    return administer(services, viewer, (a) => assign(a, input))
  }),
}
