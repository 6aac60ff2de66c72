/** Finds spaces of a plan by where they are. */
import Flatbush from 'flatbush'
import type { Point } from '../domain/floor-plan.ts'
import { type Bounds, boundsOf, distanceTo, type TurnedRect } from './turned-rect.ts'

export interface SpaceIndex {
  /** Indexes (plan order, unsorted) of the spaces that may be seen in a part of the floor. */
  within(view: Bounds): number[]
  /** Whether a space may lie in a part of the floor. */
  any(view: Bounds): boolean
  /** The space at a point, or the nearest within `reach` mm of it; null when there is none. */
  at(point: Point, reach: number): number | null
}

export function indexSpaces(spaces: readonly TurnedRect[]): SpaceIndex {
  if (spaces.length === 0) return { within: () => [], any: () => false, at: () => null }
  const tree = new Flatbush(spaces.length, 16, Float32Array)
  for (const space of spaces) {
    const b = boundsOf(space)
    tree.add(b.minX, b.minY, b.maxX, b.maxY)
  }
  tree.finish()
  return {
    within: (v) => tree.search(v.minX, v.minY, v.maxX, v.maxY),
    any: (v) => tree.collides(v.minX, v.minY, v.maxX, v.maxY),
    at(point, reach) {
      // Boxes are kept in single precision: a millimetre of slack loses no edge.
      const r = reach + 1
      let best: number | null = null
      let bestDistance = Infinity
      for (const i of tree.search(point[0] - r, point[1] - r, point[0] + r, point[1] + r)) {
        const space = spaces[i]
        if (!space) continue
        const distance = distanceTo(space, point)
        // Among spaces that overlap the later one lies on top, as it is painted.
        if (
          distance <= reach &&
          (distance < bestDistance || (distance === bestDistance && i > (best ?? -1)))
        ) {
          best = i
          bestDistance = distance
        }
      }
      return best
    },
  }
}
