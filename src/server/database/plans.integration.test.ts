/** Asks the database how it answers every query of a push and a pull, on tables too large to be read whole. */
import { type CompiledQuery, type KyselyPlugin, type RootOperationNode, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '#shared/calendar/day.ts'
import { createServer } from '../server.ts'
import { buildCity, deskId, personId } from '../testing/city.ts'
import { databaseKinds, startDatabases, type TestDatabases } from '../testing/databases.ts'
import { Laptop, newId } from '../testing/laptop.ts'
import { NOW, TestClock, TODAY } from '../testing/world.ts'
import type { Database } from './handle.ts'

/** Tables that grow without end. */
const LARGE = ['booking', 'work_day', 'mutation', 'tombstone']

class Recorder implements KyselyPlugin {
  readonly nodes: RootOperationNode[] = []
  transformQuery({ node }: { node: RootOperationNode }) {
    this.nodes.push(node)
    return node
  }
  transformResult<T>({ result }: { result: T }) {
    return Promise.resolve(result)
  }
}

describe.each(databaseKinds)('query plans on %s', (kind) => {
  let databases: TestDatabases
  let database: Database

  beforeAll(async () => {
    databases = await startDatabases(kind)
    database = await databases.fresh()
    await buildCity(database, NOW)
    const { kysely } = database
    // Years of bookings of people elsewhere, mostly out of the window.
    await sql`insert into booking (id, space_id, holder_id, day, from_minute, to_minute, site_id, floor_id, space_no, desk, created_at)
      select gen_random_uuid(), s.id, p.id, date '2024-01-01' + d, s.i * 200, s.i * 200 + 100, s.site_id, s.floor_id, s.no, true, 0
      from generate_series(0, 1499) d
      cross join (select space.*, (row_number() over (partition by floor_id order by no) - 1)::int as i from space) s
      join (select id, (row_number() over (order by id))::int as n from person where id > ${personId(4)}) p
        on p.n = right(s.floor_id::text, 1)::int`.execute(kysely)
    await sql`insert into work_day (person_id, day, am, pm) select id, date '2022-01-01' + d, 'office', 'office'
      from person cross join generate_series(0, 1800) d`.execute(kysely)
    await sql`insert into device (id, person_id, name, created_at, seen_at)
      select gen_random_uuid(), id, 'alt', 0, 0 from person`.execute(kysely)
    await sql`insert into mutation (id, device_id, seq, name, args_hash, commit_order, at)
      select gen_random_uuid(), id, n, 'planning.setPlace', '', n, 0 from device cross join generate_series(1, 2000) n`.execute(
      kysely,
    )
    await sql`delete from booking where day < date '2025-01-01'`.execute(kysely)
    await sql`analyze`.execute(kysely)
  })
  afterAll(async () => {
    await database?.close()
    await databases?.stop()
  })

  it('read no large table whole, and availability from its index alone', async () => {
    const recorder = new Recorder()
    const clock = new TestClock()
    const server = await createServer({
      database: { ...database, kysely: database.kysely.withPlugin(recorder) },
      clock,
    })
    try {
      const url = await server.listen()
      const [anna, ben] = [await Laptop.signIn(url, 1), await Laptop.signIn(url, 2)]
      await anna.pull()
      recorder.nodes.length = 0
      const bookingId = newId<never>()
      await ben.change({
        name: 'booking.book',
        args: {
          bookingId,
          spaceId: deskId(100),
          day: addDays(TODAY, 85),
          from: 1100,
          to: 1200,
          replaces: [],
        },
      })
      // Taken: alternatives are looked for.
      await anna.change({
        name: 'booking.book',
        args: {
          bookingId: newId(),
          spaceId: deskId(100),
          day: addDays(TODAY, 85),
          from: 1100,
          to: 1200,
          replaces: [],
        },
      })
      await anna.pull()
      await anna.pull()
      clock.time += 86_400_000
      await anna.refresh()
      await anna.pull()
    } finally {
      await server.close()
    }
    const plans = await explain(database, recorder.nodes)
    expect(plans.length).toBeGreaterThan(20)
    for (const { query, plan } of plans)
      for (const table of LARGE)
        expect(plan, `${query}\n${plan}`).not.toMatch(new RegExp(`Seq Scan on ${table}\\b`))
    const availability = plans.filter(({ query }) => /b\.floor_id = (w|k)\.floor/.test(query))
    expect(availability.length).toBeGreaterThan(0)
    for (const { plan } of availability) expect(plan).toContain('booking_availability')
  })
})

async function explain(database: Database, nodes: readonly RootOperationNode[]) {
  const executor = database.kysely.getExecutor()
  const plans: { query: string; plan: string }[] = []
  const seen = new Set<string>()
  for (const node of nodes) {
    const compiled: CompiledQuery = executor.compileQuery(node, { queryId: 'explain' })
    if (seen.has(compiled.sql) || !/^\s*(select|insert|update|delete|with)/i.test(compiled.sql)) continue
    seen.add(compiled.sql)
    const { rows } = await database.kysely.executeQuery<{ 'QUERY PLAN': string }>({
      ...compiled,
      sql: `explain (costs off) ${compiled.sql}`,
    })
    plans.push({ query: compiled.sql, plan: rows.map((row) => row['QUERY PLAN']).join('\n') })
  }
  return plans
}
