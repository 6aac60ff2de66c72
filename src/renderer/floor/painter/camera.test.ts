import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Camera, fitIn, inSight, reveal, toFloor, toScreen, zoomAt } from './camera.ts'

const size = { width: 1000, height: 700 }
const none = { left: 0, right: 0, top: 0, bottom: 0 }
const coordinate = fc.integer({ min: -100_000, max: 100_000 })
const cameras: fc.Arbitrary<Camera> = fc.record({
  k: fc.double({ min: 0.001, max: 0.2, noNaN: true }),
  x: fc.integer({ min: -5000, max: 5000 }),
  y: fc.integer({ min: -5000, max: 5000 }),
})
const boxes = fc
  .tuple(coordinate, coordinate, fc.integer({ min: 100, max: 90_000 }), fc.integer({ min: 100, max: 90_000 }))
  .map(([minX, minY, w, h]) => ({ minX, minY, maxX: minX + w, maxY: minY + h }))

describe('the camera', () => {
  it('comes back from the screen to the floor', () => {
    fc.assert(
      fc.property(cameras, coordinate, coordinate, (c, x, y) => {
        const [bx, by] = toFloor(c, toScreen(c, [x, y]))
        expect(bx).toBeCloseTo(x, 3)
        expect(by).toBeCloseTo(y, 3)
      }),
    )
  })

  it('shows everything when it is fitted', () => {
    fc.assert(
      fc.property(boxes, (box) => {
        const seen = inSight(fitIn(box, size, none), size)
        expect(seen.minX).toBeLessThanOrEqual(box.minX + 0.01)
        expect(seen.minY).toBeLessThanOrEqual(box.minY + 0.01)
        expect(seen.maxX).toBeGreaterThanOrEqual(box.maxX - 0.01)
        expect(seen.maxY).toBeGreaterThanOrEqual(box.maxY - 0.01)
      }),
    )
  })

  it('keeps the point it zooms at in place', () => {
    fc.assert(
      fc.property(cameras, fc.double({ min: 0.2, max: 5, noNaN: true }), (c, factor) => {
        const before = toFloor(c, [300, 200])
        const after = toFloor(zoomAt(c, [300, 200], factor), [300, 200])
        expect(after[0]).toBeCloseTo(before[0], 2)
        expect(after[1]).toBeCloseTo(before[1], 2)
      }),
    )
  })

  it('moves no more than it must to bring a desk into sight', () => {
    const desk = { minX: 0, minY: 0, maxX: 1600, maxY: 800 }
    const near: Camera = { k: 0.02, x: 500, y: 300 }
    expect(reveal(near, size, desk, 40)).toEqual(near)
    expect(reveal({ ...near, x: -100 }, size, desk, 40)).toEqual({ ...near, x: 40 })
    expect(reveal({ ...near, y: 690 }, size, desk, 40)).toEqual({ ...near, y: 700 - 40 - 16 })
  })
})
