/** How each entry of the audit follows from the one before. */
import { createHash } from 'node:crypto'
import type { Schema } from '../database/schema.ts'

export type Entry = {
  [K in keyof Omit<Schema['audit'], 'before' | 'after' | 'hash'>]: Schema['audit'][K]
} & Record<'before' | 'after', unknown>

/** What the first entry follows from. */
export const BEGINNING: Uint8Array = new Uint8Array(32)

/** SHA-256 over the hash before and the entry, in one spelling of its JSON. */
export function chained(previous: Uint8Array, e: Entry): Buffer {
  const told = [e.no, e.at, e.actor_id, e.actor, e.action, e.subject_id, e.subject, e.before, e.after]
  return createHash('sha256')
    .update(previous)
    .update(JSON.stringify(sorted(told)))
    .digest()
}

/** Names in ascending order: the database keeps them in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  )
}
