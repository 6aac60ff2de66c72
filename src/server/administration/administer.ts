/** What every administrative change has in common: one at a time, refused with a reason, audited, announced. */
import { ORPCError } from '@orpc/server'
import type { AdminRefusal } from '#shared/contract/administration.ts'
import { type Done, recordAudit, takeTurn } from '../audit/index.ts'
import { inTransaction, shareLife, type Tx } from '../database/index.ts'
import type { Viewer } from '../identity/index.ts'
import type { Services } from '../services.ts'
import type { Change, ChangeFeed } from '../sync/change-feed.ts'

export class Refused extends Error {
  readonly refusal: AdminRefusal
  constructor(refusal: AdminRefusal) {
    super(refusal.reason)
    this.refusal = refusal
  }
}
export const refuse = (refusal: AdminRefusal): never => {
  throw new Refused(refusal)
}

export interface Administering {
  readonly tx: Tx
  readonly now: number
  /** Writes down what is done in the same transaction. */
  audit(done: Omit<Done, 'actor' | 'at'>): Promise<void>
  /** Tells laptops once it is committed. */
  announce(change: Change): void
}

/** What administering works with. */
export interface Surroundings extends Pick<Services, 'database' | 'clock'> {
  readonly changes: Pick<ChangeFeed, 'announce'>
}

/** Whoever runs the server changes something at its command line. */
export interface CommandLine {
  readonly personId: null
}
export const COMMAND_LINE: CommandLine = { personId: null }

/**
 * Administrators are few and what one decides may hang on what another just did (the last of them, a
 * circle of deputies, a name): they take turns, so that what was looked at still holds when it is written.
 * @throws REFUSED with the reason
 */
export async function administer<T>(
  services: Surroundings,
  { personId }: Pick<Viewer, 'personId'> | CommandLine,
  work: (administering: Administering) => Promise<T>,
): Promise<T> {
  const now = services.clock.now()
  let changes: Change[] = []
  try {
    const result = await inTransaction(services.database, async (tx) => {
      changes = []
      // As all that is accepted: no other life begins meanwhile.
      await shareLife(tx)
      await takeTurn(tx)
      return await work({
        tx,
        now,
        audit: (done) => recordAudit(tx, { ...done, actor: personId, at: now }),
        announce: (change) => void changes.push(change),
      })
    })
    for (const change of changes) services.changes.announce(change)
    return result
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    throw new ORPCError('REFUSED', { status: 409, data: error.refusal })
  }
}

/**
 * Two editors of one record: the second one learns of the first.
 * @throws Refused as `changedMeanwhile`
 */
export async function refuseStale(tx: Tx, subjectId: string, present: string, seen: string): Promise<void> {
  if (present === seen) return
  const last = await tx
    .selectFrom('audit')
    .select(['actor', 'at'])
    .where('subject_id', '=', subjectId)
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst()
  refuse({ reason: 'changedMeanwhile', by: last?.actor || null, at: last?.at ?? null })
}
