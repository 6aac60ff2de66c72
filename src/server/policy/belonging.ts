/** Where people belong and what they agreed, as rules ask for it. */
import { sql } from 'kysely'
import type { Employment, FormerTeams } from '#shared/domain/employment.ts'
import type { PersonId, TeamId } from '#shared/domain/ids.ts'
import { lineAbove } from '#shared/domain/people.ts'
import type { Organisation } from '#shared/policy/scopes-meet.ts'
import type { Queries } from '../database/index.ts'

export interface Belonging {
  readonly timeZone: string
  readonly teamId: TeamId
  /** All of them, the home team too. */
  readonly teams: TeamId[]
  readonly employment: Employment
  readonly formerTeams: FormerTeams[]
}

/** Of a person `p`. */
const TEAMS = sql`array(select p.team_id::text union
  select team_id::text from team_membership where person_id = p.id)`

/** As columns, of a person `p` at a site `s`. */
export const BELONGING = sql`s.time_zone as "timeZone", p.team_id as "teamId", p.employment,
  p.former_teams as "formerTeams",
  ${TEAMS} as teams`

/** What is above each team. */
export async function parentsOf(queries: Queries): Promise<(team: TeamId) => TeamId | null> {
  const teams = await queries.selectFrom('team').select(['id', 'parent_id']).execute()
  const parents = new Map(teams.map((team) => [team.id, team.parent_id]))
  return (team) => parents.get(team) ?? null
}

/** Whoever is active, and the tree. */
export async function organisationOf(queries: Queries): Promise<Organisation> {
  const parentOf = await parentsOf(queries)
  const { rows } = await sql<{ id: PersonId } & Pick<Belonging, 'teamId' | 'teams'>>`
    select p.id, p.team_id as "teamId", ${TEAMS} as teams from person p where p.active`.execute(queries)
  return {
    parentOf,
    people: rows.map(({ id, teamId, teams }) => ({ id, line: lineAbove(teamId, parentOf), teams })),
  }
}
