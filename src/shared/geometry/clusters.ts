/** Points that lie together, taken as one. */
import type { Point } from '../domain/floor-plan.ts'

export interface Cluster<T> {
  /** That of its first member. */
  readonly at: Point
  /** In the order given. */
  readonly members: readonly T[]
}

/** Takes to each cluster what lies nearer to its first member than `apart`; those are never nearer to each other. */
export function clustersOf<T extends { readonly at: Point }>(
  points: readonly T[],
  apart: number,
): Cluster<T>[] {
  const clusters: { at: Point; members: T[] }[] = []
  const cells = new Map<string, typeof clusters>()
  const cell = (n: number) => Math.floor(n / apart)
  for (const point of points) {
    const { at } = point
    const [cx, cy] = [cell(at[0]), cell(at[1])]
    const near = [-1, 0, 1].flatMap((dx) =>
      [-1, 0, 1].flatMap((dy) => cells.get(`${cx + dx} ${cy + dy}`) ?? []),
    )
    const covered = near.find((c) => Math.hypot(c.at[0] - at[0], c.at[1] - at[1]) < apart)
    if (covered) {
      covered.members.push(point)
      continue
    }
    const cluster = { at, members: [point] }
    clusters.push(cluster)
    const key = `${cx} ${cy}`
    cells.set(key, [...(cells.get(key) ?? []), cluster])
  }
  return clusters
}
