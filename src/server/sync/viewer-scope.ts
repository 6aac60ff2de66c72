/** What a person may see, and how much of it this laptop holds. One place decides it, for every stream. */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { addDays, type Day, dayAt } from '#shared/calendar/day.ts'
import { type Me, ServerSettings } from '#shared/contract/pull.ts'
import type { PersonId, SiteId, TeamId } from '#shared/domain/ids.ts'
import type { Role } from '#shared/domain/people.ts'
import type { Queries } from '../database/index.ts'

/** Days of the past a laptop holds. */
export const DAYS_BACK = 14
/** An administration with no more sites than this is pulled whole unless the laptop chooses. */
const FEW_SITES = 5

export interface ViewerScope {
  readonly me: Me
  readonly settings: ServerSettings
  readonly window: { readonly from: Day; readonly to: Day }
  /** Everyone the viewer may see, themselves included: the members of their own teams. Ascending. */
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
    teams: TeamId[]
    sites: SiteId[]
    visible: PersonId[]
  }>`
    with own as (
      select team_id from person where id = ${personId}
      union select team_id from team_membership where person_id = ${personId}
    ), seen as (
      select p.id from person p where p.team_id in (select team_id from own) and p.active
      union
      select p.id from team_membership m join person p on p.id = m.person_id
        where m.team_id in (select team_id from own) and p.active
    )
    select p.display_name, p.initials, p.team_id, p.roles, p.site_id, s.time_zone, meta.settings,
      array(select team_id::text from own order by 1) as teams,
      array(select id::text from site order by 1) as sites,
      array(select id::text from seen order by 1) as visible
    from person p join site s on s.id = p.site_id cross join meta
    where p.id = ${personId} and p.active`.execute(queries)
  const [row] = rows
  if (!row) return null
  const settings = ServerSettings.parse(row.settings)
  const today = dayAt(now, row.time_zone)
  const { display_name: displayName, initials, team_id: teamId, site_id: siteId } = row
  return {
    me: {
      person: { id: personId, displayName, initials, teamId },
      roles: row.roles,
      teams: row.teams,
      siteId,
    },
    settings,
    window: { from: addDays(today, -DAYS_BACK), to: addDays(today, settings.bookingWindowDays) },
    visible: row.visible,
    teams: row.teams,
    sites: chooseSites(row.sites, siteId, wantedSites),
  }
}

function chooseSites(all: readonly SiteId[], home: SiteId, wanted: readonly SiteId[] | null): SiteId[] {
  if (wanted !== null) return all.filter((id) => wanted.includes(id))
  return all.length <= FEW_SITES ? [...all] : [home]
}

/** Changes whenever the set of visible people, or of the viewer's own teams, does. */
export const fingerprint = ({ visible, teams }: Pick<ViewerScope, 'visible' | 'teams'>): string =>
  createHash('sha256').update(`${visible.join()};${teams.join()}`).digest('base64url').slice(0, 22)
