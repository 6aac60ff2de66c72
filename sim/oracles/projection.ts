/**
 * What the cache of a viewer has to hold, told from plain tables without any of the code that pulls: all
 * that they may see, and nothing more.
 */
import { sql } from 'kysely'
import type { Database } from '#server/database/index.ts'
import { addDays, daysFrom, mondayOf } from '#shared/calendar/arithmetic.ts'
import { type Day, dayAt } from '#shared/calendar/day.ts'
import type { ServerSettings } from '#shared/contract/pull.ts'
import { type FloorPlanDocument, spaceName } from '#shared/domain/floor-plan.ts'
import type { PersonId } from '#shared/domain/ids.ts'
import { RELEASED_AT } from '../world/agreement.ts'
import type { People } from '../world/people.ts'
import { NOON } from './replay.ts'
import type { FixedDeskRow, Tables } from './tables.ts'

interface PolicyRow {
  readonly rules: readonly { readonly scope: { readonly kind: string; readonly ids?: readonly string[] } }[]
}

interface PersonRow {
  readonly displayName: string
  readonly initials: string
  readonly teamId: string
  readonly site: string
  readonly roles: readonly string[]
  readonly employment: unknown
  readonly formerTeams: unknown
}

/** The parts of the directory, as rows. */
export interface Directory {
  readonly settings: ServerSettings
  readonly rows: readonly {
    readonly kind: string
    readonly id: string
    readonly content: Record<string, unknown>
  }[]
  /** Versions of each agreement, in order. */
  readonly policies: ReadonlyMap<string, readonly PolicyRow[]>
  readonly plans: readonly {
    readonly floor: string
    readonly site: string
    readonly version: number
    readonly document: FloorPlanDocument
  }[]
  readonly nos: ReadonlyMap<string, number>
  readonly people: ReadonlyMap<PersonId, PersonRow>
}

export async function readDirectory({ kysely }: Database): Promise<Directory> {
  const { rows } = await sql<{ kind: string; id: string; content: Record<string, unknown> }>`
    select 'site' as kind, id::text, jsonb_build_object('id', id, 'name', name, 'address', address,
      'timeZone', time_zone, 'federalState', federal_state, 'noon', noon, 'closures', closures)
      as content from site
    union all select 'building', id::text, jsonb_build_object('id', id, 'siteId', site_id, 'name', name,
      'order', sort_order) from building
    union all select 'floor', id::text, jsonb_build_object('id', id, 'buildingId', building_id,
      'siteId', site_id, 'name', name, 'level', level, 'planFrom', (select from_day from floor_plan p
      where p.floor_id = floor.id and p.state = 'scheduled'), 'planFailed', (select p.from_day from floor_plan p
      where p.floor_id = floor.id and p.state = 'failed' and p.version = (select max(version) from floor_plan l
      where l.floor_id = floor.id))) from floor
    union all select 'closing', id::text, jsonb_build_object('id', id, 'version', rev::text,
      'floorId', floor_id, 'target', jsonb_strip_nulls(jsonb_build_object('kind', target, 'id', object_id)),
      'fromDay', from_day, 'toDay', to_day, 'from', from_minute, 'to', to_minute,
      'kind', kind, 'reason', reason) from closing
    union all select 'team', id::text, jsonb_build_object('id', id, 'parentId', parent_id, 'name', name,
      'teamDays', team_days)
      from team`.execute(kysely)
  const versions = await sql<{ id: string; content: PolicyRow }>`
    select policy_id::text as id, jsonb_build_object('id', policy_id, 'name', name, 'version', version,
      'effectiveFrom', effective_from, 'rules', rules, 'approval', approval) as content
    from policy_version order by policy_id, version`.execute(kysely)
  const policies = new Map<string, PolicyRow[]>()
  for (const { id, content } of versions.rows) policies.set(id, [...(policies.get(id) ?? []), content])
  const plans = await kysely
    .selectFrom('floor_plan as p')
    .innerJoin('floor as f', 'f.id', 'p.floor_id')
    .select(['p.floor_id as floor', 'f.site_id as site', 'p.version', 'p.document'])
    .where('p.state', '=', 'published')
    .execute()
  const spaces = await kysely.selectFrom('space').select(['id', 'no']).execute()
  const people = await kysely.selectFrom('person').selectAll().execute()
  const meta = await kysely.selectFrom('meta').select('settings').executeTakeFirstOrThrow()
  return {
    settings: meta.settings,
    rows,
    policies,
    plans,
    nos: new Map(spaces.map((s) => [s.id, s.no])),
    people: new Map(
      people.map((p) => [
        p.id,
        {
          id: p.id,
          displayName: p.display_name,
          initials: p.initials,
          teamId: p.team_id,
          site: p.site_id,
          roles: p.roles,
          employment: p.employment,
          formerTeams: p.former_teams,
        },
      ]),
    ),
  }
}

const ZONE = 'Europe/Berlin'
const DAYS_BACK = 14

/** In the form of `canonical` of a cache. */
export function projectionFor(
  viewer: PersonId,
  now: number,
  directory: Directory,
  tables: Tables,
  people: People,
): [string, unknown][] {
  const entries: [string, unknown][] = []
  const add = (stream: string, keys: readonly unknown[], content: unknown) =>
    entries.push([[stream, ...keys].join(' '), content])
  const today = dayAt(now, ZONE)
  const window = {
    from: addDays(today, -DAYS_BACK),
    to: addDays(today, directory.settings.bookingWindowDays),
  }
  const isHeld = (day: Day) => window.from <= day && day <= window.to
  const { lookBack } = directory.settings
  const mayLookBack = lookBack !== null && lookBack.date <= today && today <= (lookBack.until ?? today)
  const toldFrom = mayLookBack ? window.from : today
  const isTold = (day: Day) => day >= toldFrom
  const visible = people.visibleTo(viewer, (person) => [tables.shares.get(person) ?? 'team'])
  const named = (id: PersonId) => {
    const row = directory.people.get(id)
    if (!row) throw new Error('whoever is seen is there')
    const { displayName, initials, teamId } = row
    return { id, displayName, initials, teamId, alsoIn: furtherTeams(id, viewer, directory, people) }
  }

  for (const { kind, id, content } of directory.rows) add('directory', [kind, id], content)
  for (const [id, versions] of directory.policies)
    add(
      'directory',
      ['policy', id],
      versions.map((version) => ({
        ...version,
        rules: version.rules
          .filter(({ scope }) => scope.kind !== 'person' || scope.ids?.includes(viewer))
          .map((rule) =>
            rule.scope.kind === 'person' ? { ...rule, scope: { kind: 'person', ids: [viewer] } } : rule,
          ),
      })),
    )
  for (const id of visible) add('directory', ['person', id], named(id))
  for (const desk of tables.fixedDesks)
    add('directory', ['fixedDesk', desk.spaceId], fixedDeskFor(viewer, desk, tables, toldFrom))
  for (const { floor, site, version, document } of directory.plans) {
    add('plan', [floor], [site, version, document])
    for (const [position, space] of document.spaces.entries()) {
      const { label, room } = spaceName(document, space)
      const zone = document.zones.find((z) => z.id === space.zoneId)
      add('space', [space.id], {
        id: space.id,
        floor_id: floor,
        position,
        no: directory.nos.get(space.id),
        kind: space.kind,
        bookable: space.bookable ? 1 : 0,
        label,
        room,
        zone_team: zone?.teamId ?? null,
      })
    }
  }

  const held = tables.bookings.filter((b) => isHeld(b.day)).sort((a, b) => a.from - b.from)
  const days = tables.workDays.filter((w) => isHeld(w.day))
  for (const b of held.filter((b) => b.holder === viewer))
    add('booking', [b.id], {
      id: b.id,
      space_id: b.spaceId,
      day: b.day,
      from_minute: b.from,
      to_minute: b.to,
    })
  for (const { day, am, pm } of days.filter((w) => w.person === viewer)) add('places', [day], { day, am, pm })
  for (const { person, day, places, desks } of tables.beforeAbsence)
    if (person === viewer && isHeld(day)) add('before absence', [day], { places, desks })

  const presence = new Map<string, { places: { am: unknown; pm: unknown }; desks: unknown[] }>()
  const presenceOf = (day: Day, person: PersonId) => {
    const key = `${day} ${person}`
    const content = presence.get(key) ?? { places: { am: null, pm: null }, desks: [] }
    presence.set(key, content)
    return content
  }
  const isColleague = (id: PersonId) => id !== viewer && visible.has(id)
  for (const w of days)
    if (isColleague(w.person) && isTold(w.day)) presenceOf(w.day, w.person).places = { am: w.am, pm: w.pm }
  for (const b of held)
    if (isColleague(b.holder) && isTold(b.day) && b.desk)
      presenceOf(b.day, b.holder).desks.push({ spaceId: b.spaceId, from: b.from, to: b.to })
  for (const [key, content] of presence) add('presence', [key], content)

  for (const [key, same] of Map.groupBy(held, (b) => `${b.day} ${b.floorId} ${b.no}`))
    add(
      'occupancy',
      [key],
      same.flatMap((b) => [b.from, b.to]),
    )

  // Every rule of the city counts over a week: the first of the window begins before it.
  const monday = mondayOf(window.from)
  const before = daysFrom(monday, addDays(window.from, -1))
  const own = new Map(tables.workDays.filter((w) => w.person === viewer).map((w) => [w.day, w]))
  const letter = (place: string | null | undefined) => place?.[0] ?? '-'
  const past = before.map((day) => letter(own.get(day)?.am) + letter(own.get(day)?.pm)).join('')
  add('past', [], before.length === 0 ? null : { from: monday, places: past })

  const me = directory.people.get(viewer)
  add('me', [], {
    person: named(viewer),
    roles: me?.roles,
    teams: [...people.teamsOf(viewer)].sort(),
    siteId: me?.site,
    leads: [...people.teamsLedBy(viewer)].sort(),
    employment: me?.employment,
    formerTeams: me?.formerTeams,
    share: tables.shares.get(viewer),
    audience: people.audienceOf(viewer),
  })
  add('serverSettings', [], directory.settings)
  add('window', [], window)
  add(
    'sites',
    [],
    directory.rows
      .filter((r) => r.kind === 'site')
      .map((r) => r.id)
      .sort(),
  )
  return entries.sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Whose it is, is told of one's own; of others', when they are to be had on the days from one on. */
function fixedDeskFor(viewer: PersonId, desk: FixedDeskRow, { workDays }: Tables, from: Day) {
  const { spaceId, floorId, holder } = desk
  const isOwn = holder === viewer
  const isAway = (place: string | null) => RELEASED_AT.some((released) => released === place)
  const released = workDays
    .filter((w) => w.person === holder && w.day >= from && (isAway(w.am) || isAway(w.pm)))
    .map(({ day, am, pm }) => ({ day, from: isAway(am) ? 0 : NOON, to: isAway(pm) ? 1440 : NOON }))
    .sort((a, b) => (a.day < b.day ? -1 : 1))
  return { spaceId, floorId, isOwn, released: isOwn ? [] : released }
}

/** One difference in words, or null when both hold the same, byte for byte once keys are in order. */
export function firstDifference(
  cache: readonly (readonly [string, unknown])[],
  server: readonly (readonly [string, unknown])[],
): string | null {
  const has = new Map(cache.map(([key, content]) => [key, canonicalJson(content)]))
  const should = new Map(server.map(([key, content]) => [key, canonicalJson(content)]))
  for (const [key, content] of should) {
    if (!has.has(key)) return `lacks ${key} = ${content}`
    if (has.get(key) !== content) return `has ${key} = ${has.get(key)} instead of ${content}`
  }
  for (const [key, content] of has) if (!should.has(key)) return `still holds ${key} = ${content}`
  return null
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, v: unknown) =>
    typeof v === 'object' && v !== null && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  )
}

/** Of a person's teams beside the home team those that the viewer belongs to or leads. */
function furtherTeams(id: PersonId, viewer: PersonId, directory: Directory, people: People): string[] {
  const seen = new Set<string>([...people.teamsOf(viewer), ...people.teamsLedBy(viewer)])
  const home = directory.people.get(id)?.teamId
  return [...people.teamsOf(id)].filter((team) => team !== home && seen.has(team)).sort()
}
