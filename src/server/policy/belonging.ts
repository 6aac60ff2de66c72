/** Where people belong and what they agreed, as rules ask for it. */
import { sql } from 'kysely'
import type { Employment, FormerTeams } from '#shared/domain/employment.ts'
import type { TeamId } from '#shared/domain/ids.ts'
import type { Queries } from '../database/index.ts'

export interface Belonging {
  readonly timeZone: string
  readonly teamId: TeamId
  /** All of them, the home team too. */
  readonly teams: TeamId[]
  readonly employment: Employment
  readonly formerTeams: FormerTeams[]
}

/** As columns, of a person `p` at a site `s`. */
export const BELONGING = sql`s.time_zone as "timeZone", p.team_id as "teamId", p.employment,
  p.former_teams as "formerTeams",
  array(select p.team_id::text union select team_id::text from team_membership where person_id = p.id) as teams`

/** What is above each team. */
export async function parentsOf(queries: Queries): Promise<(team: TeamId) => TeamId | null> {
  const teams = await queries.selectFrom('team').select(['id', 'parent_id']).execute()
  const parents = new Map(teams.map((team) => [team.id, team.parent_id]))
  return (team) => parents.get(team) ?? null
}
