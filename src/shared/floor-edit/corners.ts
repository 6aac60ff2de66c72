/**
 * Corners of what is drawn from one to the next: walls, escape routes, rooms and zones. One is moved, put in or taken
 * out; all others stay, holes too. Lengths in mm.
 *
 * An outline that meets itself is refused: which desks lie in it and how large it is would no longer be what one sees.
 * Imported ones may do so already; their sides that do can be edited freely, or nobody could mend them.
 */
import { MOST_CORNERS, MOST_CORNERS_OF_ROUTE, type Point } from '../domain/floor-plan.ts'
import { meetsItself, type Side, sideAt, sidesMeet, wayOf } from '../geometry/meeting.ts'
import { inRing } from '../geometry/ring.ts'
import { distance } from '../geometry/shape.ts'
import type { PlanObject } from './objects.ts'
import { hasPaths, type Path, pathsOf, type WithPaths, withPaths } from './paths.ts'
import { tidy } from './transform.ts'

/** Which corner of an object: of which of its paths, and which of that. */
export interface CornerAt {
  readonly path: number
  readonly corner: number
}

/** Why a corner cannot be so. `leavesHole`: one of its holes would lie beside the outline. */
export type CornerRefusal = 'tooFew' | 'tooMany' | 'tooNear' | 'meetsItself' | 'leavesHole'

/** The object with its corners otherwise, or why it cannot be. */
export type Recornered =
  | { readonly object: WithPaths['object']; readonly refused: null }
  | { readonly object: null; readonly refused: CornerRefusal }

/** Shorter sides are none. */
const LEAST_SIDE = 1
/** How far a new end lies beyond the last one. */
const BEYOND = 1_000

/** All corners of an object, path by path; none: it has no corners of its own. */
export const allCorners = (o: PlanObject): readonly CornerAt[] =>
  hasPaths(o) ? pathsOf(o).flatMap(({ points }, path) => points.map((_, corner) => ({ path, corner }))) : []

/** @returns undefined where there is none */
export const cornerOf = (o: PlanObject, { path, corner }: CornerAt): Point | undefined =>
  hasPaths(o) ? pathsOf(o)[path]?.points[corner] : undefined

/** The side from a corner to the next; null: a line ends there. */
export function sideAfter(o: WithPaths, { path, corner }: CornerAt): Side | null {
  const { points, isClosed } = pathAt(o, path)
  return sideAt(points, isClosed, corner)
}

/** The sides that end in it; one alone at the end of a line. */
export const sidesAt = (o: WithPaths, at: CornerAt): readonly Side[] =>
  [sideBefore(o, at), sideAfter(o, at)].filter((side) => side !== null)

/** Those before and after it; one alone beside the end of a line. */
export function besideCorner(o: WithPaths, { path, corner }: CornerAt): readonly CornerAt[] {
  const { points, isClosed } = pathAt(o, path)
  const n = points.length
  return [corner - 1, corner + 1]
    .map((c) => (isClosed ? (c + n) % n : c))
    .filter((c) => c >= 0 && c < n)
    .map((c) => ({ path, corner: c }))
}

/** Where a corner after this one is put in: in the middle of the side, or beyond the end of a line. */
export function placeAfter(o: WithPaths, at: CornerAt): Point {
  const side = sideAfter(o, at)
  if (side) return [(side[0][0] + side[1][0]) / 2, (side[0][1] + side[1][1]) / 2]
  const last = sideBefore(o, at)
  if (!last) throw new Error(`${o.kind} ${o.object.id} has no side at ${at.path}, ${at.corner}`)
  const [from, to] = last
  const by = BEYOND / Math.max(LEAST_SIDE, distance(from, to))
  return [to[0] + (to[0] - from[0]) * by, to[1] + (to[1] - from[1]) * by]
}

export const withCornerMoved = (o: WithPaths, { path, corner }: CornerAt, to: Point): Recornered =>
  recornered(o, path, (points) => points.with(corner, tidied(to)), {
    before: [corner - 1, corner],
    after: [corner - 1, corner],
  })

/**
 * The corner elsewhere, and the sides beside it as they run: their other ends slide along the sides beyond. A rectangle
 * stays one.
 */
export function withCornerSlid(o: WithPaths, at: CornerAt, to: Point): Recornered {
  const { path, corner } = at
  return recornered(
    o,
    path,
    (points, cornerAt) => {
      const from = points[corner] as Point
      const slidEnds = [-1, 1].flatMap((step) => {
        const end = cornerAt(corner + step)
        if (end === null) return []
        const n = normalOf(from, points[end] as Point)
        return [[end, slid(points, end, cornerAt(corner + 2 * step), n, dot(minus(to, from), n))] as const]
      })
      return slidEnds.reduce((all, [end, p]) => all.with(end, p), points.with(corner, tidied(to)))
    },
    { before: [-2, -1, 0, 1].map((n) => corner + n), after: [-2, -1, 0, 1].map((n) => corner + n) },
  )
}

/** The side after a corner elsewhere, in parallel: as far as a point of it is pulled; its ends slide along the sides beside it. */
export function withSideMoved(o: WithPaths, at: CornerAt, from: Point, to: Point): Recornered {
  const { path, corner } = at
  return recornered(
    o,
    path,
    (points, cornerAt) => {
      const end = cornerAt(corner + 1)
      if (end === null) return points
      const n = normalOf(points[corner] as Point, points[end] as Point)
      const by = dot(minus(to, from), n)
      return points
        .with(corner, slid(points, corner, cornerAt(corner - 1), n, by))
        .with(end, slid(points, end, cornerAt(corner + 2), n, by))
    },
    { before: [-1, 0, 1].map((n) => corner + n), after: [-1, 0, 1].map((n) => corner + n) },
  )
}

export const withCornerAfter = (o: WithPaths, { path, corner }: CornerAt, at: Point): Recornered =>
  recornered(o, path, (points) => points.toSpliced(corner + 1, 0, tidied(at)), {
    before: [corner],
    after: [corner, corner + 1],
  })

export const withoutCorner = (o: WithPaths, { path, corner }: CornerAt): Recornered =>
  recornered(o, path, (points) => points.toSpliced(corner, 1), {
    before: [corner - 1, corner],
    after: [corner - 1],
  })

/** @param sides corners at which those begin that the edit takes and gives */
function recornered(
  o: WithPaths,
  path: number,
  /** @param cornerAt the corner so many on or back; null: a line has none there */
  edit: (points: readonly Point[], cornerAt: (corner: number) => number | null) => readonly Point[],
  sides: { readonly before: readonly number[]; readonly after: readonly number[] },
): Recornered {
  const paths = pathsOf(o)
  const was = pathAt(o, path)
  const n = was.points.length
  const cornerAt = (corner: number) =>
    was.isClosed ? (corner + n) % n : corner >= 0 && corner < n ? corner : null
  const is: Path = { ...was, points: edit(was.points, cornerAt) }
  const after = paths.with(path, is)
  const refused = refusalOf()
  if (refused) return { object: null, refused }
  return {
    object: withPaths(
      o,
      after.map((p) => p.points),
    ),
    refused: null,
  }

  function refusalOf(): CornerRefusal | null {
    if (is.points.length < (is.isClosed ? 3 : 2)) return 'tooFew'
    if (is.points.length > (o.kind === 'route' ? MOST_CORNERS_OF_ROUTE : MOST_CORNERS)) return 'tooMany'
    const isShort = (corner: number) => {
      const side = sideAt(is.points, is.isClosed, corner)
      return side !== null && distance(...side) < LEAST_SIDE
    }
    if (sides.after.some(isShort)) return 'tooNear'
    if (!is.isClosed) return null
    const meet = (corner: number, all: readonly Path[]) => meetsAny(all, path, corner)
    if (sides.after.some((c) => meet(c, after)) && !sides.before.some((c) => meet(c, paths)))
      return 'meetsItself'
    return path === 0 && leavesHole(paths, after) ? 'leavesHole' : null
  }
}

const sideBefore = (o: WithPaths, { path, corner }: CornerAt): Side | null =>
  sideAfter(o, { path, corner: corner - 1 })

/** A side has more in common with the others of the object than its corners. */
function meetsAny(paths: readonly Path[], path: number, corner: number): boolean {
  const points = paths[path]?.points ?? []
  const side = sideAt(points, true, corner)
  if (!side) return false
  return paths.some((other, i) =>
    i === path
      ? meetsItself(points, corner, true)
      : other.points.some((_, c) => {
          const theirs = sideAt(other.points, true, c)
          return theirs !== null && sidesMeet(side, theirs)
        }),
  )
}

function leavesHole([was, ...holes]: readonly Path[], [is]: readonly Path[]): boolean {
  return holes.some(({ points: [p] }) => p && was && is && inRing(p, was.points) && !inRing(p, is.points))
}

/** @throws when there is no such path */
function pathAt(o: WithPaths, path: number): Path {
  const found = pathsOf(o)[path]
  if (!found) throw new Error(`${o.kind} ${o.object.id} has no path ${path}`)
  return found
}

/** Sides that make a smaller angle than this with the way they are to go by would run far away: its sine. */
const FLAT = 0.1

/**
 * Where the corner is, once it is so far from where it was across a side: on the other side that ends in it, as far as that
 * has a direction of its own.
 * @param beyond the other end of that side; null: there is none
 * @param n across the side, of length 1; @param by how far
 */
function slid(points: readonly Point[], corner: number, beyond: number | null, n: Point, by: number): Point {
  const at = points[corner] as Point
  const u = (beyond === null ? null : wayOf([points[beyond] as Point, at])) ?? n
  const across = dot(u, n)
  const [way, far]: [Point, number] = Math.abs(across) < FLAT ? [n, by] : [u, by / across]
  return tidied([at[0] + way[0] * far, at[1] + way[1] * far])
}

const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]]
const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1]

/** Of length 1, across the way from one point to another. */
function normalOf(a: Point, b: Point): Point {
  const way = wayOf([a, b])
  return way ? [-way[1], way[0]] : [0, 0]
}

const tidied = ([x, y]: Point): Point => [tidy(x), tidy(y)]
