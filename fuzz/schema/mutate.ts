/** Nearly valid and hostile inputs: a drawn value with something wrong at some place. */
import { deflateRawSync } from 'node:zlib'
import type { Dice } from '../dice.ts'

/** Parts of a value by their path, the value itself first. */
type Path = readonly (string | number)[]

function pathsOf(value: unknown, at: Path = [], found: Path[] = []): Path[] {
  found.push(at)
  if (found.length > 300) return found
  if (Array.isArray(value)) for (const [i, item] of value.entries()) pathsOf(item, [...at, i], found)
  else if (isRecord(value))
    for (const [name, part] of Object.entries(value)) pathsOf(part, [...at, name], found)
  return found
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value with the part at `path` changed; what `change` makes undefined is left out. */
function changedAt(value: unknown, path: Path, change: (part: unknown) => unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return change(value)
  if (Array.isArray(value)) return value.map((item, i) => (i === step ? changedAt(item, rest, change) : item))
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => {
      const changed = name === step ? changedAt(part, rest, change) : part
      return changed === undefined ? [] : [[name, changed]]
    }),
  )
}

/** The value with one thing wrong. */
export function mutate(value: unknown, dice: Dice): unknown {
  const paths = pathsOf(value)
  // Deep places are many; the chance is shared between the depths.
  const depth = dice.int(Math.max(...paths.map((p) => p.length)) + 1)
  const path = dice.pick(paths.filter((p) => p.length === depth))
  return changedAt(value, path, (part) => wrong(part, dice))
}

function wrong(part: unknown, dice: Dice): unknown {
  if (typeof part === 'string' && dice.chance(0.75)) return wrongText(part, dice)
  if (typeof part === 'number' && dice.chance(0.75)) return dice.pick(NUMBERS)
  if (Array.isArray(part) && dice.chance(0.7)) return wrongList(part, dice)
  if (isRecord(part) && dice.chance(0.75)) return wrongRecord(part, dice)
  return dice.pick(ANYTHING)
}

const NUMBERS = [
  0,
  -0,
  -1,
  0.5,
  1441,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 32,
  Number.MAX_SAFE_INTEGER,
  2 ** 53 + 2,
  -(2 ** 63),
  1e308,
  1e-308,
  Number.NaN,
  Number.POSITIVE_INFINITY,
]

const TEXTS = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'x\udfff\ud83d',
  '\u202e\u2066',
  '\ufeff',
  'NaN',
  'null',
  '__proto__',
  '{{7*7}}',
  '<%= 7*7 %>',
  "' or 1=1; drop table booking; --",
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '%00',
  '\r\nset-cookie: a=b',
  '2027-02-30',
  '2027-3-1',
  '+002027-03-01',
  '9999-12-31',
  '0000-00-00',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'a'.repeat(8192),
  'ä'.repeat(100_000),
]

const ANYTHING: readonly unknown[] = [
  undefined,
  null,
  true,
  0,
  '',
  [],
  {},
  [[]],
  { $ne: null },
  JSON.parse('{"__proto__":{"isAdmin":true}}'),
  { constructor: { prototype: { isAdmin: true } } },
  { toString: null, valueOf: null },
  { length: 1e9 },
  nested(2_000),
]

function nested(depth: number): unknown {
  let value: unknown = 1
  for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { a: value }
  return value
}

/** Sealed texts keep their look: one bit, a cut, a part of it twice, another alphabet. */
function wrongText(text: string, dice: Dice): string {
  const at = dice.int(text.length + 1)
  return dice.weighted<() => string>([
    [() => flipped(text, dice), 5],
    [() => text.slice(0, at), 3],
    [() => text + dice.pick(TEXTS), 3],
    [() => text.slice(0, at) + dice.pick(['\0', '\ud800', '.', ' ']) + text.slice(at), 3],
    [() => text + text, 1],
    [() => text.toUpperCase(), 1],
    [() => bomb(dice), 1],
    [() => dice.pick(TEXTS), 4],
  ])()
}

function flipped(text: string, dice: Dice): string {
  if (text === '') return 'x'
  const at = dice.int(text.length)
  const code = text.charCodeAt(at) ^ (1 << dice.int(6))
  return text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1)
}

/** Looks like a sealed cursor, and would be millions of bytes if anyone inflated it before looking at the seal. */
const bomb = (dice: Dice): string => Buffer.concat([dice.bytes(32), BOMB]).toString('base64url')
const BOMB = deflateRawSync(Buffer.alloc(5_000_000, '"'), { level: 9 })

function wrongList(list: readonly unknown[], dice: Dice): unknown {
  return dice.pick<() => unknown>([
    () => [],
    () => [...list, ...list],
    () => list.slice(1),
    () => [...list].reverse(),
    () => [...list, dice.pick(ANYTHING.slice(1))],
    () => Array.from({ length: 1_000 }, () => list[0] ?? null),
    () => list[0] ?? null,
    () => ({ ...list }),
  ])()
}

function wrongRecord(record: Record<string, unknown>, dice: Dice): unknown {
  const names = Object.keys(record)
  const name = names.length > 0 ? dice.pick(names) : 'x'
  const { [name]: part, ...others } = record
  return dice.pick<() => unknown>([
    () => others,
    () => ({
      ...record,
      [dice.pick(['extra', 'isAdmin', 'personId', 'a\0', 'then'])]: dice.pick(ANYTHING.slice(1)),
    }),
    () => ({ ...others, [name.toUpperCase()]: part }),
    () => ({ ...others, [`${name}[]`]: part }),
    () => ({ ...record, ...(JSON.parse('{"x":1,"__proto__":{"isAdmin":true}}') as object) }),
    () => ({ ...record, constructor: { prototype: { isAdmin: true } } }),
    () => ({ ...record, [name]: record }),
    () => Object.entries(record),
    () => [record],
  ])()
}
