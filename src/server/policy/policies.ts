/** The agreements in force, as rows of the transaction's own snapshot; parsed once a version. */
import { sql } from 'kysely'
import type { PersonId, PolicyId } from '#shared/domain/ids.ts'
import { Policy } from '#shared/policy/policy.ts'
import type { Rule } from '#shared/policy/rule.ts'
import type { Queries } from '../database/index.ts'

const parsed = new Map<string, Policy>()
/** Several servers of a test may live in one process; each version of each is kept once. */
const MOST = 500

const content = sql`jsonb_build_object('id', policy_id, 'name', name, 'version', version,
  'effectiveFrom', effective_from, 'rules', rules, 'approval', approval)`
/** Of the content itself: after a restore, the number of a transaction says nothing of what it wrote. */
const key = sql<string>`md5(${content}::text)`

/** All versions of all policies. */
export async function policiesOf(queries: Queries): Promise<Policy[]> {
  const { rows } = await sql<{ key: string }>`
    select ${key} as key from policy_version
    order by policy_id, version`.execute(queries)
  const unknown = rows.filter((row) => !parsed.has(row.key)).map((row) => row.key)
  if (unknown.length > 0) {
    const { rows: fresh } = await sql<{ key: string; content: unknown }>`
      select ${key} as key, ${content} as content from policy_version
      where ${key} = any(${unknown}::text[])`.execute(queries)
    for (const { key, content } of fresh) parsed.set(key, Policy.parse(content))
  }
  const policies = rows.flatMap((row) => parsed.get(row.key) ?? [])
  if (parsed.size > MOST) parsed.clear()
  return policies
}

export async function versionsOf(queries: Queries, ids: readonly PolicyId[]): Promise<Policy[]> {
  return (await policiesOf(queries)).filter((policy) => ids.includes(policy.id))
}

/**
 * A policy as a person may know it: of rules for single persons only their own, and nobody else in them.
 */
export const asSeenBy = (policy: Policy, personId: PersonId): Policy => ({
  ...policy,
  rules: policy.rules.flatMap((rule): Rule[] => {
    if (rule.scope.kind !== 'person') return [rule]
    return rule.scope.ids.includes(personId) ? [{ ...rule, scope: { kind: 'person', ids: [personId] } }] : []
  }),
})
