import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EMPTY_PLAN, type Point } from '../domain/floor-plan.ts'
import { planBounds } from './plan-bounds.ts'
import { indexSpaces } from './space-index.ts'
import { boundsOf, distanceTo, onFloor, type TurnedRect } from './turned-rect.ts'

const rect = fc.record({
  at: fc.tuple(fc.integer({ min: -50_000, max: 50_000 }), fc.integer({ min: -50_000, max: 50_000 })),
  width: fc.integer({ min: 100, max: 4000 }),
  depth: fc.integer({ min: 100, max: 4000 }),
  rotation: fc.integer({ min: -360, max: 360 }),
})
const fraction = fc.double({ min: -0.499, max: 0.499, noNaN: true })

describe('a turned rectangle', () => {
  it('turns clockwise as seen on paper', () => {
    const desk: TurnedRect = { at: [0, 0], width: 1600, depth: 800, rotation: 90 }
    // The lower edge, where the chair stands, comes to lie on the left.
    expect(onFloor(desk, 0, 400)).toEqual([-400, 0])
    expect(boundsOf(desk)).toEqual({ minX: -400, minY: -800, maxX: 400, maxY: 800 })
  })

  it('contains its own points and lies within its bounds', () => {
    fc.assert(
      fc.property(rect, fraction, fraction, (r, fx, fy) => {
        const p = onFloor(r, fx * r.width, fy * r.depth)
        const b = boundsOf(r)
        expect(distanceTo(r, p)).toBeLessThan(1e-6)
        expect(
          p[0] >= b.minX - 1e-6 && p[0] <= b.maxX + 1e-6 && p[1] >= b.minY - 1e-6 && p[1] <= b.maxY + 1e-6,
        ).toBe(true)
      }),
    )
  })

  it('measures the way to its edge', () => {
    const r: TurnedRect = { at: [100, 0], width: 200, depth: 100, rotation: 0 }
    expect(distanceTo(r, [230, 90])).toBeCloseTo(50)
    expect(distanceTo({ ...r, rotation: 90 }, [100, 130])).toBeCloseTo(30)
  })
})

describe('finding a space', () => {
  it('finds what a search through all of them finds', () => {
    fc.assert(
      fc.property(
        fc.array(rect, { maxLength: 40 }),
        fc.integer({ min: 0, max: 500 }),
        fraction,
        fraction,
        (rs, reach, fx, fy) => {
          const index = indexSpaces(rs)
          const p: Point = [fx * 100_000, fy * 100_000]
          const found = index.at(p, reach)
          const nearest = Math.min(Infinity, ...rs.map((r) => distanceTo(r, p)))
          if (nearest <= reach) expect(distanceTo(rs[found!]!, p)).toBe(nearest)
          else expect(found).toBeNull()
        },
      ),
    )
  })

  it('finds each space at its own centre, the upper one where two overlap', () => {
    fc.assert(
      fc.property(fc.array(rect, { minLength: 1, maxLength: 40 }), (rs) => {
        const index = indexSpaces(rs)
        rs.forEach((r, i) => {
          const found = index.at(r.at, 0)!
          expect(found).toBeGreaterThanOrEqual(i)
          expect(distanceTo(rs[found]!, r.at)).toBe(0)
        })
      }),
    )
  })

  it('does not take the corner of a turned desk’s box for the desk', () => {
    const index = indexSpaces([{ at: [0, 0], width: 1600, depth: 800, rotation: 45 }])
    expect(index.at([780, -780], 0)).toBeNull()
    expect(index.at([400, 400], 0)).toBe(0)
  })

  it('answers on an empty plan', () => {
    expect(indexSpaces([]).at([0, 0], 100)).toBeNull()
    expect(planBounds(EMPTY_PLAN)).toBeNull()
  })
})
