/**
 * Database snapshots as text (`xmin:xmax:xip,…`, PostgreSQL's `pg_snapshot`), and what was written
 * since one.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Life, Tx } from '../database/index.ts'

/** Where the database stands in the transaction's snapshot. */
export interface Standing extends Life {
  readonly snapshot: string
  /** The highest order of a change that is contained, or was deleted. */
  readonly order: number
  /** When the last backup but one was taken, or the only one; epoch milliseconds. */
  readonly backup: number | null
}

export async function standingOf(tx: Tx): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select pg_current_snapshot()::text as snapshot, epoch, repair_until as "repairUntil",
      (select greatest((select max(commit_order) from mutation), (select commit_order from deleted_mutation)))
        as "order",
      (select min(at) from (select at from backup order by at desc limit 2) last) as backup
    from meta`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('a migrated database has its record')
  return row
}

/** All transactions before this one were over. */
const xminOf = (snapshot: string): string => snapshot.split(':')[0] ?? ''
/** No transaction from this one on had begun. */
export const xmaxOf = (snapshot: string): bigint => BigInt(snapshot.split(':')[1] ?? '0')

/** Snapshots of one database come one after the other: the later one sees all that the earlier did, and more. */
export function isLater(a: string, b: string): boolean {
  const [xmaxA, xmaxB] = [xmaxOf(a), xmaxOf(b)]
  // Between transactions that begin, those that run come to their end.
  return xmaxA > xmaxB || (xmaxA === xmaxB && runningIn(a) < runningIn(b))
}

const runningIn = (snapshot: string): number => snapshot.split(':')[2]?.split(',').filter(Boolean).length ?? 0

/**
 * The row was written by a transaction that `since` did not see yet. The first comparison lets an
 * index find the few rows there are; the second decides, also for one that committed late.
 */
export const changedSince = (rev: RawBuilder<unknown>, since: string): RawBuilder<boolean> =>
  sql`(${rev} >= ${xminOf(since)}::xid8 and not pg_visible_in_snapshot(${rev}, ${since}::pg_snapshot))`

/** … and `until` saw it. */
export const changedBetween = (rev: RawBuilder<unknown>, since: string, until: string): RawBuilder<boolean> =>
  sql`(${changedSince(rev, since)} and ${rev} < ${String(xmaxOf(until))}::xid8 and pg_visible_in_snapshot(${rev}, ${until}::pg_snapshot))`
