/** Several days planned by one act, on real laptops and the real server. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { clear, cut, fresh, TestLaptop, until } from '#hosts/testing/laptop.ts'
import { deskId, loginOf, PASSWORD, personId } from '#server/testing/city.ts'
import { startDatabases, type TestDatabases } from '#server/testing/databases.ts'
import { startWorld, TODAY, type World } from '#server/testing/world.ts'
import { addDays, type Day, daysFrom } from '#shared/calendar/day.ts'
import { FULL_TIME, NO_EMPLOYMENT } from '#shared/domain/employment.ts'
import type { SpaceId } from '#shared/domain/ids.ts'

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
const next = (n: number) => addDays(TUESDAY, n)
const desk = deskId(100)
const wholeDay = { from: 0, to: 1440 }

async function laptopOf(person: number): Promise<TestLaptop> {
  const laptop = await new TestLaptop(world.url).start()
  laptops.push(laptop)
  await laptop.signIn({ login: loginOf(person), password: PASSWORD })
  await fresh(laptop)
  return laptop
}

const dayOf = async (laptop: TestLaptop, day: Day) =>
  (await laptop.app.planning.days({ from: day, days: 1 }))[0]!
const book = (laptop: TestLaptop, day: Day, spaceId: SpaceId = desk) =>
  laptop.app.booking.book({ spaceId, day, from: 480, to: 1020, swap: false })
/** As soon as the laptop has heard that the desk is free. */
const bookWhenFree = (laptop: TestLaptop, day: Day) =>
  until(
    () => book(laptop, day),
    ({ ok }) => ok,
  )
/** Until the laptop knows whether the desk is held on a day. */
const knows = (laptop: TestLaptop, day: Day, isHeld: boolean) =>
  until(
    () => laptop.app.floors.spaceDay({ spaceId: desk, day }),
    (held) => held.length > 0 === isHeld,
  )

test('leave frees the desks of its working days in one step, which one undo takes back, also offline', async () => {
  const laptop = await laptopOf(1)
  await laptop.app.booking.book({ spaceId: desk, day: TUESDAY, ...wholeDay, swap: false })
  await fresh(laptop)
  laptop.weather = cut
  const friday = addDays(TUESDAY, 3)
  const days = daysFrom(addDays(TUESDAY, -30), addDays(TUESDAY, 5))
  const told = await laptop.app.planning.setPlaces({ days, place: 'away' })
  expect(told).toMatchObject({ refused: [], withoutDesk: [] })
  expect(told.planned).toEqual(daysFrom(told.planned[0] ?? TUESDAY, friday))
  expect(await dayOf(laptop, TUESDAY)).toMatchObject({ places: { am: 'away', pm: 'away' }, bookings: [] })
  expect(await laptop.app.history.undo()).toMatchObject({ ok: true })
  expect(await dayOf(laptop, TUESDAY)).toMatchObject({
    places: { am: 'office', pm: 'office' },
    bookings: [{ space: { spaceId: desk } }],
  })
  expect(await dayOf(laptop, friday)).toMatchObject({ places: { am: null, pm: null } })
  expect(await laptop.app.history.redo()).toMatchObject({ ok: true })
  expect(await dayOf(laptop, friday)).toMatchObject({ places: { am: 'away', pm: 'away' } })
})

test('what undo and redo cannot bring back of a day is left out and said: a desk that others hold', async () => {
  const laptop = await laptopOf(1)
  const rival = await laptopOf(2)
  await book(laptop, TUESDAY)
  await laptop.app.history.undo()
  await fresh(laptop)
  await bookWhenFree(rival, TUESDAY)
  await fresh(rival)
  await knows(laptop, TUESDAY, true)
  expect(await laptop.app.history.redo()).toMatchObject({ ok: true, withoutDesk: [TUESDAY] })
  await fresh(laptop)
  const office = { am: 'office', pm: 'office' }
  expect(await dayOf(laptop, TUESDAY)).toMatchObject({ places: office, bookings: [], queued: false })
  // What it came to is what is taken back, and done again.
  expect(await laptop.app.history.undo()).toMatchObject({ ok: true, withoutDesk: [] })
  expect(await dayOf(laptop, TUESDAY)).toMatchObject({ places: { am: null, pm: null } })
  expect(await laptop.app.history.redo()).toMatchObject({ ok: true, withoutDesk: [] })
  expect(await dayOf(laptop, TUESDAY)).toMatchObject({ places: office, bookings: [] })
})

test('a desk is not given up by redo for another that is not to be had', async () => {
  const laptop = await laptopOf(1)
  const rival = await laptopOf(2)
  await laptop.app.booking.book({ spaceId: deskId(101), day: TUESDAY, ...wholeDay, swap: false })
  await laptop.app.booking.book({ spaceId: desk, day: TUESDAY, ...wholeDay, swap: true })
  await laptop.app.history.undo()
  await fresh(laptop)
  await bookWhenFree(rival, TUESDAY)
  await fresh(rival)
  await knows(laptop, TUESDAY, true)
  expect(await laptop.app.history.redo()).toMatchObject({ ok: false, refusal: { reason: 'spaceTaken' } })
  expect(await dayOf(laptop, TUESDAY)).toMatchObject({ bookings: [{ space: { spaceId: deskId(101) } }] })
})

test('a week is planned like the one before: places, halves and desks that are free, never an absence', async () => {
  const laptop = await laptopOf(1)
  await laptop.app.booking.book({ spaceId: desk, day: TUESDAY, from: 0, to: 780, swap: false })
  await laptop.app.planning.setPlace({ day: TUESDAY, part: 'pm', place: 'home' })
  await laptop.app.planning.setPlace({ day: next(1), part: 'day', place: 'away' })
  await laptop.app.booking.book({ spaceId: desk, day: next(2), ...wholeDay, swap: false })
  await laptop.app.planning.setPlace({ day: next(3), part: 'day', place: 'home' })
  await laptop.app.planning.setPlace({ day: next(10), part: 'am', place: 'elsewhere' })
  await fresh(laptop)
  const told = await laptop.app.planning.copyWeek({ monday: next(6) })
  expect(told).toMatchObject({ planned: [next(7), next(9)], withoutDesk: [], refused: [] })
  await fresh(laptop)
  expect(await dayOf(laptop, next(7))).toMatchObject({
    places: { am: 'office', pm: 'home' },
    bookings: [{ space: { spaceId: desk }, from: 0, to: 780, queued: false }],
  })
  expect(await dayOf(laptop, next(8))).toMatchObject({ places: { am: null, pm: null } })
  expect(await dayOf(laptop, next(10)), 'what was planned stays').toMatchObject({
    places: { am: 'elsewhere', pm: null },
  })
  expect(await laptop.app.history.undo()).toMatchObject({ ok: true })
  await fresh(laptop)
  for (const n of [7, 9])
    expect(await dayOf(laptop, next(n))).toMatchObject({ places: { am: null, pm: null }, bookings: [] })
})

test('a week is planned like the one before without a desk that others hold, and says so', async () => {
  const laptop = await laptopOf(1)
  const rival = await laptopOf(2)
  await laptop.app.booking.book({ spaceId: desk, day: TUESDAY, ...wholeDay, swap: false })
  await rival.app.booking.book({ spaceId: desk, day: addDays(TUESDAY, 7), ...wholeDay, swap: false })
  await fresh(rival)
  await knows(laptop, next(7), true)
  expect(await laptop.app.planning.copyWeek({ monday: addDays(TUESDAY, 6) })).toMatchObject({
    planned: [addDays(TUESDAY, 7)],
    withoutDesk: [addDays(TUESDAY, 7)],
    refused: [],
  })
  await fresh(laptop)
  expect(await dayOf(laptop, addDays(TUESDAY, 7))).toMatchObject({
    places: { am: 'office', pm: 'office' },
    bookings: [],
  })
})

test('leave cut short on another laptop, offline, gives back places and desks where they are free', async () => {
  const laptop = await laptopOf(1)
  const rival = await laptopOf(2)
  for (const n of [0, 1]) await book(laptop, next(n))
  await laptop.app.planning.setPlace({ day: next(2), part: 'day', place: 'home' })
  const days = daysFrom(next(0), next(3))
  await laptop.app.planning.setPlaces({ days, place: 'away' })
  await fresh(laptop)
  await knows(rival, next(1), false)
  await book(rival, next(1))
  await fresh(rival)

  const other = await laptopOf(1)
  await knows(other, next(1), true)
  other.weather = cut
  await other.quit()
  await other.start()
  expect(await dayOf(other, next(0))).toMatchObject({
    beforeAbsence: {
      places: { am: 'office', pm: 'office' },
      desks: [{ from: 480, to: 1020, space: { spaceId: desk } }],
    },
  })
  const told = await other.app.planning.setPlaces({ days, place: 'asBefore' })
  expect(told).toMatchObject({ planned: days, withDesk: [next(0)], withoutDesk: [next(1)], refused: [] })
  other.weather = clear
  await fresh(other)
  expect(await dayOf(other, next(0))).toMatchObject({
    places: { am: 'office', pm: 'office' },
    bookings: [{ from: 480, to: 1020, space: { spaceId: desk }, queued: false }],
    beforeAbsence: null,
  })
  expect(await dayOf(other, next(1))).toMatchObject({
    places: { am: 'office', pm: 'office' },
    bookings: [],
    beforeAbsence: null,
  })
  expect(await dayOf(other, next(2))).toMatchObject({ places: { am: 'home', pm: 'home' } })
  expect(await dayOf(other, next(3)), 'it was open').toMatchObject({ places: { am: null, pm: null } })

  // One undo, and the leave is what it was.
  expect(await other.app.history.undo()).toMatchObject({ ok: true })
  await fresh(other)
  for (const day of days)
    expect(await dayOf(other, day)).toMatchObject({ places: { am: 'away', pm: 'away' } })
  expect((await dayOf(other, next(0))).beforeAbsence?.desks).toHaveLength(1)
})

test('the office for a part of a day away brings back that part of the desk', async () => {
  const laptop = await laptopOf(1)
  await book(laptop, TUESDAY)
  await laptop.app.planning.setPlaces({ days: [TUESDAY], place: 'away' })
  const told = await laptop.app.planning.endAbsence({ day: TUESDAY, part: 'am', place: 'office' })
  expect(told).toMatchObject({ planned: [TUESDAY], withDesk: [TUESDAY] })
  await fresh(laptop)
  expect(await dayOf(laptop, TUESDAY)).toMatchObject({
    places: { am: 'office', pm: 'away' },
    bookings: [{ from: 480, to: 780, space: { spaceId: desk } }],
    beforeAbsence: { places: { am: null, pm: 'office' }, desks: [{ from: 780, to: 1020 }] },
  })
})

test('a desk that somebody took unseen is refused alone: the place stays, and there are alternatives', async () => {
  const laptop = await laptopOf(1)
  const rival = await laptopOf(2)
  await book(laptop, TUESDAY)
  await laptop.app.planning.setPlaces({ days: [TUESDAY], place: 'away' })
  await fresh(laptop)
  laptop.weather = cut
  await knows(rival, TUESDAY, false)
  await book(rival, TUESDAY)
  await fresh(rival)
  expect(await laptop.app.planning.setPlaces({ days: [TUESDAY], place: 'asBefore' })).toMatchObject({
    withDesk: [TUESDAY],
  })
  laptop.weather = clear
  await fresh(laptop)
  expect(await dayOf(laptop, TUESDAY)).toMatchObject({ places: { am: 'office', pm: 'office' }, bookings: [] })
  const [rejected] = (await laptop.app.sync.changes()).filter((change) => change.state === 'rejected')
  expect(rejected).toMatchObject({ intent: { name: 'booking.book' }, rejection: { reason: 'spaceTaken' } })
})

test('only the halves that are worked are planned, and leave gives back what is held in the other', async () => {
  const mornings = FULL_TIME.map((halves) => ({ ...halves, pm: false }))
  const employment = { ...NO_EMPLOYMENT, workingWeeks: [{ from: null, pattern: mornings }] }
  await world.database.kysely
    .updateTable('person')
    .set({ employment: JSON.stringify(employment) })
    .where('id', '=', personId(1))
    .execute()
  const laptop = await laptopOf(1)
  const single = [next(2), next(0)]
  expect(await laptop.app.planning.setPlaces({ days: single, place: 'home' })).toMatchObject({
    planned: [next(0), next(2)],
  })
  expect(await dayOf(laptop, next(0))).toMatchObject({ places: { am: 'home', pm: null } })
  expect(await dayOf(laptop, next(1))).toMatchObject({ places: { am: null, pm: null } })
  await book(laptop, next(1))
  await laptop.app.planning.setPlaces({ days: daysFrom(next(0), next(2)), place: 'away' })
  expect(await dayOf(laptop, next(1))).toMatchObject({ places: { am: 'away', pm: 'away' }, bookings: [] })
  expect(await dayOf(laptop, next(2))).toMatchObject({ places: { am: 'away', pm: null } })
})
