import { setTimeout as delay } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { VirtualTime } from './virtual-time.ts'

test('runs events by their time, and those of one time as they were asked for', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 60 }), async (waits) => {
      const time = new VirtualTime(1_000)
      const ran: [number, number][] = []
      for (const [i, ms] of waits.entries()) time.after(ms, () => ran.push([time.now - 1_000, i]))
      await time.pass(20)
      const expected = waits.map((ms, i): [number, number] => [ms, i])
      expect(ran).toEqual(expected.sort(([a, i], [b, j]) => a - b || i - j))
      expect(time.now).toBe(1_020)
    }),
    { numRuns: 30 },
  )
})

test('does not run what was cancelled', async () => {
  const time = new VirtualTime(0)
  const ran: string[] = []
  const cancel = time.after(5, () => ran.push('cancelled'))
  time.after(3, () => cancel())
  time.after(7, () => ran.push('kept'))
  await time.pass(10)
  expect(ran).toEqual(['kept'])
})

test('stands still while there is real work, and goes on while that waits for time itself', async () => {
  const time = new VirtualTime(0)
  const seen: [string, number][] = []
  time.after(1, () => {
    void time.working(async () => {
      await delay(15)
      seen.push(['after real work', time.now])
      await time.idle(() => new Promise<void>((go) => time.after(100, go)))
      seen.push(['after waiting', time.now])
    })
  })
  time.after(2, () => seen.push(['next event', time.now]))
  await time.pass(1_000)
  expect(seen).toEqual([
    ['after real work', 1],
    ['next event', 2],
    ['after waiting', 101],
  ])
})
