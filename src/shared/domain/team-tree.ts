/** The one tree of departments and teams, as lists show it. */
import type { TeamId } from './ids.ts'
import type { Team } from './people.ts'

type Node = Pick<Team, 'id' | 'parentId' | 'name'>

export interface InTree<T extends Node> {
  readonly team: T
  /** Steps below the root. */
  readonly depth: number
  /** Names of the teams above, the root first. */
  readonly path: string
}

/** Each team below its parent, siblings as they come. */
export function inTreeOrder<T extends Node>(teams: readonly T[]): InTree<T>[] {
  const below = Map.groupBy(teams, (team) => team.parentId)
  const rows: InTree<T>[] = []
  const add = (parent: TeamId | null, depth: number, path: string) => {
    for (const team of below.get(parent) ?? []) {
      rows.push({ team, depth, path })
      add(team.id, depth + 1, pathTo({ team, path }))
    }
  }
  add(null, 0, '')
  return rows
}

/** With its own name at the end. */
export const pathTo = ({ team, path }: Pick<InTree<Node>, 'team' | 'path'>): string =>
  path === '' ? team.name : `${path} › ${team.name}`

/** Ids of a team and of all below it. */
export function subtreeOf(teams: readonly Node[], id: TeamId): ReadonlySet<TeamId> {
  const found = new Set([id])
  for (const { team } of inTreeOrder(teams)) if (team.parentId && found.has(team.parentId)) found.add(team.id)
  return found
}
