/** Two central APIs side by side, alike but for how much stands in their tables. */
import { sql } from 'kysely'
import type { Database } from '#server/database/index.ts'
import { createServer } from '#server/server.ts'
import { siteId } from '#server/testing/city.ts'
import { startDatabases, type TestDatabases } from '#server/testing/databases.ts'
import { Laptop } from '#server/testing/laptop.ts'
import { addDays } from '#shared/calendar/day.ts'
import { buildCity, dropExclusions, fillBookings, settle, today } from './city.ts'
import { shared } from './shared.ts'

/** An organisation of the published load test: 1,000 people, 500 spaces, 200,000 bookings within ±180 days. */
const ORGANISATION = { desks: 500, people: 1_000 }
const SPAN = 180
const SECOND_HALF = 200_000 / (500 * (2 * SPAN + 1)) - 1

export interface Table {
  /** Bookings in it. */
  readonly rows: number
  readonly database: Database
  /** Pulls what is new of the first site, and only counts it. @returns units of occupancy that came */
  pull(): Promise<number>
}

/** @param times how many organisations, each a site, the second has */
export const grownTables = (kind: Database['kind'], times: number): Promise<readonly [Table, Table]> =>
  shared(`tables ${kind} ${times}`, async (atEnd) => {
    const databases = await startDatabases(kind)
    atEnd(() => databases.stop())
    return [await table(databases, 1, atEnd), await table(databases, times, atEnd)] as const
  })

async function table(
  databases: TestDatabases,
  sites: number,
  atEnd: (end: () => Promise<void>) => void,
): Promise<Table> {
  const database = await databases.fresh()
  atEnd(() => database.close())
  const server = await createServer({ database })
  atEnd(() => server.close())
  await buildCity(database, { sites, ...ORGANISATION })
  await dropExclusions(database)
  const days = { first: addDays(today(), -SPAN), last: addDays(today(), SPAN) }
  const mornings = await fillBookings(database, sites, { ...days, share: 1, minutes: { from: 480, to: 780 } })
  const afternoons = await fillBookings(database, sites, {
    ...days,
    share: SECOND_HALF,
    minutes: { from: 780, to: 1_020 },
    holder: ORGANISATION.desks,
  })
  await settle(database)
  const laptop = await Laptop.signIn(await server.listen(), 1)
  laptop.sites = [siteId(1)]
  const pull = async () => {
    let units = 0
    for (let page: string | null = null; ; ) {
      const response = await laptop.page(page)
      units += response.occupancy.length
      page = response.page
      if (page !== null) continue
      laptop.cursor = response.cursor
      return units
    }
  }
  await pull()
  return { rows: mornings + afternoons, database, pull }
}

/** Writes `n` bookings of the first site anew, each of another desk and day within the window. */
export async function touch({ database }: Table, n: number): Promise<void> {
  const { numAffectedRows } = await sql`update booking set created_at = created_at + 1 where id in (
    select id from booking where site_id = ${siteId(1)} and from_minute = 480
      and day between ${today()}::date and ${addDays(today(), 89)}::date order by id limit ${n}::int)`.execute(
    database.kysely,
  )
  if (Number(numAffectedRows) !== n) throw new Error('there are too few bookings')
}
