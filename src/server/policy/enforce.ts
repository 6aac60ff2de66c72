/** Rules of service agreements, where the server keeps them: before a change of a person's day is written. */
import { sql } from 'kysely'
import type { Day } from '#shared/calendar/day.ts'
import { dayAt, minuteAt } from '#shared/calendar/day.ts'
import type { FederalState } from '#shared/calendar/holidays.ts'
import { type DayPlan, type Place, sameDay } from '#shared/domain/day-plan.ts'
import { heldThrough } from '#shared/domain/held.ts'
import type { PersonId, SpaceId, TeamId } from '#shared/domain/ids.ts'
import type { Closure } from '#shared/domain/sites.ts'
import { looksAtSpaces } from '#shared/policy/desks.ts'
import { evaluate, worsened } from '#shared/policy/evaluate.ts'
import type { Facts, SpaceFacts, StaffingFacts } from '#shared/policy/facts.ts'
import { daysJudgedWith } from '#shared/policy/needed-days.ts'
import type { Policy } from '#shared/policy/policy.ts'
import { segmentOn, segmentsOf } from '#shared/policy/segments.ts'
import { staffingRules, teamsMeant } from '#shared/policy/staffing.ts'
import type { Queries } from '../database/index.ts'
import { type MutationContext, Rejected } from '../sync/mutation-handler.ts'
import { BELONGING, type Belonging } from './belonging.ts'
import { policiesOf } from './policies.ts'

/**
 * The database lets one change of a person in at a time, so what is read here still holds when it is written.
 * @throws Rejected as `rule`, for the first approved rule that the change makes worse
 */
export async function refuseByRule(context: MutationContext, before: DayPlan, after: DayPlan): Promise<void> {
  // It was kept when it was accepted; a rule of today says nothing about that.
  if (context.wasAccepted || sameDay(before, after)) return
  const policies = await policiesOf(context.tx)
  const { day } = before
  const range = daysJudgedWith(policies, day)
  if (!range) return
  const facts = await factsOf(context, policies, before, after)
  const others = await plansOf(context, range, day)
  const judge = (plan: DayPlan) => evaluate(policies, facts, [...others, plan], { from: day, to: day })
  const [finding] = worsened(judge(before), judge(after))
  if (finding) throw new Rejected({ reason: 'rule', finding })
}

async function factsOf(
  { tx, personId, now }: MutationContext,
  policies: readonly Policy[],
  before: DayPlan,
  after: DayPlan,
): Promise<Facts> {
  const { rows } = await sql<
    Belonging & {
      noon: number
      federalState: FederalState
      closures: Closure[]
      /** By team, the team and each node above it. */
      lines: Record<TeamId, TeamId[]>
    }
  >`
    with recursive me as (
      select * from person where id = ${personId}
    ), line as (
      select t.id as team, t.id, t.parent_id, 0 as depth from team t where t.id in (
        select team_id from me
        union select (f ->> 'teamId')::uuid from me, jsonb_array_elements(former_teams) f)
      union all
      select line.team, t.id, t.parent_id, depth + 1 from team t join line on t.id = line.parent_id
    )
    select s.noon, s.federal_state as "federalState", s.closures, ${BELONGING},
      (select jsonb_object_agg(team, ids) from
        (select team, jsonb_agg(id order by depth) as ids from line group by team) l) as lines
    from me p join site s on s.id = p.site_id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('a person who sends changes is there')
  const { workingWeeks, groups, grants, needs } = row.employment
  const segments = segmentsOf({ ...row, workingWeeks }, (team) => row.lines[team] ?? [team])
  const { day } = before
  const there = segmentOn(segments, day)
  return {
    person: { id: personId, segments, groups, grants, needs },
    calendar: { federalState: row.federalState, noon: row.noon, closures: row.closures },
    now: { day: dayAt(now, row.timeZone), minute: minuteAt(now, row.timeZone) },
    knownFrom: null,
    held: heldThrough(before, after),
    staffing: there ? await staffingOf(tx, personId, there, { policies, day }) : [],
    spaces: looksAtSpaces(policies, day) ? await spacesOf(tx, after) : new Map(),
  }
}

async function spacesOf(tx: Queries, { bookings }: DayPlan): Promise<Map<SpaceId, SpaceFacts>> {
  const rows = await tx
    .selectFrom('space')
    .select(['id', 'features'])
    .where('id', '=', sql<SpaceId>`any(${bookings.map((b) => b.spaceId)}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, features }) => [id, { features }]))
}

/**
 * How many others of the teams that a staffing rule means are at the office. Whoever else changes a day of these
 * teams waits until this change is over: of two who both leave, one is counted with the other gone.
 */
async function staffingOf(
  tx: Queries,
  personId: PersonId,
  { line, teams }: { readonly line: readonly TeamId[]; readonly teams: readonly TeamId[] },
  { policies, day }: { readonly policies: readonly Policy[]; readonly day: Day },
): Promise<StaffingFacts[]> {
  const meant = [
    ...new Set(staffingRules(policies, day).flatMap((r) => teamsMeant(r.rule, line, teams))),
  ].sort()
  for (const team of meant)
    await sql`select pg_advisory_xact_lock(hashtextextended(${`${team} ${day}`}, 1))`.execute(tx)
  if (meant.length === 0) return []
  const { rows } = await sql<{ teamId: TeamId; am: number; pm: number }>`
    select t.id as "teamId", count(*) filter (where w.am = 'office')::int as am,
      count(*) filter (where w.pm = 'office')::int as pm
    from unnest(${meant}::uuid[]) as t (id)
      left join person p on p.active and p.id <> ${personId} and (p.team_id = t.id or exists (
        select from team_membership m where m.person_id = p.id and m.team_id = t.id))
      left join work_day w on w.person_id = p.id and w.day = ${day}
    group by t.id`.execute(tx)
  return rows.flatMap(({ teamId, am, pm }): StaffingFacts[] => [
    { teamId, day, half: 'am', atOffice: am, unseen: 0 },
    { teamId, day, half: 'pm', atOffice: pm, unseen: 0 },
  ])
}

/** The person's other days that rules look at together with this one. */
async function plansOf(
  { tx, personId }: { readonly tx: Queries } & Pick<MutationContext, 'personId'>,
  { from, to }: { from: Day; to: Day },
  except: Day,
): Promise<DayPlan[]> {
  const { rows } = await sql<{ day: Day; am: Place | null; pm: Place | null }>`
    select day, am, pm from work_day
    where person_id = ${personId} and day between ${from} and ${to} and day <> ${except}`.execute(tx)
  return rows.map(({ day, am, pm }) => ({ day, places: { am, pm }, bookings: [] }))
}
