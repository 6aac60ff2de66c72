/**
 * What the sign-in screen has to know before any cache can be opened, in clear: the server's address,
 * and for each person with a cache here their name and how many changes they made and have waiting.
 * Nothing else.
 */
import { z } from 'zod'
import type { Storage } from '../platform.ts'

const Entry = z.strictObject({
  /** Name of the cache file. */
  file: z.string().regex(/^[a-z0-9-]+\.cache$/),
  login: z.string(),
  displayName: z.string(),
  waiting: z.int().nonnegative(),
  /** Changes ever made, by which a cache that fell back to an older state is known. */
  made: z.int().nonnegative().default(0),
})
export type IndexEntry = z.infer<typeof Entry>

const Index = z.strictObject({
  version: z.literal(1),
  server: z.strictObject({ url: z.string(), name: z.string().nullable() }).nullable(),
  profiles: z.array(Entry),
  /** Whose session goes on at the next start. */
  current: z.string().nullable(),
  /** Caches of a revoked device that are being wiped, until nothing of them is left. */
  wiping: z.array(z.string()).default([]),
})
export type Index = z.infer<typeof Index>

const FILE = 'laptop.json'
const EMPTY: Index = { version: 1, server: null, profiles: [], current: null, wiping: [] }

export interface IndexFile {
  read(): Index
  /** What cannot be written now (the disk is full) holds until the app ends, and is written with the next change. */
  change(change: (index: Index) => Partial<Index>): void
}

export function openIndexFile(storage: Storage, log: (line: string) => void): IndexFile {
  let index = load(storage, log)
  let written = JSON.stringify(index)
  return {
    read: () => index,
    change(change) {
      index = { ...index, ...change(index) }
      const text = JSON.stringify(index)
      if (text === written) return
      try {
        storage.write(FILE, Buffer.from(`${JSON.stringify(index, null, 2)}\n`))
        written = text
      } catch (error) {
        log(`${FILE} could not be written: ${String(error)}`)
      }
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
