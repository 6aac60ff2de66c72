/**
 * Trying a policy out against the weeks that are planned, before it is in force: whom it would meet, in counts that
 * say nothing of any one person (`shared/policy/anonymous.ts`). Nothing of it is kept but that it was asked.
 */
import { createHmac } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { addDays, type Day, mondayOf } from '#shared/calendar/day.ts'
import type { TryOut, TryOutRequest } from '#shared/contract/administration.ts'
import type { PersonId, TeamId } from '#shared/domain/ids.ts'
import { anonymousCount, isLargeEnough, K } from '#shared/policy/anonymous.ts'
import { canRefuse, type PolicyDraft } from '#shared/policy/draft.ts'
import { evaluate } from '#shared/policy/evaluate.ts'
import { isAllowed } from '#shared/policy/monitoring.ts'
import { daysJudged } from '#shared/policy/needed-days.ts'
import { isOfGroups } from '#shared/policy/permission.ts'
import type { Policy } from '#shared/policy/policy.ts'
import type { Rule } from '#shared/policy/rule.ts'
import { inSnapshot, readSettings } from '../database/index.ts'
import type { Viewer } from '../identity/index.ts'
import { type Planned, plannedBy } from '../policy/index.ts'
import { newUuid } from '../random.ts'
import type { Services } from '../services.ts'
import { administer, refuse } from './administer.ts'
import { todayOf } from './people.ts'

/** Rules, by one administrator within a day: numbers are told by chance, and who asks often enough sees through it. */
export const MOST_TRIED = 60
const DAY_MS = 86_400_000
/** People judged before others' requests get their turn. */
const AT_ONCE = 50

/** @throws ORPCError REFUSED as `notApproved` or `tooManyTryOuts` */
export async function tryOut(
  services: Services,
  viewer: Viewer,
  { id, policy: draft, weeks }: TryOutRequest,
): Promise<TryOut> {
  // Asked first and written down, whatever comes of it.
  await administer(services, viewer, async ({ tx, now, audit }) => {
    const { tryOut: approval } = await readSettings(tx)
    if (!isAllowed(approval, await todayOf(tx, viewer.personId, now))) refuse({ reason: 'notApproved' })
    const { rows } = await sql<{ n: number }>`
      select coalesce(sum(jsonb_array_length(after -> 'tried')), 0)::int as n from audit
      where action = 'policy.triedOut' and actor_id = ${viewer.personId} and at > ${now - DAY_MS}`.execute(tx)
    if ((rows[0]?.n ?? 0) + draft.rules.length > MOST_TRIED)
      refuse({ reason: 'tooManyTryOuts', most: MOST_TRIED })
    await audit({
      action: 'policy.triedOut',
      subject: { id: id ?? newUuid(services.random), name: draft.name.de },
      before: null,
      after: { tried: draft.rules.map((r) => `${r.paragraph} ${r.text.de}`.trim()), weeks },
    })
  })
  return await inSnapshot(services.database, async (tx) => {
    const now = services.clock.now()
    const from = addDays(mondayOf(await todayOf(tx, viewer.personId, now)), 7)
    const range = { from, to: addDays(from, 7 * weeks - 1) }
    const policy = inForceFrom(draft, from)
    const people = await plannedBy(tx, daysJudged([policy], range) ?? range, now)
    const groups = new Map(
      policy.rules.filter(isAboutPlans).map((rule) => [rule.id, groupOf(rule, people)] as const),
    )
    // What is left out for a few would tell of them by what is different with them.
    const rules = policy.rules.filter((rule) => groups.get(rule.id))
    const broken = await brokenBy([{ ...policy, rules }], people, range)
    return {
      ...range,
      rules: draft.rules.map(({ id: ruleId }) => ({
        ruleId,
        effect: effectOf(groups.get(ruleId), broken.get(ruleId) ?? new Map(), services.server.secret),
      })),
    }
  })
}

/** Others open desks, or are about the house, or are told of a team and not of a person. */
const isAboutPlans = ({ type }: Rule): boolean =>
  canRefuse(type) && type !== 'placeLimit' && type !== 'minStaffing'

/** As it will be, on days on which it is not yet. */
const inForceFrom = (draft: PolicyDraft, from: Day): Policy => ({
  id: '00000000-0000-4000-8000-000000000000' as Policy['id'],
  name: draft.name,
  version: 1,
  effectiveFrom: '2000-01-01' as Day,
  approval: null,
  rules: draft.rules.map((rule) => ({
    ...rule,
    validFrom: rule.validFrom < from ? rule.validFrom : from,
    validTo: null,
  })),
})

/** By rule and Monday, who breaks it with a plan of that week. */
type Broken = ReadonlyMap<string, ReadonlyMap<Day, ReadonlySet<PersonId>>>

async function brokenBy(
  policies: readonly Policy[],
  people: readonly Planned[],
  range: { readonly from: Day; readonly to: Day },
): Promise<Broken> {
  const broken = new Map<string, Map<Day, Set<PersonId>>>()
  for (const [i, { facts, plans }] of people.entries()) {
    if (i % AT_ONCE === AT_ONCE - 1) await setImmediate()
    for (const f of evaluate(policies, facts, plans, range)) {
      if (f.state !== 'violated') continue
      const monday = firstMonday(f.from, range.from)
      const weeks = broken.get(f.ruleId) ?? new Map<Day, Set<PersonId>>()
      broken.set(f.ruleId, weeks.set(monday, (weeks.get(monday) ?? new Set()).add(facts.person.id)))
    }
  }
  return broken
}

/** A window that began before the weeks asked about counts in the first of them. */
const firstMonday = (day: Day, from: Day): Day => mondayOf([day, from].sort().at(-1) ?? from)

type Effect = TryOut['rules'][number]['effect']

/** @param group whom the rule is for; null: they are too few; undefined: it is not about plans */
function effectOf(
  group: ReadonlySet<PersonId> | null | undefined,
  weeks: ReadonlyMap<Day, ReadonlySet<PersonId>>,
  secret: Buffer,
): Effect {
  if (group === undefined) return { kind: 'notAboutPlans' }
  if (group === null) return { kind: 'tooSmall' }
  const met = new Set([...weeks.values()].flatMap((people) => [...people]))
  return {
    ...anonymousCount(met.size, group.size, chanceOf(secret, met, group)),
    of: group.size,
    // Weeks in which it is told of a number of people: a week with few is not told from one with none.
    weeks: [...weeks.values()].filter((people) => people.size >= K).length,
  }
}

/**
 * Whom a rule is for; null where they, the rest of everybody, or those of one node that it names are too few. So no
 * two groups that may be asked about differ by a node that may not.
 */
function groupOf(rule: Rule, people: readonly Planned[]): ReadonlySet<PersonId> | null {
  const { scope } = rule
  if (scope.kind === 'person') return null
  const within = (ids: readonly TeamId[] | null) =>
    people.filter(({ facts, line, teams }) => {
      const own = scope.kind === 'department' ? line : teams
      const isIn = ids === null || ids.some((id) => own.includes(id))
      return isIn && (!('groups' in rule) || isOfGroups(rule.groups, facts.person.groups))
    })
  const ids = scope.kind === 'department' || scope.kind === 'team' ? scope.ids : null
  const group = within(ids)
  const parts = [group, ...(ids ?? []).map((id) => within([id]))]
  if (!parts.every((part) => isLargeEnough(part.length, people.length))) return null
  return new Set(group.map(({ facts }) => facts.person.id))
}

/** In [0, 1): the same for the same people, however they were asked for, and for this server alone to tell. */
function chanceOf(secret: Buffer, met: ReadonlySet<PersonId>, group: ReadonlySet<PersonId>): number {
  const asked = JSON.stringify(['try-out', [...met].sort(), [...group].sort()])
  return createHmac('sha256', secret).update(asked).digest().readUInt32BE() / 2 ** 32
}
