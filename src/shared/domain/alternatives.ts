/** Which free spaces to offer in place of one that cannot be had; on the laptop and on the server. */
import type { Feature, Point } from './floor-plan.ts'
import type { SpaceId } from './ids.ts'

/** What the choice looks at. */
export interface Choosable {
  readonly spaceId: SpaceId
  readonly features: readonly Feature[]
  /** Centre, millimetres on the floor. */
  readonly at: Point
}

/** Alternatives are few, so that each is looked at. */
export const MAX_ALTERNATIVES = 3

/**
 * The best of the free spaces of the same floor, best first: spaces that have all the wanted one has
 * come before the others, then the nearest; ties by id, so that laptop and server agree.
 */
export function chooseAlternatives<S extends Choosable>(
  wanted: Choosable,
  free: readonly S[],
  count = MAX_ALTERNATIVES,
): S[] {
  return free
    .filter((space) => space.spaceId !== wanted.spaceId)
    .map((space) => ({
      space,
      lacks: wanted.features.some((f) => !space.features.includes(f)) ? 1 : 0,
      distance: Math.hypot(space.at[0] - wanted.at[0], space.at[1] - wanted.at[1]),
    }))
    .sort(
      (a, b) =>
        a.lacks - b.lacks ||
        a.distance - b.distance ||
        (a.space.spaceId < b.space.spaceId ? -1 : a.space.spaceId > b.space.spaceId ? 1 : 0),
    )
    .slice(0, count)
    .map((ranked) => ranked.space)
}
