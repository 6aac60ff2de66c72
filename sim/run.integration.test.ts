import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databaseKinds } from '#server/testing/databases.ts'
import { openSimDatabase } from './databases.ts'
import { drawHistory } from './history/history.ts'
import { runSeed } from './run.ts'
import type { SimDatabase } from './world/database.ts'
import { PowerCut } from './world/disk.ts'

const SHAPE = { laptops: 3, hours: 0.2 }

// What a laptop still did when its power went.
const ignorePowerCuts = (error: unknown) => {
  if (!(error instanceof PowerCut)) throw error
}

describe.each(databaseKinds)('a run on %s', (kind) => {
  let database: SimDatabase
  beforeAll(async () => {
    process.on('unhandledRejection', ignorePowerCuts)
    database = await openSimDatabase(kind)
  })
  afterAll(async () => {
    await database?.close()
    process.off('unhandledRejection', ignorePowerCuts)
  })

  it('finds nothing wrong', async () => {
    let queued = 0
    for (const seed of [3, 14, 15]) {
      const { violations, promised } = await runSeed(database, { ...SHAPE, seed, keep: null })
      expect(violations).toEqual([])
      queued += promised
    }
    expect(queued).toBeGreaterThan(0)
  })

  // Where transactions overlap, who of two wakes first from a lock is PostgreSQL's to say.
  it.runIf(kind === 'pglite')('is the same each time a seed is played', async () => {
    for (const seed of [3, 14, 15]) {
      const play = () => runSeed(database, { ...SHAPE, seed, keep: null })
      const [first, second] = [await play(), await play()]
      expect(second.trace).toEqual(first.trace)
    }
  })

  it('plays only the steps it is told', async () => {
    const { steps } = await runSeed(database, { ...SHAPE, seed: 5, keep: [2, 7] })
    expect(steps.map((s) => s.index)).toEqual([2, 7])
  })
})

it('draws the same step whatever else is drawn', () => {
  const [short, long] = [drawHistory(9, SHAPE), drawHistory(9, { ...SHAPE, hours: 2 })]
  expect(long.slice(0, short.length).map(({ kind, args }) => [kind, args])).toEqual(
    short.map(({ kind, args }) => [kind, args]),
  )
})
