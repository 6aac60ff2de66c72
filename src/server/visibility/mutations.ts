/** Choosing who sees one's place. */
import { sql } from 'kysely'
import type { PersonId, TeamId } from '#shared/domain/ids.ts'
import type { Tx } from '../database/index.ts'
import { type MutationHandlers, Rejected } from '../sync/mutation-handler.ts'

export const visibilityMutations: MutationHandlers<'people.share'> = {
  'people.share': {
    async apply({ tx, personId, wasAccepted }, { share, was }) {
      const { share: current } = await tx
        .selectFrom('person')
        .select('share')
        .where('id', '=', personId)
        .forUpdate()
        .executeTakeFirstOrThrow()
      if (current === share) return { people: [], sites: [] }
      if (current !== was && !wasAccepted)
        throw new Rejected({ reason: 'shareChangedElsewhere', current, wanted: share })
      await tx.updateTable('person').set({ share }).where('id', '=', personId).execute()
      const isOfDepartment = share === 'department' || current === 'department'
      const teams = isOfDepartment ? await teamsOfDepartment(tx, personId) : []
      return { people: [personId], sites: [], teams }
    },
    conflict({ now }, { share }, constraint) {
      throw new Error(`choosing ${share} cannot break ${constraint} (${now})`)
    },
  },
}

async function teamsOfDepartment(tx: Tx, personId: PersonId): Promise<TeamId[]> {
  const { rows } = await sql<{ id: TeamId }>`
    select team_and_below(department_of(team_id)) as id from person where id = ${personId}`.execute(tx)
  return rows.map((row) => row.id)
}
