/** PostgreSQL through a pool, with one further connection that listens. */
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { isStalePlan } from './errors.ts'
import type { Database } from './handle.ts'
import type { Schema } from './schema.ts'
import { IS_WORTH_PREPARING, MOST_STATEMENTS } from './statements.ts'

const { builtins } = pg.types
const asText = (value: string) => value
/** 64-bit integers here are epoch milliseconds and counters, all exact as numbers. */
const parsers = new Map<number, (value: string) => unknown>([
  [builtins.DATE, asText],
  [builtins.INT8, Number],
])
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    parsers.get(oid) ?? pg.types.getTypeParser(oid, format as 'text'),
}

export interface PostgresOptions {
  readonly url: string
  /** Connections of this replica beside the listening one. */
  readonly connections?: number
  /** Told of trouble in the background; nobody else is waiting for an answer then. */
  readonly onTrouble?: (error: Error) => void
}

export function openPostgres(options: PostgresOptions): Database {
  const onTrouble = options.onTrouble ?? (() => {})
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connections ?? 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    application_name: 'platzwahl',
    types,
  })
  pool.on('error', onTrouble)
  // The pool listens to idle connections only. One that is lost between two statements of a transaction
  // would end the process; the next statement says that it is gone.
  pool.on('connect', (client) => {
    client.on('error', () => {})
    prepareStatements(client)
  })
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  const ears = new Set<() => Promise<void>>()
  return {
    kind: 'postgres',
    kysely,
    async listen(channel, onPayload) {
      const stop = await listenForever(options.url, channel, onPayload, onTrouble)
      ears.add(stop)
      return async () => {
        ears.delete(stop)
        await stop()
      }
    },
    dump: null,
    async close() {
      await Promise.all([...ears].map((stop) => stop()))
      await kysely.destroy()
    },
  }
}

/**
 * Has a connection parse and plan each statement once: Kysely gives statements no name, and an unnamed one is
 * planned each time, which takes longer than to run it. Named by its text, so that equal ones are one.
 */
function prepareStatements(client: pg.PoolClient): void {
  const names = new Map<string, string>()
  let named = 0
  const query = client.query.bind(client) as (...args: unknown[]) => Promise<pg.QueryResult>
  const prepared = (text: unknown, values: unknown, ...more: unknown[]) => {
    if (typeof text !== 'string' || !Array.isArray(values) || !IS_WORTH_PREPARING.test(text))
      return query(text, values, ...more)
    let name = names.get(text)
    if (name === undefined) {
      if (names.size === MOST_STATEMENTS) return query(text, values, ...more)
      name = `s${++named}`
      names.set(text, name)
    }
    return query({ name, text, values }).catch((error: unknown) => {
      if (isStalePlan(error)) names.delete(text)
      throw error
    })
  }
  client.query = prepared as typeof client.query
}

/** A listening connection that comes back after it was lost. */
async function listenForever(
  url: string,
  channel: string,
  onPayload: (payload: string | null) => void,
  onTrouble: (error: Error) => void,
): Promise<() => Promise<void>> {
  let stopped = false
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | undefined

  const connect = async () => {
    const next = new pg.Client({
      connectionString: url,
      application_name: 'platzwahl-listen',
      keepAlive: true,
    })
    // `end` follows `error`, so only it decides about coming back; before it listens, whoever called does.
    next.on('error', onTrouble)
    next.on('notification', (message) => onPayload(message.payload ?? ''))
    try {
      await next.connect()
      await next.query(`listen ${pg.escapeIdentifier(channel)}`)
    } catch (error) {
      next.end().catch(() => {})
      throw error
    }
    next.on('end', () => comeBack(1))
    client = next
    // Told to stop meanwhile: a connection nobody ends would keep the process.
    if (stopped) await next.end()
  }
  const comeBack = (attempt: number) => {
    if (stopped) return
    client = null
    timer = setTimeout(
      () =>
        connect().then(
          () => onPayload(null),
          (error: Error) => {
            onTrouble(error)
            comeBack(attempt + 1)
          },
        ),
      Math.min(10_000, 100 * 2 ** attempt),
    )
  }

  await connect()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await client?.end()
  }
}
