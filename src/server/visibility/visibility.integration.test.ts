import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Me } from '#shared/contract/pull.ts'
import type { ShareLevel } from '#shared/domain/people.ts'
import { deskId, personId, teamId } from '../testing/city.ts'
import { databaseKinds, startDatabases, type TestDatabases } from '../testing/databases.ts'
import { type Laptop, newId } from '../testing/laptop.ts'
import { startWorld, TODAY, type World } from '../testing/world.ts'

describe.each(databaseKinds)('who sees whom on %s', (kind) => {
  let databases: TestDatabases
  let world: World
  beforeAll(async () => {
    databases = await startDatabases(kind)
  })
  afterAll(async () => {
    await databases?.stop()
  })
  beforeEach(async () => {
    world = await startWorld(databases)
  })
  afterEach(async () => {
    await world?.close()
  })

  const share = async (laptop: Laptop, level: ShareLevel, was: ShareLevel) =>
    await laptop.change({ name: 'people.share', args: { share: level, was } })
  const books = async (laptop: Laptop, desk: number) =>
    await laptop.change({
      name: 'booking.book',
      args: { bookingId: newId(), spaceId: deskId(desk), day: TODAY, from: 0, to: 1440, replaces: [] },
    })
  const names = (laptop: Laptop) =>
    laptop
      .keys('directory person')
      .map((key) => Number(key.slice(-2)))
      .sort()
  const present = (laptop: Laptop) => laptop.keys(`presence ${TODAY}`).map((key) => Number(key.slice(-2)))
  const me = (laptop: Laptop) => laptop.held.get('mine me ') as Me

  it('a colleague who shares with nobody goes with the next pull, and comes back whole', async () => {
    const [anna, ben] = [await world.laptop(1), await world.laptop(2)]
    await books(ben, 100)
    await anna.pull()
    expect(present(anna)).toEqual([2])

    await share(ben, 'planning', 'team')
    expect((await anna.pull()).visiblePeople).toEqual([1, 3, 4].map(personId))
    expect(present(anna)).toEqual([])
    expect(JSON.stringify(anna.canonical())).not.toContain(personId(2))
    // That the desk is taken stays to be seen.
    expect(anna.keys(`occupancy ${TODAY}`)).toHaveLength(1)
    await books(ben, 101)
    expect((await anna.pull()).presence).toEqual([])

    await share(ben, 'team', 'planning')
    await anna.pull()
    expect(present(anna)).toEqual([2])
    expect(names(anna)).toEqual([1, 2, 3, 4])
  })

  it('whoever leads a team sees its people, those of further memberships too, at every level', async () => {
    await world.setRoles(3, ['staff', 'lead'])
    const [ben, cem, member] = [await world.laptop(2), await world.laptop(3), await world.laptop(4)]
    for (const [i, laptop] of [ben, member].entries()) {
      await books(laptop, 100 + i)
      await share(laptop, 'planning', 'team')
    }
    await cem.pull()
    expect(present(cem)).toEqual([2, 4])
    expect(me(cem).leads).toEqual([teamId(1)])
    // As does their deputy, from another team.
    const deputy = await world.laptop(7)
    const seenBefore = present(deputy)
    await world.database.kysely
      .updateTable('person')
      .set({ deputy_id: personId(7) })
      .where('id', '=', personId(3))
      .execute()
    await deputy.pull()
    expect(present(deputy)).toEqual([...seenBefore, 2, 4].sort())
    expect(me(deputy).leads).toEqual([teamId(1)])
    // Not so in a team that they only belong to.
    await world.database.kysely
      .updateTable('person')
      .set({ team_id: teamId(2) })
      .where('id', '=', personId(3))
      .execute()
    await world.database.kysely
      .insertInto('team_membership')
      .values({ team_id: teamId(1), person_id: personId(3) })
      .execute()
    await cem.pull()
    expect(present(cem)).toEqual([4])
  })

  it('who leads a team and stands in for another who does is told of it once', async () => {
    for (const lead of [1, 2]) await world.setRoles(lead, ['staff', 'lead'])
    const anna = await world.laptop(1)
    await world.database.kysely
      .updateTable('person')
      .set({ deputy_id: personId(1) })
      .where('id', '=', personId(2))
      .execute()
    await anna.pull()
    expect(me(anna).leads).toEqual([teamId(1)])
  })

  it('the department: the teams below the node above a team, and no others', async () => {
    const { kysely } = world.database
    // 1 ─ 2 ─ 3, and 4 beside 2.
    await kysely
      .updateTable('team')
      .set({ parent_id: teamId(2) })
      .where('id', '=', teamId(3))
      .execute()
    const [top, above, own, beside] = [
      await world.laptop(1),
      await world.laptop(5),
      await world.laptop(6),
      await world.laptop(8),
    ]
    await books(own, 100)
    for (const laptop of [top, above, beside]) await laptop.pull()
    expect([present(top), present(above), present(beside)]).toEqual([[], [], []])
    expect((await share(own, 'department', 'team')).state).toBe('accepted')
    for (const laptop of [top, above, beside]) await laptop.pull()
    expect([present(top), present(above), present(beside)]).toEqual([[], [6], []])
    // Someone of the department's own node is seen in all teams below it, and not above.
    await share(above, 'department', 'team')
    await books(above, 101)
    for (const laptop of [top, own, beside]) await laptop.pull()
    expect([present(top), present(own), present(beside)]).toEqual([[], [5], []])
  })

  it('tells how many see a person, and follows who joins', async () => {
    await world.setRoles(2, ['staff', 'lead'])
    const anna = await world.laptop(1)
    await anna.pull()
    expect(me(anna)).toMatchObject({ share: 'team', audience: { leads: 1, team: 2, department: 4 } })
    await world.database.kysely
      .insertInto('team_membership')
      .values({ team_id: teamId(1), person_id: personId(8) })
      .execute()
    await anna.pull()
    expect(me(anna).audience).toEqual({ leads: 1, team: 3, department: 3 })
    await share(anna, 'planning', 'team')
    await anna.pull()
    expect(me(anna).share).toBe('planning')
    // Nothing more is told when nothing changed.
    expect((await anna.pull()).mine).toEqual([])
  })

  it('an older choice does not undo a newer one of another device, unless it is the same', async () => {
    const [one, two] = [await world.laptop(1), await world.laptop(1)]
    expect((await share(one, 'planning', 'team')).state).toBe('accepted')
    expect(await share(two, 'department', 'team')).toMatchObject({
      state: 'rejected',
      rejection: { reason: 'shareChangedElsewhere', current: 'planning', wanted: 'department' },
    })
    expect((await share(two, 'planning', 'team')).state).toBe('accepted')
  })
})
