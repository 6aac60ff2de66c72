/** What a change is, in a few bytes. */
import { createHash } from 'node:crypto'
import type { Mutation } from '#shared/contract/mutations.ts'

/** For telling a repeat from another change under the same id, and for its receipt. */
export function hashOf({ dependsOn, intent }: Mutation): Buffer {
  return createHash('sha256').update(canonical({ dependsOn, intent })).digest()
}

/** JSON with keys in order, so that the same content always gives the same text. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`
}
