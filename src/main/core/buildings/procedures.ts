import { RecordRefusal } from '#shared/contract/administration.ts'
import { SaveBuildingResult } from '#shared/contract/buildings.ts'
import { PROTOCOL } from '#shared/contract/central.ts'
import { passOn } from '../administration/pass-on.ts'
import { manager } from '../floor-editor/manager.ts'
import { type Context, os } from '../procedures.ts'

/** Passed on to the central API; what is new comes with a pull. */
export const buildingProcedures = (context: Context) => ({
  save: os.buildings.save.handler(async ({ input }) => {
    const { sync } = manager(context)
    const end = await passOn(context, SaveBuildingResult, RecordRefusal, (central, signal) =>
      central.buildings.save({ protocol: PROTOCOL, ...input }, { signal }),
    )
    // Also how another manager left it.
    sync.hint('person')
    return end
  }),
})
