import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '#shared/calendar/day.ts'
import type { Notice } from '#shared/contract/floor-plans.ts'
import type { Rejection } from '#shared/contract/mutations.ts'
import type { Team } from '#shared/domain/people.ts'
import { deskId, personId, teamId } from '../testing/city.ts'
import { databaseKinds, startDatabases, type TestDatabases } from '../testing/databases.ts'
import { type Laptop, newId } from '../testing/laptop.ts'
import { startWorld, TODAY, type World } from '../testing/world.ts'

describe.each(databaseKinds)('leads of teams on %s', (kind) => {
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
    await world.setRoles(1, ['staff', 'lead'])
  })
  afterEach(async () => {
    await world?.close()
  })

  const tomorrow = addDays(TODAY, 1)
  const desk = { spaceId: deskId(100), day: tomorrow, from: 0, to: 1440 }
  const books = async (laptop: Laptop) =>
    await laptop.change({ name: 'booking.book', args: { ...desk, bookingId: newId(), replaces: [] } })
  const gives = async (laptop: Laptop, member: number, over: Partial<typeof desk> = {}) =>
    await laptop.change({
      name: 'teams.releaseForMember',
      args: { personId: personId(member), ...desk, ...over },
    })
  const refusal = (outcome: { state: string; rejection?: Rejection }) =>
    outcome.rejection?.reason ?? outcome.state
  const notices = (laptop: Laptop) => laptop.keys('mine notice').map((key) => laptop.held.get(key) as Notice)

  it('a lead gives back a desk of a member, who is told by whom and not why', async () => {
    const [lead, member] = [await world.laptop(1), await world.laptop(2)]
    await books(member)
    await lead.pull()
    await member.pull()
    expect(lead.keys(`presence ${tomorrow}`)).toHaveLength(1)
    expect(refusal(await gives(lead, 2))).toBe('accepted')

    await member.pull()
    expect(member.keys('mine booking')).toEqual([])
    const [notice] = notices(member)
    expect(notice).toMatchObject({ kind: 'releasedByLead', day: tomorrow, target: null })
    expect(notice?.by).not.toBe('')
    expect(notice?.closing).toBeNull()
    expect(Object.keys(notice ?? {}).sort()).toEqual(
      ['at', 'by', 'closing', 'day', 'from', 'kind', 'label', 'room', 'target', 'to'].sort(),
    )
    await lead.pull()
    expect(lead.keys(`occupancy ${tomorrow}`)).toEqual([])
    // The place the member planned is theirs.
    expect(member.held.get(`mine places ${tomorrow}`)).toEqual({ am: 'office', pm: 'office' })
  })

  it('a deputy may, a colleague, a stranger and a lead of another team may not', async () => {
    const member = await world.laptop(2)
    await books(member)
    expect(refusal(await gives(await world.laptop(3), 2))).toBe('notLed')
    await world.setRoles(6, ['staff', 'lead'])
    expect(refusal(await gives(await world.laptop(6), 2))).toBe('notLed')
    await world.database.kysely
      .updateTable('person')
      .set({ deputy_id: personId(3) })
      .where('id', '=', personId(1))
      .execute()
    expect(refusal(await gives(await world.laptop(3), 2))).toBe('accepted')
  })

  it('a day that is over stays, and a desk that was given back meanwhile is no trouble', async () => {
    const [lead, member] = [await world.laptop(1), await world.laptop(2)]
    expect(refusal(await gives(lead, 2, { day: addDays(TODAY, -1) }))).toBe('dayPast')
    expect(refusal(await gives(lead, 2))).toBe('accepted')
    await member.pull()
    expect(notices(member)).toEqual([])
    expect(refusal(await gives(lead, 77))).toBe('notLed')
  })

  it('who takes part in a team is not planned by its lead', async () => {
    // Of team 2, and of team 1 as well.
    await books(await world.laptop(4))
    const lead = await world.laptop(1)
    await lead.pull()
    expect(lead.keys(`presence ${tomorrow}`)).toHaveLength(1)
    expect(refusal(await gives(lead, 4))).toBe('notLed')
  })

  it('membership of a team is told to those of it, and to no one else', async () => {
    const [member, other] = [await world.laptop(2), await world.laptop(6)]
    await member.pull()
    await other.pull()
    await world.database.kysely
      .insertInto('team_membership')
      .values({ team_id: teamId(1), person_id: personId(7) })
      .execute()
    await member.pull()
    await other.pull()
    const alsoIn = (laptop: Laptop) =>
      (laptop.held.get(`directory person ${personId(7)}`) as { alsoIn: string[] } | undefined)?.alsoIn
    expect(alsoIn(member)).toEqual([teamId(1)])
    expect(alsoIn(other)).toEqual([])
    await world.database.kysely.deleteFrom('team_membership').where('person_id', '=', personId(7)).execute()
    await member.pull()
    expect(alsoIn(member)).toBeUndefined()
  })

  it('team days are set by the lead, reach everyone, and two leads do not undo each other', async () => {
    await world.database.kysely
      .updateTable('person')
      .set({ deputy_id: personId(3) })
      .where('id', '=', personId(1))
      .execute()
    const [lead, deputy, member] = [await world.laptop(1), await world.laptop(3), await world.laptop(2)]
    const set = (laptop: Laptop, weekday: number, meets = true, team = 1) =>
      laptop.change({
        name: 'teams.setTeamDay',
        args: { teamId: teamId(team), on: { kind: 'weekly', weekday }, meets },
      })
    expect(refusal(await set(lead, 3))).toBe('accepted')
    expect(refusal(await set(deputy, 1))).toBe('accepted')
    expect(refusal(await set(member, 2))).toBe('notLed')
    expect(refusal(await set(lead, 2, true, 2))).toBe('notLed')
    expect(refusal(await set(lead, 2, true, 77))).toBe('notLed')
    await member.pull()
    const days = () => (member.held.get(`directory team ${teamId(1)}`) as Team).teamDays
    expect(days()).toEqual({ weekdays: [1, 3], added: [], dropped: [] })
    const past = { kind: 'day' as const, day: addDays(TODAY, -1) }
    expect(
      refusal(
        await lead.change({ name: 'teams.setTeamDay', args: { teamId: teamId(1), on: past, meets: true } }),
      ),
    ).toBe('dayPast')
    await set(lead, 3, false)
    await member.pull()
    expect(days().weekdays).toEqual([1])
  })
})
