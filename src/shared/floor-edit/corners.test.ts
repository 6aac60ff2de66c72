import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EMPTY_PLAN, type Point } from '../domain/floor-plan.ts'
import { meetsItself } from '../geometry/meeting.ts'
import {
  allCorners,
  besideCorner,
  type CornerAt,
  cornerOf,
  placeAfter,
  withCornerAfter,
  withCornerMoved,
  withCornerSlid,
  withoutCorner,
  withSideMoved,
} from './corners.ts'
import { added, applyEdit, changed } from './edit.ts'
import { withMembership } from './membership.ts'
import { ObjectKind, type PlanObject } from './objects.ts'
import { hasPaths, pathsOf, type WithPaths, withPaths } from './paths.ts'
import { madeUp } from './testing/made-up.ts'
import { boundsOfObject } from './transform.ts'

const mm = fc.integer({ min: -9000, max: 9000 })
const places = fc.tuple(mm, mm) as fc.Arbitrary<Point>
const corner = (n: number, path = 0): CornerAt => ({ path, corner: n })
const withHole: WithPaths = {
  kind: 'room',
  object: {
    id: 'room-h',
    number: '',
    name: '',
    rings: [
      [[0, 0], [6000, 0], [6000, 4000], [0, 4000]], // biome-ignore format: a line
      [[1000, 1000], [1000, 2000], [2000, 2000], [2000, 1000]], // biome-ignore format: a line
    ],
  },
}
const square = madeUp('room', 0) as WithPaths
const wall = madeUp('wall', 0) as WithPaths
const samples: readonly WithPaths[] = [square, wall, withHole, madeUp('route', 0) as WithPaths]
const anyOf = fc.constantFrom(...samples)

describe('paths', () => {
  it('are put back where they came from, for every kind that has some', () => {
    const kinds = ObjectKind.options.filter((kind) => hasPaths(madeUp(kind, 3)))
    expect(kinds).toEqual(['wall', 'room', 'zone', 'route'])
    for (const o of [...samples, madeUp('zone', 2) as WithPaths])
      expect(withPaths(o, pathsOf(o).map((p) => p.points))).toEqual(o.object) // biome-ignore format: a line
  })
})

describe('a corner', () => {
  it('put in and taken out again leaves the object as it was; a moved one is where it was pulled', () => {
    fc.assert(
      fc.property(anyOf, fc.nat(20), places, (o, n, to) => {
        const all = allCorners(o)
        const at = all[n % all.length]!
        const more = withCornerAfter(o, at, placeAfter(o, at))
        expect(more.refused).toBeNull()
        const grown = { kind: o.kind, object: more.object } as WithPaths
        expect(allCorners(grown)).toHaveLength(all.length + 1)
        expect(withoutCorner(grown, { ...at, corner: at.corner + 1 }).object).toEqual(o.object)
        const moved = withCornerMoved(o, at, to)
        if (moved.refused) return
        const next = { kind: o.kind, object: moved.object } as WithPaths
        expect(cornerOf(next, at)).toEqual(to)
        expect(withCornerMoved(next, at, cornerOf(o, at)!).object).toEqual(o.object)
      }),
    )
  })

  it('leaves an outline that does not meet itself, whatever is done one after another', () => {
    const edits = fc.array(fc.tuple(fc.constantFrom('move', 'add', 'remove'), fc.nat(20), places), {
      maxLength: 25,
    })
    fc.assert(
      fc.property(anyOf, edits, (start, all) => {
        let o = start
        for (const [what, n, to] of all) {
          const corners = allCorners(o)
          const at = corners[n % corners.length]!
          const { object } =
            what === 'move'
              ? withCornerMoved(o, at, to)
              : what === 'add'
                ? withCornerAfter(o, at, to)
                : withoutCorner(o, at)
          if (object) o = { kind: o.kind, object } as WithPaths
        }
        const paths = pathsOf(o)
        expect(paths).toHaveLength(pathsOf(start).length)
        for (const { points, isClosed } of paths) {
          expect(points.length).toBeGreaterThanOrEqual(isClosed ? 3 : 2)
          if (isClosed) expect(points.some((_, c) => meetsItself(points, c, true))).toBe(false)
        }
      }),
    )
  })

  it('is refused where an outline would meet itself, leave a hole outside, or have too few corners', () => {
    expect(withCornerMoved(square, corner(0), [5000, 1500])).toMatchObject({ refused: 'meetsItself' })
    expect(withCornerMoved(square, corner(0), [2000, 3000])).toMatchObject({ refused: 'meetsItself' })
    expect(withCornerMoved(square, corner(0), [4000, 0])).toMatchObject({ refused: 'tooNear' })
    expect(withCornerMoved(withHole, corner(0), [1500, 1500])).toMatchObject({ refused: 'meetsItself' })
    expect(withCornerMoved(withHole, corner(0), [4000, 2500])).toMatchObject({ refused: 'leavesHole' })
    expect(withCornerMoved(withHole, corner(0, 1), [-500, 1500])).toMatchObject({ refused: 'meetsItself' })
    const triangle = { ...square, object: withoutCorner(square, corner(3)).object } as WithPaths
    expect(withoutCorner(triangle, corner(1))).toMatchObject({ refused: 'tooFew' })
    expect(withoutCorner(wall, corner(0))).toMatchObject({ refused: 'tooFew' })
  })

  it('of an outline that meets itself already can be moved, so that it is mended', () => {
    const crossed = withPaths(square, [[[0, 0], [1000, 1000], [1000, 0], [0, 1000]]]) // biome-ignore format: a line
    const o = { kind: 'room', object: crossed } as WithPaths
    expect(withCornerMoved(o, corner(1), [900, 1100]).refused).toBeNull()
    expect(withCornerMoved(o, corner(1), [500, -1000]).refused).toBeNull()
  })

  it('that slides, or a side that is moved, leaves every side its direction', () => {
    const plain = fc.constantFrom(square, wall, madeUp('route', 0) as WithPaths)
    const near = fc.tuple(fc.integer({ min: -900, max: 900 }), fc.integer({ min: -900, max: 900 }))
    const turnsOf = (o: WithPaths) =>
      pathsOf(o).flatMap(({ points, isClosed }) =>
        points.flatMap((p, i) => {
          const q = points[i + 1] ?? (isClosed ? points[0] : undefined)
          return q ? [Math.atan2(q[1] - p[1], q[0] - p[0])] : []
        }),
      )
    fc.assert(
      fc.property(plain, fc.nat(20), near, fc.boolean(), (o, n, [dx, dy], isSide) => {
        const at = allCorners(o)[n % allCorners(o).length]!
        const from = isSide ? placeAfter(o, at) : cornerOf(o, at)!
        const to: Point = [from[0] + dx, from[1] + dy]
        const { object } = isSide ? withSideMoved(o, at, from, to) : withCornerSlid(o, at, to)
        expect(object).not.toBeNull()
        const next = { kind: o.kind, object } as WithPaths
        if (!isSide) expect(cornerOf(next, at)).toEqual(to)
        for (const [i, turn] of turnsOf(next).entries()) expect(turn).toBeCloseTo(turnsOf(o)[i]!, 3)
      }),
    )
  })

  it('that slides takes both neighbours along, a moved side its two ends, and neither goes through the other side', () => {
    expect(withCornerSlid(square, corner(2), [7000, 8000]).object).toEqual(
      withPaths(square, [pathsOf(square)[0]!.points.map(([x, y]) => [x > 0 ? 7000 : x, y > 0 ? 8000 : y])]),
    )
    expect(withSideMoved(square, corner(0), [2000, 0], [2500, -1000]).object).toEqual(
      withPaths(square, [pathsOf(square)[0]!.points.map(([x, y]) => [x, y > 0 ? y : -1000])]),
    )
    expect(withSideMoved(withHole, corner(0), [2000, 0], [2000, 1500])).toMatchObject({
      refused: 'meetsItself',
    })
    // Nearly straight on: its end goes the shortest way, not far along it.
    const flat = withPaths(wall, [[[0, 0], [4000, 0], [8000, 100]]]) // biome-ignore format: a line
    const o = { kind: 'wall', object: flat } as WithPaths
    expect(withSideMoved(o, corner(0), [2000, 0], [2000, 500]).object).toEqual(
      withPaths(o, [[[0, 500], [4000, 500], [8000, 100]]]), // biome-ignore format: a line
    )
  })

  it('after the last one of a line goes on in its direction, and lets a wall cross itself', () => {
    expect(placeAfter(wall, corner(1))).toEqual([0, 6000])
    expect(placeAfter(wall, corner(0))).toEqual([0, 2500])
    expect(placeAfter(square, corner(3))).toEqual([0, 1500])
    expect(besideCorner(wall, corner(1))).toEqual([corner(0)])
    expect(besideCorner(square, corner(0))).toEqual([corner(3), corner(1)])
    const bent = withPaths(wall, [[[0, 0], [4000, 0], [4000, 2000], [2000, 2000]]]) // biome-ignore format: a line
    const o = { kind: 'wall', object: bent } as WithPaths
    expect(withCornerMoved(o, corner(3), [2000, -2000]).refused).toBeNull()
  })

  it('that goes past a desk takes it out of the room', () => {
    const desk = madeUp('space', 1) as PlanObject & { kind: 'space' }
    const within: PlanObject = {
      kind: 'space',
      object: { ...desk.object, at: [500, 2500], roomId: 'room-0' },
    }
    const plan = applyEdit(EMPTY_PLAN, added([square, within]))
    const { object } = withCornerMoved(square, corner(3), [3000, 2900])
    const edit = withMembership(plan, changed([[square, object!]]), applyEdit)
    expect(applyEdit(plan, edit).spaces[0]?.roomId).toBeNull()
  })

  it('takes the bounds of what it belongs to along', () => {
    const { object } = withCornerMoved(square, corner(2), [7000, 8000])
    expect(boundsOfObject({ kind: 'room', object } as PlanObject)).toMatchObject({ maxX: 7000, maxY: 8000 })
  })
})
