/**
 * PGlite for Kysely, with each statement parsed once. Kysely's own dialect has every statement parsed and planned
 * anew, in six calls into the database; a prepared one takes a single call, and its plan is kept (a tenth of the
 * time, measured on an empty `select`).
 */
import { type PGlite, protocol } from '@electric-sql/pglite'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type Driver,
  type Kysely,
  PGliteAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import { IS_WORTH_PREPARING, MOST_STATEMENTS } from './statements.ts'

type Message = Awaited<ReturnType<PGlite['execProtocolStream']>>[number]
type OfKind<Name extends Message['name'], More> = Message & { readonly name: Name } & More
/** What of the protocol's messages is read here; PGlite declares no more than their names. */
type Answer =
  | OfKind<'parameterDescription', { readonly dataTypeIDs: readonly number[] }>
  | OfKind<'rowDescription', { readonly fields: readonly Field[] }>
  | OfKind<'dataRow', { readonly fields: readonly (string | null)[] }>
  | OfKind<'commandComplete', { readonly text: string }>
  | OfKind<'readyForQuery', object>

interface Field {
  readonly name: string
  readonly dataTypeID: number
}

interface Statement {
  /** The database's name for it. */
  readonly name: string
  readonly parameters: readonly number[]
  readonly fields: readonly Field[]
}

const CHANGES_ANSWERS = /\b(alter|drop|replace)\b/i

const { serialize } = protocol

/** All that Kysely does on one PGlite, however many use it: they take turns. */
export class PGliteDialect implements Dialect {
  readonly #session: Session

  constructor(pglite: PGlite) {
    this.#session = new Session(pglite)
  }

  createDriver(): Driver {
    return new PGliteDriver(this.#session)
  }

  createAdapter(): PGliteAdapter {
    return new PGliteAdapter()
  }

  createQueryCompiler(): PostgresQueryCompiler {
    return new PostgresQueryCompiler()
  }

  createIntrospector(kysely: Kysely<unknown>): DatabaseIntrospector {
    return new PostgresIntrospector(kysely)
  }
}

class PGliteDriver implements Driver {
  readonly #session: Session
  #release = () => {}

  constructor(session: Session) {
    this.#session = session
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    this.#release = await this.#session.take()
    return this.#session
  }

  async beginTransaction(_: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const { isolationLevel, accessMode } = settings
    await this.#session.begin(
      `begin${isolationLevel ? ` isolation level ${isolationLevel}` : ''}${accessMode ? ` ${accessMode}` : ''}`,
    )
  }

  commitTransaction(): Promise<void> {
    return this.#session.end('commit')
  }

  rollbackTransaction(): Promise<void> {
    return this.#session.end('rollback')
  }

  async releaseConnection(): Promise<void> {
    this.#release()
  }

  /** Whoever opened the database closes it. */
  async destroy(): Promise<void> {}
}

/** The one connection there is to a PGlite. */
class Session implements DatabaseConnection {
  readonly #pglite: PGlite
  /** By their text, the one used last at the end. */
  readonly #prepared = new Map<string, Statement>()
  #given = 0
  #isInTransaction = false

  constructor(pglite: PGlite) {
    this.#pglite = pglite
  }

  /**
   * Waits until nobody else uses the database, in what way ever.
   * @returns what lets the next one use it
   */
  take(): Promise<() => void> {
    return new Promise((resolve) => {
      void this.#pglite._runExclusiveTransaction(
        () => new Promise<void>((release) => resolve(() => release())),
      )
    })
  }

  async begin(how: string): Promise<void> {
    await this.#ask(serialize.query(how))
    this.#isInTransaction = true
  }

  /** @throws when a transaction that was to be committed had failed before */
  async end(how: 'commit' | 'rollback'): Promise<void> {
    this.#isInTransaction = false
    const answers = await this.#ask(serialize.query(how))
    const done = answers.find((a) => a.name === 'commandComplete')
    if (how === 'commit' && done?.text === 'ROLLBACK') throw new Error('a failed transaction was committed')
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const statement = await this.#statement(sql)
    const values = statement.parameters.map((type, i) => this.#asText(parameters[i], type))
    const answers = await this.#ask(
      serialize.bind({ statement: statement.name, values }),
      serialize.execute(),
      serialize.sync(),
    )
    const rows: R[] = []
    let affected: bigint | undefined
    for (const answer of answers) {
      if (answer.name === 'dataRow') rows.push(this.#row(statement.fields, answer.fields) as R)
      else if (answer.name === 'commandComplete') affected = affectedIn(answer.text)
    }
    return affected === undefined ? { rows } : { rows, numAffectedRows: affected }
  }

  streamQuery(): never {
    throw new Error('PGlite answers as a whole')
  }

  async #statement(sql: string): Promise<Statement> {
    if (!IS_WORTH_PREPARING.test(sql)) {
      if (CHANGES_ANSWERS.test(sql)) for (const text of [...this.#prepared.keys()]) await this.#forget(text)
      return await this.#parse(sql, '')
    }
    const known = this.#prepared.get(sql)
    if (known) this.#prepared.delete(sql)
    const statement = known ?? (await this.#parse(sql, `s${this.#given++}`))
    this.#prepared.set(sql, statement)
    const [oldest] = this.#prepared.keys()
    if (this.#prepared.size > MOST_STATEMENTS && oldest !== undefined) await this.#forget(oldest)
    return statement
  }

  async #parse(text: string, name: string): Promise<Statement> {
    const answers = await this.#ask(
      serialize.parse({ name, text }),
      serialize.describe({ type: 'S', name }),
      serialize.sync(),
    )
    return {
      name,
      parameters: answers.find((a) => a.name === 'parameterDescription')?.dataTypeIDs ?? [],
      fields: answers.find((a) => a.name === 'rowDescription')?.fields ?? [],
    }
  }

  async #forget(text: string): Promise<void> {
    const { name } = this.#prepared.get(text) as Statement
    this.#prepared.delete(text)
    await this.#ask(serialize.close({ type: 'S', name }), serialize.sync())
  }

  async #ask(...messages: readonly Uint8Array[]): Promise<Answer[]> {
    if (!this.#pglite.ready) throw new Error('PGlite is closed')
    const answers = await this.#pglite.execProtocolStream(joined(messages), {
      syncToFs: !this.#isInTransaction,
    })
    return answers as Answer[]
  }

  #asText(value: unknown, type: number): string | null {
    if (value === null || value === undefined) return null
    return this.#pglite.serializers[type]?.(value) ?? String(value)
  }

  #row(fields: readonly Field[], values: readonly (string | null)[]): Record<string, unknown> {
    const { parsers } = this.#pglite
    const row: Record<string, unknown> = {}
    for (const [i, { name, dataTypeID }] of fields.entries()) {
      const value = values[i] ?? null
      const parse = parsers[dataTypeID]
      row[name] = value === null || !parse ? value : parse(value, dataTypeID)
    }
    return row
  }
}

function joined(messages: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(messages.reduce((length, m) => length + m.length, 0))
  let at = 0
  for (const m of messages) {
    all.set(m, at)
    at += m.length
  }
  return all
}

/** @param tag as the database ends a command: `INSERT 0 3`, `UPDATE 3`, `SELECT 3` */
function affectedIn(tag: string): bigint | undefined {
  const words = tag.split(' ')
  return words[0] === 'SELECT' ? undefined : BigInt(words.at(-1)?.match(/^\d+$/)?.[0] ?? 0)
}
