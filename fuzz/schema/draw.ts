/** Inputs drawn from their schemas, so that a procedure is fuzzed without anyone writing anything for it. */
import type { z } from 'zod'
import { addDays, type Day } from '#shared/calendar/day.ts'
import type { Dice } from '../dice.ts'
import { defOf, idKind, isDay } from './kinds.ts'
import type { Pools } from './pools.ts'

export interface Drawing {
  readonly dice: Dice
  readonly pools: Pools
  /** Whose own ids and texts are preferred. */
  readonly owner: string
  readonly today: Day
  /** Begins an input: what fields of a name usually have in it, such as a login; undefined: nothing is known. */
  readonly usually: () => Usual
}
export type Usual = (field: string) => string | number | undefined

interface Input extends Drawing {
  readonly usual: Usual
  /** What was drawn for it so far: its parts name the same day, desk or booking more often than not. */
  readonly drawn: Map<string, unknown>
  /** Inside a list, what an item calls its `id` is its own and new. */
  readonly isListed: boolean
}

const ATTEMPTS = 30
const LONGEST_ARRAY = 4

/** A value that fits the schema; the last attempt where its refinements never held. */
export function draw(schema: z.core.$ZodType, drawing: Drawing): unknown {
  let value: unknown
  for (let i = 0; i < ATTEMPTS; i++) {
    value = drawAny(schema, { ...drawing, usual: drawing.usually(), drawn: new Map(), isListed: false }, '')
    if ((schema as z.ZodType).safeParse(value).success) return value
  }
  return value
}

function drawAny(schema: z.core.$ZodType, d: Input, field: string): unknown {
  const { dice } = d
  const kind = idKind(schema)
  if (kind === 'SpaceNo') return dice.between(1, 40)
  if (kind !== null) {
    const isOwn = field === 'id' && d.isListed
    return again(`id ${kind}`, isOwn ? 0.05 : 0.4, d, () => drawId(kind, d, isOwn))
  }
  if (isDay(schema)) return again('day', 0.8, d, () => drawDay(d))
  const inner = (child: z.core.$ZodType, name = field) => drawAny(child, d, name)
  const def = defOf(schema)
  switch (def.type) {
    case 'object': {
      const entries = Object.entries(def.shape).map(([name, child]) => [name, inner(child, name)] as const)
      return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
    }
    case 'array': {
      const { minimum, maximum } = limitsOf(schema)
      const low = minimum ?? 0
      const high = Math.max(low, Math.min(maximum ?? LONGEST_ARRAY, LONGEST_ARRAY))
      // A few are enough to be several; now and then as many as are allowed at all.
      const length = dice.chance(0.01) ? Math.min(maximum ?? 200, 200) : dice.between(low, high)
      return Array.from({ length }, () => drawAny(def.element, { ...d, isListed: true }, field))
    }
    case 'tuple':
      return def.items.map((item) => inner(item))
    case 'record':
      return Object.fromEntries(
        Array.from({ length: dice.int(3) }, () => [String(inner(def.keyType)), inner(def.valueType)]),
      )
    case 'union':
      return inner(dice.pick(def.options))
    case 'intersection':
      return Object.assign({}, inner(def.left), inner(def.right))
    case 'nullable':
      // An id that may be missing mostly is, as most that are known would not be right there.
      return dice.chance(idKind(def.innerType) === null ? 0.55 : 0.8) ? null : inner(def.innerType)
    case 'optional':
      return dice.chance(0.5) ? undefined : inner(def.innerType)
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return inner(def.innerType)
    case 'lazy':
      return inner(def.getter())
    case 'pipe':
      return inner(def.in)
    case 'enum':
      return dice.pick(Object.values(def.entries))
    case 'literal':
      return dice.pick(def.values)
    case 'boolean':
      return dice.chance(0.5)
    case 'null':
      return null
    case 'number':
      return drawNumber(schema, d, field)
    case 'string':
      return drawText(schema, d, field)
    case 'unknown':
    case 'any':
      return dice.pick([null, 1, 'x', {}, []])
    case 'undefined':
    case 'void':
      return undefined
    default:
      throw new Error(`The fuzzer cannot draw a ${def.type} yet: teach it in fuzz/schema/draw.ts`)
  }
}

/** The value drawn for this before, with some probability, else a new one. */
function again<T>(key: string, p: number, { drawn, dice }: Input, fresh: () => T): T {
  if (drawn.has(key) && dice.chance(p)) return drawn.get(key) as T
  const value = fresh()
  drawn.set(key, value)
  return value
}

function drawId(kind: string, { pools, owner, dice }: Input, isOwn: boolean): string {
  const known = pools.draw(`id ${kind}`, owner, dice)
  // Bookings are named by who makes them, so a booking's id is new as often as it is known.
  const isNew = dice.chance(isOwn ? 0.85 : kind === 'BookingId' ? 0.5 : 0.05)
  const id = known === null || isNew ? dice.uuid() : known
  // UUIDs are the same in either case.
  return dice.chance(0.03) ? id.toUpperCase() : id
}

const LIMITS: readonly Day[] = ['2000-01-01', '2199-12-31', '2024-02-29', '2027-03-28', '2027-10-31'] as Day[]

function drawDay({ dice, today }: Input): Day {
  return dice.weighted([
    [() => addDays(today, dice.between(0, 2)), 60],
    [() => addDays(today, dice.between(3, 100)), 22],
    [() => addDays(today, dice.between(-20, -1)), 8],
    [() => dice.pick(LIMITS), 6],
    [() => addDays(today, dice.between(-9_000, 60_000)), 4],
  ])()
}

/** Usual minutes: whole days and halves, as people choose them. */
const USUAL_MINUTES = [0, 480, 540, 780, 1020, 1440]

function drawNumber(schema: z.core.$ZodType, { dice, usual }: Input, field: string): number {
  const known = usual(field)
  if (typeof known === 'number' && dice.chance(0.85)) return known
  const { minimum, maximum, isInt } = limitsOf(schema)
  const low = minimum ?? -1_000
  const high = maximum ?? Number.MAX_SAFE_INTEGER
  if (high === 1440 && dice.chance(0.7)) return dice.pick(USUAL_MINUTES)
  const value = dice.weighted([
    [() => low, 4],
    [() => Math.min(high, low + 1), 2],
    [() => high, 1],
    [() => Math.min(high, low + dice.int(100)), 3],
    [() => Math.min(high, low + dice.int(2 ** 31)), 1],
  ])()
  return isInt ? Math.trunc(value) : value + (dice.chance(0.3) && value < high ? 0.5 : 0)
}

/** Now and then with a character that fits everywhere until something underneath refuses it. */
function drawText(schema: z.core.$ZodType, input: Input, field: string): string {
  const text = plainText(schema, input, field)
  if (!input.dice.chance(0.06)) return text
  return text.slice(0, -1) + input.dice.pick(['\0', '\0', '\ud800', '\u0130'])
}

function plainText(schema: z.core.$ZodType, { dice, pools, owner, usual }: Input, field: string): string {
  const known = usual(field)
  if (typeof known === 'string' && dice.chance(0.85)) return known
  const def = defOf(schema)
  const format = 'format' in def ? def.format : null
  if (format === 'uuid') return dice.uuid()
  if (format === 'date') return '2027-03-02'
  const seen = pools.draw(`text ${field}`, owner, dice)
  if (seen !== null && dice.chance(0.8)) return seen
  const { minimum, maximum } = limitsOf(schema)
  const length = dice.pick([minimum ?? 0, (minimum ?? 0) + 3, Math.min(maximum ?? 60, 60), maximum ?? 200])
  return Array.from({ length: Math.min(length, 10_000) }, () => dice.pick(LETTERS)).join('')
}

const LETTERS = [...'aeiourstlnmb ÄßÅé漢字😀-_./%&\'"<']

interface Limits {
  readonly minimum?: number | undefined
  readonly maximum?: number | undefined
  readonly isInt: boolean
}

/** Smallest and greatest value or length, and whether only whole numbers fit. */
export function limitsOf(schema: z.core.$ZodType): Limits {
  const limits: { minimum?: number; maximum?: number } = {}
  const atLeast = (n: number) => {
    limits.minimum = Math.max(limits.minimum ?? n, n)
  }
  const atMost = (n: number) => {
    limits.maximum = Math.min(limits.maximum ?? n, n)
  }
  const def = defOf(schema)
  const isInt = def.type === 'number' && 'format' in def && String(def.format).includes('int')
  const step = isInt ? 1 : 0.5
  for (const check of def.checks ?? []) {
    const c = (check as z.core.$ZodChecks)._zod.def
    if (c.check === 'greater_than') atLeast(Number(c.value) + (c.inclusive ? 0 : step))
    else if (c.check === 'less_than') atMost(Number(c.value) - (c.inclusive ? 0 : step))
    else if (c.check === 'min_length') atLeast(c.minimum)
    else if (c.check === 'max_length') atMost(c.maximum)
    else if (c.check === 'length_equals') {
      atLeast(c.length)
      atMost(c.length)
    }
  }
  return { ...limits, isInt }
}
