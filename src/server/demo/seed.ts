/** Fills an empty database with the demo city. */
import { addDays, type Day, mondayOf } from '#shared/calendar/day.ts'
import { type Employment, FULL_TIME, NO_EMPLOYMENT, type WeeklyPattern } from '#shared/domain/employment.ts'
import { canBeBooked, type FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import type { PersonId, SiteId, SpaceId, TeamId } from '#shared/domain/ids.ts'
import { NO_TEAM_DAYS } from '#shared/domain/team-days.ts'
import type { Clock } from '../clock.ts'
import { type Database, ensureServer, inTransaction, type Tx } from '../database/index.ts'
import { publishPlan } from '../floor-plans/index.ts'
import { hashPassword } from '../identity/index.ts'
import type { Random } from '../random.ts'
import { insertAgreement } from './agreement.ts'
import { type DemoCity, type DemoLogin, type DemoPerson, readDemoCity } from './city-files.ts'
import { closuresAround } from './closures.ts'
import { DeskCalendar } from './desk-calendar.ts'
import { insertWeeks } from './insert.ts'
import { type Desk, makeWeeks, type SiteRules, type Weeks, type Worker } from './make-weeks.ts'
import { makeSignInWeeks } from './sign-in-weeks.ts'

export interface DemoOptions {
  /** The day the demo takes place on, in its sites' time zone. */
  readonly today: Day
  readonly clock: Clock
  readonly random: Random
  /** Of the server, where it has no record of itself yet. */
  readonly name: string
}

const WEEKS_BACK = 2
const WEEKS_AHEAD = 6
const weeks = (from: number): number[] => Array.from({ length: WEEKS_AHEAD - from }, (_, i) => from + i)

/**
 * Sites, plans, people and eight weeks of work days and bookings around `today`, in one
 * transaction. The weeks depend on `today` alone, ids of bookings on `random`.
 * @returns who can sign in
 * @throws when the database holds a site already
 */
export async function seedDemo(
  database: Database,
  { today, clock, random, name }: DemoOptions,
): Promise<readonly DemoLogin[]> {
  // Which features are approved stands there.
  await ensureServer(database, random, name)
  const city = await readDemoCity()
  const hashes = await hashesOf(city.logins, random)
  const now = clock.now()
  await inTransaction(database, async (tx) => {
    const { sites } = await tx
      .selectFrom('site')
      .select((e) => e.fn.countAll<number>().as('sites'))
      .executeTakeFirstOrThrow()
    if (Number(sites) > 0) throw new Error('the demo city needs an empty database')
    await insertCity(tx, city, hashes, { today, now })
    const calendar = new DeskCalendar()
    const { people, desks } = cast(city, await insertFixedDesk(tx, city))
    const rules = await sitesOf(tx)
    const logins = new Set(city.logins.map((l) => l.login))
    const signIns = city.people
      .filter((p) => logins.has(p.login))
      .sort(inOrderOf(city.logins))
      .map(workerOf)
    const made: Weeks = { workDays: [], bookings: [] }
    makeSignInWeeks(today, signIns, desks, rules, calendar, made)
    const own = new Set<PersonId>(signIns.map((p) => p.id))
    const others = makeWeeks({
      today,
      weeks: weeks(-WEEKS_BACK),
      workers: people.filter((p) => !own.has(p.id)),
      desks,
      sites: rules,
      calendar,
      isPlanned: () => false,
    })
    made.workDays.push(...others.workDays)
    made.bookings.push(...others.bookings)
    await insertWeeks(tx, made, now, random)
    const administrator = city.people.find((p) => p.roles.includes('admin'))
    const [first] = signIns
    if (!first) throw new Error('the demo has people to sign in as')
    const by = administrator?.id ?? null
    await insertAgreement(tx, { today, now, random, by, staffed: first.team })
    await insertTeamDay(tx, first.team)
  })
  return city.logins
}

/**
 * Fills the weeks ahead when the demo is started again later, so that they never look empty. What
 * was planned or booked meanwhile stays; those one signs in as are left alone. Whoever planned part of
 * a week is not asked again, so a second start in the same week changes nothing.
 */
export async function refreshDemo(
  database: Database,
  { today, clock, random }: Omit<DemoOptions, 'name'>,
): Promise<void> {
  const city = await readDemoCity()
  const monday = mondayOf(today)
  await inTransaction(database, async (tx) => {
    const [from, to] = [monday, addDays(monday, WEEKS_AHEAD * 7 - 1)]
    const days = await tx
      .selectFrom('work_day')
      .select(['person_id', 'day'])
      .where('day', '>=', from)
      .where('day', '<=', to)
      .execute()
    const bookings = await tx
      .selectFrom('booking')
      .select(['space_id', 'holder_id', 'day', 'from_minute', 'to_minute'])
      .where('day', '>=', from)
      .where('day', '<=', to)
      .execute()
    // Locked, and still there: a plan may have changed since.
    const spaces = await tx
      .selectFrom('space')
      .select('id')
      .where('active', '=', true)
      .where('bookable', '=', true)
      .where('id', 'not in', (e) => e.selectFrom('fixed_desk').select('id'))
      .orderBy('id')
      .forShare()
      .execute()
    const usable = new Set(spaces.map((s) => s.id))
    const calendar = new DeskCalendar()
    for (const b of bookings) calendar.hold(b.space_id, b.day, { from: b.from_minute, to: b.to_minute })
    const planned = new Set([
      ...days.map((d) => d.person_id + mondayOf(d.day)),
      ...bookings.map((b) => b.holder_id + mondayOf(b.day)),
    ])
    const { people, desks } = cast(city)
    const rules = await sitesOf(tx)
    const logins = new Set(city.logins.map((l) => l.login))
    const known = await tx.selectFrom('person').select(['id', 'login']).execute()
    const fillable = new Set(known.filter((p) => !logins.has(p.login)).map((p) => p.id))
    const made = makeWeeks({
      today,
      weeks: weeks(0),
      workers: people.filter((p) => fillable.has(p.id)),
      desks: desks.filter((d) => usable.has(d.id)),
      sites: rules,
      calendar,
      isPlanned: (person, monday) => planned.has(person + monday),
    })
    await insertWeeks(tx, made, clock.now(), random)
  })
}

/** One hash for each distinct password: Argon2 takes its time. */
async function hashesOf(logins: readonly DemoLogin[], random: Random): Promise<Map<string, string>> {
  const byPassword = new Map<string, string>()
  for (const { password } of logins)
    if (!byPassword.has(password)) byPassword.set(password, await hashPassword(password, random))
  return new Map(logins.map((l) => [l.login, byPassword.get(l.password) ?? '']))
}

const inOrderOf = (logins: readonly DemoLogin[]) => {
  const at = new Map(logins.map((l, i) => [l.login, i]))
  return (a: { login: string }, b: { login: string }) => (at.get(a.login) ?? 0) - (at.get(b.login) ?? 0)
}

const workerOf = ({ id, login, team, site }: DemoPerson): Worker => ({
  id,
  team,
  site,
  pattern: patternOf(login),
})

/** The city as those see it who make up its weeks. */
function cast(city: DemoCity, fixed: SpaceId | null = null) {
  const people = city.people.map(workerOf)
  const desks = city.floors.flatMap((f) => desksOf(f.document, f.siteId)).filter((d) => d.id !== fixed)
  return { people, desks }
}

/** Who leads a team one can sign in to has the last desk of its zone for good. */
async function insertFixedDesk(tx: Tx, city: DemoCity): Promise<SpaceId | null> {
  const logins = new Set(city.logins.map((l) => l.login))
  const lead = city.people.find((p) => logins.has(p.login) && p.roles.includes('lead'))
  const desk = lead && cast(city).desks.findLast((d) => d.team === lead.team)
  if (!lead || !desk) return null
  await tx.insertInto('fixed_desk').values({ id: desk.id, holder_id: lead.id }).execute()
  return desk.id
}

/** As administrators may have changed them meanwhile. */
const sitesOf = (tx: Tx): Promise<SiteRules[]> =>
  tx.selectFrom('site').select(['id', 'noon', 'federal_state as federalState', 'closures']).execute()

function desksOf(document: FloorPlanDocument, site: SiteId): Desk[] {
  const zones = new Map(document.zones.map((z) => [z.id, z]))
  return document.spaces.flatMap((s) => {
    const zone = s.zoneId === null ? undefined : zones.get(s.zoneId)
    return canBeBooked(s) ? [{ id: s.id, site, team: zone?.teamId ?? null, zone: zone?.kind ?? null }] : []
  })
}

async function insertCity(
  tx: Tx,
  city: DemoCity,
  hashes: ReadonlyMap<string, string>,
  { today, now }: { today: Day; now: number },
): Promise<void> {
  await tx
    .insertInto('site')
    .values(
      city.sites.map((s) => ({
        id: s.id,
        name: s.name,
        address: s.address,
        time_zone: s.timeZone,
        federal_state: s.federalState,
        noon: s.noon,
        closures: JSON.stringify(closuresAround(today)),
      })),
    )
    .execute()
  await tx
    .insertInto('building')
    .values(city.buildings.map((b) => ({ id: b.id, site_id: b.siteId, name: b.name, sort_order: b.order })))
    .execute()
  await tx
    .insertInto('floor')
    .values(
      city.floors.map((f) => ({
        id: f.id,
        building_id: f.buildingId,
        site_id: f.siteId,
        name: f.name,
        level: f.level,
      })),
    )
    .execute()
  await tx
    .insertInto('team')
    .values(city.teams.map((t) => ({ id: t.id, parent_id: t.parentId, name: t.name })))
    .execute()
  for (const floor of city.floors) await publishPlan(tx, floor.id, floor.document, now)
  await tx
    .insertInto('person')
    .values(
      city.people.map((p) => ({
        id: p.id,
        login: p.login,
        display_name: p.displayName,
        initials: p.initials,
        team_id: p.team,
        site_id: p.site,
        roles: p.roles,
        password_hash: hashes.get(p.login) ?? null,
        active: true,
        ...(p.login === PART_TIME ? { employment: JSON.stringify(partTime) } : {}),
      })),
    )
    .execute()
}

/** One of those one signs in as works part time: Friday afternoons are off. */
const PART_TIME = 'clara'
const partTime: Employment = {
  ...NO_EMPLOYMENT,
  workingWeeks: [
    { from: null, pattern: FULL_TIME.map((day, i) => (i === 4 ? { am: true, pm: false } : day)) },
  ],
}
const patternOf = (login: string): WeeklyPattern =>
  (login === PART_TIME ? partTime.workingWeeks[0]?.pattern : null) ?? FULL_TIME

/** The first team meets on Wednesdays. */
async function insertTeamDay(tx: Tx, team: TeamId): Promise<void> {
  const team_days = JSON.stringify({ ...NO_TEAM_DAYS, weekdays: [3] })
  await tx.updateTable('team').set({ team_days }).where('id', '=', team).execute()
}
