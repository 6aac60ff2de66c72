/**
 * Pulling one object by its handles. Of what fills a rectangle these are the corners, and the opposite
 * one stays; of a dimension its two ends, and the middle of its line, which goes nearer or farther. What is
 * drawn from corner to corner is pulled by those (`corners.ts`); rooms and zones are stretched by number. Lengths in mm.
 */
import type { Point } from '../domain/floor-plan.ts'
import { besideOf, measuredLine } from '../geometry/measured-line.ts'
import { cornersOf } from '../geometry/rectangle.ts'
import { onFloor, type TurnedRect, turn } from '../geometry/turned-rect.ts'
import type { PlanObject } from './objects.ts'
import { hasPaths } from './paths.ts'
import { boundsOfObject, middleOf, textFrame, tidy } from './transform.ts'

/** Nothing becomes smaller in either direction. */
const LEAST = 50

/** None: it has no size that can be pulled. */
export function handlesOf(o: PlanObject): readonly Point[] {
  if (o.kind === 'dimension') return [o.object.from, o.object.to, measuredLine(o.object).middle]
  const frame = pulledFrameOf(o)
  return frame ? cornersOf(frame) : []
}

/**
 * The object with one of its handles elsewhere.
 * @param handle as `handlesOf` counts them
 * @param keepsRatio of its width and depth; a text always does
 */
export function pulled(o: PlanObject, handle: number, to: Point, keepsRatio: boolean): PlanObject['object'] {
  if (o.kind === 'dimension') {
    const at: [number, number] = [tidy(to[0]), tidy(to[1])]
    if (handle === 0) return { ...o.object, from: at }
    if (handle === 1) return { ...o.object, to: at }
    return { ...o.object, offset: tidy(besideOf(o.object.from, o.object.to, to)) }
  }
  const frame = pulledFrameOf(o)
  return frame ? inFrame(o, resizedFrame(frame, handle, to, keepsRatio || o.kind === 'text')) : o.object
}

const pulledFrameOf = (o: PlanObject): TurnedRect | null => (hasPaths(o) ? null : frameOf(o))

/** The rectangle an object fills, turned with it; null: its size is not that of a rectangle. */
export function frameOf(o: PlanObject): TurnedRect | null {
  if ('depth' in o.object) return o.object
  if (o.kind === 'text') return textFrame(o.object)
  if (o.kind !== 'room' && o.kind !== 'zone') return null
  const b = boundsOfObject(o)
  return { at: middleOf(b), width: b.maxX - b.minX, depth: b.maxY - b.minY, rotation: 0 }
}

/**
 * @param corner as `cornersOf` counts them
 * @param to where it is pulled
 */
export function resizedFrame(frame: TurnedRect, corner: number, to: Point, keepsRatio: boolean): TurnedRect {
  const fixed = cornersOf(frame)[(corner + 2) % 4] ?? frame.at
  const [x, y] = [corner === 1 || corner === 2 ? 1 : -1, corner >= 2 ? 1 : -1]
  const [c, s] = turn(frame.rotation)
  const [dx, dy] = [to[0] - fixed[0], to[1] - fixed[1]]
  let width = Math.max(LEAST, x * (dx * c + dy * s))
  let depth = Math.max(LEAST, y * (dy * c - dx * s))
  if (keepsRatio) {
    const by = Math.max(width / frame.width, depth / frame.depth)
    ;[width, depth] = [frame.width * by, frame.depth * by]
  }
  ;[width, depth] = [Math.round(width), Math.round(depth)]
  const at = onFloor({ ...frame, at: fixed }, (x * width) / 2, (y * depth) / 2)
  return { at: [tidy(at[0]), tidy(at[1])], width, depth, rotation: frame.rotation }
}

/** The object in another frame of the same turn. Rooms and zones are stretched with it, letters grow. */
export function inFrame(o: PlanObject, frame: TurnedRect): PlanObject['object'] {
  const { at, width, depth } = frame
  if ('depth' in o.object) return { ...o.object, at: [at[0], at[1]], width, depth } as PlanObject['object']
  const was = frameOf(o)
  if (!was) return o.object
  if (o.kind === 'text')
    return { ...o.object, at: [at[0], at[1]], size: tidy((o.object.size * depth) / was.depth) }
  if (o.kind !== 'room' && o.kind !== 'zone') return o.object
  const stretched = ([x, y]: Point): [number, number] => [
    tidy(at[0] + (was.width === 0 ? 0 : ((x - was.at[0]) * width) / was.width)),
    tidy(at[1] + (was.depth === 0 ? 0 : ((y - was.at[1]) * depth) / was.depth)),
  ]
  return { ...o.object, rings: o.object.rings.map((ring) => ring.map(stretched)) }
}

/** A room or zone stretched to another width or depth, in whole mm; its upper left corner stays. */
export function withExtent(
  o: Extract<PlanObject, { kind: 'room' | 'zone' }>,
  side: 'width' | 'depth',
  length: number,
): PlanObject['object'] {
  const frame = frameOf(o)
  if (!frame) return o.object
  const by = Math.round(length) - frame[side]
  const [x, y] = frame.at
  const at: Point = side === 'width' ? [x + by / 2, y] : [x, y + by / 2]
  return inFrame(o, { ...frame, at, [side]: frame[side] + by })
}

export type Placed = Extract<
  PlanObject,
  { object: { width: number; depth: number; at: unknown; rotation: number } }
>

/** @returns the object with a side of another length, in whole mm; a picture keeps its ratio of width and depth */
export function withSide(o: Placed, side: 'width' | 'depth', length: number): Placed['object'] {
  if (o.kind !== 'image') return { ...o.object, [side]: Math.round(length) }
  const by = length / o.object[side]
  const scaled = (was: number) => Math.max(1, Math.round(was * by))
  return { ...o.object, width: scaled(o.object.width), depth: scaled(o.object.depth) }
}
