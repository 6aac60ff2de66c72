import fc from 'fast-check'
import { expect, it } from 'vitest'
import { besideOf, inMetres, measuredLine } from './measured-line.ts'

it('lies to the left of what it measures, with a line from each of its ends', () => {
  expect(measuredLine({ from: [0, 0], to: [4000, 0], offset: 300 })).toEqual({
    from: [0, -300],
    to: [4000, -300],
    middle: [2000, -300],
    witnesses: [
      [
        [0, 0],
        [0, -300],
      ],
      [
        [4000, 0],
        [4000, -300],
      ],
    ],
    length: 4000,
    rotation: 0,
  })
})

const mm = fc.integer({ min: -50_000, max: 50_000 })
const point = fc.tuple(mm, mm)

it('is as long as what it measures and as far beside it as was said, and read from below or the right', () => {
  fc.assert(
    fc.property(point, point, mm, (from, to, offset) => {
      fc.pre(from[0] !== to[0] || from[1] !== to[1])
      const line = measuredLine({ from, to, offset })
      expect(Math.hypot(line.to[0] - line.from[0], line.to[1] - line.from[1])).toBeCloseTo(line.length, 3)
      expect(besideOf(from, to, line.middle)).toBeCloseTo(offset, 3)
      expect(line.rotation).toBeGreaterThan(-90)
      expect(line.rotation).toBeLessThanOrEqual(90)
    }),
  )
})

it('is written in metres', () => {
  expect([inMetres(1234.4, ','), inMetres(12_345, '.')]).toEqual(['1,234', '12.35'])
})
