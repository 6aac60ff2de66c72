import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Point, Ring } from '../domain/floor-plan.ts'
import { boundsOfPoints, centroid, distanceToRing, inRing, perimeter, ringArea, signedArea } from './ring.ts'
import { boundsOf, distanceTo, onFloor } from './turned-rect.ts'

const mm = fc.integer({ min: -50_000, max: 50_000 })
const points: fc.Arbitrary<Point> = fc.tuple(mm, mm)
/** Around a middle, one corner in each direction: never crossing itself, and seen whole from the middle. */
const stars = fc
  .record({
    middle: points,
    reaches: fc.array(fc.integer({ min: 500, max: 20_000 }), { minLength: 3, maxLength: 12 }),
  })
  .map(({ middle, reaches }) => ({
    middle,
    ring: reaches.map((reach, i): [number, number] => {
      const angle = (2 * Math.PI * i) / reaches.length
      return [middle[0] + reach * Math.cos(angle), middle[1] + reach * Math.sin(angle)]
    }) as Ring,
  }))
const moved = (ring: Ring, [dx, dy]: Point): Ring => ring.map(([x, y]): [number, number] => [x + dx, y + dy])

describe('rings', () => {
  it('keep area and perimeter wherever they lie and whichever corner is first; backwards the sign turns', () => {
    fc.assert(
      fc.property(stars, points, fc.nat(11), ({ ring }, by, n) => {
        const first = n % ring.length
        const there = moved([...ring.slice(first), ...ring.slice(0, first)], by)
        expect(ringArea(there) / ringArea(ring)).toBeCloseTo(1, 6)
        expect(perimeter(there) / perimeter(ring)).toBeCloseTo(1, 6)
        expect(signedArea([...ring].reverse()) / signedArea(ring)).toBeCloseTo(-1, 6)
      }),
    )
  })

  it('hold their middle, and nothing beyond their bounds', () => {
    fc.assert(
      fc.property(stars, points, ({ middle, ring }, at) => {
        if (ring.length > 4) expect(inRing(middle, ring)).toBe(true)
        const { minX, minY, maxX, maxY } = boundsOfPoints(ring)!
        const isWithin = minX <= at[0] && at[0] <= maxX && minY <= at[1] && at[1] <= maxY
        if (!isWithin) expect(inRing(at, ring)).toBe(false)
      }),
    )
  })

  it('have a centroid that goes with them, and are nowhere farther than their nearest corner', () => {
    fc.assert(
      fc.property(stars, points, points, ({ ring }, by, at) => {
        const [x, y] = centroid(ring)
        const [u, v] = centroid(moved(ring, by))
        expect(Math.hypot(u - x - by[0], v - y - by[1])).toBeLessThan(0.01)
        const nearest = Math.min(...ring.map(([px, py]) => Math.hypot(px - at[0], py - at[1])))
        expect(distanceToRing(at, ring)).toBeLessThanOrEqual(nearest + 1e-6)
      }),
    )
  })
})

describe('a turned rectangle', () => {
  const rects = fc.record({
    at: points,
    width: fc.integer({ min: 1, max: 20_000 }),
    depth: fc.integer({ min: 1, max: 20_000 }),
    rotation: fc.integer({ min: -360, max: 360 }),
  })
  const share = fc.double({ min: -0.5, max: 0.5, noNaN: true })

  it('covers what lies in it: at no distance, and within its bounds', () => {
    fc.assert(
      fc.property(rects, share, share, (rect, u, v) => {
        const at = onFloor(rect, u * rect.width, v * rect.depth)
        expect(distanceTo(rect, at)).toBeLessThan(1e-6)
        const { minX, minY, maxX, maxY } = boundsOf(rect)
        expect(at[0]).toBeGreaterThanOrEqual(minX - 1e-6)
        expect(at[0]).toBeLessThanOrEqual(maxX + 1e-6)
        expect(at[1]).toBeGreaterThanOrEqual(minY - 1e-6)
        expect(at[1]).toBeLessThanOrEqual(maxY + 1e-6)
      }),
    )
  })

  it('is as far from what lies before its edge as that is before it', () => {
    fc.assert(
      fc.property(rects, share, fc.integer({ min: 1, max: 9_000 }), (rect, u, gap) => {
        expect(distanceTo(rect, onFloor(rect, u * rect.width, rect.depth / 2 + gap))).toBeCloseTo(gap, 5)
        expect(distanceTo(rect, onFloor(rect, -rect.width / 2 - gap, u * rect.depth))).toBeCloseTo(gap, 5)
      }),
    )
  })
})
