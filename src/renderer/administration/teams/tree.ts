import type { TeamRecord } from '#shared/contract/administration.ts'
import type { TeamId } from '#shared/domain/ids.ts'

export interface InTree {
  readonly team: TeamRecord
  /** Steps below the root. */
  readonly depth: number
  /** Names of the teams above, the root first. */
  readonly path: string
}

/** Each team below its parent, siblings as they come. */
export function inTreeOrder(teams: readonly TeamRecord[]): InTree[] {
  const below = Map.groupBy(teams, (team) => team.parentId)
  const rows: InTree[] = []
  const add = (parent: TeamId | null, depth: number, path: string) => {
    for (const team of below.get(parent) ?? []) {
      rows.push({ team, depth, path })
      add(team.id, depth + 1, path === '' ? team.name : `${path} › ${team.name}`)
    }
  }
  add(null, 0, '')
  return rows
}

/** Ids of a team and of all below it. */
export function subtreeOf(teams: readonly TeamRecord[], id: TeamId): ReadonlySet<TeamId> {
  const found = new Set([id])
  for (const { team } of inTreeOrder(teams)) if (team.parentId && found.has(team.parentId)) found.add(team.id)
  return found
}
