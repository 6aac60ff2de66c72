import type { TeamRecord } from '#shared/contract/administration.ts'
import { Wrong } from './lines.ts'

/**
 * A team by its name, or by its path where several have the name: "Tiefbau / Planung".
 * @throws Wrong where there is none, or more than one
 */
export function findTeam(
  teams: readonly TeamRecord[],
  said: string,
  column: 'team' | 'memberships' | 'parent',
) {
  const byId = new Map(teams.map((team) => [team.id, team]))
  const path = said.split('/').map((part) => part.trim().toLowerCase())
  const fits = (team: TeamRecord): boolean => {
    let at: TeamRecord | undefined = team
    for (const part of [...path].reverse()) {
      if (at?.name.toLowerCase() !== part) return false
      at = at.parentId === null ? undefined : byId.get(at.parentId)
    }
    return true
  }
  // A name may contain a slash itself.
  const named = teams.filter((team) => team.name.toLowerCase() === said.trim().toLowerCase())
  const found = named.length > 0 ? named : teams.filter(fits)
  const [first, second] = found
  if (!first) throw new Wrong({ reason: 'unknown', column, value: said })
  if (second) throw new Wrong({ reason: 'notUnique', column, value: said })
  return first
}
