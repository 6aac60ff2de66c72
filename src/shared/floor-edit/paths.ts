/** What is drawn from corner to corner: lines and outlines, wherever an object keeps them. Lengths in mm. */
import type { Point } from '../domain/floor-plan.ts'
import type { PlanObject } from './objects.ts'

export type WithPaths = Extract<PlanObject, { kind: 'wall' | 'route' | 'room' | 'zone' }>

/** A line along an axis, or an outline or hole, which is closed without repeating its first corner. */
export interface Path {
  readonly points: readonly Point[]
  readonly isClosed: boolean
}

export const hasPaths = (o: PlanObject): o is WithPaths =>
  o.kind === 'wall' || o.kind === 'route' || o.kind === 'room' || o.kind === 'zone'

/** The outline first, then its holes; or the one axis. */
export function pathsOf(o: WithPaths): readonly Path[] {
  const shape = o.kind === 'wall' ? o.object.shape : o.object
  return 'axis' in shape
    ? [{ points: shape.axis, isClosed: false }]
    : shape.rings.map((points) => ({ points, isClosed: true }))
}

/** @param paths as many as it has */
export function withPaths(o: WithPaths, paths: readonly (readonly Point[])[]): WithPaths['object'] {
  const lists = paths.map((points) => points.map(([x, y]): [number, number] => [x, y]))
  const within = <S extends { axis: unknown } | { rings: unknown }>(shape: S): S =>
    'axis' in shape ? { ...shape, axis: lists[0] } : { ...shape, rings: lists }
  return o.kind === 'wall' ? { ...o.object, shape: within(o.object.shape) } : within(o.object)
}
