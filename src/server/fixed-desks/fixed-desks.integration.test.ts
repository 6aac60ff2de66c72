/** Who holds a fixed desk is for facility managers to say and to know. */
import { isDefinedError, safe } from '@orpc/client'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addDays } from '#shared/calendar/day.ts'
import { PROTOCOL } from '#shared/contract/central.ts'
import type { FixedDesk } from '#shared/domain/fixed-desk.ts'
import type { BookingId, PolicyId, RuleId } from '#shared/domain/ids.ts'
import type { FeatureApproval } from '#shared/policy/monitoring.ts'
import { deskId, loginOf, personId } from '../testing/city.ts'
import { startDatabases, type TestDatabases } from '../testing/databases.ts'
import { type Laptop, newId } from '../testing/laptop.ts'
import { startWorld, TODAY, type World } from '../testing/world.ts'

let databases: TestDatabases
let world: World
let manager: Laptop
beforeAll(async () => {
  databases = await startDatabases('pglite')
})
afterAll(() => databases?.stop())
beforeEach(async () => {
  world = await startWorld(databases)
  await world.setRoles(8, ['staff', 'facility', 'admin'])
  manager = await world.laptop(8)
  return () => world.close()
})

const desk = { protocol: PROTOCOL, spaceId: deskId(100) }
const assign = (login: string | null, was: string | null) =>
  manager.client.fixedDesks.assign({ ...desk, login, was })
const heldBy = async (laptop: Laptop) => {
  await laptop.pull()
  return laptop.held.get(`directory fixedDesk ${deskId(100)}`)
}

test('is given, told without whose it is, handed on, and opened again, each on the record', async () => {
  const [first, second] = [await world.laptop(1), await world.laptop(2)]
  expect(await assign(loginOf(1), null)).toEqual({
    state: 'assigned',
    holder: { login: loginOf(1), displayName: 'Person 1' },
  })
  expect(await heldBy(first)).toMatchObject({ isOwn: true })
  expect(await heldBy(second)).toEqual({
    spaceId: deskId(100),
    floorId: expect.any(String),
    isOwn: false,
    released: [],
  })
  await assign(loginOf(2), loginOf(1))
  expect(await heldBy(first)).toMatchObject({ isOwn: false })
  expect(await heldBy(second)).toMatchObject({ isOwn: true })
  await assign(null, loginOf(2))
  expect(await heldBy(first)).toBeUndefined()
  const { entries } = await manager.client.administration.audit({ before: null, about: 'desk', search: '' })
  expect(entries.map((e) => [e.action, e.subject, e.after?.deskHolder])).toEqual([
    ['desk.opened', 'Etage 1: 1.01 · 1', null],
    ['desk.assigned', 'Etage 1: 1.01 · 1', 'Person 2'],
    ['desk.assigned', 'Etage 1: 1.01 · 1', 'Person 1'],
  ])
})

test('opened again overnight, it is gone from laptops that slept', async () => {
  const laptop = await world.laptop(2)
  await assign(loginOf(1), null)
  expect(await heldBy(laptop)).toMatchObject({ isOwn: false })
  await assign(null, loginOf(1))
  world.clock.time += 86_400_000
  await laptop.refresh()
  expect(await heldBy(laptop)).toBeUndefined()
})

test('goes to nobody who is not there, and not over what another manager said meanwhile', async () => {
  expect(await assign('niemand', null)).toEqual({ state: 'unknownPerson' })
  await assign(loginOf(1), null)
  const { error } = await safe(assign(loginOf(2), null))
  expect(isDefinedError(error) && error.data).toMatchObject({
    reason: 'changedMeanwhile',
    by: expect.any(String),
  })
  expect((await manager.client.fixedDesks.holder(desk)).holder?.login).toBe(loginOf(1))
})

test('people are found by a part of their name or login, with their team; not those who left, nor everybody', async () => {
  const find = async (search: string) =>
    (await manager.client.fixedDesks.candidates({ protocol: PROTOCOL, search })).people
  expect(await find('person 2')).toEqual([
    { login: loginOf(2), displayName: 'Person 2', team: expect.any(String) },
  ])
  expect(await find(loginOf(3))).toMatchObject([{ displayName: 'Person 3' }])
  expect(await find('%%')).toEqual([])
  const { error } = await safe(find(' p '))
  expect(error).toMatchObject({ code: 'BAD_REQUEST' })
  await world.database.kysely
    .updateTable('person')
    .set({ active: false })
    .where('login', '=', loginOf(2))
    .execute()
  expect(await find('Person 2')).toEqual([])
})

test('an agreement for a team releases desks of its people, and no longer when one of them moves away', async () => {
  const { administration } = manager.client
  await assign(loginOf(1), null)
  const find = { search: loginOf(1), teamId: null, show: 'active', page: 0 } as const
  const [holder] = (await administration.people(find)).people
  if (!holder) throw new Error('the holder is there')
  const { id, version, active: _a, mustChangePassword: _m, deputyName: _d, ...draft } = holder
  const rule = {
    id: newId<RuleId>(),
    type: 'reservedDesk' as const,
    scope: { kind: 'team' as const, ids: [draft.teamId] },
    validFrom: TODAY,
    validTo: null,
    severity: 'info' as const,
    paragraph: '§ 2',
    text: { de: 'Feste Plätze werden frei.', en: 'Fixed desks are released.' },
    releasedAt: ['home' as const],
  }
  const policy = await administration.createPolicy({
    policy: { name: { de: 'Plätze', en: 'Desks' }, effectiveFrom: TODAY, rules: [rule] },
  })
  const approval = { agreement: 'DV', paragraph: '§ 2', date: TODAY, record: '1' }
  await administration.approvePolicy({ id: policy.id, version: policy.version, approval })
  const [laptop, other] = [await world.laptop(1), await world.laptop(2)]
  const was = { am: null, pm: null }
  const args = {
    day: addDays(TODAY, 1),
    part: 'day' as const,
    place: 'home' as const,
    was,
    restId: newId<BookingId>(),
  }
  await laptop.change({ name: 'planning.setPlace', args })
  expect(await heldBy(other)).toMatchObject({ released: [{ day: args.day, from: 0, to: 1440 }] })
  const { teams } = await administration.teams({})
  const elsewhere = teams.find((t) => t.id !== draft.teamId && !draft.memberships.includes(t.id))
  if (!elsewhere) throw new Error('there is another team')
  await administration.changePerson({
    id,
    version,
    person: { ...draft, teamId: elsewhere.id, memberships: [] },
  })
  expect(await heldBy(other)).toMatchObject({ released: [] })
})

test('tells of days past on which it was released only while a record allows it', async () => {
  const { administration } = manager.client
  await assign(loginOf(1), null)
  const begins = addDays(TODAY, -30)
  const rule = {
    id: newId<RuleId>(),
    type: 'reservedDesk',
    scope: { kind: 'city' },
    validFrom: begins,
    validTo: null,
    severity: 'info',
    paragraph: '§ 2',
    text: { de: 'Feste Plätze werden frei.', en: 'Fixed desks are released.' },
    releasedAt: ['home'],
  }
  const approval = { agreement: 'DV', paragraph: '§ 2', date: TODAY, record: '1' }
  await world.database.kysely
    .insertInto('policy_version')
    .values({
      policy_id: newId<PolicyId>(),
      version: 1,
      name: JSON.stringify({ de: 'Plätze', en: 'Desks' }),
      effective_from: begins,
      rules: JSON.stringify([rule]),
      approval: JSON.stringify(approval),
      saved_by: null,
      at: 0,
    })
    .execute()
  const days = [addDays(TODAY, -3), TODAY, addDays(TODAY, 3)]
  await world.database.kysely
    .insertInto('work_day')
    .values(days.map((day) => ({ person_id: personId(1), day, am: 'home' as const, pm: 'home' as const })))
    .execute()
  const other = await world.laptop(2)
  const released = async () => ((await heldBy(other)) as FixedDesk).released.map(({ day }) => day)
  const allow = async (lookBack: FeatureApproval | null) => {
    const { version, ...settings } = await administration.settings({})
    await administration.changeSettings({ version, settings: { ...settings, lookBack } })
  }
  expect(await released()).toEqual(days.slice(1))
  await allow({ ...approval, until: null })
  expect(await released()).toEqual(days)
  await allow(null)
  expect(await released(), 'taken back').toEqual(days.slice(1))
  world.clock.time += 86_400_000
  await other.refresh()
  expect(await released(), 'a day later').toEqual(days.slice(2))
})

test('is nobody’s any more when its holder leaves', async () => {
  await assign(loginOf(1), null)
  const { people } = await manager.client.administration.people({
    search: loginOf(1),
    teamId: null,
    show: 'active',
    page: 0,
  })
  const [person] = people
  if (!person) throw new Error('the holder is there')
  await manager.client.administration.deactivatePerson({ id: person.id, version: person.version })
  expect((await manager.client.fixedDesks.holder(desk)).holder).toBeNull()
})
