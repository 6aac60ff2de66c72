import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anonymousCount, isLargeEnough, K, SMALLEST_GROUP } from './anonymous.ts'

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
const grouped = fc
  .integer({ min: SMALLEST_GROUP, max: 400 })
  .chain((group) => fc.tuple(fc.integer({ min: 0, max: group }), fc.constant(group)))

test('a count is told as a multiple of K near to it, or not at all', () => {
  fc.assert(
    fc.property(grouped, chance, ([count, group], by) => {
      const told = anonymousCount(count, group, by)
      expect(told.kind === 'few').toBe(count < K)
      expect(told.kind === 'most').toBe(count >= K && group - count < K)
      if (told.kind !== 'about') return
      expect(told.people % K).toBe(0)
      expect(Math.abs(told.people - count)).toBeLessThan(K)
    }),
  )
})

test('on average it is right', () => {
  const times = 1_000
  for (const count of [5, 7, 11, 14]) {
    let sum = 0
    for (let i = 0; i < times; i++) {
      const told = anonymousCount(count, 40, i / times)
      sum += told.kind === 'about' ? told.people : 0
    }
    expect(sum / times).toBeCloseTo(count, 1)
  }
})

test('one person more is told the same for most of what may happen', () => {
  const same = Array.from({ length: 100 }, (_, i) => i / 100).filter((by) => {
    const [a, b] = [anonymousCount(11, 40, by), anonymousCount(12, 41, by)]
    return JSON.stringify(a) === JSON.stringify(b)
  })
  expect(same.length).toBeGreaterThanOrEqual(75)
})

test('neither a small group nor a small rest of everybody is told of', () => {
  expect(() => anonymousCount(3, SMALLEST_GROUP - 1, 0)).toThrow(RangeError)
  expect(isLargeEnough(SMALLEST_GROUP - 1, 100)).toBe(false)
  expect(isLargeEnough(SMALLEST_GROUP, 100)).toBe(true)
  expect(isLargeEnough(99, 100)).toBe(false)
  expect(isLargeEnough(100, 100)).toBe(true)
})
