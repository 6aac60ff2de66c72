/** Every procedure of the contract, and the capability that answers it. */
import { administrationProcedures } from '../administration/index.ts'
import { buildingProcedures } from '../buildings/procedures.ts'
import { closingProcedures } from '../closings/procedures.ts'
import { fixedDeskProcedures } from '../fixed-desks/procedures.ts'
import {
  publish,
  shareDraft,
  sharedDrafts,
  version,
  versions,
  withdrawScheduled,
} from '../floor-plans/procedures.ts'
import { info, refresh, signIn, signOut } from '../identity/index.ts'
import { mutationHandlers } from '../mutation-handlers.ts'
import { repairWith } from '../repair/index.ts'
import { poke, pull, pushWith } from '../sync/index.ts'
import { anyone } from './procedure.ts'

export const router = anyone.router({
  server: { info },
  administration: administrationProcedures,
  identity: { signIn, refresh, signOut },
  buildings: buildingProcedures,
  closings: closingProcedures,
  fixedDesks: fixedDeskProcedures,
  floorPlans: { publish, withdraw: withdrawScheduled, shareDraft, sharedDrafts, version, versions },
  sync: { pull, push: pushWith(mutationHandlers), repair: repairWith(mutationHandlers), poke },
})
