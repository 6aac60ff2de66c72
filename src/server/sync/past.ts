/**
 * What had happened when a cursor was given: the last accepted change, and the last entry of the audit,
 * whose hash holds all before it. A database that lost any of it has another past, however much was done
 * again since.
 */
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { MutationId } from '#shared/domain/ids.ts'

/** Cursors of older servers name an order alone. */
export const Past = z.strictObject({
  /** The highest of a change, 0 where there was none. */
  order: z.int(),
  /** The change itself; null where there was none, or its person was deleted. */
  change: MutationId.nullable().default(null),
  /** The number of the last entry of the audit, 0 where there was none, and some of its hash. */
  entry: z.int().default(0),
  hash: z.string().default(''),
})
export type Past = z.infer<typeof Past>

const deleted = sql<number>`(select commit_order from deleted_mutation)`
const order = sql<number>`greatest((select max(commit_order) from mutation), ${deleted})`
const entry = sql<number>`(select max(no) from audit)`
/** Enough of it to tell one past from another. */
const someOf = (hash: RawBuilder<unknown>) => sql<string>`encode(substring(${hash} for 12), 'base64')`
const hashAt = (no: RawBuilder<number>) =>
  sql<string | null>`(select ${someOf(sql`hash`)} from audit where no = ${no})`

/** Columns of what has happened up to now. */
export const pastNow = sql<Past>`${order} as "order",
  (select id from mutation where commit_order = ${order} limit 1) as change,
  coalesce(${entry}, 0) as entry, coalesce(${hashAt(entry)}, '') as hash`

/** Whether the database has lost something of what had happened; what was deleted with its person was not lost. */
export const hasLost = (past: Past): RawBuilder<boolean> => sql<boolean>`(
  ${past.order} > ${order}
  or ${past.change !== null} and ${past.order} > ${deleted} and not exists
    (select from mutation where commit_order = ${past.order} and id = ${past.change}::uuid)
  or ${past.entry > 0} and ${past.hash} is distinct from ${hashAt(sql`${past.entry}`)})`
