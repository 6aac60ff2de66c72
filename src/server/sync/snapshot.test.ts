import fc from 'fast-check'
import { expect, it } from 'vitest'
import { changedTables } from './changed-tables.ts'
import { mayBeNewer } from './snapshot.ts'

/** A snapshot, and what ran when it was taken. */
const snapshots = fc
  .record({
    xmax: fc.integer({ min: 10, max: 40 }),
    running: fc.uniqueArray(fc.integer({ min: 1, max: 40 })),
  })
  .map(({ xmax, running }) => {
    const below = running.filter((x) => x < xmax).sort((a, b) => a - b)
    return { xmax, running: below, text: `${below[0] ?? xmax}:${xmax}:${below.join(',')}` }
  })

it('a table is looked at whenever it holds a row that the last pull did not see', () => {
  fc.assert(
    fc.property(snapshots, fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), (since, revs) => {
      const isUnseen = (rev: number) => rev >= since.xmax || since.running.includes(rev)
      if (revs.some(isUnseen)) expect(mayBeNewer(BigInt(Math.max(...revs)), since.text)).toBe(true)
    }),
  )
})

it('a table is left alone when all that ran then came after what was written to it last', () => {
  fc.assert(
    fc.property(snapshots, fc.integer({ min: 1, max: 50 }), (since, last) => {
      const isOver = last < since.xmax && since.running.every((running) => running > last)
      expect(mayBeNewer(BigInt(last), since.text)).toBe(!isOver)
    }),
  )
})

it('a laptop that has nothing looks at every table', () => {
  const changed = changedTables({ lastRevs: { meta: 0n, booking: 7n } as never }, null)
  expect(changed).toEqual({ meta: true, booking: true })
})
