/**
 * Database snapshots as text (`xmin:xmax:xip,…`, PostgreSQL's `pg_snapshot`), and what was written
 * since one.
 */
import { type RawBuilder, sql } from 'kysely'

/** The snapshot the transaction reads in, to be selected. */
export const currentSnapshot = sql<string>`pg_current_snapshot()::text`

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
