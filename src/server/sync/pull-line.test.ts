import { expect, it } from 'vitest'
import { PullLine } from './pull-line.ts'

it('lets a few run at a time, the others in the order they came, whatever becomes of each', async () => {
  const line = new PullLine(2)
  const begun: number[] = []
  const work = Array.from({ length: 5 }, () => Promise.withResolvers<number>())
  const runs = work.map(({ promise }, i) =>
    line.run(() => {
      begun.push(i)
      return promise
    }),
  )
  expect([begun, line.length]).toEqual([[0, 1], 3])
  work[1]?.reject(new Error('broken'))
  await expect(runs[1]).rejects.toThrow('broken')
  expect([begun, line.length]).toEqual([[0, 1, 2], 2])
  for (const [i, { resolve }] of work.entries()) resolve(i)
  expect(await Promise.all(runs.filter((_, i) => i !== 1))).toEqual([0, 2, 3, 4])
  expect([begun, line.length]).toEqual([[0, 1, 2, 3, 4], 0])
  expect(await line.run(async () => 'again')).toBe('again')
})

it('passes over those who hung up while they stood in it', async () => {
  const line = new PullLine(1)
  const first = Promise.withResolvers<void>()
  const running = line.run(() => first.promise)
  const hangUp = new AbortController()
  const begun: string[] = []
  const gone = line.run(async () => begun.push('gone'), hangUp.signal)
  const there = line.run(async () => begun.push('there'), new AbortController().signal)
  hangUp.abort()
  first.resolve()
  await running
  await expect(gone).rejects.toMatchObject({ status: 499 })
  await there
  expect(begun).toEqual(['there'])
})
