/** The load of the bench, small: what it sends is what the contract asks for, and everything sent is there. */
import { expect, test } from 'vitest'
import { findPostgres } from '#server/testing/cluster.ts'
import { runMonday } from './monday.ts'

test.runIf(findPostgres() !== null)('a small Monday loses nothing and meets no error', async () => {
  const outcome = await runMonday({ people: 120, seconds: 1 }, 1)
  expect(outcome?.breaches).toEqual([])
  expect(outcome?.report.unanswered).toBe(0)
  expect(outcome?.report.acknowledged).toHaveLength(360)
  // Beside what a server says that has too much to do for a moment.
  const errors = Object.keys(outcome?.report.errors ?? {}).filter(
    (kind) => !/ 503 with Retry-After$/.test(kind),
  )
  expect(errors).toEqual([])
})
