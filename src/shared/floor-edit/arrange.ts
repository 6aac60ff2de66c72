/** Aligning things with each other and spreading them evenly. */
import type { Bounds } from '../geometry/turned-rect.ts'
import { changed, type Edit } from './edit.ts'
import type { PlanObject } from './objects.ts'
import { boundsOfAll, boundsOfObject, move } from './transform.ts'

export type Edge = 'left' | 'centre' | 'right' | 'top' | 'middle' | 'bottom'

/** How far a box is from where the box around all wants it. */
const BY: Record<Edge, (all: Bounds, b: Bounds) => readonly [dx: number, dy: number]> = {
  left: (all, b) => [all.minX - b.minX, 0],
  right: (all, b) => [all.maxX - b.maxX, 0],
  centre: (all, b) => [(all.minX + all.maxX - b.minX - b.maxX) / 2, 0],
  top: (all, b) => [0, all.minY - b.minY],
  bottom: (all, b) => [0, all.maxY - b.maxY],
  middle: (all, b) => [0, (all.minY + all.maxY - b.minY - b.maxY) / 2],
}

/** Puts an edge (or middle) of each onto that of the box around all of them. */
export function align(objects: readonly PlanObject[], edge: Edge): Edit {
  const all = boundsOfAll(objects)
  if (!all) return []
  return changed(objects.map((o) => [o, move(o, ...BY[edge](all, boundsOfObject(o)))] as const))
}

/** Makes the gaps between neighbours equal; the first and the last stay where they are. */
export function distribute(objects: readonly PlanObject[], along: 'x' | 'y'): Edit {
  if (objects.length < 3) return []
  const [low, high] = along === 'x' ? (['minX', 'maxX'] as const) : (['minY', 'maxY'] as const)
  const sorted = objects
    .map((o) => ({ o, b: boundsOfObject(o) }))
    .sort((p, q) => p.b[low] + p.b[high] - q.b[low] - q.b[high])
  const first = sorted[0]
  const last = sorted[sorted.length - 1]
  if (!first || !last) return []
  const filled = sorted.reduce((sum, { b }) => sum + b[high] - b[low], 0)
  const gap = (last.b[high] - first.b[low] - filled) / (sorted.length - 1)
  let at = first.b[low]
  return changed(
    sorted.map(({ o, b }) => {
      const by = o === first.o || o === last.o ? 0 : at - b[low]
      at += b[high] - b[low] + gap
      return [o, along === 'x' ? move(o, by, 0) : move(o, 0, by)]
    }),
  )
}
