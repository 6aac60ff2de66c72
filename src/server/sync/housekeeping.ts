/** What must be forgotten in time: tombstones no cursor needs any more, old failed sign-ins, closings long over, what was planned before an absence that is past. */
import { sql } from 'kysely'
import { addDays, dayAt } from '#shared/calendar/day.ts'
import { forgetClosings } from '../closings/index.ts'
import { inTransaction, readSettings } from '../database/index.ts'
import { forgetBeforeAbsences } from '../day-plan/index.ts'
import type { Services } from '../services.ts'
import { CURSOR_TTL } from './pull.ts'

const DAY_MS = 86_400_000
/** Milliseconds a tombstone is kept at least: a day longer than any cursor lives. */
const KEEP = CURSOR_TTL + DAY_MS

/** Any replica may do it, as often as it likes. */
export async function tidy({ database, clock }: Pick<Services, 'database' | 'clock'>): Promise<void> {
  const now = clock.now()
  await inTransaction(database, async (tx) => {
    // A tombstone knows its transaction, not its time: a mark now and then says which were over when.
    await sql`insert into sync_mark (at, horizon)
      values (${now}, pg_snapshot_xmin(pg_current_snapshot())) on conflict do nothing`.execute(tx)
    await sql`delete from tombstone where rev <
      (select horizon from sync_mark where at < ${now - KEEP} order by at desc limit 1)`.execute(tx)
    await sql`delete from sync_mark where at <
      (select at from sync_mark where at < ${now - KEEP} order by at desc limit 1)`.execute(tx)
    // Laptops show some days of the past; a day more, as no site's zone is asked here.
    const yesterday = addDays(dayAt(now, 'UTC'), -1)
    const { lookBackDays } = await readSettings(tx)
    await forgetClosings(tx, addDays(yesterday, -lookBackDays))
    await forgetBeforeAbsences(tx, yesterday)
    await tx.deleteFrom('sign_in_failure').where('forget_at', '<', now).execute()
  })
}

/** Tidies at once and then every day. The answer ends it, after what runs at the moment. */
export function startHousekeeping(services: Services): () => Promise<void> {
  let cancel = () => {}
  let running: Promise<void> = Promise.resolve()
  const again = () => {
    running = tidy(services).catch((error: unknown) => services.log.warn({ err: error }, 'tidying up failed'))
    cancel = services.clock.after(DAY_MS, again)
  }
  again()
  return () => {
    cancel()
    return running
  }
}
