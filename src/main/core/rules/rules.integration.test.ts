/** Rules on laptops: what the administration enters of a person is what their own laptop goes by, offline too. */
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { cut, fresh, TestLaptop, until } from '#hosts/testing/laptop.ts'
import { deskId, floorId, loginOf, PASSWORD, personId, siteId, teamId } from '#server/testing/city.ts'
import { startDatabases, type TestDatabases } from '#server/testing/databases.ts'
import { newId } from '#server/testing/laptop.ts'
import { startWorld, TODAY, type World } from '#server/testing/world.ts'
import { addDays, type Day, mondayOf } from '#shared/calendar/day.ts'
import { type Employment, FULL_TIME, NO_EMPLOYMENT } from '#shared/domain/employment.ts'
import type { BookingId, PolicyId, RuleId } from '#shared/domain/ids.ts'
import type { Closure } from '#shared/domain/sites.ts'
import { SPACE_STATE_NAMES } from '#shared/domain/space-state.ts'

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

/** A whole week ahead. */
const MONDAY = addDays(mondayOf(TODAY), 7)
const at = (n: number) => addDays(MONDAY, n)
const wholeDay = { from: 0, to: 1440 }
const square = [
  [0, 0],
  [1, 0],
  [1, 1],
]

const employ = (person: number, employment: Partial<Employment>) =>
  world.database.kysely
    .updateTable('person')
    .set({ employment: JSON.stringify({ ...NO_EMPLOYMENT, ...employment }) })
    .where('id', '=', personId(person))
    .execute()

async function agree(rule: Record<string, unknown>): Promise<void> {
  const id = crypto.randomUUID()
  const common = {
    id: id as RuleId,
    scope: { kind: 'city' },
    validFrom: `${TODAY.slice(0, 4)}-01-01`,
    validTo: null,
  }
  const said = { severity: 'block', paragraph: '§ 4', text: { de: 'Regel', en: 'Rule' } }
  await world.database.kysely
    .insertInto('policy_version')
    .values({
      policy_id: crypto.randomUUID() as PolicyId,
      version: 1,
      name: JSON.stringify({ de: 'Vereinbarung', en: 'Agreement' }),
      effective_from: common.validFrom as never,
      rules: JSON.stringify([{ ...common, ...said, ...rule }]),
      approval: JSON.stringify({ agreement: 'DV', paragraph: '§ 1', date: TODAY, record: '1' }),
      saved_by: null,
      at: 0,
    })
    .execute()
}

async function online(person: number): Promise<TestLaptop> {
  const laptop = await new TestLaptop(world.url).start()
  laptops.push(laptop)
  await laptop.signIn({ login: loginOf(person), password: PASSWORD })
  await fresh(laptop)
  return laptop
}
/** Off the network once it holds everything. */
async function offline(person: number): Promise<TestLaptop> {
  const laptop = await online(person)
  laptop.weather = cut
  return laptop
}
const plan = (laptop: TestLaptop, day: Day, place: 'home' | 'office') =>
  laptop.app.planning.setPlace({ day, part: 'day', place })

test('days off by contract, and closed days, are none to plan, and leave leaves them out', async () => {
  const none = { am: false, pm: false }
  const pattern = FULL_TIME.map((halves, i) => (i === 2 ? none : i === 3 ? { am: true, pm: false } : halves))
  await employ(1, { workingWeeks: [{ from: null, pattern }] })
  const closures: Closure[] = [{ from: at(4), to: at(4), name: 'Umzug' }]
  await world.database.kysely
    .updateTable('site')
    .set({ closures: JSON.stringify(closures) })
    .where('id', '=', siteId(1))
    .execute()
  const laptop = await offline(1)
  const days = await laptop.app.planning.days({ from: MONDAY, days: 5 })
  expect(days.map((d) => [d.works.am, d.works.pm, d.closed])).toEqual([
    [true, true, null],
    [true, true, null],
    [false, false, null],
    [true, false, null],
    [false, false, 'Umzug'],
  ])
  const week = days.map(({ day }) => day)
  expect(await laptop.app.planning.setPlaces({ days: week, place: 'away' })).toMatchObject({
    planned: [at(0), at(1), at(3)],
  })
})

test('a year is counted with days that the laptop no longer holds one by one', async () => {
  const year = TODAY.slice(0, 4)
  await world.database.kysely
    .insertInto('work_day')
    .values(
      ['01-04', '01-05'].map((d) => ({
        person_id: personId(1),
        day: `${year}-${d}` as Day,
        am: 'home' as const,
        pm: 'home' as const,
      })),
    )
    .execute()
  await agree({
    type: 'quota',
    place: 'home',
    amount: { kind: 'days', days: 3, partTime: 'fixed' },
    window: { unit: 'year' },
  })
  const laptop = await offline(1)
  expect(await plan(laptop, at(0), 'home')).toMatchObject({ ok: true })
  expect(await plan(laptop, at(1), 'home')).toMatchObject({
    ok: false,
    refusal: { reason: 'rule', finding: { have: 8, limit: 6 } },
  })
})

test('a desk kept for those who need it is refused to others with the time from which it is not', async () => {
  await sql`update floor_plan set document = jsonb_set(document, '{spaces,0,features}', '["accessible"]')
    where floor_id = ${floorId(1)} and state = 'published'`.execute(world.database.kysely)
  await agree({
    type: 'accessibleDesk',
    features: ['accessible'],
    keptUntil: { daysBefore: 1, minute: 720 },
  })
  await employ(2, { needs: ['accessible'] })
  const book = (laptop: TestLaptop) =>
    laptop.app.booking.book({ spaceId: deskId(100), day: at(0), ...wholeDay, swap: false })
  const other = await offline(1)
  const seen = () => other.app.floors.availability({ floorId: floorId(1), day: at(0), ...wholeDay })
  const early = await seen()
  expect(early?.kept).toMatchObject([
    { kept: { for: 'needs', until: { day: at(-1), minute: 720 } }, desks: [0] },
  ])
  expect(early?.opensIn).toBeLessThanOrEqual(24 * 3_600_000)
  expect(await book(other)).toMatchObject({
    refusal: { finding: { remedy: { kind: 'wait', until: { day: at(-1), minute: 720 } } } },
  })
  expect(await book(await offline(2))).toMatchObject({ ok: true })
  // The moment passes while it is offline.
  other.clockAhead = Date.parse(`${at(-1)}T11:30:00Z`) - Date.now()
  expect((await seen())?.kept).toEqual([])
  expect((await statesOn(other, at(0))).state(0)).toBe('free')
})

const statesOn = async (laptop: TestLaptop, day: Day, period = wholeDay) => {
  const seen = await laptop.app.floors.availability({ floorId: floorId(1), day, ...period })
  const states = [...Buffer.from(seen?.states ?? '', 'base64')]
  return { state: (desk: number) => SPACE_STATE_NAMES[states[desk] ?? 0], kept: seen?.kept, own: seen?.own }
}
const bookAt = (laptop: TestLaptop, desk: number, day: Day, period = wholeDay) =>
  laptop.app.booking.book({ spaceId: deskId(desk), day, ...period, swap: false })
/** What the server says to a laptop that asks no rule before it sends. */
const sentAnyway = async (person: number, desk: number, day: Day, period = wholeDay) => {
  const bookingId = newId<BookingId>()
  const args = { bookingId, spaceId: deskId(desk), day, ...period, replaces: [] }
  return await (await world.laptop(person)).change({ name: 'booking.book', args })
}

test('a desk of another team’s zone says for whom it is kept and until when, on both sides', async () => {
  await world.database.kysely
    .updateTable('space')
    .set({ zone_team_id: teamId(3) })
    .where('id', '=', deskId(101))
    .execute()
  await sql`update floor_plan set document = jsonb_set(jsonb_set(document, '{spaces,1,zoneId}', '"z"'), '{zones}',
      ${JSON.stringify([{ id: 'z', rings: [square], name: 'Zone', kind: 'team', teamId: teamId(3) }])}::jsonb)
    where floor_id = ${floorId(1)} and state = 'published'`.execute(world.database.kysely)
  const opensAt = { daysBefore: 60, minute: 1 }
  await agree({ type: 'homeZone', severity: 'info', validFrom: at(2), opensAt })
  const stranger = await offline(1)
  const kept = { kept: { for: 'team', teamId: teamId(3), until: null }, team: 'Team 3', desks: [1] }
  const monday = await statesOn(stranger, at(0))
  expect([monday.state(1), monday.state(0), monday.kept]).toEqual(['reserved', 'free', [kept]])
  const refused = { reason: 'spaceReserved', kept: kept.kept }
  expect(await bookAt(stranger, 101, at(0))).toMatchObject({ ok: false, refusal: refused })
  expect(await sentAnyway(1, 101, at(0))).toMatchObject({ state: 'rejected', rejection: refused })
  // From the day on which the agreement holds it has opened long before.
  expect((await statesOn(stranger, at(2))).state(1)).toBe('free')
  expect(await bookAt(stranger, 101, at(2))).toMatchObject({ ok: true })
  expect(await sentAnyway(2, 101, at(3))).toMatchObject({ state: 'accepted' })
  const member = await offline(6)
  expect((await statesOn(member, at(0))).state(1)).toBe('free')
})

test('a fixed desk is released for the half its holder is elsewhere, and taken back while it is free', async () => {
  await world.database.kysely
    .insertInto('fixed_desk')
    .values({ id: deskId(100), holder_id: personId(1) })
    .execute()
  const [holder, other] = [await online(1), await online(5)]
  const morning = { from: 0, to: 780 }
  const place = async (day: Day, part: 'day' | 'am', to: 'home' | 'office') => {
    expect(await holder.app.planning.setPlace({ day, part, place: to })).toMatchObject({ ok: true })
    await fresh(holder)
    await other.app.sync.now()
  }
  expect((await statesOn(holder, at(0))).own).toEqual([0])
  const whole = await statesOn(other, at(0))
  expect([whole.state(0), whole.own]).toEqual(['reserved', []])
  expect(whole.kept).toEqual([{ kept: { for: 'holder', until: null }, team: null, desks: [0] }])
  expect(await bookAt(other, 100, at(0))).toMatchObject({
    refusal: { reason: 'spaceReserved', kept: { for: 'holder' } },
  })

  // Without an agreement nothing is released, and others are told nothing of the holder's days.
  await place(at(0), 'am', 'home')
  const stranger = await world.laptop(6)
  await stranger.pull()
  const told = () => JSON.stringify([...stranger.held].filter(([key]) => key.includes('fixedDesk')))
  expect(told()).not.toContain(at(0))
  expect(await sentAnyway(6, 100, at(0), morning)).toMatchObject({ rejection: { reason: 'spaceReserved' } })

  await agree({ type: 'reservedDesk', severity: 'info', releasedAt: ['home', 'away'] })
  await place(at(1), 'day', 'home')
  await until(
    () => statesOn(other, at(0), morning),
    (seen) => seen.state(0) === 'free',
  )
  expect((await statesOn(other, at(0))).state(0)).toBe('reserved')
  expect(await sentAnyway(6, 100, at(0))).toMatchObject({ rejection: { reason: 'spaceReserved' } })
  expect(await bookAt(other, 100, at(0), morning)).toMatchObject({ ok: true })
  await fresh(other)
  expect((await other.app.sync.changes()).map((c) => c.state)).not.toContain('rejected')
  await stranger.pull()
  expect(told()).toContain(at(1))
  expect(told()).not.toContain(personId(1))

  // Back at the office: what was booked meanwhile stays, what is free is kept again.
  await place(at(0), 'am', 'office')
  await place(at(1), 'day', 'office')
  await until(
    () => statesOn(other, at(1)),
    (seen) => seen.state(0) === 'reserved',
  )
  expect((await statesOn(other, at(0), morning)).state(0)).toBe('mine')
  expect(await sentAnyway(6, 100, at(1))).toMatchObject({ rejection: { reason: 'spaceReserved' } })
})
