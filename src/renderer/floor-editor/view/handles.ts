/** By what the one thing chosen is pulled on the board: its frame, its corners, and the sides that get one. Lengths in mm. */
import type { Point } from '#shared/domain/floor-plan.ts'
import {
  allCorners,
  besideCorner,
  type CornerAt,
  cornerOf,
  placeAfter,
  sideAfter,
  sidesAt,
  withCornerAfter,
  withCornerMoved,
  withCornerSlid,
  withSideMoved,
} from '#shared/floor-edit/corners.ts'
import type { PlanObject } from '#shared/floor-edit/objects.ts'
import { hasPaths, type WithPaths } from '#shared/floor-edit/paths.ts'
import { handlesOf, pulled } from '#shared/floor-edit/resize.ts'
import { type Neighbour, neighbour } from '#shared/floor-edit/snapping/point.ts'
import { boundsOfObject } from '#shared/floor-edit/transform.ts'
import type { Side } from '#shared/geometry/meeting.ts'
import { distance } from '#shared/geometry/shape.ts'

export type Handle = { readonly at: Point } & (
  | { readonly is: 'frame'; readonly which: number }
  /** `side`: the middle of the one behind a corner, where another is put in. */
  | { readonly is: 'corner' | 'side'; readonly corner: CornerAt }
)

/**
 * On the screen, pixels: the side of a handle; how large a thing must be to have them, so that it can be taken hold of
 * beside them; how long a side must be to get a corner; how far apart handles are, of those nearer one stands for all.
 */
export const HANDLE = { size: 8, room: 28, side: 56, apart: 14 } as const

/** @param k pixels per mm */
export function handlesOn(o: PlanObject, k: number): readonly Handle[] {
  if (hasPaths(o)) {
    const { minX, minY, maxX, maxY } = boundsOfObject(o)
    if (Math.max(maxX - minX, maxY - minY) * k < HANDLE.room) return []
    const corners = allCorners(o)
    const sides = corners.flatMap((corner): Handle[] => {
      const side = sideAfter(o, corner)
      return side && distance(...side) * k >= HANDLE.side
        ? [{ at: placeAfter(o, corner), is: 'side', corner }]
        : []
    })
    const ends = corners.flatMap((corner): Handle[] => {
      const at = cornerOf(o, corner)
      return at ? [{ at, is: 'corner', corner }] : []
    })
    return spread([...ends, ...sides], HANDLE.apart / k)
  }
  const found = handlesOf(o)
  const [a, b, c] = found
  if (!a || !b || !c) return []
  const shortest = o.kind === 'dimension' ? distance(a, b) : Math.min(distance(a, b), distance(b, c))
  return shortest * k < HANDLE.room ? [] : found.map((at, which) => ({ at, is: 'frame', which }))
}

export interface Pulled {
  readonly object: PlanObject['object']
  /** Whose lengths tell where the handle is now. */
  readonly sides: readonly Side[]
  /** The corner that is in hand now; null: none is. */
  readonly corner: CornerAt | null
}

/**
 * The object with a handle elsewhere; null: that cannot be.
 * @param keepsShape a frame its ratio of width and depth, corners the directions of their sides
 */
export function pulledBy(o: PlanObject, handle: Handle, to: Point, keepsShape: boolean): Pulled | null {
  if (handle.is === 'frame') {
    const object = pulled(o, handle.which, to, keepsShape)
    return object && { object, sides: [], corner: null }
  }
  if (!hasPaths(o)) return null
  const { corner: at } = handle
  const next = { ...at, corner: at.corner + 1 }
  if (handle.is === 'corner')
    return around((keepsShape ? withCornerSlid : withCornerMoved)(o, at, to).object, at, [at])
  if (keepsShape) return around(withSideMoved(o, at, handle.at, to).object, null, [at, next])
  return around(withCornerAfter(o, at, to).object, next, [next])

  function around(object: WithPaths['object'] | null, corner: CornerAt | null, ends: readonly CornerAt[]) {
    if (!object) return null
    const after = { kind: o.kind, object } as WithPaths
    return { object, corner, sides: ends.flatMap((end) => sidesAt(after, end)) }
  }
}

/** Ends of the sides that go along with a handle. */
export function besideHandle(o: PlanObject, handle: Handle): readonly Neighbour[] {
  if (handle.is === 'frame' || !hasPaths(o)) return []
  const { corner } = handle
  const ends = besideCorner(o, corner)
  return (handle.is === 'corner' ? ends : [corner, ...ends.slice(-1)]).flatMap((end) => {
    const at = cornerOf(o, end)
    return at ? [neighbour(at, sidesAt(o, end))] : []
  })
}

/** Those of which none is nearer to another; of several the first. */
function spread(handles: readonly Handle[], apart: number): readonly Handle[] {
  const cells = new Map<string, Handle[]>()
  const cellOf = ([x, y]: Point) => [Math.floor(x / apart), Math.floor(y / apart)] as const
  return handles.filter((handle) => {
    const [column, row] = cellOf(handle.at)
    for (let c = column - 1; c <= column + 1; c++)
      for (let r = row - 1; r <= row + 1; r++)
        if (cells.get(`${c} ${r}`)?.some((other) => distance(other.at, handle.at) < apart)) return false
    const cell = `${column} ${row}`
    cells.set(cell, [...(cells.get(cell) ?? []), handle])
    return true
  })
}
