/** Writing down who changed what. */
import { sql } from 'kysely'
import type { AuditAction, Facts } from '#shared/contract/administration.ts'
import type { PersonId } from '#shared/domain/ids.ts'
import { LOCKS, type Tx } from '../database/index.ts'
import { BEGINNING, chained } from './chain.ts'

/** Stands for whoever runs the server, at its command line: nobody that Platzwahl knows. */
const NOBODY = '00000000-0000-0000-0000-000000000000' as PersonId

export interface Done {
  /** Null: the command line. */
  readonly actor: PersonId | null
  /** Epoch milliseconds. */
  readonly at: number
  readonly action: AuditAction
  readonly subject: { readonly id: string; readonly name: string }
  /** In words and without secrets; null where there was nothing, or where it is nobody's business. */
  readonly before: Facts | null
  readonly after: Facts | null
}

/** Whoever administers, and writes to the audit, waits for the one before. */
export async function takeTurn(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCKS.audit})`.execute(tx)
}

/** Adds an entry in the transaction of what it tells of, which has taken its turn. */
export async function recordAudit(tx: Tx, done: Done): Promise<void> {
  const last = await tx
    .selectFrom('audit')
    .select(['no', 'hash'])
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst()
  const { before, after } = difference(done.before, done.after)
  const entry = {
    no: (last?.no ?? 0) + 1,
    at: done.at,
    actor_id: done.actor ?? NOBODY,
    actor: done.actor ? await nameOf(tx, done.actor) : '',
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

async function nameOf(tx: Tx, id: PersonId): Promise<string> {
  const { display_name: name } = await tx
    .selectFrom('person')
    .select('display_name')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return name
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
