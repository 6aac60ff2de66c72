/**
 * Database snapshots as text (`xmin:xmax:xip,…`, PostgreSQL's `pg_snapshot`), and what was written
 * since one.
 */
import { type RawBuilder, sql } from 'kysely'
import type { DeviceId } from '#shared/domain/ids.ts'
import type { Life, Tx } from '../database/index.ts'
import { hasLost, type Past, pastNow } from './past.ts'

/** Tables whose rows are pulled by the transaction that wrote them; beside them, a device's own mutations. */
export const STAMPED = [
  'meta',
  'site',
  'building',
  'floor',
  'floor_plan',
  'closing',
  'fixed_desk',
  'team',
  'person',
  'booking',
  'work_day',
  'before_absence',
  'notice',
  'policy_version',
  'tombstone',
] as const
export type StampedTable = (typeof STAMPED)[number] | 'mutation'

/**
 * Where the database stands in the transaction's snapshot.
 *
 * Both snapshots end at the last transaction that left a row to be pulled. Beyond it there is nothing
 * to see yet, and it must not be called seen: a number that was given to a transaction which left
 * nothing behind is on no disk, so after a crash the database gives it again, to one whose rows nobody
 * would pull then.
 */
export interface Standing extends Life {
  /** Where the next pull of the device goes on. */
  readonly own: string
  /** What is kept for all devices is true for this one: of two, the later one never ends first. */
  readonly shared: string
  /** No transaction from this one on had begun. */
  readonly xmax: bigint
  /** Which transaction wrote last to each table, 0 if none did; of mutations, to those of the device. */
  readonly lastRevs: Readonly<Record<StampedTable, bigint>>
  readonly past: Past
  /** Whether something of what had happened before is gone. */
  readonly isLost: boolean
  /** When the last backup but one was taken, or the only one; epoch milliseconds. */
  readonly backup: number | null
}

type Found = Omit<Standing, 'own' | 'shared' | 'xmax' | 'lastRevs' | 'past'> &
  Past & { readonly snapshot: string } & Record<StampedTable, string | null>

/** @param before what had happened when the device pulled before */
export async function standingOf(tx: Tx, device: DeviceId, before: Past | null = null): Promise<Standing> {
  const last = STAMPED.map(
    (t) => sql`(select rev from ${sql.table(t)} order by rev desc limit 1)::text as ${sql.ref(t)}`,
  )
  const { rows } = await sql<Found>`
    select pg_current_snapshot()::text as snapshot, ${sql.join(last)},
      (select rev from mutation where device_id = ${device} order by rev desc limit 1)::text as mutation,
      epoch, repair_until as "repairUntil", ${pastNow}, ${before ? hasLost(before) : sql`false`} as "isLost",
      (select min(at) from (select at from backup order by at desc limit 2) last) as backup
    from meta`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('a migrated database has its record')
  const { snapshot, epoch, repairUntil, order, change, entry, hash, isLost, backup } = row
  const revOf = (table: StampedTable) => BigInt(row[table] ?? 0)
  return {
    epoch,
    repairUntil,
    past: { order, change, entry, hash },
    isLost,
    backup,
    own: upTo(snapshot, latest([...STAMPED.map(revOf), revOf('mutation')])),
    shared: upTo(snapshot, latest(STAMPED.map(revOf))),
    xmax: xmaxOf(snapshot),
    lastRevs: Object.fromEntries(([...STAMPED, 'mutation'] as const).map((t) => [t, revOf(t)])) as Record<
      StampedTable,
      bigint
    >,
  }
}

function latest(revs: readonly bigint[]): bigint {
  let last = 0n
  for (const rev of revs) if (rev > last) last = rev
  return last
}

function upTo(snapshot: string, last: bigint): string {
  const end = last + 1n
  if (end >= xmaxOf(snapshot)) return snapshot
  const running = runningIn(snapshot).filter((x) => x < end)
  return `${running[0] ?? end}:${end}:${running.join(',')}`
}

/** All transactions before this one were over. */
const xminOf = (snapshot: string): string => snapshot.split(':')[0] ?? ''
/** No transaction from this one on had begun. */
export const xmaxOf = (snapshot: string): bigint => BigInt(snapshot.split(':')[1] ?? '0')

/** Snapshots of one database come one after the other: the later one sees all that the earlier did, and more. */
export function isLater(a: string, b: string): boolean {
  const [xmaxA, xmaxB] = [xmaxOf(a), xmaxOf(b)]
  // Between transactions that begin, those that run come to their end.
  return xmaxA > xmaxB || (xmaxA === xmaxB && runningIn(a).length < runningIn(b).length)
}

const runningIn = (snapshot: string): bigint[] =>
  (snapshot.split(':')[2] ?? '').split(',').filter(Boolean).map(BigInt)

/** Whether something written up to the transaction `last` may have been out of sight in `since`. */
export const mayBeNewer = (last: bigint, since: string): boolean =>
  last >= xmaxOf(since) || runningIn(since).some((running) => running <= last)

/**
 * The row was written by a transaction that `since` did not see yet. The first comparison lets an
 * index find the few rows there are; the second decides, also for one that committed late.
 */
export const changedSince = (rev: RawBuilder<unknown>, since: string): RawBuilder<boolean> =>
  sql`(${rev} >= ${xminOf(since)}::xid8 and not pg_visible_in_snapshot(${rev}, ${since}::pg_snapshot))`

/** … and `until` saw it. */
export const changedBetween = (rev: RawBuilder<unknown>, since: string, until: string): RawBuilder<boolean> =>
  sql`(${changedSince(rev, since)} and ${rev} < ${String(xmaxOf(until))}::xid8 and pg_visible_in_snapshot(${rev}, ${until}::pg_snapshot))`
