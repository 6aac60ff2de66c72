import { expect, it } from 'vitest'
import { clockOf, minuteOf } from './time.ts'

it.each([
  ['8', 480],
  ['08:30', 510],
  [' 8.30 ', 510],
  ['0830', 510],
  ['24:00', 1440],
])('reads %s as a time', (typed, minute) => {
  expect(minuteOf(typed)).toBe(minute)
})

it.each(['', 'acht', '25', '8:60', '24:01', '8:3', '-1'])('takes "%s" for no time', (typed) => {
  expect(minuteOf(typed)).toBeNull()
})

it('reads again what it wrote', () => {
  for (let minute = 0; minute <= 1440; minute++) expect(minuteOf(clockOf(minute))).toBe(minute)
})
