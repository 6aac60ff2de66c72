import { sql } from 'kysely'
import type { PersonId } from '#shared/domain/ids.ts'
import type { Tx } from './handle.ts'

/** What a person changes, and what is done to their plans, comes one after the other. */
export async function lockPerson(tx: Tx, person: PersonId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${person}, 0))`.execute(tx)
}
