/** Changing many spaces at once. */
import type { Feature, PlannedSpace } from '../domain/floor-plan.ts'
import { changed, type Edit } from './edit.ts'
import type { PlanObject } from './objects.ts'

export type SpaceObject = Extract<PlanObject, { kind: 'space' }>

export const changedSpaces = (
  spaces: readonly SpaceObject[],
  next: (space: PlannedSpace) => PlannedSpace,
): Edit => changed(spaces.map((o) => [o, next(o.object)]))

/** The same space with or without a feature; what it has already stays where it is. */
export function withFeature(space: PlannedSpace, feature: Feature, has: boolean): PlannedSpace {
  if (space.features.includes(feature) === has) return space
  return {
    ...space,
    features: has ? [...space.features, feature] : space.features.filter((f) => f !== feature),
  }
}
