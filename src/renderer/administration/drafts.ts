/**
 * What is being entered about a record. Kept for as long as the window lives, whatever else is opened
 * meanwhile: nothing typed is lost.
 */
import { create } from 'zustand'

export interface Draft<T> {
  /** The record as it was when the entering began. */
  readonly base: T
  readonly version: string
  readonly values: T
}

type Drafts = Readonly<Record<string, Draft<unknown>>>
const useDrafts = create<Drafts>(() => ({}))

/** Keys of the records about which something is entered. */
export const useDrafted = (): ReadonlySet<string> => new Set(Object.keys(useDrafts()))

export interface Entering<T> {
  readonly values: T
  readonly version: string
  readonly base: T
  readonly isDirty: boolean
  change(changes: Partial<T>): void
  discard(): void
  /**
   * Puts what was entered on another state of the record: what the person did not touch is as it is there, and so
   * is what they give up.
   */
  rebase(present: { readonly values: T; readonly version: string }, givenUp: ReadonlySet<keyof T>): void
}

/** @param present the record as it is now */
export function useEntering<T extends object>(
  key: string,
  present: { readonly values: T; readonly version: string },
): Entering<T> {
  const draft = useDrafts((drafts) => drafts[key]) as Draft<T> | undefined
  const { base, version, values } = draft ?? { base: present.values, ...present }
  const put = (next: Draft<T> | null) => {
    const { [key]: _, ...others } = useDrafts.getState()
    const isNeeded = next !== null && !isSame(next.values, next.base)
    useDrafts.setState(isNeeded ? { ...others, [key]: next } : others, true)
  }
  return {
    values,
    version,
    base,
    isDirty: draft !== undefined,
    change: (changes) => put({ base, version, values: { ...values, ...changes } }),
    discard: () => put(null),
    rebase: (now, givenUp) =>
      put({ base: now.values, version: now.version, values: merge(base, values, now.values, givenUp) }),
  }
}

export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Fields that differ between two states of a record, those among them that only one has. */
export const differing = <T extends object>(a: T, b: T): (keyof T)[] =>
  (Object.keys({ ...a, ...b }) as (keyof T)[]).filter((field) => !isSame(a[field], b[field]))

/** Fields that two have changed, each in another way. */
export function contested<T extends object>(base: T, mine: T, theirs: T): (keyof T)[] {
  const changed = new Set(differing(base, mine))
  return differing(base, theirs).filter((field) => changed.has(field) && !isSame(mine[field], theirs[field]))
}

/** The present state with what was entered on an earlier one, but for what is given up. */
export function merge<T extends object>(base: T, mine: T, theirs: T, givenUp: ReadonlySet<keyof T>): T {
  const merged = { ...theirs }
  for (const field of differing(base, mine)) if (!givenUp.has(field)) merged[field] = mine[field]
  return merged
}
