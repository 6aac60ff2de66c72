import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EMPTY_PLAN, type Point } from '../../domain/floor-plan.ts'
import { added, applyEdit } from '../edit.ts'
import type { PlanObject } from '../objects.ts'
import { type Neighbour, neighbour } from './point.ts'
import { createSnapper } from './snapper.ts'

const snapping = { grid: 100, reach: 150 }
const wall = (n: number, ...axis: Point[]): PlanObject => ({
  kind: 'wall',
  object: { id: `w${n}`, shape: { axis: axis.map(([x, y]): [number, number] => [x, y]), thickness: 100 } },
})
const snapperOf = (...objects: PlanObject[]) =>
  createSnapper(applyEdit(EMPTY_PLAN, added(objects)), new Set())
const from = (at: Point, ...ways: Point[]): Neighbour =>
  neighbour(
    at,
    ways.map((way) => [[0, 0], way]),
  )

describe('a point', () => {
  it('pulls a point to ends, middles, intersections, right angles and the grid, in this order', () => {
    const { point } = snapperOf(wall(1, [0, 0], [6000, 0]), wall(2, [4500, -2000], [4500, 2000]))
    expect(point([90, 60], [], snapping).at).toEqual([0, 0])
    expect(point([2950, 80], [], snapping).at).toEqual([3000, 0])
    expect(point([4460, 70], [], snapping).at).toEqual([4500, 0])
    expect(point([8040, 3960], [from([2000, 4000])], snapping)).toMatchObject({
      at: [8000, 4000],
      guides: [{ why: 'right-angle', length: 6000 }],
    })
    expect(point([1570, 40], [], snapping)).toMatchObject({ at: [1570, 0], guides: [{ why: 'line' }] })
    expect(point([8040, 3960], [], snapping).at).toEqual([8000, 4000])
    expect(point([8040, 3960], [], { grid: null, reach: 50 }).at).toEqual([8040, 3960])
  })

  it('goes on straight behind the end of a line, and to where two lines would meet', () => {
    const { point } = snapperOf(wall(1, [0, 0], [3000, 0]), wall(2, [5020, 2000], [5020, 5000]))
    expect(point([4070, 60], [], snapping)).toMatchObject({
      at: [4100, 0],
      guides: [{ why: 'extension', from: [3000, 0], to: [4100, 0], length: 1100 }],
    })
    const { at, guides } = point([5060, 40], [], snapping)
    expect(at).toEqual([5020, 0])
    expect(guides.map((g) => g.from)).toEqual([[5020, 2000], [3000, 0]]) // biome-ignore format: a line
    expect(point([9000, 60], [], snapping).guides, 'too far behind it').toEqual([])
    expect(snapperOf(wall(1, [0, 0], [400, 0])).point([1040, 60], [], snapping).guides, 'too short').toEqual(
      [],
    )
  })

  it('stands square to a slanting side, and straight on from it', () => {
    const { point } = snapperOf()
    const neighbour = from([1000, 1000], [3, 4])
    const square = point([1000 - 0.8 * 2000 + 20, 1000 + 0.6 * 2000], [neighbour], snapping)
    expect(square.at[0]).toBeCloseTo(1000 - 0.8 * 2000, 6)
    expect(square.at[1]).toBeCloseTo(1000 + 0.6 * 2000, 6)
    expect(square.guides).toMatchObject([{ why: 'right-angle' }])
    expect(square.guides[0]?.length).toBeCloseTo(2000, 6)
    const onward = point([1000 + 0.6 * 3040, 1000 + 0.8 * 3040], [neighbour], snapping)
    expect(onward.guides[0]?.length).toBeCloseTo(3000, 6)
  })

  it('closes a slanting rectangle by its fourth corner', () => {
    // Along (3, 4) 5 m and square to it 2 m.
    const corners: readonly Point[] = [[0, 0], [3000, 4000], [1400, 5200]] // biome-ignore format: a line
    const { at, guides } = snapperOf().point(
      [-1580, 1170],
      [from(corners[2]!, [-4, 3]), from(corners[0]!, [-3, -4])],
      snapping,
    )
    expect(at[0]).toBeCloseTo(-1600, 6)
    expect(at[1]).toBeCloseTo(1200, 6)
    expect(guides).toHaveLength(2)
  })

  it('is never pulled farther than two reaches, whatever lies around it', () => {
    const mm = fc.integer({ min: -6000, max: 6000 })
    const place = fc.tuple(mm, mm) as fc.Arbitrary<Point>
    const walls = fc.array(fc.tuple(place, place), { maxLength: 12 })
    fc.assert(
      fc.property(walls, place, fc.array(fc.tuple(place, place), { maxLength: 2 }), (all, at, beside) => {
        const { point } = snapperOf(...all.map(([a, b], i) => wall(i, a, b)))
        const to = point(
          at,
          beside.map(([p, way]) => from(p, way)),
          { grid: null, reach: 150 },
        ).at
        expect(Math.hypot(to[0] - at[0], to[1] - at[1])).toBeLessThanOrEqual(300)
      }),
    )
  })
})
