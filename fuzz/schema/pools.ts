/**
 * What the traffic has shown so far: ids by kind, and opaque texts (cursors, tokens) and numbers by
 * the name of their field. Inputs are drawn from it, so that they name what exists, of oneself or of
 * others.
 */
import type { z } from 'zod'
import type { Dice } from '../dice.ts'
import { defOf, idKind } from './kinds.ts'

interface Seen {
  readonly value: string
  /** Who was shown it. */
  readonly owner: string
}

/** The latest of each; the traffic of hours must not pile up. */
const KEPT = 400

export class Pools {
  readonly #seen = new Map<string, Seen[]>()

  add(pool: string, value: string, owner: string): void {
    const seen = this.#seen.get(pool) ?? []
    this.#seen.set(pool, seen)
    const known = seen.findIndex((s) => s.value === value && s.owner === owner)
    if (known !== -1) seen.splice(known, 1)
    seen.push({ value, owner })
    if (seen.length > KEPT) seen.shift()
  }

  /** Something of the owner's mostly, and mostly late; null when nothing was seen. */
  draw(pool: string, owner: string, dice: Dice): string | null {
    const seen = this.#seen.get(pool) ?? []
    const own = seen.filter((s) => s.owner === owner)
    const from = own.length > 0 && dice.chance(0.7) ? own : seen
    if (from.length === 0) return null
    return dice.chance(0.5) ? dice.pick(from.slice(-12)).value : dice.pick(from).value
  }

  /** Takes up what an answer (or an accepted input) shows, led by its schema. */
  harvest(schema: z.core.$ZodType, value: unknown, owner: string, field = ''): void {
    const kind = idKind(schema)
    if (kind !== null) {
      if (typeof value === 'string') this.add(`id ${kind}`, value, owner)
      return
    }
    const def = defOf(schema)
    switch (def.type) {
      case 'string':
        if (typeof value === 'string' && value !== '') this.add(`text ${field}`, value, owner)
        return
      case 'object':
        if (typeof value !== 'object' || value === null) return
        for (const [name, child] of Object.entries(def.shape))
          if (Object.hasOwn(value, name))
            this.harvest(child, (value as Record<string, unknown>)[name], owner, name)
        return
      case 'array':
        // The spaces of a plan are many; a sample of them is as good.
        if (Array.isArray(value))
          for (const item of value.slice(0, 60)) this.harvest(def.element, item, owner, field)
        return
      case 'union':
        for (const option of def.options)
          if ((option as z.ZodType).safeParse(value).success) {
            this.harvest(option, value, owner, field)
            return
          }
        return
      case 'nullable':
      case 'optional':
      case 'default':
      case 'readonly':
        if (value !== null && value !== undefined) this.harvest(def.innerType, value, owner, field)
        return
      case 'pipe':
        this.harvest(def.out, value, owner, field)
        return
      default:
        return
    }
  }
}
