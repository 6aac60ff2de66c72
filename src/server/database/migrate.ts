/** Brings a database up to this version's schema. */
import { sql } from 'kysely'
import { DatabaseProblem } from './errors.ts'
import type { Database, Queries } from './handle.ts'
import { LOCKS } from './locks.ts'
import { type Migration, migrations as ours } from './migrations/index.ts'

export interface Migrated {
  /** Names of the migrations that were applied now. */
  readonly applied: readonly string[]
  readonly version: number
}

const nameOf = (m: Migration) => `${String(m.number).padStart(4, '0')}-${m.name}`

/**
 * Applies what is missing, each migration in a transaction of its own; several processes may try
 * at once.
 * @throws DatabaseProblem when a newer version of the server has been here
 */
export async function migrate(
  database: Database,
  now: number,
  migrations: readonly Migration[] = ours,
): Promise<Migrated> {
  let newest = 0
  for (const m of migrations) {
    // Numbers are given out before the work is done, so one may come later than the next.
    if (m.number <= newest) throw new Error(`Migration ${nameOf(m)} is out of order`)
    newest = m.number
  }
  // Most starts find nothing to do, and need no lock to see that.
  if (migrations.every(isIn(await appliedIn(database.kysely, newest))))
    return { applied: [], version: newest }
  await database.kysely.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${LOCKS.migration})`.execute(tx)
    await sql`create table if not exists migration
      (number integer primary key, name text not null, at bigint not null)`.execute(tx)
  })
  const applied: string[] = []
  for (const m of migrations) {
    const didApply = await database.kysely.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(${LOCKS.migration})`.execute(tx)
      if (isIn(await appliedIn(tx, newest))(m)) return false
      for (const statement of statementsOf(m.sql)) await sql.raw(statement).execute(tx)
      await sql`insert into migration (number, name, at) values (${m.number}, ${m.name}, ${now})`.execute(tx)
      return true
    })
    if (didApply) applied.push(nameOf(m))
  }
  return { applied, version: newest }
}

interface Applied {
  readonly number: number
  readonly name: string
}

const isIn =
  (applied: readonly Applied[]) =>
  ({ number }: Migration): boolean =>
    applied.some((a) => a.number === number)

/**
 * What this database has seen; nothing where it is empty.
 * @throws DatabaseProblem when that is more than `newest`
 */
async function appliedIn(queries: Queries, newest: number): Promise<readonly Applied[]> {
  const table = await sql<{ found: boolean }>`select to_regclass('migration') is not null as found`.execute(
    queries,
  )
  if (!table.rows[0]?.found) return []
  const { rows } = await sql<Applied>`select number, name from migration order by number`.execute(queries)
  const beyond = rows.find((row) => row.number > newest)
  if (beyond)
    throw new DatabaseProblem(
      `The database was written by a newer version of Platzwahl (it has migration ${nameOf({ ...beyond, sql: '' })}, this version ends at ${String(newest).padStart(4, '0')}). Update this server.`,
    )
  return rows
}

/** Statements end with a semicolon at the end of a line; bodies of functions (`$$`) are kept whole. */
function statementsOf(text: string): string[] {
  const statements: string[] = []
  let rest = ''
  for (const line of text.split('\n')) {
    rest += `${line}\n`
    const open = rest.split('$$').length % 2 === 0
    if (!open && /;\s*$/.test(line)) {
      statements.push(rest)
      rest = ''
    }
  }
  if (rest.trim() !== '') statements.push(rest)
  return statements
}
