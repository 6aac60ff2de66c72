/** Publishing and its history, for facility managers. */
import { sql } from 'kysely'
import type { PlanVersion, SharedDraft } from '#shared/contract/floor-plans.ts'
import { administer } from '../administration/index.ts'
import { checkProtocol, signedIn } from '../http/procedure.ts'
import { scopeOf } from '../sync/viewer-scope.ts'
import { publishDraft } from './publish-draft.ts'
import { withdraw } from './schedule.ts'
import { documentOf } from './wanted.ts'

export const publish = signedIn.floorPlans.publish.handler(
  async ({ context: { services, viewer }, input }) => {
    checkProtocol(input.protocol)
    const scope = await scopeOf(services.database.kysely, viewer.personId, [], services.clock.now())
    return await publishDraft(services, viewer.personId, new Set(scope?.visible ?? []), input)
  },
)

export const withdrawScheduled = signedIn.floorPlans.withdraw.handler(
  async ({ context: { services, viewer }, input }) => {
    checkProtocol(input.protocol)
    await administer(services, viewer, (a) => withdraw(a, services.random, input))
    return {}
  },
)

/** Versions listed, the newest first. */
const LISTED = 200

export const versions = signedIn.floorPlans.versions.handler(async ({ context: { services }, input }) => {
  checkProtocol(input.protocol)
  const { rows } = await sql<PlanVersion>`
    select v.version, v.created_at as at, p.display_name as by, v.state, v.from_day as from,
      jsonb_array_length(v.document -> 'spaces') as spaces
    from floor_plan v left join person p on p.id = v.published_by
    where v.floor_id = ${input.floorId} and v.state <> 'draft'
    order by v.version desc limit ${LISTED}`.execute(services.database.kysely)
  return { versions: rows }
})

export const version = signedIn.floorPlans.version.handler(async ({ context: { services }, input }) => {
  checkProtocol(input.protocol)
  return { document: await documentOf(services.database.kysely, input.floorId, input.version) }
})

/** One draft of each manager and floor: the last one shown replaces the one before. */
export const shareDraft = signedIn.floorPlans.shareDraft.handler(
  async ({ context: { services, viewer }, input }) => {
    checkProtocol(input.protocol)
    const { floorId, version, changes } = input
    const { kysely } = services.database
    const mine = { floor_id: floorId, person_id: viewer.personId }
    if (changes.length === 0)
      await kysely
        .deleteFrom('floor_draft')
        .where('floor_id', '=', floorId)
        .where('person_id', '=', viewer.personId)
        .execute()
    else {
      const shown = { version, changes: JSON.stringify(changes), at: services.clock.now() }
      const floor = await kysely.selectFrom('floor').select('id').where('id', '=', floorId).executeTakeFirst()
      // Of a floor that is gone there is nothing to show.
      if (floor)
        await kysely
          .insertInto('floor_draft')
          .values({ ...mine, ...shown })
          .onConflict((c) => c.columns(['floor_id', 'person_id']).doUpdateSet(shown))
          .execute()
    }
    return {}
  },
)

export const sharedDrafts = signedIn.floorPlans.sharedDrafts.handler(
  async ({ context: { services, viewer }, input }) => {
    checkProtocol(input.protocol)
    const drafts = await services.database.kysely
      .selectFrom('floor_draft as d')
      .innerJoin('person as p', 'p.id', 'd.person_id')
      .select(['d.person_id as personId', 'p.display_name as by', 'd.at', 'd.version', 'd.changes'])
      .where('d.floor_id', '=', input.floorId)
      .where('d.person_id', '<>', viewer.personId)
      .orderBy('d.at', 'desc')
      .execute()
    return { drafts: drafts as SharedDraft[] }
  },
)
