/** The encrypted SQLite file: opening, migrating, and handles that say whether one may write. */
import type Database from 'better-sqlite3'
import type { Storage } from '../platform.ts'
import { MIGRATIONS, type Migration } from './migrations.ts'

declare const writable: unique symbol

/** A database one may read. Statements are prepared once and kept. */
export interface ReadDb {
  get(sql: string, ...values: readonly SqlValue[]): Row | undefined
  all(sql: string, ...values: readonly SqlValue[]): Row[]
}
/** A database inside a transaction, the only place where one may write. */
export interface WriteDb extends ReadDb {
  readonly [writable]: true
  run(sql: string, ...values: readonly SqlValue[]): void
}
export type SqlValue = string | number | Uint8Array | null
export type Row = Record<string, unknown>

export interface CacheDb extends ReadDb {
  /** Everything `work` writes, or nothing. Not to be nested. */
  write<T>(work: (db: WriteDb) => T): T
  close(): void
}

/** The file was written by a newer version of the app. */
export class CacheNewerThanApp extends Error {
  override name = 'CacheNewerThanApp'
  readonly found: number
  constructor(found: number, known: number) {
    super(`The cache has schema ${found}, this app knows up to ${known}`)
    this.found = found
  }
}

/** The file cannot be read with this key: damaged, or of another key. */
export class CacheDamaged extends Error {
  override name = 'CacheDamaged'
}

// A header that says what this SQLite only reads is damaged too.
const DAMAGE = /^SQLITE_(NOTADB|CORRUPT|IOERR_SHORT_READ|READONLY$)/

export const isDamage = (error: unknown): boolean =>
  error instanceof CacheDamaged ||
  (error instanceof Error && 'code' in error && DAMAGE.test(String(error.code)))

/** The disk is full, or takes no more for another reason; what was written before is as it was. */
export const isOutOfSpace = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  /^(SQLITE_FULL|SQLITE_IOERR(?!_SHORT_READ)|SQLITE_CANTOPEN|ENOSPC|EDQUOT|EFBIG|EIO)/.test(
    String(error.code),
  )

/**
 * @param key 32 random bytes, used as they are
 * @param existing it was written before: an empty file has lost everything
 * @throws CacheDamaged, CacheNewerThanApp
 */
export function openCacheDb(
  storage: Storage,
  name: string,
  key: Uint8Array,
  {
    migrations = MIGRATIONS,
    existing = false,
  }: { migrations?: readonly Migration[]; existing?: boolean } = {},
): CacheDb {
  const db = storage.openDatabase(name)
  try {
    unlock(db, key)
    if (existing && versionOf(db) === 0) throw new CacheDamaged('The file is empty')
    migrate(db, migrations)
  } catch (error) {
    db.close()
    if (isDamage(error)) throw new CacheDamaged(String(error), { cause: error })
    throw error
  }
  return handle(db)
}

/** Only unlocks; for reading what is left of a damaged file. */
export function openRaw(storage: Storage, name: string, key: Uint8Array): CacheDb {
  const db = storage.openDatabase(name)
  unlock(db, key)
  return handle(db)
}

function unlock(db: Database.Database, key: Uint8Array): void {
  db.pragma(`cipher='sqlcipher'`)
  db.pragma(`key="x'${Buffer.from(key).toString('hex')}'"`)
  // The first read is where a wrong key shows.
  db.pragma('user_version')
  db.pragma('journal_mode = WAL')
  // What a person was told is queued must survive a power cut.
  db.pragma('synchronous = FULL')
  db.pragma('temp_store = MEMORY')
}

const versionOf = (db: Database.Database) => Number(db.pragma('user_version', { simple: true }))

function migrate(db: Database.Database, migrations: readonly Migration[]): void {
  migrations.forEach((m, i) => {
    if (m.version !== i + 1) throw new Error(`Migration ${m.version} stands where ${i + 1} belongs`)
  })
  const found = versionOf(db)
  if (found > migrations.length) throw new CacheNewerThanApp(found, migrations.length)
  for (const migration of migrations.slice(found)) {
    db.transaction(() => {
      db.exec(migration.sql)
      db.pragma(`user_version = ${migration.version}`)
    }).immediate()
  }
}

/** The same cache; tells as soon as anybody meets damage in it. */
export function watchDamage(db: CacheDb, onDamage: () => void): CacheDb {
  const watched = <A extends unknown[], R>(work: (...args: A) => R) => {
    return (...args: A): R => {
      try {
        return work(...args)
      } catch (error) {
        if (isDamage(error)) onDamage()
        throw error
      }
    }
  }
  return {
    get: watched(db.get),
    all: watched(db.all),
    write: (work) => watched(db.write<ReturnType<typeof work>>)(work),
    close: db.close,
  }
}

function handle(db: Database.Database): CacheDb {
  const prepared = new Map<string, Database.Statement<unknown[], Row>>()
  const statement = (sql: string) => {
    let s = prepared.get(sql)
    if (!s) {
      s = db.prepare<unknown[], Row>(sql)
      prepared.set(sql, s)
    }
    return s
  }
  const reading: ReadDb = {
    get: (sql, ...values) => statement(sql).get(...values),
    all: (sql, ...values) => statement(sql).all(...values),
  }
  const writing = {
    ...reading,
    run: (sql: string, ...values: readonly SqlValue[]) => void statement(sql).run(...values),
  } as WriteDb
  return {
    ...reading,
    write: (work) => db.transaction(() => work(writing)).immediate(),
    close: () => db.close(),
  }
}
