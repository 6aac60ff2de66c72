/**
 * Copies of everything in the database, kept beside it: the state that every run begins with, and the backup of a
 * run. Tables and functions of a copy are made once, so that no run changes a definition and statements stay
 * prepared from one run to the next.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '#server/database/index.ts'

/** Begun runs after which what they left behind is swept up. */
const SWEPT_AFTER = 50

/** Nobody may delete from it, and no run depends on what is in it. */
const ADDED_TO_ONLY = 'audit'
/** Rows that come of deleting others. */
const LEFT_BEHIND = ['tombstone', 'deleted_mutation']

export class Copies {
  readonly #database: Database
  #made: Promise<void> | null = null
  #hasStart = false
  #begun = 0

  constructor(database: Database) {
    this.#database = database
  }

  /** @param build makes the state that runs begin with; asked the first time only */
  async begin(build: () => Promise<void>): Promise<void> {
    await this.#make()
    if (!this.#hasStart) {
      await build()
      await this.#call(sql`start.take()`)
      this.#hasStart = true
    } else await this.#call(sql`start.give()`)
    if (++this.#begun % SWEPT_AFTER === 0) await sql`vacuum`.execute(this.#database.kysely)
  }

  backUp(): Promise<void> {
    return this.#call(sql`backup.take()`)
  }

  restore(): Promise<void> {
    return this.#call(sql`backup.give()`)
  }

  async #call(call: RawBuilder<unknown>): Promise<void> {
    await sql`select ${call}`.execute(this.#database.kysely)
  }

  #make(): Promise<void> {
    this.#made ??= (async () => {
      const tables = await tablesOf(this.#database)
      // Here triggers stamp and bury as always: to silence them has every statement planned anew. So a run begins
      // with all rows just written.
      const deletable = tables.filter((name) => name !== ADDED_TO_ONLY)
      const first = deletable.filter((name) => !LEFT_BEHIND.includes(name)).reverse()
      await this.#makeCopy('start', deletable, [...first, ...LEFT_BEHIND], [])
      // A backup brings rows back as they were: nothing stamps or buries them.
      const silently = `perform set_config('session_replication_role', 'replica', true)`
      await this.#makeCopy('backup', tables, tables, [silently])
    })()
    return this.#made
  }

  /** @param filled the tables it has, in the order they are filled and @param emptied in which they are emptied */
  async #makeCopy(
    copy: string,
    filled: readonly string[],
    emptied: readonly string[],
    before: readonly string[],
  ): Promise<void> {
    const run = (text: string) => sql.raw(text).execute(this.#database.kysely)
    const body = (lines: readonly string[]) =>
      `returns void language plpgsql as $$ begin ${lines.map((line) => `${line};`).join(' ')} end $$`
    await run(`create schema ${copy}`)
    for (const name of filled) await run(`create table ${copy}.${name} (like public.${name})`)
    await run(`create table ${copy}.orders (last bigint, is_called boolean)`)
    await run(
      `create function ${copy}.take() ${body([
        ...filled.flatMap((t) => [`delete from ${copy}.${t}`, `insert into ${copy}.${t} table public.${t}`]),
        `delete from ${copy}.orders`,
        `insert into ${copy}.orders select last_value, is_called from mutation_order`,
      ])}`,
    )
    await run(
      `create function ${copy}.give() ${body([
        ...before,
        ...emptied.map((t) => `delete from public.${t}`),
        ...filled.map((t) => `insert into public.${t} overriding system value table ${copy}.${t}`),
        `perform setval('mutation_order', last, is_called) from ${copy}.orders`,
      ])}`,
    )
  }
}

/** Each after those it refers to. */
async function tablesOf({ kysely }: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string; needs: string[] }>`
    select c.relname as name, array(
        select distinct f.confrelid::regclass::text from pg_constraint f
        where f.contype = 'f' and f.conrelid = c.oid and f.confrelid <> c.oid) as needs
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and c.relname <> 'migration' order by c.relname`.execute(kysely)
  const sorted: string[] = []
  while (sorted.length < rows.length) {
    const next = rows.find(
      ({ name, needs }) => !sorted.includes(name) && needs.every((n) => sorted.includes(n)),
    )
    if (!next) throw new Error('tables refer to each other in a circle')
    sorted.push(next.name)
  }
  return sorted
}
