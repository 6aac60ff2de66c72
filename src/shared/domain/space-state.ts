/**
 * The six states of a space at a time, as one byte each. The first that holds wins, in the
 * order mine, blocked, team, taken, reserved, free.
 */
export const SpaceState = {
  free: 0,
  mine: 1,
  blocked: 2,
  team: 3,
  taken: 4,
  reserved: 5,
} as const
export type SpaceState = (typeof SpaceState)[keyof typeof SpaceState]
export type SpaceStateName = keyof typeof SpaceState

export const SPACE_STATE_NAMES = [
  'free',
  'mine',
  'blocked',
  'team',
  'taken',
  'reserved',
] as const satisfies readonly SpaceStateName[]
