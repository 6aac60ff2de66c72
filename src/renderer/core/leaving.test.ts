import fc from 'fast-check'
import { expect, it } from 'vitest'
import { leavingMinute, minuteNow } from './leaving.ts'

it('the minute is that of the site', () => {
  const noonUtc = Date.UTC(2026, 10, 24, 12, 5)
  expect(minuteNow(noonUtc, 'Europe/Berlin')).toBe(13 * 60 + 5)
  expect(minuteNow(Date.UTC(2026, 10, 24, 23, 0), 'Europe/Berlin')).toBe(0)
})

it('a desk is given up from the next half hour on, so that nobody reads when somebody left', () => {
  const day = { from: 480, to: 1020 }
  expect([600, 601, 629, 630].map((now) => leavingMinute(now, day))).toEqual([600, 630, 630, 630])
  expect([400, 480, 991, 1020, 1100].map((now) => leavingMinute(now, day))).toEqual(Array(5).fill(null))
})

it('what is left of a booking begins with it, and what others see is never a minute', () => {
  const minute = fc.integer({ min: 0, max: 1440 })
  fc.assert(
    fc.property(minute, minute, minute, (now, from, to) => {
      const leaving = leavingMinute(now, { from, to })
      if (leaving === null) return
      expect(leaving % 30).toBe(0)
      expect(leaving).toBeGreaterThanOrEqual(now)
      expect(leaving).toBeGreaterThan(from)
      expect(leaving).toBeLessThan(to)
    }),
  )
})
