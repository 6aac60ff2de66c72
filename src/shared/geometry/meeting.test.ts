import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Point } from '../domain/floor-plan.ts'
import { meetsItself, type Side, sidesMeet } from './meeting.ts'

const mm = fc.integer({ min: -9000, max: 9000 })
const point = fc.tuple(mm, mm) as fc.Arbitrary<Point>
const side = fc.tuple(point, point) as fc.Arbitrary<Side>

describe('sides', () => {
  it('meet where they cross, touch or lie upon each other, and nowhere else', () => {
    const s: Side = [[0, 0], [1000, 0]] // biome-ignore format: a line
    const meets = (from: Point, to: Point) => sidesMeet(s, [from, to])
    expect(meets([500, -10], [500, 10])).toBe(true)
    expect(meets([500, 0], [500, 900])).toBe(true)
    expect(meets([1000, 0], [2000, 900])).toBe(true)
    expect(meets([200, 0], [700, 0])).toBe(true)
    expect(meets([1001, 0], [2000, 0])).toBe(false)
    expect(meets([500, 1], [600, 900])).toBe(false)
    expect(meets([1100, -10], [1100, 10])).toBe(false)
  })
  it('do so whichever is named first and wherever they begin', () => {
    fc.assert(
      fc.property(side, side, ([a, b], [c, d]) => {
        const met = sidesMeet([a, b], [c, d])
        expect(sidesMeet([c, d], [b, a])).toBe(met)
      }),
    )
  })
})

describe('an outline', () => {
  const all = (ring: readonly Point[]) => ring.map((_, i) => meetsItself(ring, i, true))

  it('that is convex never meets itself', () => {
    const ring = fc
      .uniqueArray(fc.integer({ min: 0, max: 359 }), { minLength: 3, maxLength: 12 })
      .map((degrees) =>
        degrees
          .toSorted((a, b) => a - b)
          .map((d): Point => [4000 * Math.cos((d * Math.PI) / 180), 4000 * Math.sin((d * Math.PI) / 180)]),
      )
    fc.assert(
      fc.property(ring, (r) => {
        expect(all(r)).not.toContain(true)
      }),
    )
  })
  it('meets itself where it crosses, at a corner that lies on a side, and where it runs back', () => {
    expect(all([[0, 0], [1000, 1000], [1000, 0], [0, 1000]])).toEqual([true, false, true, false]) // biome-ignore format: a line
    expect(all([[0, 0], [4000, 0], [4000, 3000], [2000, 0], [0, 3000]])).toEqual([true, false, true, true, false]) // biome-ignore format: a line
    expect(all([[0, 0], [4000, 0], [4000, 3000], [4000, 1000], [0, 1000]])[1]).toBe(true) // biome-ignore format: a line
  })
  it('that is not closed yet may come near its beginning', () => {
    const line: Point[] = [[0, 0], [4000, 0], [4000, 3000], [0, 3000]] // biome-ignore format: a line
    expect(meetsItself(line, 2, false)).toBe(false)
    expect(meetsItself([...line, [0, 0]], 3, false)).toBe(true)
  })
})
