import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Point } from '../domain/floor-plan.ts'
import { convexHull, minAreaRectangle } from './hull.ts'
import { cornersOf, rectanglesOverlap } from './rectangle.ts'
import {
  boundsOfPoints,
  centroid,
  distanceToRing,
  inRing,
  inRings,
  perimeter,
  ringArea,
  ringsArea,
  signedArea,
} from './ring.ts'
import { chainSegments, cutTriangles, dropCollinear, nestRings } from './slice.ts'
import { onFloor, type TurnedRect } from './turned-rect.ts'

const coordinate = fc.integer({ min: -50_000, max: 50_000 })
const point = fc.tuple(coordinate, coordinate) as fc.Arbitrary<Point>
const cloud = fc.array(point, { minLength: 3, maxLength: 60 })
const rectangle: fc.Arbitrary<TurnedRect> = fc.record({
  at: point,
  width: fc.integer({ min: 100, max: 20_000 }),
  depth: fc.integer({ min: 100, max: 20_000 }),
  rotation: fc.integer({ min: -360, max: 360 }),
})
const SQUARE: Point[] = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
]

describe('rings', () => {
  it('knows area, direction, length and centre of a square', () => {
    expect(signedArea(SQUARE)).toBe(100)
    expect(signedArea([...SQUARE].reverse())).toBe(-100)
    expect(perimeter(SQUARE)).toBe(40)
    expect(centroid(SQUARE)).toEqual([5, 5])
    expect(distanceToRing([5, 3], SQUARE)).toBe(3)
  })

  it('leaves holes out', () => {
    const hole: Point[] = [
      [2, 2],
      [4, 2],
      [4, 4],
      [2, 4],
    ]
    expect(ringsArea([SQUARE, hole])).toBe(96)
    expect(inRings([3, 3], [SQUARE, hole])).toBe(false)
    expect(inRings([5, 5], [SQUARE, hole])).toBe(true)
    expect(inRings([11, 5], [SQUARE, hole])).toBe(false)
  })

  it('has an area that neither moving, nor turning, nor another first corner changes', () => {
    fc.assert(
      fc.property(cloud, point, fc.integer({ min: 0, max: 359 }), fc.nat(), (ring, to, turn, first) => {
        const from = first % ring.length
        const moved = [...ring.slice(from), ...ring.slice(0, from)].map(([x, y]) =>
          onFloor({ at: to, width: 1, depth: 1, rotation: turn }, x, y),
        )
        expect(Math.abs(ringArea(moved) - ringArea(ring))).toBeLessThan(1)
      }),
    )
  })

  it('contains the centre of a rectangle and nothing beyond its bounds', () => {
    fc.assert(
      fc.property(rectangle, (r) => {
        const ring = cornersOf(r)
        expect(inRing(r.at, ring)).toBe(true)
        expect(ringArea(ring)).toBeCloseTo(r.width * r.depth, 1)
        const b = boundsOfPoints(ring)!
        expect(inRing([b.maxX + 1, r.at[1]], ring)).toBe(false)
      }),
    )
  })
})

describe('hulls', () => {
  it('hold every point, are convex, and are their own hull', () => {
    fc.assert(
      fc.property(cloud, (points) => {
        const hull = convexHull(points)
        hull.forEach((a, i) => {
          const b = hull[(i + 1) % hull.length]!
          for (const p of points)
            expect((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])).toBeGreaterThanOrEqual(0)
        })
        expect(convexHull(hull)).toEqual(hull)
      }),
    )
  })

  it('find a turned rectangle again from its corners', () => {
    fc.assert(
      fc.property(rectangle, (r) => {
        const found = minAreaRectangle(cornersOf(r))!
        expect(found.width).toBeCloseTo(Math.max(r.width, r.depth), 3)
        expect(found.depth).toBeCloseTo(Math.min(r.width, r.depth), 3)
        expect(Math.hypot(found.at[0] - r.at[0], found.at[1] - r.at[1])).toBeLessThan(0.01)
        expect(found.rotation).toBeGreaterThanOrEqual(0)
        expect(found.rotation).toBeLessThan(180)
        for (const corner of cornersOf(found)) expect(distanceToRing(corner, cornersOf(r))).toBeLessThan(0.01)
      }),
    )
  })

  it('say that points in a line have no rectangle', () => {
    expect(
      minAreaRectangle([
        [0, 0],
        [5, 5],
        [9, 9],
      ]),
    ).toBeNull()
  })

  it('never take more area than the upright box', () => {
    fc.assert(
      fc.property(cloud, (points) => {
        const r = minAreaRectangle(points)
        const b = boundsOfPoints(points)!
        if (r)
          expect(r.width * r.depth).toBeLessThanOrEqual((b.maxX - b.minX) * (b.maxY - b.minY) * (1 + 1e-9))
      }),
    )
  })
})

describe('overlapping rectangles', () => {
  it('agree with points that lie in both', () => {
    fc.assert(
      fc.property(rectangle, rectangle, (a, b) => {
        expect(rectanglesOverlap(a, b)).toBe(rectanglesOverlap(b, a))
        if (inRing(a.at, cornersOf(b))) expect(rectanglesOverlap(a, b)).toBe(true)
        const far = { ...b, at: [b.at[0] + 200_000, b.at[1]] as const }
        expect(rectanglesOverlap(a, far)).toBe(false)
      }),
    )
  })

  it('does not count desks side by side', () => {
    const desk = { at: [0, 0], width: 1600, depth: 800, rotation: 90 } as const
    expect(rectanglesOverlap(desk, { ...desk, at: [800, 0] })).toBe(false)
    expect(rectanglesOverlap(desk, { ...desk, at: [790, 0] })).toBe(true)
  })
})

/** A prism over a ring as triangles, from 0 to `height`. */
function prism(ring: readonly Point[], height: number): Float64Array {
  const out: number[] = []
  ring.forEach((a, i) => {
    const b = ring[(i + 1) % ring.length]!
    out.push(...a, 0, ...b, 0, ...b, height)
    out.push(...a, 0, ...b, height, ...a, height)
  })
  return Float64Array.from(out)
}

describe('cuts', () => {
  it('give back the outline a prism was made of, without its triangles’ extra corners', () => {
    fc.assert(
      fc.property(rectangle, (r) => {
        const ring = cornersOf({
          ...r,
          at: [r.at[0] / 1000, r.at[1] / 1000],
          width: r.width / 1000,
          depth: r.depth / 1000,
        })
        const { rings, open } = chainSegments(cutTriangles(prism(ring, 2), 1), 0.001)
        expect(open).toBe(0)
        expect(rings).toHaveLength(1)
        const outline = dropCollinear(rings[0]!, 0.00075)
        expect(outline).toHaveLength(4)
        expect(Math.abs(ringArea(outline) - ringArea(ring))).toBeLessThan(0.001 * perimeter(ring) + 0.0001)
      }),
      // Corners met from two triangles lie on either side of a border of the grid.
      { examples: [[{ at: [-4950, 0], width: 106, depth: 13_544, rotation: 120 }]] },
    )
  })

  it('tell holes from pieces of their own', () => {
    const square = (x: number, y: number, size: number): Point[] => [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
    ]
    const [outer, hole, island, other] = [
      square(0, 0, 10),
      square(2, 2, 6),
      square(4, 4, 2),
      square(20, 0, 5),
    ]
    const pieces = nestRings([island, other, hole, outer])
    expect(pieces).toEqual([[outer, hole], [other], [island]])
  })

  it('count what does not close', () => {
    expect(
      chainSegments(
        [
          [
            [0, 0],
            [1, 0],
          ],
          [
            [1, 0],
            [1, 1],
          ],
        ],
        0.001,
      ),
    ).toMatchObject({ rings: [], open: 1 })
  })
})
