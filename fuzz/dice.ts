/** Chance from a seed: the same seed throws the same dice, whatever the machine. */
import { createHash } from 'node:crypto'

export class Dice {
  readonly #state: Uint32Array

  constructor(seed: string) {
    const digest = createHash('sha256').update(seed).digest()
    this.#state = Uint32Array.from([0, 4, 8, 12], (at) => digest.readUInt32LE(at))
  }

  /** sfc32: from 0 (included) to 2^32. */
  #next(): number {
    const s = this.#state
    const [a = 0, b = 0, c = 0, counter = 0] = s
    const sum = (a + b + counter) >>> 0
    s.set([b ^ (b >>> 9), c + (c << 3), ((c << 21) | (c >>> 11)) + sum, counter + 1])
    return sum
  }

  /** From 0 (included) to `n`. */
  int(n: number): number {
    return Math.floor((this.#next() / 2 ** 32) * n)
  }

  /** From `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.int(high - low + 1)
  }

  chance(p: number): boolean {
    return this.#next() / 2 ** 32 < p
  }

  /** @throws Error when there is nothing to pick from */
  pick<T>(from: readonly T[]): T {
    if (from.length === 0) throw new Error('nothing to pick from')
    return from[this.int(from.length)] as T
  }

  /** One of the values, the more often the greater its number. */
  weighted<T>(from: readonly (readonly [T, number])[]): T {
    let left = this.int(from.reduce((sum, [, weight]) => sum + weight, 0))
    for (const [value, weight] of from) {
      left -= weight
      if (left < 0) return value
    }
    throw new Error('nothing to pick from')
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.int(256))
  }

  uuid(): string {
    const b = this.bytes(16)
    b[6] = ((b[6] ?? 0) & 0x0f) | 0x40
    b[8] = ((b[8] ?? 0) & 0x3f) | 0x80
    const hex = Buffer.from(b).toString('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  }
}
