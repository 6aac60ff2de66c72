/** Damages a file in ways that accidents and attackers do, the same way for the same seed. */

/** A number in [0, below). */
export type Dice = (below: number) => number

/** mulberry32, from a text. */
export function dice(seed: string): Dice {
  let a = 0x9e3779b9
  for (let i = 0; i < seed.length; i++) a = Math.imul(a ^ seed.charCodeAt(i), 0x85ebca6b)
  return (below) => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

/** What numbers should never be, and names that mean something else to some programs. */
const EVIL = [
  'NaN',
  'Infinity',
  '-1e308',
  '1e400',
  '0',
  '-0',
  '-1',
  '4294967296',
  '9007199254740993',
  '1e-320',
  '',
  '__proto__',
  'constructor',
  '\u0000',
  'é\ud800',
]

type Change = (bytes: Uint8Array, roll: Dice) => Uint8Array
const latin1 = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0) & 0xff)
const joined = (...parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((n, p) => n + p.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const CHANGES: readonly Change[] = [
  function flipBits(bytes, roll) {
    const next = bytes.slice()
    for (let n = 4 ** roll(4); n > 0; n--) {
      const at = roll(next.length)
      next[at] = (next[at] ?? 0) ^ (1 << roll(8))
    }
    return next
  },
  function cutTail(bytes, roll) {
    return bytes.slice(0, roll(bytes.length))
  },
  /** The end is what readers ask for; the middle is what they need. */
  function cutMiddle(bytes, roll) {
    const from = roll(bytes.length)
    return joined(bytes.slice(0, from), bytes.slice(from + roll(Math.max(1, bytes.length - from))))
  },
  function repeat(bytes, roll) {
    const from = roll(bytes.length)
    const part = bytes.slice(from, from + 1 + roll(400))
    return joined(
      bytes.slice(0, from),
      ...Array.from({ length: 2 ** roll(8) }, () => part),
      bytes.slice(from),
    )
  },
  function swap(bytes, roll) {
    const [a, b] = [roll(bytes.length), roll(bytes.length)].sort((p, q) => p - q) as [number, number]
    const length = 1 + roll(60)
    const next = bytes.slice()
    next.set(bytes.slice(b, b + length).subarray(0, bytes.length - a), a)
    return next
  },
  /** A number somewhere becomes one that nobody expects. */
  function evilNumbers(bytes, roll) {
    let next = bytes
    for (let n = 1 + roll(6); n > 0; n--) {
      let from = roll(next.length)
      const digit = (at: number) => (next[at] ?? 0) >= 0x30 && (next[at] ?? 0) <= 0x39
      for (let looked = 0; looked < 2_000 && !digit(from); looked++) from = (from + 1) % next.length
      let to = from
      while (digit(to) || next[to] === 0x2e) to++
      next = joined(next.slice(0, from), latin1(EVIL[roll(EVIL.length)] ?? ''), next.slice(to))
    }
    return next
  },
]

/** One to three changes. */
export function mutated(bytes: Uint8Array, roll: Dice): Uint8Array {
  let next = bytes
  for (let n = 1 + roll(3); n > 0 && next.length > 0; n--) {
    const change = CHANGES[roll(CHANGES.length)]
    if (change) next = change(next, roll)
  }
  return next.length > 20_000_000 ? next.slice(0, 20_000_000) : next
}
