/** Plans that hold from a day on, on laptops: who draws them, and who only hears that a desk goes, offline too. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { cut, TestLaptop, until, type Weather } from '#hosts/testing/laptop.ts'
import { publishDue } from '#server/floor-plans/when-due.ts'
import { deskId, floorId, loginOf, PASSWORD, planOfFloor } from '#server/testing/city.ts'
import { startDatabases, type TestDatabases } from '#server/testing/databases.ts'
import { startWorld, TODAY, type World } from '#server/testing/world.ts'
import { addDays, beginningOf, type Day } from '#shared/calendar/day.ts'
import { SpaceState } from '#shared/domain/space-state.ts'
import { removed } from '#shared/floor-edit/edit.ts'
import { told } from '#shared/floor-edit/told.ts'

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

const floor = { floorId: floorId(1) }
const TUESDAY = addDays(TODAY, 1)
const WEDNESDAY = addDays(TODAY, 2)
const wholeDay = { from: 0, to: 1440 }

async function laptopOf(person: number): Promise<TestLaptop> {
  const laptop = await new TestLaptop(world.url).start()
  laptops.push(laptop)
  await laptop.signIn({ login: loginOf(person), password: PASSWORD })
  return laptop
}

/** Draws a floor without its first desk, and has it hold from Wednesday on. */
async function schedule(): Promise<void> {
  const edit = told(removed(planOfFloor(1), new Set<string>([deskId(100)])))
  expect(await manager.app.floorEditor.step({ ...floor, done: 0, edit })).toEqual({ ok: true })
  const end = await manager.app.floorEditor.publish({
    ...floor,
    version: null,
    from: WEDNESDAY,
    release: [],
    apply: true,
  })
  expect(end).toMatchObject({ state: 'scheduled', version: 2 })
}
const book = (day: Day) => staff.app.booking.book({ spaceId: deskId(100), day, ...wholeDay, swap: false })
const planFromSeenBy = (laptop: TestLaptop, day: Day | null) =>
  until(
    async () => (await laptop.app.directory.sites()).floors.find((f) => f.id === floor.floorId)?.planFrom,
    (planFrom) => planFrom === day,
  )
async function stateOf(day: Day): Promise<number> {
  const seen = await staff.app.floors.availability({ ...floor, day, ...wholeDay })
  return Buffer.from(seen!.states, 'base64')[0]!
}

test('a desk that goes is closed from that day on, on a laptop without a connection too', async () => {
  await schedule()
  await planFromSeenBy(staff, WEDNESDAY)
  staff.weather = cut
  expect(await stateOf(TUESDAY)).toBe(SpaceState.free)
  expect(await stateOf(WEDNESDAY)).toBe(SpaceState.closed)
  expect(await book(WEDNESDAY)).toMatchObject({
    ok: false,
    refusal: { reason: 'spaceClosed', closing: { kind: 'newPlan', fromDay: WEDNESDAY } },
  })
  expect(await book(TUESDAY)).toMatchObject({ ok: true })
})

test('the draft goes on beside it, and is done with when its plan is there', async () => {
  await schedule()
  expect(await manager.app.floorEditor.draft(floor)).toMatchObject({ version: 1, done: 1 })
  world.clock.time = beginningOf(WEDNESDAY, 'Europe/Berlin')
  await publishDue(world.server.services)
  manager.core.hint('person')
  const draft = await until(
    () => manager.app.floorEditor.draft(floor),
    ({ published }) => published === 2,
  )
  expect(draft).toMatchObject({ version: 2, done: 0 })
})

test('taken back it is open again; what another manager took back is not taken back twice', async () => {
  await schedule()
  await planFromSeenBy(staff, WEDNESDAY)
  const taken = { ...floor, version: 2 }
  expect(await manager.app.floorEditor.withdraw(taken)).toEqual({ ok: true, value: {} })
  await planFromSeenBy(staff, null)
  expect(await book(WEDNESDAY)).toMatchObject({ ok: true })
  expect(await manager.app.floorEditor.withdraw(taken)).toMatchObject({
    ok: false,
    refusal: { reason: 'changedMeanwhile', by: 'Person 1' },
  })
  manager.weather = cut
  expect(await manager.app.floorEditor.withdraw(taken)).toEqual({ ok: false, refusal: { reason: 'offline' } })
})

test.each([
  ['PAYLOAD_TOO_LARGE', 413, 'tooLarge'],
  ['FORBIDDEN', 403, 'notAllowed'],
  ['BAD_REQUEST', 400, 'busy'],
  ['SERVICE_UNAVAILABLE', 503, 'busy'],
])('a plan that the server does not take for %s says why', async (code, status, why) => {
  const edit = told(removed(planOfFloor(1), new Set<string>([deskId(100)])))
  expect(await manager.app.floorEditor.step({ ...floor, done: 0, edit })).toEqual({ ok: true })
  const refusing: Weather = async () =>
    Response.json({ defined: true, code, status, message: 'x' }, { status })
  manager.weather = refusing
  const wish = { ...floor, version: null, from: null, release: [], apply: true }
  expect(await manager.app.floorEditor.publish(wish)).toEqual({ state: 'failed', why })
  expect(await manager.app.floorEditor.draft(floor)).toMatchObject({ done: 1 })
})
