/** Which objects are meant: of a kind, in a room, with a feature; like others; within a line drawn by hand. */
import type { Feature, FloorPlanDocument, Point, Ring, SpaceKind } from '../domain/floor-plan.ts'
import { measuredLine } from '../geometry/measured-line.ts'
import { cornersOf } from '../geometry/rectangle.ts'
import { inRing, inRings } from '../geometry/ring.ts'
import { isLocked } from './locks.ts'
import { type ObjectKind, objectsOf, type PlanObject } from './objects.ts'
import { pathsOf } from './paths.ts'
import { boundsOfObject, middleOf, textFrame } from './transform.ts'

/** A kind as people tell it apart: a desk from a parking bay, a cabinet from a plant. */
export function sortOf({ kind, object }: PlanObject): string {
  if (kind === 'space' || kind === 'zone') return `${kind} ${object.kind}`
  return kind === 'furniture' ? `${kind} ${object.what}` : kind
}

export function sameSort(document: FloorPlanDocument, as: readonly PlanObject[]): PlanObject[] {
  const sorts = new Set(as.map(sortOf))
  return [...objectsOf(document)].filter((o) => sorts.has(sortOf(o)))
}

export interface Wanted {
  /** Of a kind, or of a sort of spaces. */
  readonly sort: 'all' | ObjectKind | `space ${SpaceKind}`
  /** A room or zone they stand in; null: anywhere. */
  readonly areaId: string | null
  /** Has each of them. */
  readonly features: readonly Feature[]
  readonly state: 'any' | 'bookable' | 'blocked' | 'locked'
}
export const ALL_SPACES: Wanted = { sort: 'space', areaId: null, features: [], state: 'any' }

/** The objects that are all of what is wanted. */
export function wantedOf(
  document: FloorPlanDocument,
  { sort, areaId, features, state }: Wanted,
): PlanObject[] {
  const area = [...document.rooms, ...document.zones].find((a) => a.id === areaId)
  const isThere = (o: PlanObject) => areaId === null || (area !== undefined && standsIn(o, area))
  const hasAll = ({ kind, object }: PlanObject) =>
    features.length === 0 || (kind === 'space' && features.every((f) => object.features.includes(f)))
  const isSo = ({ kind, object }: PlanObject) =>
    state === 'any' ||
    (state === 'locked' ? isLocked(object) : kind === 'space' && object.bookable === (state === 'bookable'))
  return [...objectsOf(document)].filter(
    (o) => (sort === 'all' || o.kind === sort || sortOf(o) === sort) && hasAll(o) && isSo(o) && isThere(o),
  )
}

/** A space belongs where the drawing says; anything else stands where its middle is. Areas stand in none. */
function standsIn(o: PlanObject, area: { readonly id: string; readonly rings: readonly Ring[] }): boolean {
  if (o.kind === 'space') return o.object.roomId === area.id || o.object.zoneId === area.id
  if (o.kind === 'room' || o.kind === 'zone' || o.kind === 'image' || o.kind === 'underlay') return false
  return inRings(middleOf(boundsOfObject(o)), area.rings)
}

/** Wholly within a line: every corner is. */
export const isWithin = (o: PlanObject, line: Ring): boolean =>
  cornersOfObject(o).every((p) => inRing(p, line))

function cornersOfObject(o: PlanObject): readonly Point[] {
  switch (o.kind) {
    case 'wall':
    case 'route':
    case 'room':
    case 'zone':
      return pathsOf(o).flatMap((path) => path.points)
    case 'dimension': {
      const line = measuredLine(o.object)
      return [o.object.from, o.object.to, line.from, line.to]
    }
    case 'text':
      return cornersOf(textFrame(o.object))
    case 'underlay': {
      const { minX, minY, maxX, maxY } = boundsOfObject(o)
      return [
        [minX, minY],
        [maxX, minY],
        [maxX, maxY],
        [minX, maxY],
      ]
    }
    default:
      return cornersOf(o.object)
  }
}
