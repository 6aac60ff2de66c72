/**
 * Time as the server reads it. Passed in everywhere, so that tests and the simulator decide what
 * time it is and when a timer rings.
 */
import type { Instant } from '#shared/calendar/day.ts'

export interface Clock {
  /** Epoch milliseconds. */
  now(): Instant
  /** Runs `then` once after `ms` milliseconds; the answer cancels it. */
  after(ms: number, then: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, then) {
    const timer = setTimeout(then, ms)
    // A timer of the server must not keep a process alive that has nothing else to do.
    timer.unref()
    return () => clearTimeout(timer)
  },
}
