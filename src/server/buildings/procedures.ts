/** Buildings and their floors, for facility managers. */
import { administer } from '../administration/index.ts'
import { checkProtocol, signedIn } from '../http/procedure.ts'
import { saveBuilding } from './save.ts'

export const buildingProcedures = {
  save: signedIn.buildings.save.handler(({ context: { services, viewer }, input }) => {
    checkProtocol(input.protocol)
    return administer(services, viewer, (a) => saveBuilding(a, input))
  }),
}
