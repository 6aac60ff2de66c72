/**
 * The seven states of a space at a time, as one byte each. The first that holds wins, in the
 * order mine, closed, blocked, team, taken, reserved, free.
 */
export const SpaceState = {
  free: 0,
  mine: 1,
  blocked: 2,
  team: 3,
  taken: 4,
  reserved: 5,
  closed: 6,
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
  'closed',
] as const satisfies readonly SpaceStateName[]
