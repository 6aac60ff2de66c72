/** The laptop and the real server, over HTTP on loopback. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  captivePortal,
  clear,
  cut,
  fresh,
  losingAnswersTo,
  TestLaptop,
  until,
} from '#hosts/testing/laptop.ts'
import { deskId, floorId, loginOf, PASSWORD, teamId } from '#server/testing/city.ts'
import { startDatabases, type TestDatabases } from '#server/testing/databases.ts'
import { startWorld, TODAY, type World } from '#server/testing/world.ts'
import { addDays, type Day } from '#shared/calendar/day.ts'
import { SpaceState } from '#shared/domain/space-state.ts'

let databases: TestDatabases
let world: World
let laptops: TestLaptop[]

beforeAll(async () => {
  databases = await startDatabases('pglite')
})
afterAll(() => databases.stop())
beforeEach(async () => {
  world = await startWorld(databases)
  laptops = []
})
afterEach(async () => {
  for (const laptop of laptops) await laptop.dispose()
  await world.close()
})

const TUESDAY = addDays(TODAY, 1)
const desk = deskId(100)
const wholeDay = { from: 0, to: 1440 }

async function newLaptop(): Promise<TestLaptop> {
  const laptop = await new TestLaptop(world.url).start()
  laptops.push(laptop)
  return laptop
}

async function ready(laptop: TestLaptop): Promise<void> {
  await until(
    () => laptop.app.session.state(),
    (s) => s.phase === 'ready',
  )
}

async function laptopOf(person: number): Promise<TestLaptop> {
  const laptop = await newLaptop()
  expect(await laptop.app.session.signIn({ login: loginOf(person), password: PASSWORD })).toEqual({
    ok: true,
  })
  await ready(laptop)
  return laptop
}

const dayOf = async (laptop: TestLaptop, day: Day) =>
  (await laptop.app.planning.days({ from: day, days: 1 }))[0]!

async function stateOf(laptop: TestLaptop, space: number, day: Day = TUESDAY): Promise<number> {
  const seen = await laptop.app.floors.availability({ floorId: floorId(1), day, ...wholeDay })
  return Buffer.from(seen!.states, 'base64')[space]!
}

describe('a laptop and the central API', () => {
  test('signs in, fills its cache and sees the city', async () => {
    const laptop = await laptopOf(1)
    const state = await laptop.app.session.state()
    expect(state).toMatchObject({ phase: 'ready', me: { displayName: 'Person 1' }, days: { today: TODAY } })
    const { sites, floors } = await laptop.app.directory.sites()
    expect(sites).toHaveLength(3)
    expect(floors.find((f) => f.id === floorId(1))?.bookable, 'one of six desks is blocked').toBe(5)
    expect((await laptop.app.floors.plan({ floorId: floorId(1) }))?.document.spaces).toHaveLength(6)
    expect(await stateOf(laptop, 0)).toBe(SpaceState.free)
    expect(await stateOf(laptop, 5)).toBe(SpaceState.blocked)
    // Those of others too: a zone may be anyone's home.
    expect((await laptop.app.directory.teams()).map((team) => [team.name, team.parentId])).toEqual([
      ['Team 1', null],
      ...['Team 2', 'Team 3', 'Team 4'].map((name) => [name, teamId(1)]),
    ])
  })

  test('a booking becomes confirmed, and the other laptop sees it by itself', async () => {
    const anna = await laptopOf(1)
    const bert = await laptopOf(4)
    const carl = await laptopOf(6)
    expect(
      await anna.app.booking.book({ spaceId: desk, day: TUESDAY, ...wholeDay, swap: false }),
    ).toMatchObject({
      ok: true,
    })
    expect((await dayOf(anna, TUESDAY)).bookings).toMatchObject([{ queued: true, space: { label: '1' } }])
    await fresh(anna)
    expect(await dayOf(anna, TUESDAY)).toMatchObject({
      places: { am: 'office', pm: 'office' },
      bookings: [{ queued: false }],
      queued: false,
    })
    await until(
      () => stateOf(bert, 0),
      (s) => s === SpaceState.team,
    )
    await until(
      () => stateOf(carl, 0),
      (s) => s === SpaceState.taken,
    )
    expect(await stateOf(anna, 0)).toBe(SpaceState.mine)
    expect((await anna.app.sync.changes())[0]).toMatchObject({ state: 'accepted' })
    const [booking] = (await dayOf(anna, TUESDAY)).bookings
    await anna.app.booking.release({ bookingId: booking!.id, keepUntil: null })
    await fresh(anna)
    expect((await anna.app.sync.changes())[0], 'what was given back keeps its name').toMatchObject({
      state: 'accepted',
      intent: { name: 'booking.release' },
      space: { label: '1' },
    })
  })

  test('what is booked offline waits through a restart and is confirmed when the network is back', async () => {
    const laptop = await laptopOf(1)
    laptop.weather = cut
    await laptop.app.booking.book({ spaceId: desk, day: TUESDAY, ...wholeDay, swap: false })
    await laptop.app.planning.setPlace({ day: addDays(TODAY, 2), part: 'am', place: 'home' })
    await until(
      () => laptop.app.sync.status(),
      (s) => s.state === 'offline' && s.queued === 2,
    )
    await laptop.quit()
    await laptop.start()
    expect(await laptop.app.session.state()).toMatchObject({ phase: 'ready' })
    expect(await dayOf(laptop, TUESDAY)).toMatchObject({ bookings: [{ queued: true }], queued: true })
    expect(await stateOf(laptop, 0)).toBe(SpaceState.mine)
    laptop.weather = clear
    laptop.core.hint('online')
    await fresh(laptop)
    expect(await dayOf(laptop, TUESDAY)).toMatchObject({ bookings: [{ queued: false }], queued: false })
    expect(await dayOf(laptop, addDays(TODAY, 2))).toMatchObject({ places: { am: 'home', pm: null } })
  })

  test('a desk taken meanwhile becomes a rejection with alternatives, one of which is taken in one step', async () => {
    const anna = await laptopOf(1)
    const carl = await laptopOf(6)
    anna.weather = cut
    await anna.app.booking.book({ spaceId: desk, day: TUESDAY, ...wholeDay, swap: false })
    await carl.app.booking.book({ spaceId: desk, day: TUESDAY, ...wholeDay, swap: false })
    await fresh(carl)
    anna.weather = clear
    anna.core.hint('online')
    const status = await fresh(anna)
    expect(status.needsYou).toBe(1)
    const [change] = await anna.app.sync.changes()
    expect(change).toMatchObject({ state: 'rejected', rejection: { reason: 'spaceTaken' }, dismissed: false })
    expect(change!.alternatives).toHaveLength(3)
    expect((await dayOf(anna, TUESDAY)).bookings).toEqual([])
    const spaceId = change!.alternatives[0]!.spaceId
    expect(await anna.app.sync.takeAlternative({ id: change!.id, spaceId })).toMatchObject({ ok: true })
    expect((await fresh(anna)).needsYou).toBe(0)
    expect((await dayOf(anna, TUESDAY)).bookings).toMatchObject([{ space: { spaceId }, queued: false }])
  })

  test('what still waits cannot be put aside, so its rejection is seen', async () => {
    const anna = await laptopOf(1)
    const carl = await laptopOf(6)
    anna.weather = cut
    await anna.app.booking.book({ spaceId: desk, day: TUESDAY, ...wholeDay, swap: false })
    const [waiting] = await anna.app.sync.changes()
    await anna.app.sync.dismiss({ id: waiting!.id })
    await expect(
      anna.app.sync.takeAlternative({ id: waiting!.id, spaceId: deskId(101) }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await carl.app.booking.book({ spaceId: desk, day: TUESDAY, ...wholeDay, swap: false })
    await fresh(carl)
    anna.weather = clear
    anna.core.hint('online')
    expect((await fresh(anna)).needsYou).toBe(1)
    expect(await anna.app.sync.changes()).toMatchObject([{ state: 'rejected', dismissed: false }])
  })

  test('days end with the calendar', async () => {
    const laptop = await laptopOf(1)
    const last = '2199-12-31' as Day
    expect(await laptop.app.planning.days({ from: last, days: 7 })).toMatchObject([{ day: last }])
    const asked = { floorId: floorId(1), day: last, ...wholeDay, days: 7 }
    expect(await laptop.app.floors.freeDesks(asked)).toMatchObject([{ day: last }])
  })

  test('a lost answer does no harm: the change is there once, and confirmed', async () => {
    const laptop = await laptopOf(1)
    laptop.weather = losingAnswersTo('/api/push')
    await laptop.app.booking.book({ spaceId: desk, day: TUESDAY, ...wholeDay, swap: false })
    await until(
      () => laptop.app.sync.status(),
      (s) => s.state === 'offline',
    )
    expect(await world.database.kysely.selectFrom('booking').selectAll().execute()).toHaveLength(1)
    laptop.weather = clear
    laptop.core.hint('online')
    await fresh(laptop)
    expect(await world.database.kysely.selectFrom('booking').selectAll().execute()).toHaveLength(1)
    expect((await laptop.app.sync.changes()).map((c) => c.state)).toEqual(['accepted'])
  })

  test('a captive portal is no server: nothing is lost and nothing ends', async () => {
    const laptop = await laptopOf(1)
    laptop.weather = captivePortal
    await laptop.app.booking.book({ spaceId: desk, day: TUESDAY, ...wholeDay, swap: false })
    await until(
      () => laptop.app.sync.status(),
      (s) => s.state === 'offline',
    )
    expect(await laptop.app.session.state()).toMatchObject({ phase: 'ready' })
    laptop.weather = clear
    laptop.core.hint('online')
    await fresh(laptop)
    expect(await dayOf(laptop, TUESDAY)).toMatchObject({ bookings: [{ queued: false }] })
  })

  test('a second person on the same laptop leaves the first one’s queue alone', async () => {
    const laptop = await laptopOf(1)
    laptop.weather = cut
    await laptop.app.booking.book({ spaceId: desk, day: TUESDAY, ...wholeDay, swap: false })
    await laptop.app.session.signOut()
    expect(await laptop.app.session.state()).toMatchObject({
      phase: 'signedOut',
      profiles: [{ displayName: 'Person 1', waiting: 1 }],
    })
    laptop.weather = clear
    await laptop.app.session.signIn({ login: loginOf(4), password: PASSWORD })
    await ready(laptop)
    expect((await dayOf(laptop, TUESDAY)).bookings).toEqual([])
    await laptop.app.session.signOut()
    await laptop.app.session.signIn({ login: loginOf(1), password: PASSWORD })
    await ready(laptop)
    await fresh(laptop)
    expect(await dayOf(laptop, TUESDAY)).toMatchObject({ bookings: [{ queued: false }] })
  })

  test('undo puts a day back as it was, redo brings the change back, also after a restart', async () => {
    const laptop = await laptopOf(1)
    await laptop.app.booking.book({ spaceId: desk, day: TUESDAY, ...wholeDay, swap: false })
    await fresh(laptop)
    await laptop.app.planning.setPlace({ day: TUESDAY, part: 'day', place: 'home' })
    await fresh(laptop)
    expect(await dayOf(laptop, TUESDAY)).toMatchObject({ places: { am: 'home' }, bookings: [] })
    await laptop.quit()
    await laptop.start()
    expect(await laptop.app.history.undo()).toMatchObject({ ok: true })
    await fresh(laptop)
    expect(await dayOf(laptop, TUESDAY)).toMatchObject({
      places: { am: 'office', pm: 'office' },
      bookings: [{ space: { spaceId: desk } }],
    })
    expect(await laptop.app.history.undo()).toMatchObject({ ok: true })
    await fresh(laptop)
    expect(await dayOf(laptop, TUESDAY)).toMatchObject({ places: { am: null, pm: null }, bookings: [] })
    expect(await laptop.app.history.redo()).toMatchObject({ ok: true })
    expect(await laptop.app.history.redo()).toMatchObject({ ok: true })
    expect(await laptop.app.history.redo()).toBeNull()
    await fresh(laptop)
    expect(await dayOf(laptop, TUESDAY)).toMatchObject({ places: { am: 'home', pm: 'home' }, bookings: [] })
  })
})
