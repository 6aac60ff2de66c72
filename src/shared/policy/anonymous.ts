/**
 * Counts of people that say nothing of any one of them. A count is told only where those who are counted and those
 * who are not are `K` at least, as a multiple of `K`: the next one below or above, by chance, so that on average it
 * is right. The chance is to be the same whenever the same people are counted, so that asking again tells nothing
 * more, and another for every other group, so that two almost equal groups tell nothing of those in one alone.
 */
import { z } from 'zod'

/** People who are alike in what is told, at least. */
export const K = 5
/** A group must hold `K` whom a rule meets and `K` whom it does not. */
export const SMALLEST_GROUP = 2 * K

export const AnonymousCount = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('about'), people: z.int().multipleOf(K) }),
  /** Fewer than `K`, nobody among them. */
  z.strictObject({ kind: z.literal('few') }),
  /** All but fewer than `K`, or all. */
  z.strictObject({ kind: z.literal('most') }),
])
export type AnonymousCount = z.infer<typeof AnonymousCount>

/**
 * @param group how many there are in all, `SMALLEST_GROUP` at least
 * @param chance in [0, 1), by who is counted of whom
 * @throws RangeError for a smaller group
 */
export function anonymousCount(count: number, group: number, chance: number): AnonymousCount {
  if (group < SMALLEST_GROUP) throw new RangeError(`a group of ${group}`)
  if (count < K) return { kind: 'few' }
  if (group - count < K) return { kind: 'most' }
  const below = Math.floor(count / K) * K
  const people = chance < (count - below) / K ? below + K : below
  return { kind: 'about', people }
}

/** Neither a group nor the rest of everybody may be too small to be told of; no rest is none. */
export const isLargeEnough = (group: number, everybody: number): boolean =>
  group >= SMALLEST_GROUP && (group === everybody || everybody - group >= SMALLEST_GROUP)
