/** One person's cache on this laptop: file, key and database together. */
import { createHash } from 'node:crypto'
import type { PersonId } from '#shared/domain/ids.ts'
import { KeyUnavailable, type Platform, type Storage } from '../platform.ts'
import {
  CacheDamaged,
  type CacheDb,
  isDamage,
  openCacheDb,
  openRaw,
  type ReadDb,
  type Row,
} from './database.ts'
import { destroyKey, hasEnvelope, openKey, sealKey, sealNewKey } from './envelope.ts'
import {
  insertIfMissing,
  KEPT_FACTS,
  madeIn,
  openQueueCopy,
  type QueueCopy,
  queueCopyOf,
} from './queue-copy.ts'

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
  return { file, key, db: openCacheDb(platform.storage, file, key, { existing: true }) }
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
  platform.storage.remove(queueCopyOf(file))
  await destroyKey(platform, file)
}

/** Also what was put aside of it; the key goes first, as without it the rest is noise. */
export async function wipeCache(platform: Platform, file: string): Promise<void> {
  await destroyKey(platform, file)
  await destroyCache(platform, file)
  platform.storage.remove(asideOf(file))
}

export interface Rebuilt {
  readonly cache: OpenCache
  /** What could be carried over of the queue. */
  readonly salvaged: 'all' | 'some' | 'nothing'
}

/**
 * Replaces a damaged cache by a new one with what can still be read of the queue, there or in its copy.
 * The damaged file stays aside until the next damage, for whoever wants to try harder.
 * @param made changes ever made with it, as far as is noted elsewhere
 */
export async function rebuildCache(
  platform: Platform,
  file: string,
  access: { readonly secret: string } | { readonly key: Uint8Array },
  made: number,
): Promise<Rebuilt> {
  const left = await salvage(platform, file, access, made)
  const { storage } = platform
  if (!left) {
    setAside(storage, file)
    const secret = 'secret' in access ? access.secret : ''
    return { cache: await createCache(platform, file, secret), salvaged: 'nothing' }
  }
  // Whole before the damaged one makes way, so that being killed in between costs nothing.
  const unfinished = `${file}.rebuilding`
  removeDatabase(storage, unfinished)
  const db = openCacheDb(storage, unfinished, left.key)
  db.write((tx) => {
    for (const row of left.meta) {
      tx.run('insert or replace into meta (key, value) values (?, ?)', String(row.key), String(row.value))
    }
    for (const row of left.outbox) insertIfMissing(tx, row)
  })
  db.close()
  storage.rename(unfinished, rebuiltOf(file))
  finishRebuilding(storage, file)
  return {
    cache: { file, key: left.key, db: openCacheDb(storage, file, left.key) },
    salvaged: left.all ? 'all' : 'some',
  }
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

/** Where a damaged file waits for whoever wants to try harder. */
const asideOf = (file: string): string => `${file}.damaged`

function setAside(storage: Storage, file: string): void {
  if (storage.exists(file)) storage.rename(file, asideOf(file))
  for (const suffix of ['-wal', '-shm']) storage.remove(`${file}${suffix}`)
}

interface Left {
  readonly key: Uint8Array
  readonly meta: Row[]
  readonly outbox: Row[]
  /** Nothing of the queue is missing. */
  readonly all: boolean
}

async function salvage(
  platform: Platform,
  file: string,
  access: { readonly secret: string } | { readonly key: Uint8Array },
  made: number,
): Promise<Left | null> {
  try {
    const key = 'key' in access ? access.key : await openKey(platform, file, access.secret)
    const left = leftIn(platform, file, key)
    if (left?.all) return left
    const copy = openQueueCopy(platform, file, key)
    return copy ? completed(left, copy, key, made) : left
  } catch (error) {
    platform.log(`cache: nothing could be salvaged (${String(error)})`)
    return null
  }
}

function leftIn(platform: Platform, file: string, key: Uint8Array): Left | null {
  let db: CacheDb | null = null
  try {
    db = openRaw(platform.storage, file, key)
    return { key, meta: leftFacts(db), ...leftChanges(db) }
  } catch (error) {
    platform.log(`cache: nothing can be read of it (${String(error)})`)
    return null
  } finally {
    db?.close()
  }
}

/** What is left where something is, as it is the newer; the copy where nothing is. */
function completed(left: Left | null, copy: QueueCopy, key: Uint8Array, made: number): Left {
  const facts = new Map(copy.facts.map((row) => [row.key, row]))
  // The copy's last number may have been passed since; a new device numbers anew.
  facts.delete('device')
  const meta = new Map([...facts, ...(left?.meta ?? []).map((row) => [String(row.key), row] as const)])
  const outbox = new Map<unknown, Row>([
    ...copy.outbox.map((row) => [row.position, row] as const),
    ...(left?.outbox ?? []).map((row) => [row.position, row] as const),
  ])
  const inOrder = [...outbox.values()].sort((a, b) => Number(a.position) - Number(b.position))
  return { key, meta: [...meta.values()], outbox: inOrder, all: madeIn(copy) >= made }
}

function leftFacts(db: ReadDb): Row[] {
  const read = KEPT_FACTS.map((key) =>
    ifReadable(() => db.get('select key, value from meta where key = ?', key)),
  )
  const facts = read.map((r) => r?.found).filter((row) => row !== undefined)
  // Numbers are the device's: with any fact gone it is safer to be a new one, which numbers them anew.
  return read.includes(null) ? facts.filter((row) => row.key !== 'device') : facts
}

function leftChanges(db: ReadDb): { outbox: Row[]; all: boolean } {
  const whole = ifReadable(() => db.all('select * from outbox order by position'))
  if (whole) return { outbox: whole.found, all: true }
  // Those that wait are in an index too, which lies on pages of its own.
  const waiting = ifReadable(() =>
    db.all('select position from outbox indexed by outbox_waiting where covered = 0 order by position'),
  )
  const last = ifReadable(() => db.get('select max(position) n from outbox'))
  const positions = new Set(waiting?.found.map((row) => Number(row.position)))
  for (let n = 1; n <= Number(last?.found?.n ?? 0); n++) positions.add(n)
  const outbox = [...positions]
    .sort((a, b) => a - b)
    .map((n) => ifReadable(() => db.get('select * from outbox where position = ?', n))?.found)
    .filter((row) => row !== undefined)
  if (outbox.length === 0) throw new CacheDamaged('the queue cannot be read')
  return { outbox, all: false }
}

/** null: it lies where the file is damaged. */
function ifReadable<T>(read: () => T): { readonly found: T } | null {
  try {
    return { found: read() }
  } catch (error) {
    if (isDamage(error)) return null
    throw error
  }
}

export const cannotBeRead = (error: unknown): boolean =>
  error instanceof CacheDamaged || (error instanceof KeyUnavailable && error.lost)
