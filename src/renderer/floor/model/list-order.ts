/** The order of the list beside the plan: what a person most likely takes comes first. */
import type { TeamId } from '#shared/domain/ids.ts'
import { SpaceState } from '#shared/domain/space-state.ts'
import type { PlanReading } from './reading.ts'

/** Why a row stands where it stands. */
export const Group = {
  mine: 0,
  /** Free in the home zone of the person's team. */
  teamZone: 1,
  /** Free in a room where a colleague sits. */
  nearColleague: 2,
  free: 3,
  team: 4,
  reserved: 5,
  taken: 6,
  closed: 7,
  blocked: 8,
} as const
const GROUPS = 9
export type Group = (typeof Group)[keyof typeof Group]

const BY_STATE: Record<number, Group> = {
  [SpaceState.mine]: Group.mine,
  [SpaceState.team]: Group.team,
  [SpaceState.reserved]: Group.reserved,
  [SpaceState.taken]: Group.taken,
  [SpaceState.closed]: Group.closed,
  [SpaceState.blocked]: Group.blocked,
}

export interface Listing {
  /** Indexes in the order of the list, those that do not match left out. */
  readonly rows: Int32Array
  readonly groups: Uint8Array
}

export function listSpaces(
  plan: PlanReading,
  states: Uint8Array,
  matches: Uint8Array | null,
  myTeam: TeamId,
): Listing {
  const n = plan.spaces.length
  const near = new Uint8Array(plan.roomCount)
  for (let i = 0; i < n; i++) if (states[i] === SpaceState.team) near[plan.roomNo[i] ?? 0] = 1
  // A room that is none is nobody's neighbourhood.
  near[0] = 0
  const groups = new Uint8Array(n)
  /** How many rows each group has; then where its next one goes. */
  const next = new Int32Array(GROUPS + 1)
  for (let i = 0; i < n; i++) {
    let group = BY_STATE[states[i] ?? SpaceState.free]
    if (group === undefined) {
      if (plan.zone[i]?.teamId === myTeam) group = Group.teamZone
      else group = near[plan.roomNo[i] ?? 0] === 1 ? Group.nearColleague : Group.free
    }
    groups[i] = group
    if (isKept(i, group)) next[group + 1] = (next[group + 1] ?? 0) + 1
  }
  for (let g = 1; g <= GROUPS; g++) next[g] = (next[g] ?? 0) + (next[g - 1] ?? 0)
  // Spaces are already in the order of a directory, so handing them out by group sorts them.
  const rows = new Int32Array(next[GROUPS] ?? 0)
  for (let k = 0; k < n; k++) {
    const i = plan.listed[k] ?? 0
    const group = groups[i] ?? 0
    if (!isKept(i, group)) continue
    const at = next[group] ?? 0
    rows[at] = i
    next[group] = at + 1
  }
  return { rows, groups }

  // What is one's own is never filtered away.
  function isKept(i: number, group: number): boolean {
    return matches === null || matches[i] === 1 || group === Group.mine
  }
}
