/** Closings on laptops: a manager closes, others see it and are stopped by it, offline too. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { clear, cut, fresh, TestLaptop, until } from '#hosts/testing/laptop.ts'
import { deskId, floorId, loginOf, PASSWORD } from '#server/testing/city.ts'
import { startDatabases, type TestDatabases } from '#server/testing/databases.ts'
import { startWorld, TODAY, type World } from '#server/testing/world.ts'
import { addDays, type Day } from '#shared/calendar/day.ts'
import type { ClosingDraft } from '#shared/domain/closing.ts'
import { SpaceState } from '#shared/domain/space-state.ts'

let databases: TestDatabases
let world: World
let laptops: TestLaptop[]
let manager: TestLaptop
let staff: TestLaptop

beforeAll(async () => {
  databases = await startDatabases('pglite')
})
afterAll(() => databases.stop())
beforeEach(async () => {
  world = await startWorld(databases)
  await world.setRoles(1, ['staff', 'facility'])
  laptops = []
  manager = await laptopOf(1)
  staff = await laptopOf(2)
})
afterEach(async () => {
  for (const laptop of laptops) await laptop.dispose()
  await world.close()
})

const TUESDAY = addDays(TODAY, 1)
const wholeDay = { from: 0, to: 1440 }

async function laptopOf(person: number): Promise<TestLaptop> {
  const laptop = await new TestLaptop(world.url).start()
  laptops.push(laptop)
  await laptop.signIn({ login: loginOf(person), password: PASSWORD })
  return laptop
}

const draft = (more: Partial<ClosingDraft> = {}): ClosingDraft => ({
  floorId: floorId(1),
  target: { kind: 'room', id: 'room' },
  fromDay: TUESDAY,
  toDay: addDays(TUESDAY, 2),
  ...wholeDay,
  kind: 'defect',
  reason: 'Wasserschaden',
  ...more,
})
const close = (more: Partial<ClosingDraft> = {}, apply = true) =>
  manager.app.closings.close({ change: null, closing: draft(more), release: [], apply })
const closingsSeenBy = (laptop: TestLaptop, n: number) =>
  until(
    () => laptop.app.closings.list({ floorId: floorId(1) }),
    (all) => all.length === n,
  )
const book = (laptop: TestLaptop, day: Day, desk = deskId(100)) =>
  laptop.app.booking.book({ spaceId: desk, day, ...wholeDay, swap: false })
async function stateOf(laptop: TestLaptop, space: number, day: Day): Promise<number> {
  const seen = await laptop.app.floors.availability({ floorId: floorId(1), day, ...wholeDay })
  return Buffer.from(seen!.states, 'base64')[space]!
}

test('a closed room is seen and refuses offline, with the reason and until when; reopened, it is open', async () => {
  expect(await close({}, false)).toMatchObject({ ok: true, value: { state: 'impact', spaces: 6 } })
  expect(await close()).toMatchObject({ ok: true, value: { state: 'closed' } })
  await closingsSeenBy(staff, 1)
  staff.weather = cut
  expect(await stateOf(staff, 0, TUESDAY)).toBe(SpaceState.closed)
  expect(await stateOf(staff, 0, addDays(TUESDAY, 3))).toBe(SpaceState.free)
  expect(await book(staff, TUESDAY)).toMatchObject({
    ok: false,
    refusal: {
      reason: 'spaceClosed',
      closing: { kind: 'defect', reason: 'Wasserschaden', toDay: addDays(TUESDAY, 2) },
      alternatives: [],
    },
  })
  expect(await staff.app.closings.ofSpace({ spaceId: deskId(100), day: TUESDAY })).toMatchObject([
    { reason: 'Wasserschaden' },
  ])
  expect(await staff.app.floors.spaceDay({ spaceId: deskId(100), day: TUESDAY })).toEqual([
    { ...wholeDay, by: 'closed', personId: null },
  ])
  const days = await staff.app.floors.freeDesks({ floorId: floorId(1), day: TODAY, ...wholeDay, days: 2 })
  expect(days).toMatchObject([
    { free: 5, closed: 0 },
    { free: 0, closed: 6 },
  ])
  const week = await staff.app.planning.suggestWeek({ monday: TODAY })
  // The other floor of the site has desks that are open.
  const onTuesday = week.kind === 'plan' ? week.days.find((d) => d.day === TUESDAY) : undefined
  expect(onTuesday?.space?.floorId).toBe(floorId(2))

  const [closing] = await closingsSeenBy(manager, 1)
  const { id, version } = closing!
  expect(await manager.app.closings.reopen({ closing: { id, version } })).toEqual({ ok: true, value: {} })
  staff.weather = clear
  staff.core.hint('online')
  await closingsSeenBy(staff, 0)
  expect(await book(staff, TUESDAY)).toMatchObject({ ok: true })
})

test('what was queued before the closing was known ends rejected, with other desks', async () => {
  staff.weather = cut
  expect(await book(staff, TUESDAY)).toMatchObject({ ok: true })
  await close({ target: { kind: 'space', id: deskId(100) }, kind: 'event', reason: 'Wahl' })
  staff.weather = clear
  staff.core.hint('online')
  await fresh(staff)
  expect(await staff.app.sync.changes()).toMatchObject([
    {
      state: 'rejected',
      rejection: { reason: 'spaceClosed', closing: { reason: 'Wahl' } },
      alternatives: [{ label: '3' }, { label: '5' }, { label: '2' }],
    },
  ])
  expect(await stateOf(staff, 0, TUESDAY)).toBe(SpaceState.closed)
})

test('a site that is closed for a day closes every desk of it, offline too; it is no closing of a floor', async () => {
  const closures = JSON.stringify([{ from: TUESDAY, to: TUESDAY, name: 'Umzug' }])
  await world.database.kysely.updateTable('site').set({ closures }).execute()
  const other = await laptopOf(3)
  other.weather = cut
  for (const [floor, desk] of [
    [1, 100],
    [2, 200],
  ] as const) {
    const seen = await other.app.floors.availability({ floorId: floorId(floor), day: TUESDAY, ...wholeDay })
    expect(new Set(Buffer.from(seen!.states, 'base64'))).toEqual(new Set([SpaceState.closed]))
    expect(await book(other, TUESDAY, deskId(desk))).toMatchObject({
      ok: false,
      refusal: { reason: 'spaceClosed', closing: { kind: 'closure', reason: 'Umzug' }, alternatives: [] },
    })
  }
  expect(await stateOf(other, 0, addDays(TUESDAY, 1))).toBe(SpaceState.free)
  expect(await other.app.closings.list({ floorId: floorId(1) })).toEqual([])
})

test('who is moved is told why, and has the other desk', async () => {
  await book(staff, TUESDAY)
  await fresh(staff)
  await close({ target: { kind: 'space', id: deskId(100) } })
  const [notice] = await until(
    () => staff.app.notices.list(),
    (all) => all.length === 1,
  )
  expect(notice).toMatchObject({
    kind: 'moved',
    target: { label: '3' },
    closing: { kind: 'defect', reason: 'Wasserschaden' },
  })
  const [day] = await staff.app.planning.days({ from: TUESDAY, days: 1 })
  expect(day?.bookings).toMatchObject([{ space: { label: '3' } }])
})

test('undo does not lead back onto a desk that was closed since', async () => {
  await book(staff, TUESDAY)
  const [day] = await staff.app.planning.days({ from: TUESDAY, days: 1 })
  await staff.app.booking.release({ bookingId: day!.bookings[0]!.id, keepUntil: null })
  await fresh(staff)
  await close({ target: { kind: 'space', id: deskId(100) } })
  await closingsSeenBy(staff, 1)
  expect(await staff.app.history.undo()).toMatchObject({
    ok: false,
    refusal: { reason: 'spaceClosed', closing: { reason: 'Wasserschaden' } },
  })
})

test('others are not let, and without a connection nothing is closed', async () => {
  expect(
    await staff.app.closings.close({ change: null, closing: draft(), release: [], apply: true }),
  ).toEqual({ ok: false, refusal: { reason: 'forbidden' } })
  manager.weather = cut
  expect(await close()).toEqual({ ok: false, refusal: { reason: 'offline' } })
})
