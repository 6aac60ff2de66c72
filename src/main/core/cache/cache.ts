/** One person's cache on this laptop: file, key and database together. */
import { createHash } from 'node:crypto'
import type { PersonId } from '#shared/domain/ids.ts'
import { KeyUnavailable, type Platform, type Storage } from '../platform.ts'
import { CacheDamaged, type CacheDb, openCacheDb, openRaw, type Row } from './database.ts'
import { destroyKey, hasEnvelope, openKey, sealKey, sealNewKey } from './envelope.ts'

export interface OpenCache {
  readonly file: string
  readonly key: Uint8Array
  readonly db: CacheDb
}

/** Names no person: whoever sees the folder learns nothing. */
export function cacheFile(serverId: string, personId: PersonId): string {
  return `${createHash('sha256').update(`${serverId} ${personId}`).digest('hex').slice(0, 24)}.cache`
}

export const cacheExists = ({ storage }: Platform, file: string): boolean =>
  (storage.exists(file) || storage.exists(rebuiltOf(file))) && hasEnvelope(storage, file)

/** @throws KeyUnavailable, CacheDamaged, CacheNewerThanApp */
export async function openCache(platform: Platform, file: string, secret: string): Promise<OpenCache> {
  const key = await openKey(platform, file, secret)
  finishRebuilding(platform.storage, file)
  return { file, key, db: openCacheDb(platform.storage, file, key) }
}

export async function createCache(platform: Platform, file: string, secret: string): Promise<OpenCache> {
  await destroyCache(platform, file)
  const key = await sealNewKey(platform, file, secret)
  return { file, key, db: openCacheDb(platform.storage, file, key) }
}

/** Wraps the key anew, such as for a changed password. */
export const resealCache = (platform: Platform, { file, key }: OpenCache, secret: string): Promise<void> =>
  sealKey(platform, file, key, secret)

export async function destroyCache(platform: Platform, file: string): Promise<void> {
  for (const name of [file, rebuiltOf(file), `${file}.rebuilding`]) removeDatabase(platform.storage, name)
  await destroyKey(platform, file)
}

export interface Rebuilt {
  readonly cache: OpenCache
  /** The queue and the device's identity could be carried over. */
  readonly salvaged: boolean
}

/**
 * Replaces a damaged cache by a new one with what can still be read of the queue. The damaged file
 * stays aside until the next damage, for whoever wants to try harder.
 */
export async function rebuildCache(
  platform: Platform,
  file: string,
  access: { readonly secret: string } | { readonly key: Uint8Array },
): Promise<Rebuilt> {
  const left = await salvage(platform, file, access)
  const { storage } = platform
  if (!left) {
    setAside(storage, file)
    const secret = 'secret' in access ? access.secret : ''
    return { cache: await createCache(platform, file, secret), salvaged: false }
  }
  // Whole before the damaged one makes way, so that being killed in between costs nothing.
  const unfinished = `${file}.rebuilding`
  removeDatabase(storage, unfinished)
  const db = openCacheDb(storage, unfinished, left.key)
  db.write((tx) => {
    for (const row of left.meta) {
      tx.run('insert or replace into meta (key, value) values (?, ?)', String(row.key), String(row.value))
    }
    for (const row of left.outbox) {
      const columns = Object.keys(row)
      tx.run(
        `insert into outbox (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
        ...columns.map((c) => row[c] as string | number | null),
      )
    }
  })
  db.close()
  storage.rename(unfinished, rebuiltOf(file))
  finishRebuilding(storage, file)
  return { cache: { file, key: left.key, db: openCacheDb(storage, file, left.key) }, salvaged: true }
}

/** Name of a rebuilt file, complete, that is yet to take the place of the damaged one. */
const rebuiltOf = (file: string): string => `${file}.rebuilt`

function finishRebuilding(storage: Storage, file: string): void {
  if (!storage.exists(rebuiltOf(file))) return
  setAside(storage, file)
  storage.rename(rebuiltOf(file), file)
}

function removeDatabase(storage: Storage, file: string): void {
  for (const suffix of ['', '-wal', '-shm']) storage.remove(`${file}${suffix}`)
}

function setAside(storage: Storage, file: string): void {
  if (storage.exists(file)) storage.rename(file, `${file}.damaged`)
  for (const suffix of ['-wal', '-shm']) storage.remove(`${file}${suffix}`)
}

const KEPT_FACTS = ['owner', 'device', 'settings', 'lastSeq', 'me', 'serverSettings', 'clockOffset']

async function salvage(
  platform: Platform,
  file: string,
  access: { readonly secret: string } | { readonly key: Uint8Array },
): Promise<{ key: Uint8Array; meta: Row[]; outbox: Row[] } | null> {
  let db: CacheDb | null = null
  try {
    const key = 'key' in access ? access.key : await openKey(platform, file, access.secret)
    db = openRaw(platform.storage, file, key)
    const outbox = db.all('select * from outbox order by position')
    const meta = db.all('select key, value from meta').filter((row) => KEPT_FACTS.includes(String(row.key)))
    return { key, meta, outbox }
  } catch (error) {
    platform.log(`cache: nothing could be salvaged (${String(error)})`)
    return null
  } finally {
    db?.close()
  }
}

export const cannotBeRead = (error: unknown): boolean =>
  error instanceof CacheDamaged || (error instanceof KeyUnavailable && error.lost)
