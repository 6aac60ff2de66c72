/**
 * Snapping: where a thing being moved or a point being drawn is pulled to, and the guides that show
 * why. Lengths in mm; `reach` is how near is near.
 */
import Flatbush from 'flatbush'
import type { FloorPlanDocument, Point } from '../../domain/floor-plan.ts'
import type { Side } from '../../geometry/meeting.ts'
import type { Bounds } from '../../geometry/turned-rect.ts'
import { objectsOf } from '../objects.ts'
import { hasPaths, pathsOf } from '../paths.ts'
import { boundsOfObject } from '../transform.ts'
import { shifted, snapBox } from './box.ts'
import type { Snapped, SnappedPoint, Snapping } from './guides.ts'
import { BEYOND, type Neighbour, snapPoint } from './point.ts'

export interface Snapper {
  /** Where a box that would be moved by (dx, dy) is pulled to. */
  box(box: Bounds, dx: number, dy: number, snapping: Snapping): Snapped
  /** Where a point is pulled to. @param neighbours ends of the sides it makes */
  point(at: Point, neighbours: readonly Neighbour[], snapping: Snapping): SnappedPoint
}

/** Neighbours farther than this from what is moved do not pull it. */
const FAR = 12_000
/** Neighbours looked at for each frame, the nearest. */
const MOST = 48

/** What there is to snap to on a floor, found once for each state of the drawing. */
interface Surroundings {
  readonly boxes: readonly Bounds[]
  readonly boxIds: readonly string[]
  readonly boxTree: Flatbush | null
  readonly segments: readonly Side[]
  readonly segmentIds: readonly string[]
  readonly segmentTree: Flatbush | null
}
const known = new WeakMap<FloorPlanDocument, Surroundings>()

function surroundingsOf(document: FloorPlanDocument): Surroundings {
  const found = known.get(document)
  if (found) return found
  const boxes: Bounds[] = []
  const boxIds: string[] = []
  const segments: Side[] = []
  const segmentIds: string[] = []
  const line = (id: string, points: readonly Point[], closed: boolean) => {
    points.forEach((p, i) => {
      const next = points[i + 1] ?? (closed ? points[0] : undefined)
      if (!next) return
      segments.push([p, next])
      segmentIds.push(id)
    })
  }
  for (const o of objectsOf(document)) {
    if (o.kind === 'text' || o.kind === 'dimension') continue
    const { id } = o.object
    boxes.push(boundsOfObject(o))
    boxIds.push(id)
    if (hasPaths(o)) for (const { points, isClosed } of pathsOf(o)) line(id, points, isClosed)
    else if (o.kind === 'underlay') for (const { points } of o.object.lines) line(id, points, false)
  }
  const made: Surroundings = {
    boxes,
    boxIds,
    boxTree: treeOf(boxes),
    segments,
    segmentIds,
    segmentTree: treeOf(
      segments.map(([a, b]) => ({
        minX: Math.min(a[0], b[0]),
        minY: Math.min(a[1], b[1]),
        maxX: Math.max(a[0], b[0]),
        maxY: Math.max(a[1], b[1]),
      })),
    ),
  }
  known.set(document, made)
  return made
}

/** @param without ids of what is being moved: nothing snaps to itself */
export function createSnapper(document: FloorPlanDocument, without: ReadonlySet<string>): Snapper {
  const { boxes, boxIds, boxTree, segments, segmentIds, segmentTree } = surroundingsOf(document)
  return {
    box(box, dx, dy, snapping) {
      const to = shifted(box, dx, dy)
      const near = boxTree
        ? boxTree
            .neighbors(
              (to.minX + to.maxX) / 2,
              (to.minY + to.maxY) / 2,
              MOST,
              FAR + to.maxX - to.minX,
              (i) => !without.has(boxIds[i] ?? ''),
            )
            .flatMap((i) => boxes[i] ?? [])
        : []
      return snapBox(to, dx, dy, near, snapping)
    },
    point(at, neighbours, snapping) {
      const { reach } = snapping
      const isThere = (i: number) => !without.has(segmentIds[i] ?? '')
      const sides = (found: readonly number[]) => found.flatMap((i) => segments.slice(i, i + 1))
      const near = segmentTree?.search(at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach, isThere)
      const around = segmentTree?.neighbors(at[0], at[1], MOST, BEYOND, isThere)
      return snapPoint(at, neighbours, { near: sides(near ?? []), around: sides(around ?? []) }, snapping)
    },
  }
}

function treeOf(boxes: readonly Bounds[]): Flatbush | null {
  if (boxes.length === 0) return null
  const tree = new Flatbush(boxes.length)
  for (const b of boxes) tree.add(b.minX, b.minY, b.maxX, b.maxY)
  tree.finish()
  return tree
}
