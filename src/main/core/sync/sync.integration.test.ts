/** Rounds of sync that break off in the middle, and what the server and other devices do meanwhile. */
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { canonical, peek } from '#hosts/testing/cache.ts'
import { clear, cut, fresh, pathOf, TestLaptop, until, type Weather } from '#hosts/testing/laptop.ts'
import { inTransaction } from '#server/database/index.ts'
import { deskId, floorId, loginOf, PASSWORD, personId, teamId } from '#server/testing/city.ts'
import { startDatabases, type TestDatabases } from '#server/testing/databases.ts'
import { startWorld, TODAY, type World } from '#server/testing/world.ts'
import { addDays, type Day, daysFrom } from '#shared/calendar/day.ts'
import { Diagnosis } from '#shared/contract/local.ts'
import { PullRequest, PullResponse } from '#shared/contract/pull.ts'
import { currentCopy, readMeta, writeMeta } from '../cache/meta.ts'

let databases: TestDatabases
let world: World
let laptops: TestLaptop[]

beforeAll(async () => {
  databases = await startDatabases('pglite')
})
afterAll(() => databases.stop())
beforeEach(async () => {
  world = await startWorld(databases, { gatherMs: 0 })
  laptops = []
})
afterEach(async () => {
  for (const laptop of laptops) await laptop.dispose()
  await world.close()
})

const TUESDAY = addDays(TODAY, 1)
const WEDNESDAY = addDays(TODAY, 2)
const wholeDay = { from: 0, to: 1440 }

async function laptopOf(person: number): Promise<TestLaptop> {
  const laptop = await new TestLaptop(world.url).start()
  laptops.push(laptop)
  await laptop.signIn({ login: loginOf(person), password: PASSWORD })
  await fresh(laptop)
  return laptop
}
const offline = (laptop: TestLaptop) =>
  until(
    () => laptop.app.sync.status(),
    (s) => s.state === 'offline',
  )
/** Off the network, with no round under way. */
async function goOffline(laptop: TestLaptop): Promise<void> {
  laptop.weather = cut
  laptop.core.hint('person')
  await offline(laptop)
}
function goOnline(laptop: TestLaptop, weather: Weather = clear): void {
  laptop.weather = weather
  laptop.core.hint('online')
}
const book = (laptop: TestLaptop, desk: number, day: Day = TUESDAY, swap = false) =>
  laptop.app.booking.book({ spaceId: deskId(desk), day, ...wholeDay, swap })
const dayOf = async (laptop: TestLaptop, day: Day) =>
  (await laptop.app.planning.days({ from: day, days: 1 }))[0]!
const desksOf = async (laptop: TestLaptop, day: Day = TUESDAY) =>
  (await dayOf(laptop, day)).bookings.map((b) => b.space?.spaceId)

/** More changes than one page holds: some thousands of rows, of the viewer and of others. */
const writeMany = () =>
  inTransaction(world.database, async (tx) => {
    await sql`insert into booking (id, space_id, holder_id, booked_by, day, from_minute, to_minute, site_id, floor_id, space_no, desk, created_at)
      select gen_random_uuid(), s.id, p.id, null, d.day, part * 120 + s.i * 20, part * 120 + s.i * 20 + 20,
        s.site_id, s.floor_id, s.no, true, 0
      from (select s.*, (row_number() over (partition by floor_id order by no) - 1)::int as i from space s) s
      cross join unnest(${daysFrom(addDays(TODAY, 3), addDays(TODAY, 80))}::date[]) as d (day)
      cross join generate_series(0, 5) as part
      join (select p.id, (row_number() over (order by id))::int as n from person p
        where id = any(${[1, 2, 6, 7].map(personId)}::uuid[])) p on p.n = right(s.floor_id::text, 1)::int`.execute(
      tx,
    )
  })

const join = (team: number, person: number) =>
  world.database.kysely
    .insertInto('team_membership')
    .values({ team_id: teamId(team), person_id: personId(person) })
    .execute()
const quit = (team: number, person: number) =>
  world.database.kysely
    .deleteFrom('team_membership')
    .where('team_id', '=', teamId(team))
    .where('person_id', '=', personId(person))
    .execute()

/** Its cache equals that of a laptop that pulls everything anew. */
async function expectConverged(laptop: TestLaptop, person: number): Promise<void> {
  const anew = await laptopOf(person)
  expect(await peek(laptop, canonical)).toEqual(await peek(anew, canonical))
}

/** What a pull asks for; null for any other request. */
const pullOf = async (request: Request): Promise<PullRequest | null> =>
  pathOf(request) === '/api/pull' ? PullRequest.parse(await request.clone().json()) : null

describe('a pull of many pages', () => {
  test('brings thousands of rows, first and later, and ends like a fresh one', async () => {
    const early = await laptopOf(1)
    await goOffline(early)
    await writeMany()
    let pages = 0
    goOnline(early, async (request, pass) => {
      if ((await pullOf(request))?.page) pages++
      return pass()
    })
    await fresh(early)
    expect(pages).toBeGreaterThan(1)
    await expectConverged(early, 1)
    const seen = await early.app.floors.availability({
      floorId: floorId(1),
      day: addDays(TODAY, 80),
      ...wholeDay,
    })
    expect(seen!.mine).toHaveLength(36)
  })

  test('goes on after a restart at the page where it stopped', async () => {
    const anna = await laptopOf(1)
    await goOffline(anna)
    await writeMany()
    let answered = 0
    goOnline(anna, async (request, pass) => {
      if ((await pullOf(request)) && ++answered > 1) return cut(request, pass)
      return pass()
    })
    await until(
      () => answered,
      (n) => n > 1,
    )
    await anna.quit()
    expect((await peek(anna, (db) => readMeta(db, 'pull')))?.page).toEqual(expect.any(String))
    const asked: boolean[] = []
    anna.weather = async (request, pass) => {
      const pull = await pullOf(request)
      if (pull) asked.push(pull.page !== null)
      return pass()
    }
    await anna.start()
    await fresh(anna)
    expect(asked[0]).toBe(true)
    await expectConverged(anna, 1)
  })

  test('is not the last word when only its last page was still to come', async () => {
    const anna = await laptopOf(1)
    await goOffline(anna)
    await writeMany()
    const withoutPokes: Weather = (request, pass) =>
      pathOf(request) === '/api/poke' ? cut(request, pass) : pass()
    let lost = false
    goOnline(anna, async (request, pass) => {
      const pull = await pullOf(request)
      const response = await withoutPokes(request, pass)
      if (!pull?.page || PullResponse.parse(await response.clone().json()).page) return response
      lost = true
      anna.weather = cut
      throw new TypeError('fetch failed')
    })
    await until(
      () => lost,
      (is) => is,
    )
    await offline(anna)
    const bert = await world.laptop(2)
    await bert.change({
      name: 'planning.setPlace',
      args: {
        day: TUESDAY,
        part: 'day',
        place: 'home',
        was: { am: null, pm: null },
        restId: crypto.randomUUID() as never,
      },
    })
    goOnline(anna, withoutPokes)
    await fresh(anna)
    expect((await dayOf(anna, TUESDAY)).colleagues).toEqual([
      { personId: personId(2), places: { am: 'home', pm: 'home' } },
    ])
  })

  test('forgets whom it showed on its first page, when they may no longer be seen at its second', async () => {
    const anna = await laptopOf(1)
    await goOffline(anna)
    await writeMany()
    await join(3, 1)
    let expired = false
    goOnline(anna, async (request, pass) => {
      if ((await pullOf(request))?.page && !expired) {
        expired = true
        await quit(3, 1)
        expect((await anna.app.directory.people()).map((p) => p.id)).toContain(personId(6))
      }
      return pass()
    })
    await fresh(anna)
    expect(expired).toBe(true)
    expect((await anna.app.directory.people()).map((p) => p.id).sort()).toEqual([1, 2, 3, 4].map(personId))
    await expectConverged(anna, 1)
  })
})

describe('what is seen', () => {
  test('follows the teams, and the laptop knows its own', async () => {
    const anna = await laptopOf(1)
    await join(3, 1)
    anna.core.hint('person')
    await until(
      () => anna.app.directory.people(),
      (people) => people.length === 6,
    )
    expect((await peek(anna, (db) => readMeta(db, 'me')))?.teams).toEqual([teamId(1), teamId(3)])
    await quit(3, 1)
    anna.core.hint('person')
    await until(
      () => anna.app.directory.people(),
      (people) => people.length === 4,
    )
    expect((await peek(anna, (db) => readMeta(db, 'me')))?.teams).toEqual([teamId(1)])
    await expectConverged(anna, 1)
  })

  test('loses a floor with all that lay on it', async () => {
    const carl = await world.laptop(6)
    await carl.change({
      name: 'booking.book',
      args: {
        bookingId: crypto.randomUUID() as never,
        spaceId: deskId(200),
        day: TUESDAY,
        ...wholeDay,
        replaces: [],
      },
    })
    const anna = await laptopOf(1)
    await inTransaction(world.database, async (tx) => {
      await tx.deleteFrom('booking').where('floor_id', '=', floorId(2)).execute()
      await tx.deleteFrom('floor_plan').where('floor_id', '=', floorId(2)).execute()
      await tx.deleteFrom('space').where('floor_id', '=', floorId(2)).execute()
      await tx.deleteFrom('floor').where('id', '=', floorId(2)).execute()
    })
    anna.core.hint('person')
    await until(
      () => anna.app.directory.sites(),
      ({ floors }) => !floors.some((f) => f.id === floorId(2)),
    )
    await fresh(anna)
    expect(await anna.app.floors.plan({ floorId: floorId(2) })).toBeNull()
    await expectConverged(anna, 1)
  })
})

describe('numbers', () => {
  test('that the server lost come back with their receipts, each change applied once', async () => {
    const anna = await laptopOf(1)
    for (const [i, day] of [TUESDAY, WEDNESDAY, addDays(TODAY, 3)].entries()) await book(anna, 100 + i, day)
    await fresh(anna)
    await goOffline(anna)
    // As a copy of the database that missed the last two.
    await inTransaction(world.database, async (tx) => {
      await tx.deleteFrom('mutation').where('seq', '>', 1).execute()
      await tx.deleteFrom('booking').where('day', '>', TUESDAY).execute()
      await tx.deleteFrom('work_day').where('day', '>', TUESDAY).execute()
      await tx.updateTable('device').set({ last_seq: 1 }).execute()
    })
    await book(anna, 103, addDays(TODAY, 4))
    goOnline(anna)
    await fresh(anna)
    const days = daysFrom(TUESDAY, addDays(TODAY, 4))
    expect(await Promise.all(days.map((day) => desksOf(anna, day)))).toEqual(
      [100, 101, 102, 103].map((n) => [deskId(n)]),
    )
    expect((await anna.app.sync.changes()).map((c) => c.state)).toEqual(Array(4).fill('accepted'))
    const rows = await world.database.kysely.selectFrom('mutation').select('seq').orderBy('seq').execute()
    expect(rows.map((r) => r.seq)).toEqual([1, 2, 3, 4])
    await expectConverged(anna, 1)
  })

  test('with a gap that nothing can fill are closed up', async () => {
    const anna = await laptopOf(1)
    await book(anna, 100)
    await fresh(anna)
    await goOffline(anna)
    await anna.quit()
    await peek(anna, (db) => db.write((tx) => writeMeta(tx, 'lastSeq', 8)))
    await anna.start()
    await book(anna, 101, WEDNESDAY)
    await book(anna, 102, addDays(TODAY, 3))
    goOnline(anna)
    await fresh(anna)
    expect((await anna.app.sync.changes()).map((c) => c.state)).toEqual(Array(3).fill('accepted'))
    const { last_seq } = await world.database.kysely
      .selectFrom('device')
      .select('last_seq')
      .executeTakeFirstOrThrow()
    expect(last_seq).toBe(3)
    await expectConverged(anna, 1)
  })
})

describe('two laptops of one person', () => {
  test('see each other’s changes, and the later of two that contradict is told so', async () => {
    const [one, two] = [await laptopOf(1), await laptopOf(1)]
    await book(one, 100)
    await until(
      () => desksOf(two),
      (desks) => desks.length === 1,
    )
    await goOffline(one)
    await goOffline(two)
    await one.app.planning.setPlace({ day: WEDNESDAY, part: 'day', place: 'home' })
    await one.app.planning.setPlace({ day: addDays(TODAY, 3), part: 'am', place: 'home' })
    await two.app.planning.setPlace({ day: WEDNESDAY, part: 'day', place: 'away' })
    await two.app.planning.setPlace({ day: addDays(TODAY, 3), part: 'pm', place: 'away' })
    await book(two, 101, TUESDAY, true)
    await one.app.booking.release({ bookingId: (await dayOf(one, TUESDAY)).bookings[0]!.id, keepUntil: null })
    goOnline(one)
    await fresh(one)
    goOnline(two)
    expect((await fresh(two)).needsYou).toBe(1)
    expect((await two.app.sync.changes()).map((c) => c.rejection?.reason ?? null)).toEqual([
      null,
      null,
      'changedElsewhere',
    ])
    one.core.hint('person')
    await until(
      () => desksOf(one),
      (desks) => desks[0] === deskId(101),
    )
    for (const laptop of [one, two]) {
      expect((await dayOf(laptop, WEDNESDAY)).places).toEqual({ am: 'home', pm: 'home' })
      expect((await dayOf(laptop, addDays(TODAY, 3))).places).toEqual({ am: 'home', pm: 'away' })
    }
    expect(await peek(one, canonical)).toEqual(await peek(two, canonical))
  })
})

describe('the queue', () => {
  test('go before a pull that stands in line, and those made all the time let it come to its end', async () => {
    const laptop = await laptopOf(1)
    const line = Promise.withResolvers<void>()
    let pulls = 0
    goOnline(laptop, async (request, pass) => {
      if (pathOf(request) !== '/api/pull') return pass()
      pulls++
      await line.promise
      return pass()
    })
    const bookings = async () =>
      (
        await world.database.kysely
          .selectFrom('booking')
          .select('id')
          .where('holder_id', '=', personId(1))
          .execute()
      ).length
    const before = await bookings()
    for (let n = 1; n <= 5; n++) {
      await until(
        async () => pulls,
        (asked) => asked === n,
      )
      await book(laptop, 100 + (n % 4), addDays(TODAY, n))
      await until(bookings, (there) => there === before + n)
    }
    await until(
      async () => pulls,
      (asked) => asked === 6,
    )
    await book(laptop, 100, addDays(TODAY, 7))
    expect((await laptop.app.sync.status()).queued).toBeGreaterThan(0)
    line.resolve()
    await fresh(laptop)
    expect(await bookings()).toBe(before + 6)
    await expectConverged(laptop, 1)
  })

  test('never takes what the server could not even read', async () => {
    const anna = await laptopOf(1)
    for (let hour = 0; hour < 12; hour++)
      expect(
        await anna.app.booking.book({
          spaceId: deskId(100),
          day: TUESDAY,
          from: hour * 60,
          to: hour * 60 + 60,
          swap: false,
        }),
      ).toMatchObject({ ok: true })
    expect(await book(anna, 101, TUESDAY, true)).toMatchObject({ ok: false, refusal: { reason: 'invalid' } })
    await book(anna, 101, WEDNESDAY)
    await fresh(anna)
    expect(await desksOf(anna)).toHaveLength(12)
    expect(await desksOf(anna, WEDNESDAY)).toEqual([deskId(101)])
  })
})

describe('help', () => {
  test('rebuilds the cache beside what is on screen, and keeps what waits', async () => {
    const anna = await laptopOf(1)
    await book(anna, 100)
    await fresh(anna)
    await goOffline(anna)
    await book(anna, 101, WEDNESDAY)
    // A row that came out of nowhere, and one that got lost.
    const broken = await peek(anna, (db) =>
      db.write((tx) => {
        tx.run('delete from booking')
        tx.run(`insert into places (copy, day, am, pm) values (?, ?, 'away', 'away')`, currentCopy(tx), TODAY)
        return currentCopy(tx)
      }),
    )
    await anna.app.sync.rebuild()
    expect((await anna.app.session.state()).phase).toBe('ready')
    goOnline(anna)
    await until(
      () => peek(anna, currentCopy),
      (copy) => copy > broken,
    )
    await fresh(anna)
    expect(await desksOf(anna)).toEqual([deskId(100)])
    expect(await desksOf(anna, WEDNESDAY)).toEqual([deskId(101)])
    await expectConverged(anna, 1)
  })

  test('is not left alone for an hour by a clock that is put back while the server is busy', async () => {
    const laptop = await laptopOf(1)
    const data = { retryAfter: 30 }
    const busy: Weather = async () =>
      Response.json(
        { defined: true, code: 'SERVICE_UNAVAILABLE', status: 503, message: 'x', data },
        { status: 503, headers: { 'retry-after': '30' } },
      )
    goOnline(laptop, busy)
    await offline(laptop)
    laptop.clockAhead = 40_000 - 3_600_000
    goOnline(laptop)
    await fresh(laptop)
  })

  test('tells how the laptop is, and nothing of what its person plans', async () => {
    const anna = await laptopOf(1)
    await book(anna, 100)
    await fresh(anna)
    await goOffline(anna)
    await book(anna, 101, WEDNESDAY)
    const diagnosis = Diagnosis.parse(await anna.app.sync.diagnosis())
    expect(diagnosis).toMatchObject({
      status: { state: 'offline', queued: 1 },
      troubles: [{ code: 'offline: unreachable' }],
      counts: { changes: 2, unanswered: 1, rows: { booking: 1 } },
      pull: { hasCursor: true, ageMs: expect.any(Number) },
    })
    const text = JSON.stringify(diagnosis)
    const ids = text.match(/[0-9a-f]{8}-[0-9a-f]{4}-/g) ?? []
    expect(ids).toHaveLength(1)
    expect(text).toContain(`"epoch":"${(await peek(anna, (db) => readMeta(db, 'epoch')))!}"`)
    expect(text).not.toMatch(/\d{4}-\d\d-\d\d|Person|Standort/i)
    expect(text).not.toContain(loginOf(1))
  })
})
