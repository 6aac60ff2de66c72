/** Who leads which teams. */
import { type RawBuilder, sql } from 'kysely'
import type { PersonId } from '#shared/domain/ids.ts'

/** Teams whose days the person plans, each once: the home team of a lead, who it is or whose deputy. */
export const teamsLedBy = (personId: PersonId): RawBuilder<unknown> =>
  sql`select distinct team_id from person
    where active and 'lead' = any(roles) and (id = ${personId} or deputy_id = ${personId})`

/** Who plans the days of these teams. */
export const leadersOf = (teams: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`select p.id from person lead join person p on p.id in (lead.id, lead.deputy_id)
    where lead.active and p.active and 'lead' = any(lead.roles) and lead.team_id in ${teams}`
