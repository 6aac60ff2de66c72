/** Home zones: desks kept for a team. Who may book there is decided here, on the laptop and on the server. */
import type { TeamId } from './ids.ts'

/**
 * Teams whose home zones are open to a person: their own teams and every node above those, as a
 * department's zone is there for all its teams.
 */
export function openHomeZones(
  own: Iterable<TeamId>,
  parentOf: (team: TeamId) => TeamId | null,
): ReadonlySet<TeamId> {
  const open = new Set<TeamId>()
  for (const team of own) {
    for (let at: TeamId | null = team; at !== null && !open.has(at); at = parentOf(at)) open.add(at)
  }
  return open
}
