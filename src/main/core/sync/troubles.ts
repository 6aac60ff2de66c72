/** What went wrong lately, by code: never a message, which might quote what it is about. */
import type { Diagnosis } from '#shared/contract/local.ts'
import type { Clock } from '../platform.ts'
import type { End } from './halt.ts'

export type Trouble = Diagnosis['troubles'][number]

const KEPT = 20

export interface Troubles {
  note(code: string): void
  /** Oldest first. */
  list(): Trouble[]
}

export function createTroubles(clock: Clock): Troubles {
  const kept: Trouble[] = []
  return {
    note(code) {
      const last = kept.at(-1)
      const at = clock.now()
      // A server that is away for a night must not push out what came before.
      if (last?.code === code) kept[kept.length - 1] = { ...last, at, times: last.times + 1 }
      else kept.push({ code, at, times: 1 })
      if (kept.length > KEPT) kept.shift()
    },
    list: () => [...kept],
  }
}

export const codeOfEnd = (end: End): string => ('why' in end ? `${end.kind}: ${end.why}` : end.kind)

export function codeOfError(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name
}
