/** Days on which a site is closed end the bookings there: nothing of it is open to which they could move. */
import { sql } from 'kysely'
import type { Day } from '#shared/calendar/day.ts'
import type { SiteId } from '#shared/domain/ids.ts'
import type { Tx } from '../database/index.ts'
import type { Random } from '../random.ts'
import { type Affected, bookingsOnClosures, lockPeople, refuseUnlocked, settleAffected } from './affected.ts'
import { holdSpaces } from './spaces.ts'

/**
 * Ends the bookings from a day on that meet a closure of the site as it is written now, and tells their holders.
 * @throws what makes `whileUndisturbed` begin again
 */
export async function releaseOnClosures(
  tx: Tx,
  random: Random,
  now: number,
  { siteId, from }: { readonly siteId: SiteId; readonly from: Day },
): Promise<readonly Affected[]> {
  const holders = (await bookingsOnClosures(tx, siteId, from)).map((b) => b.holder)
  const locked = await lockPeople(tx, [...new Set(holders)].sort())
  await holdSpaces(tx, sql`site_id = ${siteId}`)
  const affected = await bookingsOnClosures(tx, siteId, from)
  refuseUnlocked(affected, locked)
  await settleAffected(tx, random, now, affected, new Map())
  return affected
}
