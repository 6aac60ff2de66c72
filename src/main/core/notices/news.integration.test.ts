/** What an administration decides reaches those it hits, on every laptop of theirs that held what was. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { TestLaptop, until } from '#hosts/testing/laptop.ts'
import { deskId, loginOf, PASSWORD } from '#server/testing/city.ts'
import { startDatabases, type TestDatabases } from '#server/testing/databases.ts'
import { startWorld, type World } from '#server/testing/world.ts'
import { FULL_TIME } from '#shared/domain/employment.ts'

let databases: TestDatabases
let world: World
let laptops: TestLaptop[]
let administrator: TestLaptop
let staff: TestLaptop

beforeAll(async () => {
  databases = await startDatabases('pglite')
})
afterAll(() => databases.stop())
beforeEach(async () => {
  world = await startWorld(databases)
  await world.setRoles(1, ['staff', 'facility', 'admin'])
  laptops = []
  administrator = await laptopOf(1)
  staff = await laptopOf(2)
})
afterEach(async () => {
  for (const laptop of laptops) await laptop.dispose()
  await world.close()
})

async function laptopOf(person: number): Promise<TestLaptop> {
  const laptop = await new TestLaptop(world.url).start()
  laptops.push(laptop)
  await laptop.signIn({ login: loginOf(person), password: PASSWORD })
  return laptop
}

const newsOf = (laptop: TestLaptop, n: number) =>
  until(
    () => laptop.app.notices.news(),
    (all) => all.length === n,
  )

async function changeContract(): Promise<void> {
  const ask = { search: loginOf(2), teamId: null, show: 'active', page: 0 } as const
  const found = await administrator.app.administration.people(ask)
  if (!found.ok) throw new Error(JSON.stringify(found.refusal))
  const [person] = found.value.people
  const { id, version, login, displayName, initials, teamId, siteId, roles, deputyId, memberships } = person!
  const employment = { ...person!.employment, workingWeeks: [{ from: null, pattern: FULL_TIME }] }
  const changed = { login, displayName, initials, teamId, siteId, roles, deputyId, memberships, employment }
  const done = await administrator.app.administration.changePerson({ id, version, person: changed })
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
}

test('a contract that was changed and a desk that was given are told, until put aside, over a restart too', async () => {
  await changeContract()
  expect(await newsOf(staff, 1)).toMatchObject([{ kind: 'contract' }])
  await administrator.app.fixedDesks.assign({ spaceId: deskId(100), login: loginOf(2), was: null })
  const [desk, contract] = await newsOf(staff, 2)
  expect(desk).toMatchObject({ kind: 'fixedDesk', isOwn: true, room: '1.01', label: '1' })
  expect(contract).toMatchObject({ kind: 'contract' })

  await staff.app.notices.dismiss({ id: desk!.id })
  await staff.quit()
  await staff.start()
  await until(
    () => staff.app.session.state(),
    (s) => s.phase === 'ready',
  )
  expect(await staff.app.notices.news()).toEqual([contract])
  // Those it does not hit, and a laptop that knows it no other way, are told nothing.
  expect(await administrator.app.notices.news()).toEqual([])
  expect(await (await laptopOf(2)).app.notices.news()).toEqual([])
})
