/** What a person may see, and how much of it this laptop holds. One place decides it, for every stream. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { addDays, type Day, dayAt } from '#shared/calendar/day.ts'
import { type Me, ServerSettings } from '#shared/contract/pull.ts'
import type { Employment, FormerTeams } from '#shared/domain/employment.ts'
import type { PersonId, SiteId, TeamId } from '#shared/domain/ids.ts'
import type { Audience, Role, ShareLevel } from '#shared/domain/people.ts'
import { presenceFrom } from '#shared/policy/monitoring.ts'
import type { Queries } from '../database/index.ts'
import { leadersOf, teamsLedBy } from '../teams/index.ts'

/** An administration with no more sites than this is pulled whole unless the laptop chooses. */
const FEW_SITES = 5

export interface ViewerScope {
  readonly me: Me
  readonly settings: ServerSettings
  readonly window: { readonly from: Day; readonly to: Day }
  /** First day of the window on which the viewer is told where others are. */
  readonly presenceFrom: Day
  /**
   * Everyone the viewer may see, themselves included, as far as each of them lets it be seen: members of
   * the viewer's teams, all of those the viewer leads, people of the viewer's department. Ascending.
   */
  readonly visible: readonly PersonId[]
  readonly teams: readonly TeamId[]
  /** Sites pulled, ascending. */
  readonly sites: readonly SiteId[]
}

/** @returns null when there is no such person, or no longer */
export async function scopeOf(
  queries: Queries,
  personId: PersonId,
  wantedSites: readonly SiteId[] | null,
  now: number,
): Promise<ViewerScope | null> {
  const { rows } = await sql<{
    display_name: string
    initials: string
    team_id: TeamId
    roles: Role[]
    site_id: SiteId
    time_zone: string
    settings: unknown
    share: ShareLevel
    audience: Audience
    leads: TeamId[]
    employment: Employment
    former_teams: FormerTeams[]
    teams: TeamId[]
    sites: SiteId[]
    visible: PersonId[]
  }>`
    with recursive own as (
      select team_id from person where id = ${personId}
      union select team_id from team_membership where person_id = ${personId}
    ), led as (
      ${teamsLedBy(personId)}
    ), above as (
      select t.id, t.parent_id from team t where t.id in (select team_id from own)
      union select t.id, t.parent_id from team t join above on t.id = above.parent_id
    ), reach as (
      -- Home teams whose department (department_of) is the viewer's.
      select a.id from above a
        where a.parent_id is null or exists (select from team c where c.parent_id = a.id)
      union select t.id from team t join above a on a.id = t.parent_id
        where not exists (select from team c where c.parent_id = t.id)
    ), mate as (
      select p.id, p.share, p.team_id from person p
        where p.team_id in (select team_id from own union select team_id from led) and p.active
      union
      select p.id, p.share, m.team_id from team_membership m join person p on p.id = m.person_id
        where m.team_id in (select team_id from own union select team_id from led) and p.active
    ), seen as (
      select id from mate where id = ${personId} or team_id in (select team_id from led)
        or (share <> 'planning' and team_id in (select team_id from own))
      union
      select p.id from person p
        where p.share = 'department' and p.active and p.team_id in (select id from reach)
    ), leader as (
      ${leadersOf(sql`(select team_id from own)`)} except select ${personId}::uuid
    ), team_mate as (
      select id from mate where team_id in (select team_id from own) and id <> ${personId}
    ), fellow as (
      select id from person where active and id <> ${personId} and team_id in (select id from department)
      union
      select m.person_id from team_membership m join person p on p.id = m.person_id
        where p.active and p.id <> ${personId} and m.team_id in (select id from department)
    ), department as (
      -- department_of and team_and_below, written out: a function would be planned with every pull.
      select case when t.parent_id is null or exists (select from team c where c.parent_id = t.id)
        then t.id else t.parent_id end as id
        from person p join team t on t.id = p.team_id where p.id = ${personId}
      union select t.id from team t join department d on t.parent_id = d.id
    )
    select p.share, p.display_name, p.initials, p.team_id, p.roles, p.site_id, p.employment, p.former_teams,
      s.time_zone, meta.settings,
      json_build_object(
        'leads', (select count(*) from leader),
        'team', (select count(*) from (select id from team_mate except select id from leader) t),
        'department', (select count(*) from
          (select id from fellow except select id from team_mate except select id from leader) d)) as audience,
      array(select team_id::text from led order by 1) as leads,
      array(select team_id::text from own order by 1) as teams,
      array(select id::text from site order by 1) as sites,
      array(select id::text from seen order by 1) as visible
    from person p join site s on s.id = p.site_id cross join meta
    where p.id = ${personId} and p.active`.execute(queries)
  const [row] = rows
  if (!row) return null
  const settings = ServerSettings.parse(row.settings)
  const today = dayAt(now, row.time_zone)
  const from = addDays(today, -settings.lookBackDays)
  const { display_name: displayName, initials, team_id: teamId, site_id: siteId } = row
  return {
    me: {
      person: {
        id: personId,
        displayName,
        initials,
        teamId,
        alsoIn: row.teams.filter((id) => id !== teamId),
      },
      roles: row.roles,
      teams: row.teams,
      siteId,
      leads: row.leads,
      employment: row.employment,
      formerTeams: row.former_teams,
      share: row.share,
      audience: row.audience,
    },
    settings,
    window: { from, to: addDays(today, settings.bookingWindowDays) },
    presenceFrom: presenceFrom(settings, from),
    visible: row.visible,
    teams: row.teams,
    sites: chooseSites(row.sites, siteId, wantedSites),
  }
}

function chooseSites(all: readonly SiteId[], home: SiteId, wanted: readonly SiteId[] | null): SiteId[] {
  if (wanted !== null) return all.filter((id) => wanted.includes(id))
  return all.length <= FEW_SITES ? [...all] : [home]
}

/** Changes whenever the viewer's own standing does, as they are told it. */
export const standingHash = ({ me }: Pick<ViewerScope, 'me'>): string =>
  createHash('sha256').update(JSON.stringify(me)).digest('base64url').slice(0, 22)

/** Teams of which the viewer is told who belongs to them. */
export const teamsSeen = ({ teams, me }: Pick<ViewerScope, 'teams' | 'me'>): TeamId[] => [
  ...new Set([...teams, ...me.leads]),
]

/** Changes whenever the set of visible people, or of the teams seen, does. */
export const fingerprint = (scope: Pick<ViewerScope, 'visible' | 'teams' | 'me'>): string =>
  createHash('sha256')
    .update(`${scope.visible.join()};${scope.teams.join()};${scope.me.leads.join()}`)
    .digest('base64url')
    .slice(0, 22)
