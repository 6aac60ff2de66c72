/** A made-up administration of any size: sites of one floor each, teams of fifteen, desks as in ten-thousand.ts. */
import { sql } from 'kysely'
import { type Database, inTransaction } from '#server/database/index.ts'
import { publishPlan } from '#server/floor-plans/index.ts'
import { hashPassword } from '#server/identity/index.ts'
import { systemRandom } from '#server/random.ts'
import { buildingId, deskId, floorId, PASSWORD, siteId } from '#server/testing/city.ts'
import { addDays, type Day, dayAt } from '#shared/calendar/day.ts'
import { bigFloor } from '../pages/ten-thousand.ts'

export interface CitySize {
  readonly sites: number
  /** Of each site. */
  readonly desks: number
  /** Of each site; at least two for each desk where half days are booked. */
  readonly people: number
}

export const TEAM = 15
export const TIME_ZONE = 'Europe/Berlin'
export const today = (): Day => dayAt(Date.now(), TIME_ZONE)
/** The days a laptop holds: fourteen back, ninety ahead. */
export const windowDays = (): { first: Day; last: Day } => ({
  first: addDays(today(), -14),
  last: addDays(today(), 90),
})

/** Of which `loginOf(n)` signs in with `PASSWORD`, for the first hundred. */
export async function buildCity(database: Database, size: CitySize): Promise<void> {
  const { kysely } = database
  const password = await hashPassword(PASSWORD, systemRandom)
  const document = bigFloor(size.desks)
  for (let n = 1; n <= size.sites; n++) {
    const place = { site_id: siteId(n), building_id: buildingId(n) }
    await kysely
      .insertInto('site')
      .values({
        id: place.site_id,
        name: `Standort ${n}`,
        address: `Straße ${n}`,
        time_zone: TIME_ZONE,
        federal_state: 'NW',
        noon: 780,
      })
      .execute()
    await kysely
      .insertInto('building')
      .values({ id: place.building_id, site_id: place.site_id, name: `Haus ${n}`, sort_order: n })
      .execute()
    await kysely
      .insertInto('floor')
      .values({ ...place, id: floorId(n), name: 'Etage', level: 1 })
      .execute()
    const spaces = document.spaces.map((space, i) => ({ ...space, id: deskId(n * 1_000_000 + i) }))
    await inTransaction(database, (tx) => publishPlan(tx, floorId(n), { ...document, spaces }, Date.now()))
  }
  const people = size.sites * size.people
  await sql`insert into team (id, name)
    select ${numbered('7e', sql`n`)}, 'Team ' || n from generate_series(1, ${Math.ceil(people / TEAM)}::int) n`.execute(
    kysely,
  )
  await sql`insert into person (id, login, display_name, initials, team_id, site_id, roles, password_hash, active)
    select ${numbered('9e', sql`n`)}, 'person' || n, 'Person ' || n, 'P' || n % 100, ${numbered('7e', sql`(n - 1) / ${TEAM}::int + 1`)},
      ${numbered('51', sql`(n - 1) / ${size.people}::int + 1`)}, '{staff}', case when n <= 100 then ${password}::text end, true
    from generate_series(1, ${people}::int) n`.execute(kysely)
}

/** As the ids of `#server/testing/city.ts`. */
const numbered = (kind: string, n: ReturnType<typeof sql>) =>
  sql`(${kind.padEnd(8, '0')}::text || '-0000-4000-8000-' || lpad((${n})::text, 12, '0'))::uuid`

export interface Filling {
  readonly first: Day
  readonly last: Day
  /** Of the desks, each day. */
  readonly share: number
  /** Without it each booking has hours of its own, in quarters between seven and seven. */
  readonly minutes?: { readonly from: number; readonly to: number }
  /** Desk n is held by person n of its site, or by one so many later. */
  readonly holder?: number
}

/**
 * Bookings for every site, one transaction a site, without triggers and foreign keys, as the rows are
 * known to fit. @returns how many
 */
export async function fillBookings(database: Database, sites: number, filling: Filling): Promise<number> {
  const { first, last, share, minutes, holder = 0 } = filling
  const hours = minutes
    ? sql`${minutes.from}::int, ${minutes.to}::int`
    : sql`420 + 15 * floor(random() * 16)::int, 720 + 15 * floor(random() * 29)::int`
  let rows = 0
  for (let n = 1; n <= sites; n++)
    rows += await inTransaction(database, async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      await sql`select setseed(0.42)`.execute(tx)
      const { numAffectedRows } = await sql`
        insert into booking (id, space_id, holder_id, booked_by, day, from_minute, to_minute,
          site_id, floor_id, space_no, desk, created_at, rev)
        select gen_random_uuid(), s.id, p.id, p.id, d::date, ${hours}, s.site_id, s.floor_id, s.no, true, 0,
          pg_current_xact_id()
        from generate_series(${first}::date, ${last}::date, interval '1 day') d
        cross join (select *, row_number() over (order by no) as i from space where site_id = ${siteId(n)}) s
        join (select id, row_number() over (order by id) as i from person where site_id = ${siteId(n)}) p
          on p.i = s.i + ${holder}::int
        where random() < ${share}::float8`.execute(tx)
      return Number(numAffectedRows)
    })
  return rows
}

/** Work days of the first team, whose members see each other. */
export async function fillWorkDays(database: Database): Promise<void> {
  const { first, last } = windowDays()
  await sql`insert into work_day (person_id, day, am, pm)
    select p.id, d::date, place, place
    from person p cross join generate_series(${first}::date, ${last}::date, interval '1 day') d
    cross join lateral (select case when exists
      (select from booking b where b.holder_id = p.id and b.day = d::date) then 'office' else 'home' end as place) w
    where p.team_id = ${numbered('7e', sql`1`)}`.execute(database.kysely)
}

/** Millions of rows go in quickly without them; reading does not use them. */
export async function dropExclusions({ kysely }: Database): Promise<void> {
  await sql`alter table booking drop constraint booking_space_once`.execute(kysely)
  await sql`alter table booking drop constraint booking_holder_once`.execute(kysely)
}

export async function settle({ kysely, kind }: Database): Promise<void> {
  await sql.raw(kind === 'postgres' ? 'vacuum analyze' : 'analyze').execute(kysely)
}
