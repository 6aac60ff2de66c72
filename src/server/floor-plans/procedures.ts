/** Publishing and its history, for facility managers. */
import { sql } from 'kysely'
import type { PlanVersion } from '#shared/contract/floor-plans.ts'
import { checkProtocol, facility } from '../http/procedure.ts'
import { scopeOf } from '../sync/viewer-scope.ts'
import { publishDraft } from './publish-draft.ts'

export const publish = facility.floorPlans.publish.handler(
  async ({ context: { services, viewer }, input }) => {
    checkProtocol(input.protocol)
    const scope = await scopeOf(services.database.kysely, viewer.personId, [], services.clock.now())
    return await publishDraft(services, viewer.personId, new Set(scope?.visible ?? []), input)
  },
)

/** Versions listed, the newest first. */
const LISTED = 200

export const versions = facility.floorPlans.versions.handler(async ({ context: { services }, input }) => {
  checkProtocol(input.protocol)
  const { rows } = await sql<PlanVersion>`
    select v.version, v.created_at as at, p.display_name as by, v.state = 'published' as "inForce",
      jsonb_array_length(v.document -> 'spaces') as spaces
    from floor_plan v left join person p on p.id = v.published_by
    where v.floor_id = ${input.floorId} and v.state <> 'draft'
    order by v.version desc limit ${LISTED}`.execute(services.database.kysely)
  return { versions: rows }
})
