/**
 * Everything random of a run comes from its seed. Each part of a run draws from a stream of its own, named
 * after the part, so that leaving something out of a history does not change what the rest draws.
 */
export class Dice {
  readonly #state: Uint32Array

  constructor(...names: readonly (string | number)[]) {
    this.#state = Uint32Array.from([1, 2, 3, 4], (salt) => hash(`${salt} ${names.join(' ')}`))
    for (let i = 0; i < 12; i++) this.#draw()
  }

  /** sfc32: small, quick, and good enough for every test there is of such generators. */
  #draw(): number {
    const s = this.#state as Uint32Array & [number, number, number, number]
    const sum = (s[0] + s[1] + s[3]) >>> 0
    s[3] = s[3] + 1
    s[0] = s[1] ^ (s[1] >>> 9)
    s[1] = s[2] + (s[2] << 3)
    s[2] = ((s[2] << 21) | (s[2] >>> 11)) + sum
    return sum
  }

  /** From 0 (included) to 1. */
  next(): number {
    return this.#draw() / 2 ** 32
  }

  /** A whole number from 0 to `n` − 1. */
  below(n: number): number {
    return Math.floor(this.next() * n)
  }

  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number {
    return from + this.below(to - from + 1)
  }

  chance(p: number): boolean {
    return this.next() < p
  }

  pick<T>(from: readonly [T, ...T[]]): T
  pick<T>(from: readonly T[]): T | undefined
  pick<T>(from: readonly T[]): T | undefined {
    return from[this.below(from.length)]
  }

  /** One of the names, by weight. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const entries = Object.entries(weights) as [K, number][]
    let left = this.next() * entries.reduce((sum, [, w]) => sum + w, 0)
    for (const [name, weight] of entries) {
      left -= weight
      if (left < 0) return name
    }
    return (entries.at(-1) as [K, number])[0]
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.#draw() >>> 24)
  }
}

/** FNV-1a with a final mix. */
function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  return (h ^ (h >>> 13)) >>> 0
}
