import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { OpeningTimer } from './opening-timer.ts'

const MINUTE = 60_000
const BEGIN = Date.UTC(2026, 8, 1, 6)
let due: number[]
let timer: OpeningTimer

beforeEach(() => {
  vi.useFakeTimers({ now: BEGIN })
  due = []
  timer = new OpeningTimer(() => due.push(Date.now() - BEGIN))
})
afterEach(() => vi.useRealTimers())

test('is due at its time, once', () => {
  timer.waitFor(BEGIN + 90 * MINUTE + 500)
  vi.advanceTimersByTime(90 * MINUTE + 499)
  expect(due).toEqual([])
  vi.advanceTimersByTime(24 * 60 * MINUTE)
  expect(due).toEqual([90 * MINUTE + 500])
})

test('of several moments the first counts, whichever was named first', () => {
  timer.waitFor(BEGIN + 40 * MINUTE)
  timer.waitFor(BEGIN + 20 * MINUTE)
  timer.waitFor(BEGIN + 30 * MINUTE)
  vi.advanceTimersByTime(60 * MINUTE)
  expect(due).toEqual([20 * MINUTE])
  timer.waitFor(BEGIN + 70 * MINUTE)
  vi.advanceTimersByTime(60 * MINUTE)
  expect(due).toEqual([20 * MINUTE, 70 * MINUTE])
})

test('a machine that slept through it hears of it within a minute of waking', () => {
  timer.waitFor(BEGIN + 30 * MINUTE)
  vi.advanceTimersByTime(10 * MINUTE)
  // Asleep: the clock goes on, timers do not.
  vi.setSystemTime(BEGIN + 8 * 60 * MINUTE)
  expect(due).toEqual([])
  vi.advanceTimersByTime(MINUTE)
  expect(due).toHaveLength(1)
})

test('what was answered before a sleep and is looked at after it is read again at once', () => {
  timer.waitFor(BEGIN - MINUTE)
  expect(due).toEqual([0])
  vi.advanceTimersByTime(60 * MINUTE)
  expect(due).toEqual([0])
})
