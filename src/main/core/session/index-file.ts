/**
 * What the sign-in screen has to know before any cache can be opened, in clear: the server's address,
 * and for each person with a cache here their name and how many of their changes wait. Nothing else.
 */
import { z } from 'zod'
import type { Storage } from '../platform.ts'

const Entry = z.strictObject({
  /** Name of the cache file. */
  file: z.string().regex(/^[a-z0-9-]+\.cache$/),
  login: z.string(),
  displayName: z.string(),
  waiting: z.int().nonnegative(),
})
export type IndexEntry = z.infer<typeof Entry>

const Index = z.strictObject({
  version: z.literal(1),
  server: z.strictObject({ url: z.string(), name: z.string().nullable() }).nullable(),
  profiles: z.array(Entry),
  /** Whose session goes on at the next start. */
  current: z.string().nullable(),
})
export type Index = z.infer<typeof Index>

const FILE = 'laptop.json'
const EMPTY: Index = { version: 1, server: null, profiles: [], current: null }

export interface IndexFile {
  read(): Index
  change(change: (index: Index) => Partial<Index>): void
}

export function openIndexFile(storage: Storage, log: (line: string) => void): IndexFile {
  let index = load(storage, log)
  return {
    read: () => index,
    change(change) {
      const next = { ...index, ...change(index) }
      if (JSON.stringify(next) === JSON.stringify(index)) return
      index = next
      storage.write(FILE, Buffer.from(`${JSON.stringify(index, null, 2)}\n`))
    },
  }
}

function load(storage: Storage, log: (line: string) => void): Index {
  const file = storage.read(FILE)
  if (!file) return EMPTY
  try {
    return Index.parse(JSON.parse(Buffer.from(file).toString('utf8')))
  } catch {
    // The caches themselves are untouched; their people find them again by signing in.
    log(`${FILE} is damaged and was put aside`)
    storage.rename(FILE, `${FILE}.damaged`)
    return EMPTY
  }
}
