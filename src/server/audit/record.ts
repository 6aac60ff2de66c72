/** Writing down who changed what. */
import type { AuditAction, Facts } from '#shared/contract/administration.ts'
import type { PersonId } from '#shared/domain/ids.ts'
import type { Tx } from '../database/index.ts'
import { BEGINNING, chained } from './chain.ts'

export interface Done {
  readonly actor: PersonId
  /** Epoch milliseconds. */
  readonly at: number
  readonly action: AuditAction
  readonly subject: { readonly id: string; readonly name: string }
  /** In words and without secrets; null where there was nothing, or where it is nobody's business. */
  readonly before: Facts | null
  readonly after: Facts | null
}

/** Adds an entry in the transaction of what it tells of. One at a time: its caller holds a lock for that. */
export async function recordAudit(tx: Tx, done: Done): Promise<void> {
  const [last, actor] = [
    await tx.selectFrom('audit').select(['no', 'hash']).orderBy('no', 'desc').limit(1).executeTakeFirst(),
    await tx
      .selectFrom('person')
      .select('display_name')
      .where('id', '=', done.actor)
      .executeTakeFirstOrThrow(),
  ]
  const { before, after } = difference(done.before, done.after)
  const entry = {
    no: (last?.no ?? 0) + 1,
    at: done.at,
    actor_id: done.actor,
    actor: actor.display_name,
    action: done.action,
    subject_id: done.subject.id,
    subject: done.subject.name,
  }
  await tx
    .insertInto('audit')
    .values({
      ...entry,
      before: before && JSON.stringify(before),
      after: after && JSON.stringify(after),
      hash: chained(last?.hash ?? BEGINNING, { ...entry, before, after }),
    })
    .execute()
}

/** Of two states what differs. */
function difference(
  before: Facts | null,
  after: Facts | null,
): { before: Facts | null; after: Facts | null } {
  if (!before || !after) return { before, after }
  const differs = Object.keys(after).filter((k) => JSON.stringify(before[k]) !== JSON.stringify(after[k]))
  const only = (facts: Facts) => Object.fromEntries(differs.map((k) => [k, facts[k] ?? null]))
  return { before: only(before), after: only(after) }
}
