import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ticksOf } from './rulers.ts'

/** CSS pixels to the millimetre of a screen, at 1:100. */
const AT_100 = 96 / 25.4 / 100

it('says whole metres where they are far enough apart, and less when one looks nearer', () => {
  const said = (k: number) => ticksOf(k, 0, 400, ',').flatMap((tick) => tick.metres ?? [])
  expect(said(AT_100)).toEqual(['0', '2', '4', '6', '8', '10'])
  expect(said(0.2)).toEqual(['0,0', '0,5', '1,0', '1,5', '2,0'])
  expect(said(0.002)).toEqual(['0', '50', '100', '150', '200'])
})

it('stands where the floor has that many metres, at every scale and wherever one looks', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.002, max: 1, noNaN: true }),
      fc.integer({ min: -20_000, max: 20_000 }),
      (k, from) => {
        const ticks = ticksOf(k, from, 900, '.')
        const said = ticks.filter((tick) => tick.metres !== null)
        for (const { at, metres } of said) expect((at - from) / k / 1000).toBeCloseTo(Number(metres), 3)
        for (const [i, tick] of said.slice(1).entries())
          expect(tick.at - said[i]!.at).toBeGreaterThanOrEqual(63.9)
        for (const [i, tick] of ticks.slice(1).entries()) expect(tick.at - ticks[i]!.at).toBeGreaterThan(6)
        expect(said.length).toBeGreaterThan(0)
      },
    ),
  )
})
