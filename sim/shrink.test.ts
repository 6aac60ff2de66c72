import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shrink } from './shrink.ts'

const failsWith = (culprits: readonly number[]) => async (steps: readonly number[]) =>
  culprits.every((c) => steps.includes(c))

test('keeps just the steps without which nothing fails', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 40 }),
      fc.uniqueArray(fc.integer({ min: 0, max: 39 }), { minLength: 1, maxLength: 4 }),
      async (extra, culprits) => {
        const steps = [...new Set([...culprits, ...Array.from({ length: extra }, (_, i) => i)])].sort(
          (a, b) => a - b,
        )
        const kept = await shrink(steps, failsWith(culprits))
        expect([...kept].sort((a, b) => a - b)).toEqual([...culprits].sort((a, b) => a - b))
      },
    ),
  )
})

test('ends although it never becomes shorter', async () => {
  const steps = Array.from({ length: 500 }, (_, i) => i)
  expect(await shrink(steps, async () => false)).toEqual(steps)
})
