/** A laptop whose server was put back to an older state: what it was told holds, and what waits still comes. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { canonical, peek } from '#hosts/testing/cache.ts'
import {
  clear,
  cut,
  fresh,
  losingAnswersTo,
  pathOf,
  TestLaptop,
  until,
  type Weather,
} from '#hosts/testing/laptop.ts'
import { deskId, loginOf, PASSWORD, personId } from '#server/testing/city.ts'
import { startDatabases, type TestDatabases } from '#server/testing/databases.ts'
import { startWorld, TODAY, type World } from '#server/testing/world.ts'
import { addDays, type Day } from '#shared/calendar/day.ts'
import { readMeta } from '../cache/meta.ts'

/** The server's clock stands still, so it gathers until it is told; laptops ask again every second or two. */
const GATHER = 1_000
const TUESDAY = addDays(TODAY, 1)
const WEDNESDAY = addDays(TODAY, 2)
const THURSDAY = addDays(TODAY, 3)
const wholeDay = { from: 0, to: 1440 }

let databases: TestDatabases
let world: World
let laptops: TestLaptop[]
beforeAll(async () => {
  databases = await startDatabases('pglite')
})
afterAll(() => databases.stop())
beforeEach(async () => {
  world = await startWorld(databases, { gatherMs: GATHER })
  laptops = []
})
afterEach(async () => {
  for (const laptop of laptops) await laptop.dispose()
  await world.close()
})

async function laptopOf(person: number): Promise<TestLaptop> {
  const laptop = await new TestLaptop(world.url).start()
  laptops.push(laptop)
  await laptop.signIn({ login: loginOf(person), password: PASSWORD })
  await fresh(laptop)
  return laptop
}
const inState = (laptop: TestLaptop, state: string) =>
  until(
    () => laptop.app.sync.status(),
    (s) => s.state === state,
  )
const book = (laptop: TestLaptop, desk: number, day: Day, swap = false) =>
  laptop.app.booking.book({ spaceId: deskId(desk), day, ...wholeDay, swap })
const bookingsOf = async (laptop: TestLaptop, day: Day) =>
  (await laptop.app.planning.days({ from: day, days: 1 }))[0]!.bookings
const desksOf = async (laptop: TestLaptop, day: Day) =>
  (await bookingsOf(laptop, day)).map((b) => b.space?.spaceId)
const holderOf = async (desk: number, day: Day) =>
  (
    await world.database.kysely
      .selectFrom('booking')
      .select('holder_id')
      .where('space_id', '=', deskId(desk))
      .where('day', '=', day)
      .executeTakeFirst()
  )?.holder_id ?? null
/** Off the network, with no round under way. */
async function goOffline(laptop: TestLaptop): Promise<void> {
  laptop.weather = cut
  laptop.core.hint('person')
  await inState(laptop, 'offline')
}
function goOnline(laptop: TestLaptop, weather: Weather = clear): void {
  laptop.weather = weather
  laptop.core.hint('online')
}
const gathered = (n: number) =>
  until(
    async () => (await world.database.kysely.selectFrom('kept_change').select('id').execute()).length,
    (found) => found === n,
  )
const answered = (laptop: TestLaptop, n: number) =>
  until(
    () => peek(laptop, (db) => db.all('select id from outbox where outcome is not null').length),
    (found) => found === n,
  )
const without =
  (path: string): Weather =>
  (request, pass) =>
    pathOf(request) === path ? cut(request, pass) : pass()
const finish = () => {
  world.clock.time += GATHER
}

/** Its cache equals that of a laptop that pulls everything anew. */
async function expectConverged(laptop: TestLaptop, person: number): Promise<void> {
  const anew = await laptopOf(person)
  expect(await peek(laptop, canonical)).toEqual(await peek(anew, canonical))
}

describe('a restored server', () => {
  test('gets back what it lacks; the laptop shows its old copy meanwhile and sends its queue after', async () => {
    const anna = await laptopOf(1)
    await book(anna, 100, TUESDAY)
    await fresh(anna)
    const restore = await databases.backupOf(world.database)
    await book(anna, 101, WEDNESDAY)
    await fresh(anna)
    await goOffline(anna)
    await book(anna, 102, THURSDAY)
    await anna.app.booking.release({ bookingId: (await bookingsOf(anna, TUESDAY))[0]!.id, keepUntil: null })
    await world.restore(await restore(), GATHER)

    goOnline(anna)
    expect(await inState(anna, 'repairing')).toMatchObject({ queued: 2, needsYou: 0 })
    await gathered(1)
    await book(anna, 103, addDays(TODAY, 4))
    expect(await holderOf(101, WEDNESDAY)).toBeNull()
    expect(await desksOf(anna, WEDNESDAY)).toEqual([deskId(101)])
    expect((await anna.app.session.state()).phase).toBe('ready')

    finish()
    await fresh(anna)
    expect(await Promise.all([TUESDAY, WEDNESDAY, THURSDAY].map((day) => desksOf(anna, day)))).toEqual([
      [],
      [deskId(101)],
      [deskId(102)],
    ])
    expect((await anna.app.sync.changes()).map((c) => c.state)).toEqual(Array(5).fill('accepted'))
    const { kysely } = world.database
    const rows = await kysely.selectFrom('mutation').select(['seq', 'commit_order']).orderBy('seq').execute()
    expect(rows.map((r) => r.seq)).toEqual([1, 2, 3, 4, 5])
    const orders = rows.map((r) => r.commit_order ?? 0)
    expect(orders).toEqual([...orders].sort((a, b) => a - b))
    await expectConverged(anna, 1)
  })

  test('that cannot keep a promise says so, and the person sees which', async () => {
    const [anna, bert] = [await laptopOf(1), await laptopOf(2)]
    await book(anna, 100, TUESDAY)
    await fresh(anna)
    const restore = await databases.backupOf(world.database)
    await anna.app.booking.release({ bookingId: (await bookingsOf(anna, TUESDAY))[0]!.id, keepUntil: null })
    await fresh(anna)
    bert.core.hint('person')
    await until(
      () => book(bert, 100, TUESDAY),
      (queued) => queued.ok,
    )
    expect((await fresh(bert)).needsYou).toBe(0)
    await goOffline(anna)
    await world.restore(await restore(), GATHER)
    await gathered(1)
    finish()
    await until(
      () => bert.app.sync.status(),
      (s) => s.state === 'fresh' && s.needsYou === 1,
    )
    expect((await bert.app.sync.changes())[0]).toMatchObject({
      state: 'rejected',
      rejection: { reason: 'spaceTaken' },
    })
    expect(await desksOf(bert, TUESDAY)).toEqual([])
    expect(await holderOf(100, TUESDAY)).toBe(personId(1))
    await expectConverged(bert, 2)
  })

  test('is told once what a laptop knows, though answers get lost and the laptop is switched off', async () => {
    const anna = await laptopOf(1)
    const restore = await databases.backupOf(world.database)
    for (let i = 0; i < 3; i++) await book(anna, 100 + i, addDays(TUESDAY, i))
    await fresh(anna)
    anna.weather = losingAnswersTo('/api/repair')
    await world.restore(await restore(), GATHER)
    await gathered(3)
    await anna.quit()
    anna.weather = clear
    let shown = 0
    await anna.start()
    anna.weather = (request, pass) => {
      if (pathOf(request) === '/api/repair') shown++
      return pass()
    }
    await inState(anna, 'repairing')
    await anna.quit()
    finish()
    await anna.start()
    await fresh(anna)
    expect(shown).toBeGreaterThan(0)
    expect((await anna.app.sync.changes()).map((c) => c.state)).toEqual(Array(3).fill('accepted'))
    expect(await peek(anna, (db) => readMeta(db, 'repair'))).toBeNull()
    await expectConverged(anna, 1)
  })

  test.each(['had pulled what it sent', 'had heard the answer only'])(
    'that says nothing of it is noticed by a laptop with nothing to send that %s',
    async (before) => {
      const anna = await laptopOf(1)
      await book(anna, 100, TUESDAY)
      await fresh(anna)
      const restore = await databases.backupOf(world.database)
      if (before === 'had heard the answer only') anna.weather = without('/api/pull')
      await book(anna, 101, WEDNESDAY)
      if (before === 'had pulled what it sent') await fresh(anna)
      else await answered(anna, 2)
      await goOffline(anna)
      await world.restart({ database: await restore() })
      // Life has gone on in the copy, so that cursors are no longer ahead of it.
      const bert = await world.laptop(2)
      for (let i = 0; i < 5; i++)
        await bert.change({
          name: 'planning.setPlace',
          args: {
            day: addDays(TODAY, i),
            part: 'day',
            place: 'home',
            was: { am: null, pm: null },
            restId: crypto.randomUUID() as never,
          },
        })
      goOnline(anna)
      await gathered(1)
      finish()
      await fresh(anna)
      await until(
        () => holderOf(101, WEDNESDAY),
        (holder) => holder === personId(1),
      )
      await fresh(anna)
      await expectConverged(anna, 1)
    },
  )

  test('that says nothing of it, and has lost a rejection, does not decide it anew', async () => {
    const anna = await laptopOf(1)
    const restore = await databases.backupOf(world.database)
    const bert = await world.laptop(2)
    await goOffline(anna)
    await bert.change({
      name: 'booking.book',
      args: {
        bookingId: crypto.randomUUID() as never,
        spaceId: deskId(100),
        day: TUESDAY,
        ...wholeDay,
        replaces: [],
      },
    })
    await book(anna, 100, TUESDAY)
    goOnline(anna)
    await until(
      () => anna.app.sync.status(),
      (s) => s.state === 'fresh' && s.needsYou === 1,
    )
    await goOffline(anna)
    // Here the desk is free.
    await world.restart({ database: await restore() })
    await book(anna, 101, WEDNESDAY)
    goOnline(anna)
    await inState(anna, 'repairing')
    finish()
    await until(
      () => holderOf(101, WEDNESDAY),
      (holder) => holder === personId(1),
    )
    await fresh(anna)
    expect((await anna.app.sync.changes()).map((c) => c.state).sort()).toEqual(['accepted', 'rejected'])
    expect(await holderOf(100, TUESDAY)).toBeNull()
    await expectConverged(anna, 1)
  })
})
