/** The directory: settings, places, closings, teams, published plans, and the people the viewer may see. */
import { sql } from 'kysely'
import type { DirectoryUnit, PlanContent } from '#shared/contract/pull.ts'
import type { Closing } from '#shared/domain/closing.ts'
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import type { FloorId, PolicyId, SiteId, SpaceId, SpaceNo } from '#shared/domain/ids.ts'
import type { Person, Team } from '#shared/domain/people.ts'
import type { Building, Floor, Site } from '#shared/domain/sites.ts'
import { closingColumns } from '../booking/index.ts'
import { asSeenBy, fixedDesksSeen, versionsOf } from '../policy/index.ts'
import { isChanged, keyed, type Pull, type Section, WHOLE } from './page.ts'
import { teamsSeen } from './viewer-scope.ts'

/** The settings and the viewer's own standing: always small, always on the first page. */
const settings: Section = {
  name: 'settings',
  isEmpty: () => false,
  async run({ page, scope, changed, isStandingNew }) {
    if (changed.meta) page.directory.push({ kind: 'settings', content: scope.settings })
    if (isStandingNew) page.mine.push({ kind: 'me', content: scope.me })
    return null
  },
}

type SimpleKind = 'site' | 'building' | 'floor' | 'closing' | 'team'

/** The columns of each kind, as the contract names them. */
const columns: Record<SimpleKind, ReturnType<typeof sql>> = {
  site: sql`id, name, address, time_zone as "timeZone", federal_state as "federalState", noon, closures`,
  building: sql`id, site_id as "siteId", name, sort_order as "order"`,
  floor: sql`id, building_id as "buildingId", site_id as "siteId", name, level,
    (select from_day from floor_plan where floor_id = floor.id and state = 'scheduled') as "planFrom",
    (select case state when 'failed' then from_day end from floor_plan where floor_id = floor.id
      order by version desc limit 1) as "planFailed"`,
  closing: closingColumns,
  team: sql`id, parent_id as "parentId", name, team_days as "teamDays"`,
}

const simple = (kind: SimpleKind): Section =>
  keyed({
    name: kind,
    isEmpty: ({ changed }) => !changed[kind] && !changed.tombstone,
    keys: (pull) =>
      pull.since === null
        ? sql`select ${WHOLE}, id::text as k from ${sql.table(kind)}`
        : sql`select rev, id::text as k from ${sql.table(kind)} where ${isChanged(pull)}
            union all select rev, id::text from tombstone where kind = ${kind} and ${isChanged(pull)}`,
    async add({ tx, page }, ids) {
      const { rows } = await sql<Site | Building | Floor | Closing | Team>`
        select ${columns[kind]} from ${sql.table(kind)} where id = any(${ids}::uuid[])`.execute(tx)
      const byId = new Map<string, unknown>(rows.map((row) => [row.id, row]))
      // The columns above give each kind its content; the contract's schema checks it on the way out.
      for (const id of ids) page.directory.push({ kind, id, content: byId.get(id) ?? null } as DirectoryUnit)
    },
  })

const addPlans = async ({ tx, page }: Pull, ids: readonly string[]) => {
  for (const id of ids) {
    const content = await planOf(tx, id as FloorId)
    // A drawing weighs far more than a row.
    page.left -= content ? content.document.spaces.length + content.document.walls.length : 0
    page.directory.push({ kind: 'plan', id: id as FloorId, content })
  }
}

async function planOf(tx: Pull['tx'], floorId: FloorId): Promise<PlanContent | null> {
  const { rows } = await sql<{
    siteId: SiteId
    version: number
    document: FloorPlanDocument
    numbers: Record<SpaceId, SpaceNo> | null
  }>`
    select f.site_id as "siteId", p.version, p.document,
      (select jsonb_object_agg(s.id, s.no) from space s where s.floor_id = f.id) as numbers
    from floor_plan p join floor f on f.id = p.floor_id
    where p.floor_id = ${floorId} and p.state = 'published'`.execute(tx)
  const [row] = rows
  if (!row) return null
  const { siteId, version, document, numbers } = row
  // Publishing gives each space its number; one without could not be shown as held, so it is left out.
  const spaces = document.spaces.filter((s) => numbers?.[s.id] !== undefined)
  return {
    siteId,
    version,
    document: { ...document, spaces },
    nos: spaces.map((s) => (numbers as Record<SpaceId, SpaceNo>)[s.id] as SpaceNo),
  }
}

const newPlans = keyed({
  name: 'plans-new',
  isEmpty: ({ newSites }) => newSites.length === 0,
  atOnce: 1,
  keys: ({ newSites }) =>
    sql`select ${WHOLE}, floor_id::text as k from floor_plan join floor on floor.id = floor_id
      where state = 'published' and site_id = any(${newSites}::uuid[])`,
  add: addPlans,
})

const changedPlans = keyed({
  name: 'plans',
  isEmpty: ({ since, changed, heldSites }) =>
    since === null || heldSites.length === 0 || (!changed.floor_plan && !changed.tombstone),
  atOnce: 1,
  keys: (pull) => sql`
    select p.rev, p.floor_id::text as k from
      (select rev, floor_id from floor_plan where state in ('published', 'retired') and ${isChanged(pull)}
       union all select rev, id from tombstone where kind = 'floor_plan' and ${isChanged(pull)}) p
    join floor on floor.id = p.floor_id where floor.site_id = any(${pull.heldSites}::uuid[])`,
  add: addPlans,
})

const fixedDesks = keyed({
  name: 'fixedDesks',
  isEmpty: ({ changed, hasPresenceMoved }) => !changed.fixed_desk && !changed.tombstone && !hasPresenceMoved,
  // They say where their holders are, so of no day on which that is not told: a laptop holds what a new one would.
  keys: (pull) => {
    const all = sql`select ${WHOLE}, id::text as k from fixed_desk`
    if (pull.since === null) return all
    return sql`${pull.hasPresenceMoved ? all : sql`select rev, id::text as k from fixed_desk where ${isChanged(pull)}`}
      union all select rev, id::text from tombstone where kind = 'fixed_desk' and ${isChanged(pull)}`
  },
  async add({ tx, page, viewer, scope }, keys) {
    const ids = keys as readonly SpaceId[]
    const seen = await fixedDesksSeen(tx, ids, { viewer: viewer.personId, from: scope.presenceFrom })
    const bySpace = new Map(seen.map((desk) => [desk.spaceId, desk]))
    for (const id of ids) page.directory.push({ kind: 'fixedDesk', id, content: bySpace.get(id) ?? null })
  },
})

const policies = keyed({
  name: 'policies',
  isEmpty: ({ changed }) => !changed.policy_version,
  // Nothing of a policy is ever deleted.
  keys: (pull) =>
    pull.since === null
      ? sql`select ${WHOLE}, policy_id::text as k from policy_version`
      : sql`select rev, policy_id::text as k from policy_version where ${isChanged(pull)}`,
  async add({ tx, page, viewer }, keys) {
    const ids = keys as readonly PolicyId[]
    const versions = Map.groupBy(await versionsOf(tx, ids), (policy) => policy.id)
    for (const id of ids) {
      const content = (versions.get(id) ?? []).map((policy) => asSeenBy(policy, viewer.personId))
      page.directory.push({ kind: 'policy', id, content })
    }
  },
})

const people = keyed({
  name: 'people',
  isEmpty: ({ isVisibilityNew, changed }) => !isVisibilityNew && !changed.person,
  // Who is no longer visible, or gone, is dropped by the list of visible people.
  keys: (pull) =>
    pull.isVisibilityNew
      ? sql`select ${WHOLE}, id::text as k from person where id = any(${pull.scope.visible}::uuid[])`
      : sql`select rev, id::text as k from person where id = any(${pull.scope.visible}::uuid[])
          and ${isChanged(pull)}`,
  async add({ tx, page, scope }, ids) {
    const { rows } = await sql<Person>`
      select id, display_name as "displayName", initials, team_id as "teamId",
        array(select team_id::text from team_membership m where m.person_id = person.id
          and m.team_id <> person.team_id and m.team_id = any(${teamsSeen(scope)}::uuid[]) order by 1) as "alsoIn"
      from person where id = any(${ids}::uuid[])`.execute(tx)
    for (const row of rows) page.directory.push({ kind: 'person', id: row.id, content: row })
  },
})

export const directorySections: readonly Section[] = [
  settings,
  simple('site'),
  simple('building'),
  simple('floor'),
  simple('closing'),
  simple('team'),
  fixedDesks,
  policies,
  people,
  newPlans,
  changedPlans,
]
