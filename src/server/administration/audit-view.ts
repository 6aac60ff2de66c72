/** The audit as administrators read it. */
import { sql } from 'kysely'
import type { z } from 'zod'
import type { AuditEntry, administration } from '#shared/contract/administration.ts'
import type { Queries } from '../database/index.ts'
import { containing } from './people.ts'

const AT_ONCE = 50

export async function readAudit(
  queries: Queries,
  { before, about, search }: z.infer<(typeof administration)['audit']['input']>,
): Promise<{ entries: AuditEntry[]; more: boolean }> {
  const like = containing(search)
  const { rows } = await sql<AuditEntry>`
    select no, at, nullif(actor, '') as actor, action, subject_id as "subjectId", subject, before, after from audit
    where (${before}::bigint is null or no < ${before})
      and (${about}::text is null or action like ${`${about}.%`})
      and (actor ilike ${like} or subject ilike ${like})
    order by no desc limit ${AT_ONCE + 1}`.execute(queries)
  return { entries: rows.slice(0, AT_ONCE), more: rows.length > AT_ONCE }
}
