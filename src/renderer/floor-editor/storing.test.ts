import { beforeEach, expect, test } from 'vitest'
import type { DraftSaved } from '#shared/contract/local.ts'
import { createStoring, type SaveState, type Storing } from './storing.ts'

/** Steps in the cache, as `addStep` and `setDone` of the core keep them. */
let stored: string[]
let done: number
let isFull: boolean
let told: SaveState[]
let reloads: number
let storing: Storing

beforeEach(() => {
  stored = []
  done = 0
  isFull = false
  told = []
  reloads = 0
  storing = createStoring()
  follow()
})

const follow = () =>
  storing.follow({
    tell: (state) => told.push(state),
    async elsewhere() {
      reloads++
    },
  })
const write = (work: () => boolean) => async (): Promise<DraftSaved> => {
  if (isFull) return { ok: false, why: 'notStored' }
  return work() ? { ok: true } : { ok: false, why: 'elsewhere' }
}
const step = (from: number, name: string) =>
  storing.add(
    write(() => {
      if (from !== done) return false
      stored = [...stored.slice(0, from), name]
      done = from + 1
      return true
    }),
  )
const goTo = (to: number) =>
  storing.add(
    write(() => {
      if (to > stored.length) return false
      done = to
      return true
    }),
  )
const rest = () => new Promise((resolve) => setTimeout(resolve))

test('steps that a full disk did not take are stored first, in order, with the next one', async () => {
  step(0, 'a')
  await rest()
  isFull = true
  step(1, 'b')
  await rest()
  expect(storing.isDone()).toBe(false)
  step(2, 'c')
  goTo(2)
  await rest()
  expect(told.at(-1)).toBe('notStored')
  expect(stored).toEqual(['a'])
  isFull = false
  step(2, 'd')
  await rest()
  expect(stored).toEqual(['a', 'b', 'd'])
  expect(told.at(-1)).toBe('saved')
  expect(storing.isDone()).toBe(true)
  expect(reloads).toBe(0)
})

test('they are stored without a further step, too, once there is room', async () => {
  isFull = true
  step(0, 'a')
  await rest()
  isFull = false
  storing.again()
  await rest()
  expect(stored).toEqual(['a'])
  expect(told).toEqual(['saving', 'notStored', 'saving', 'saved'])
})

test('what a full disk did not take outlives the editor, and is tried when it is opened again', async () => {
  isFull = true
  const leave = storing.follow({ tell: () => {}, elsewhere: async () => {} })
  step(0, 'a')
  await rest()
  leave()
  isFull = false
  expect(storing.isDone()).toBe(false)
  follow()
  await rest()
  expect(stored).toEqual(['a'])
  expect(told).toEqual(['saving', 'saved'])
})

test('what another window overtook while nobody looked on is told to whoever looks on next', async () => {
  stored = ['theirs']
  done = 1
  storing.follow({ tell: () => {}, elsewhere: async () => {} })()
  step(0, 'a')
  await rest()
  expect(storing.isDone()).toBe(false)
  follow()
  await rest()
  expect([reloads, storing.isDone(), stored]).toEqual([1, true, ['theirs']])
})

test('a window that is behind shows the draft of the other one, and stores nothing over it', async () => {
  stored = ['theirs']
  done = 1
  step(0, 'a')
  step(1, 'b')
  await rest()
  expect(stored).toEqual(['theirs'])
  expect(reloads).toBe(1)
  expect(told.at(-1)).toBe('saved')
})
