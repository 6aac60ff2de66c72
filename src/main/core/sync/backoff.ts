import type { Random } from '../platform.ts'

/** A number from 0 (included) to 1. */
export function fraction(random: Random): number {
  const [a = 0, b = 0, c = 0, d = 0] = random.bytes(4)
  return (a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d) / 2 ** 32
}

/** Spread over half to one and a half of `ms`, so that laptops do not move in step. */
export const jitter = (random: Random, ms: number): number => Math.round(ms * (0.5 + fraction(random)))

/** Milliseconds to wait after the `failures`-th failure in a row (from 1). */
export const backoff = (random: Random, failures: number, ceilingMs: number): number =>
  jitter(random, Math.min(ceilingMs, 500 * 2 ** Math.min(failures, 16)))
