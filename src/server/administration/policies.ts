/** Service agreements in versions, and the record that approved each. */
import { sql } from 'kysely'
import { addDays, type Day, LAST_DAY } from '#shared/calendar/day.ts'
import type { Facts, PolicyRecord } from '#shared/contract/administration.ts'
import type { PersonId, PolicyId, TeamId } from '#shared/domain/ids.ts'
import { collisions, contradictions } from '#shared/policy/contradictions.ts'
import type { PolicyDraft } from '#shared/policy/draft.ts'
import type { Approval, Policy } from '#shared/policy/policy.ts'
import type { LocalText, Rule } from '#shared/policy/rule.ts'
import { ruleInWords } from '#shared/policy/rule-words.ts'
import type { Queries, Tx } from '../database/index.ts'
import { organisationOf } from '../policy/index.ts'
import { type Administering, refuse, refuseStale } from './administer.ts'
import { approvalInWords } from './approval-in-words.ts'
import { todayOf } from './people.ts'
import { sharingOf } from './sharing.ts'

interface Row {
  policyId: PolicyId
  rev: string
  number: number
  name: LocalText
  effectiveFrom: Day
  rules: Rule[]
  approval: Approval | null
  by: string | null
  at: number
}

/** @param today from which day on collisions with other agreements are told */
export async function readPolicies(queries: Queries, today: Day): Promise<PolicyRecord[]> {
  const { rows } = await sql<Row>`
    select v.policy_id as "policyId", v.rev::text, v.version as number, v.name,
      v.effective_from as "effectiveFrom", v.rules, v.approval, p.display_name as by, v.at
    from policy_version v left join person p on p.id = v.saved_by
    order by v.policy_id, v.version desc`.execute(queries)
  const organisation = await organisationOf(queries)
  const all = rows.map(policyIn)
  const policies: PolicyRecord[] = []
  for (const versions of Map.groupBy(rows, (row) => row.policyId).values()) {
    const [latest] = versions
    if (!latest) continue
    const { policyId: id, rev: version, number, name, effectiveFrom, rules, approval } = latest
    policies.push({
      id,
      version,
      number,
      name,
      effectiveFrom,
      rules,
      approval,
      contradictions: contradictions(rules, organisation),
      collisions: collisions(policyIn(latest), all, organisation, today).map(
        ({ ruleId, policy, rule: { paragraph, text }, from }) => ({
          ruleId,
          name: policy.name,
          paragraph,
          text,
          from,
        }),
      ),
      sharing: await sharingOf(queries, rules),
      versions: versions.map((r) => ({
        number: r.number,
        name: r.name,
        effectiveFrom: r.effectiveFrom,
        rules: r.rules,
        approval: r.approval,
        by: r.by,
        at: r.at,
      })),
    })
  }
  return policies.sort((a, b) => a.name.de.localeCompare(b.name.de, 'de') || (a.id < b.id ? -1 : 1))
}

const policyIn = ({ policyId, number, name, effectiveFrom, rules, approval }: Row): Policy => ({
  id: policyId,
  version: number,
  name,
  effectiveFrom,
  rules,
  approval,
})

/** @throws Refused as `gone` */
async function readPolicy({ tx, now }: Administering, by: PersonId, id: PolicyId): Promise<PolicyRecord> {
  const policies = await readPolicies(tx, await todayOf(tx, by, now))
  return policies.find((p) => p.id === id) ?? refuse({ reason: 'gone' })
}

const subjectOf = (policy: PolicyRecord) => ({ id: policy.id, name: policy.name.de })

/**
 * Of rules for single persons the record says how many they are for, not who.
 * @returns of a policy, as it is after a change of another state of it, where that is given
 */
async function factsIn(queries: Queries): Promise<(policy: PolicyRecord, before?: PolicyRecord) => Facts> {
  const teams = new Map((await queries.selectFrom('team').select(['id', 'name']).execute()).map(nameOf))
  return ({ name, effectiveFrom, rules, number, approval }, before) => ({
    name: `${name.de} / ${name.en}`,
    policyVersion: number,
    effectiveFrom,
    rules: rules.map((rule) => ruleInWords(rule, 'de', { teams, rules, before: before?.rules ?? rules })),
    approval: approvalInWords(approval),
  })
}
const nameOf = ({ id, name }: { id: string; name: string }) => [id as TeamId, name] as const

const columnsOf = (draft: PolicyDraft, by: PersonId, at: number) => ({
  name: JSON.stringify(draft.name),
  effective_from: draft.effectiveFrom,
  rules: JSON.stringify(draft.rules),
  saved_by: by,
  at,
})

export async function createPolicy(
  administering: Administering,
  by: PersonId,
  id: PolicyId,
  draft: PolicyDraft,
): Promise<PolicyRecord> {
  const { tx, now, audit, announce } = administering
  await refuseUnknown(tx, draft.rules)
  await tx
    .insertInto('policy_version')
    .values({ policy_id: id, version: 1, approval: null, ...columnsOf(draft, by, now) })
    .execute()
  const policy = await readPolicy(administering, by, id)
  await audit({
    action: 'policy.created',
    subject: subjectOf(policy),
    before: null,
    after: (await factsIn(tx))(policy),
  })
  announce({ everyone: true })
  return policy
}

/**
 * A version that nobody approved is written over; after an approved one a new one follows.
 * @throws Refused as `policyRetroactive` when the new one would not begin after the approved one, or in the past
 */
export async function changePolicy(
  administering: Administering,
  by: PersonId,
  { id, version, draft }: { id: PolicyId; version: string; draft: PolicyDraft },
): Promise<PolicyRecord> {
  const { tx, now, audit, announce } = administering
  const policy = await readPolicy(administering, by, id)
  await refuseStale(tx, id, policy.version, version)
  await refuseUnknown(tx, draft.rules)
  const before = policy.versions.find((v) => v.number < policy.number || policy.approval !== null)
  if (before) {
    const today = await todayOf(tx, by, now)
    // After the last day of the calendar there is none.
    const next = before.effectiveFrom < LAST_DAY ? addDays(before.effectiveFrom, 1) : before.effectiveFrom
    const earliest = policy.approval === null || next > today ? next : today
    if (draft.effectiveFrom < earliest || draft.effectiveFrom <= before.effectiveFrom)
      refuse({ reason: 'policyRetroactive', earliest })
  }
  if (policy.approval === null)
    await tx
      .updateTable('policy_version')
      .set(columnsOf(draft, by, now))
      .where('policy_id', '=', id)
      .where('version', '=', policy.number)
      .execute()
  else
    await tx
      .insertInto('policy_version')
      .values({
        policy_id: id,
        version: policy.number + 1,
        approval: null,
        ...columnsOf(draft, by, now),
      })
      .execute()
  const changed = await readPolicy(administering, by, id)
  const factsOf = await factsIn(tx)
  await audit({
    action: 'policy.changed',
    subject: subjectOf(changed),
    before: factsOf(policy),
    after: factsOf(changed, policy),
  })
  announce({ everyone: true })
  return changed
}

/** @throws Refused as `policyContradicts` */
export async function approvePolicy(
  administering: Administering,
  by: PersonId,
  { id, version, approval }: { id: PolicyId; version: string; approval: Approval },
): Promise<PolicyRecord> {
  const { tx, now, audit, announce } = administering
  const policy = await readPolicy(administering, by, id)
  await refuseStale(tx, id, policy.version, version)
  if (policy.contradictions.length > 0) refuse({ reason: 'policyContradicts' })
  await tx
    .updateTable('policy_version')
    .set({ approval: JSON.stringify(approval), saved_by: by, at: now })
    .where('policy_id', '=', id)
    .where('version', '=', policy.number)
    .execute()
  const approved = await readPolicy(administering, by, id)
  const factsOf = await factsIn(tx)
  await audit({
    action: 'policy.approved',
    subject: subjectOf(approved),
    before: factsOf(policy),
    after: factsOf(approved),
  })
  announce({ everyone: true })
  return approved
}

/** @throws Refused as `unknownTeam` or `unknownPerson` */
async function refuseUnknown(tx: Tx, rules: readonly Rule[]): Promise<void> {
  const teams = new Set<string>()
  const people = new Set<string>()
  for (const { scope } of rules) {
    if (scope.kind === 'person') for (const id of scope.ids) people.add(id)
    if (scope.kind === 'team' || scope.kind === 'department') for (const id of scope.ids) teams.add(id)
  }
  const { rows } = await sql<{ teams: number; people: number }>`select
    (select count(*)::int from team where id = any(${[...teams]}::uuid[])) as teams,
    (select count(*)::int from person where id = any(${[...people]}::uuid[])) as people`.execute(tx)
  const [found] = rows
  if (found?.teams !== teams.size) refuse({ reason: 'unknownTeam' })
  if (found?.people !== people.size) refuse({ reason: 'unknownPerson' })
}
