/**
 * The database of a run, seen by servers that can die at any commit. One real PGlite serves all runs of a
 * process; each run begins by emptying it.
 */
import type { PGlite } from '@electric-sql/pglite'
import {
  type AbortableOperationOptions,
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  type KyselyConfig,
  PostgresDialect,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import type { Pool } from 'pg'
import { type Database, PGliteDialect, type Schema } from '#server/database/index.ts'
import type { VirtualTime } from '../engine/virtual-time.ts'
import { Copies } from './copies.ts'
import { Overlap, type Pace } from './overlap.ts'

/** What goes wrong at a commit: the work is undone, or done but nobody told. */
export interface Mishap {
  readonly at: 'before commit' | 'after commit'
  /** The process dies of it, or only loses its connection to the database. */
  readonly fatal: boolean
}

/** One server process as its database connection knows it. */
export class Life {
  /** Real work that the run's time must wait for. */
  readonly working: <T>(work: () => Promise<T>) => Promise<T>
  alive = true
  /** Statements it sent. */
  statements = 0
  /** What goes wrong at the `left`-th commit of something written from now on. */
  plan: (Mishap & { left: number }) | null = null
  onDeath: () => void = () => {}
  /** How its transactions overlap with others; null: one after the other. */
  readonly overlap: Overlap | null
  readonly #pauses = new Set<() => void>()

  constructor(working: Life['working'] = (work) => work(), overlap: Overlap | null = null) {
    this.working = working
    this.overlap = overlap
  }

  die(): void {
    if (!this.alive) return
    this.alive = false
    // The database notices at once that nobody is at the other end.
    for (const go of [...this.#pauses]) go()
    this.onDeath()
  }

  async pause(pace: Pace | null): Promise<void> {
    // Nobody lets time pass for those who are dead when a run is over.
    if (!this.alive || !pace) return
    await this.overlap?.pause(pace, (go) => {
      this.#pauses.add(go)
      return () => this.#pauses.delete(go)
    })
  }

  /** @returns what goes wrong at this commit, or null */
  commits(): Mishap | null {
    if (!this.plan || --this.plan.left > 0) return null
    const mishap = this.plan
    this.plan = null
    return mishap
  }

  suffer({ at, fatal }: Mishap): never {
    if (fatal) this.die()
    throw new Dead(`the connection was lost ${at}`)
  }
}

/** Thrown at whatever a dead process still tries. */
class Dead extends Error {
  readonly code = 'ECONNREFUSED'
}

/** Thrown at who finds all connections in use. */
export class NoConnection extends Dead {}

export interface SimDatabase {
  readonly kind: Database['kind']
  /** As a server of that life sees it. */
  of(life: Life): Database
  /** As the simulator itself sees it; never dies. */
  readonly own: Database
  /** How transactions of a run overlap; null where they cannot. */
  overlap(time: VirtualTime, seed: number): Overlap | null
  /** How runs begin, and their backups. */
  readonly copies: Copies
  close(): Promise<void>
}

export function onPGlite(pglite: PGlite): SimDatabase {
  const dialect = new PGliteDialect(pglite)
  return {
    ...simDatabase(
      'pglite',
      () => dialect,
      () => pglite.close(),
    ),
    overlap: () => null,
  }
}

/** @param monitor tells what connections of the pool wait for, and needs none of them for it */
export function onPostgres(pool: Pool, monitor: Pool): SimDatabase {
  // A server that finds no connection free says so; waiting for one would stop time for those who have one.
  const isFull = () => pool.totalCount >= (pool.options.max ?? 10) && pool.idleCount === 0
  const dialect = () => new PostgresDialect({ pool })
  const close = async () => {
    await pool.end()
    await monitor.end()
  }
  return {
    ...simDatabase('postgres', dialect, close, isFull),
    overlap: (time, seed) => new Overlap(time, seed, monitor),
  }
}

function simDatabase(
  kind: Database['kind'],
  dialect: () => Dialect,
  close: () => Promise<void>,
  isFull: () => boolean = () => false,
): Omit<SimDatabase, 'overlap'> {
  const ears = new Set<Ear>()
  // Notices come when the statement that gives them has ended, not when a socket happens to bring them.
  const heard = (notice: { channel: string; payload: string }) => {
    for (const ear of ears) if (ear.life.alive && ear.channel === notice.channel) ear.hear(notice.payload)
  }
  const of = (life: Life): Database => ({
    kind,
    kysely: new Kysely<Schema>(mortal(dialect(), { life, heard, isFull })),
    async listen(channel, hear) {
      const ear = { life, channel, hear }
      ears.add(ear)
      return async () => void ears.delete(ear)
    },
    dump: null,
    close: async () => {},
  })
  const own = of(new Life())
  return { kind, of, own, copies: new Copies(own), close }
}

interface Ear {
  readonly life: Life
  readonly channel: string
  readonly hear: (payload: string) => void
}

type Notice = { readonly channel: string; readonly payload: string }

interface Surroundings {
  readonly life: Life
  readonly heard: (notice: Notice) => void
  readonly isFull: () => boolean
}

function mortal(inner: Dialect, surroundings: Surroundings): KyselyConfig {
  return {
    dialect: {
      createAdapter: () => inner.createAdapter(),
      createIntrospector: (db) => inner.createIntrospector(db),
      createQueryCompiler: () => inner.createQueryCompiler(),
      createDriver: () => new MortalDriver(inner.createDriver(), surroundings),
    },
  }
}

class MortalConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection
  readonly #life: Life
  readonly #heard: (notice: Notice) => void
  readonly #pid: number
  readonly pace: Pace | null
  writes = false
  over = true

  constructor(inner: DatabaseConnection, { life, heard }: Surroundings, pid: number, pace: Pace | null) {
    this.inner = inner
    this.#life = life
    this.#heard = heard
    this.#pid = pid
    this.pace = pace
  }

  /** One step of a transaction, when its turn has come. */
  async step<T>(run: () => Promise<T>, endsTransaction = false): Promise<T> {
    await this.#life.pause(this.pace)
    return await this.now(run, endsTransaction)
  }

  /** … and without waiting for a turn. */
  async now<T>(run: () => Promise<T>, endsTransaction = true): Promise<T> {
    const { overlap, working } = this.#life
    return await working(() => (overlap ? overlap.run(this.#pid, run, endsTransaction) : run()))
  }

  async executeQuery<R>(query: CompiledQuery, options?: AbortableOperationOptions): Promise<QueryResult<R>> {
    if (!this.#life.alive) throw new Dead('this server is dead')
    this.#life.statements++
    const result = await this.step(async () => {
      if (!this.#life.alive) throw new Dead('this server is dead')
      return await this.inner.executeQuery<R>(query, options)
    }, this.over)
    if (query.sql.startsWith('select pg_notify')) {
      const [channel, payload] = query.parameters as [string, string]
      this.#heard({ channel, payload })
    }
    return result
  }

  streamQuery(): never {
    throw new Error('nothing streams here')
  }
}

class MortalDriver implements Driver {
  readonly #inner: Driver
  readonly #life: Life
  readonly #surroundings: Surroundings
  constructor(inner: Driver, surroundings: Surroundings) {
    this.#inner = inner
    this.#life = surroundings.life
    this.#surroundings = surroundings
  }

  init(): Promise<void> {
    return this.#inner.init()
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const { working } = this.#life
    if (this.#surroundings.isFull()) throw new NoConnection('no connection is free')
    // Drawn before anything real is waited for, as that takes as long as it likes.
    const pace = this.#life.overlap?.pace() ?? null
    const inner = await working(() => this.#inner.acquireConnection())
    const pid = this.#life.overlap ? await working(() => pidOf(inner)) : 0
    return new MortalConnection(inner, this.#surroundings, pid, pace)
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    if (!this.#life.alive) throw new Dead('this server is dead')
    const c = connection as MortalConnection
    await c.step(() => this.#inner.beginTransaction(c.inner, settings))
    c.over = false
    c.writes = settings.accessMode !== 'read only'
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const c = connection as MortalConnection
    const mishap = c.writes ? this.#life.commits() : null
    await this.#life.pause(c.pace)
    c.over = true
    if (mishap?.at === 'before commit' || !this.#life.alive) {
      await c.now(() => this.#inner.rollbackTransaction(c.inner))
      this.#life.suffer(mishap ?? { at: 'before commit', fatal: true })
    }
    await c.now(async () => {
      await this.#inner.commitTransaction(c.inner)
      if (c.writes) await this.#life.overlap?.onCommit()
    })
    if (mishap) this.#life.suffer(mishap)
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    const c = connection as MortalConnection
    if (c.over) return
    c.over = true
    await c.now(() => this.#inner.rollbackTransaction(c.inner))
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    await this.#inner.releaseConnection((connection as MortalConnection).inner)
  }

  destroy(): Promise<void> {
    return this.#inner.destroy()
  }
}

const pids = new WeakMap<DatabaseConnection, number>()

async function pidOf(connection: DatabaseConnection): Promise<number> {
  const known = pids.get(connection)
  if (known !== undefined) return known
  const { rows } = await connection.executeQuery<{ pid: number }>(
    CompiledQuery.raw('select pg_backend_pid() as pid'),
  )
  const pid = rows[0]?.pid ?? 0
  pids.set(connection, pid)
  return pid
}
