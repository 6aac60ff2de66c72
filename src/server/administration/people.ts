/** People as administrators read them. */
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { dayAt } from '#shared/calendar/day.ts'
import {
  type administration,
  type Facts,
  type PersonDraft,
  type PersonRecord,
  pageSize,
  type Standing,
} from '#shared/contract/administration.ts'
import type { Employment } from '#shared/domain/employment.ts'
import type { PersonId, TeamId } from '#shared/domain/ids.ts'
import type { Queries } from '../database/index.ts'
import { refuse } from './administer.ts'

const memberships = sql`array(select m.team_id::text from team_membership m where m.person_id = p.id order by 1)`

/**
 * What an administrator sees of a person, as a number: a password chosen at sign-in writes the row too,
 * and changes nothing that an editor has before them.
 */
const version = sql`(hashtextextended(row(p.login, p.display_name, p.initials, p.team_id, p.site_id, p.roles,
  p.deputy_id, p.active, p.employment, ${memberships})::text, 0) & 9223372036854775807)::text`

const record = sql`
  p.id, ${version} as version, p.login, p.display_name as "displayName", p.initials,
  p.team_id as "teamId", p.site_id as "siteId", p.roles, p.deputy_id as "deputyId", p.active,
  p.employment,
  p.must_change_password as "mustChangePassword",
  (select d.display_name from person d where d.id = p.deputy_id) as "deputyName",
  ${memberships} as memberships`

type Search = z.infer<(typeof administration)['people']['input']>

/** What is searched for is text, also where it has signs that mean something to `like`. */
export const containing = (text: string): string => `%${text.trim().replaceAll(/[\\%_]/g, '\\$&')}%`

export async function findPeople(queries: Queries, { search, teamId, show, page }: Search) {
  const like = containing(search)
  const wanted: RawBuilder<unknown>[] = [
    sql`(p.display_name ilike ${like} or p.login ilike ${like})`,
    ...(show === 'all' ? [] : [sql`p.active = ${show === 'active'}`]),
    ...(teamId === null
      ? []
      : [
          sql`(p.team_id = ${teamId} or exists (select from team_membership m
            where m.person_id = p.id and m.team_id = ${teamId}))`,
        ]),
  ]
  const where = sql.join(wanted, sql` and `)
  const { rows: count } = await sql<{ n: number }>`
    select count(*)::int as n from person p where ${where}`.execute(queries)
  const { rows } = await sql<PersonRecord>`
    select ${record} from person p where ${where} order by lower(p.display_name), p.id
    limit ${pageSize} offset ${page * pageSize}`.execute(queries)
  return { people: rows, total: count[0]?.n ?? 0, pageSize }
}

/** @throws Refused as `gone` */
export async function readPerson(queries: Queries, id: PersonId): Promise<PersonRecord> {
  const { rows } = await sql<PersonRecord>`select ${record} from person p where p.id = ${id}`.execute(queries)
  return rows[0] ?? refuse({ reason: 'gone' })
}

export async function standingOf(queries: Queries, id: PersonId, now: number): Promise<Standing> {
  const person = await readPerson(queries, id)
  const today = await todayOf(queries, id, now)
  const { rows } = await sql<Omit<Standing, 'person'>>`select
    (select count(*)::int from booking where holder_id = ${id} and day >= ${today}) as bookings,
    (select count(*)::int from work_day where person_id = ${id} and day >= ${today}) as days,
    (select count(*)::int from device where person_id = ${id} and session_id is not null) as devices,
    array(select display_name from person where deputy_id = ${id} order by 1) as "deputyOf"`.execute(queries)
  const [counts] = rows
  if (!counts) throw new Error('a select without a table gives one row')
  return { person, ...counts }
}

/** The calendar day at the person's own site. */
export async function todayOf(queries: Queries, id: PersonId, now: number) {
  const site = await queries
    .selectFrom('person')
    .innerJoin('site', 'site.id', 'person.site_id')
    .select('time_zone')
    .where('person.id', '=', id)
    .executeTakeFirstOrThrow()
  return dayAt(now, site.time_zone)
}

/** A person as the audit tells of them. */
export async function factsOf(queries: Queries, person: PersonRecord): Promise<Facts> {
  const { rows } = await sql<{ team: string; site: string; memberships: string[] }>`select
    (select name from team where id = ${person.teamId}) as team,
    (select name from site where id = ${person.siteId}) as site,
    array(select name from team where id = any(${person.memberships}::uuid[]) order by 1) as memberships`.execute(
    queries,
  )
  return {
    login: person.login,
    displayName: person.displayName,
    initials: person.initials,
    team: rows[0]?.team ?? null,
    site: rows[0]?.site ?? null,
    memberships: rows[0]?.memberships ?? [],
    roles: [...person.roles].sort(),
    deputy: person.deputyName,
    ...employmentFacts(person.employment),
    active: person.active,
  }
}

const employmentFacts = ({ workingWeeks, groups, grants, needs }: Employment): Facts => ({
  workingWeeks: workingWeeks.map(({ from, pattern }) => [from ?? '', ...pattern.map(halvesMark)].join(' ')),
  groups,
  grants: grants.map(({ places, from, to }) => [places.join('+'), from, to ?? ''].join(' ')),
  needs,
})

const halvesMark = ({ am, pm }: { am: boolean; pm: boolean }): string =>
  am && pm ? 'day' : am ? 'am' : pm ? 'pm' : '-'

/** Of a person what an administrator writes. */
export const draftOf = ({
  id: _id,
  version: _version,
  active: _active,
  mustChangePassword: _must,
  deputyName: _name,
  ...draft
}: PersonRecord): PersonDraft => draft

/** Teams whose members see the person. */
export const teamsOf = (person: Pick<PersonRecord, 'teamId' | 'memberships'>): TeamId[] => [
  person.teamId,
  ...person.memberships,
]
