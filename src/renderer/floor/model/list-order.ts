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
  blocked: 7,
} as const
export type Group = (typeof Group)[keyof typeof Group]

const BY_STATE: Record<number, Group> = {
  [SpaceState.mine]: Group.mine,
  [SpaceState.team]: Group.team,
  [SpaceState.reserved]: Group.reserved,
  [SpaceState.taken]: Group.taken,
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
  const colleagues = new Set<string>()
  for (let i = 0; i < n; i++) {
    const room = plan.room[i]
    if (room && states[i] === SpaceState.team) colleagues.add(room)
  }
  const groups = new Uint8Array(n)
  const keys = new Float64Array(n)
  let kept = 0
  for (let i = 0; i < n; i++) {
    const state = states[i] ?? SpaceState.free
    let group = BY_STATE[state]
    if (group === undefined) {
      if (plan.zone[i]?.teamId === myTeam) group = Group.teamZone
      else group = colleagues.has(plan.room[i] ?? '') ? Group.nearColleague : Group.free
    }
    groups[i] = group
    // What is one's own is never filtered away.
    if (matches !== null && matches[i] !== 1 && group !== Group.mine) continue
    keys[kept++] = group * n + (plan.listRank[i] ?? 0)
  }
  const rows = Int32Array.from(keys.subarray(0, kept).sort(), (key) => plan.listed[key % n] ?? 0)
  return { rows, groups }
}
