/** Plans that hold from a day on: what is closed and told until then, and what is there when the day begins. */
import { safe } from '@orpc/client'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays, beginningOf, type Day } from '#shared/calendar/day.ts'
import { PROTOCOL } from '#shared/contract/central.ts'
import type { PublishRequest } from '#shared/contract/floor-plans.ts'
import type { Closing } from '#shared/domain/closing.ts'
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import type { BookingId, SpaceId } from '#shared/domain/ids.ts'
import { difference } from '#shared/floor-edit/merge.ts'
import { deskId, floorId, personId, planOfFloor, teamId } from '../testing/city.ts'
import { databaseKinds, startDatabases, type TestDatabases } from '../testing/databases.ts'
import { type Laptop, newId } from '../testing/laptop.ts'
import { startWorld, TODAY, type World } from '../testing/world.ts'
import { publishDue } from './when-due.ts'

const at = (n: number): Day => addDays(TODAY, n)
/** The new plan holds from then on. */
const WEDNESDAY = at(2)

describe.each(databaseKinds)('a plan scheduled for a day on %s', (kind) => {
  let databases: TestDatabases
  let world: World
  let manager: Laptop
  let staff: Laptop

  beforeAll(async () => {
    databases = await startDatabases(kind)
  })
  afterAll(async () => {
    await databases?.stop()
  })
  beforeEach(async () => {
    world = await startWorld(databases)
    await world.setRoles(1, ['staff', 'facility', 'admin'])
    manager = await world.laptop(1)
    staff = await world.laptop(2)
    return () => world.close()
  })

  const to = (next: FloorPlanDocument): PublishRequest['what'] => ({
    kind: 'changes',
    changes: difference(planOfFloor(1), next) as never,
  })
  const without = (...desks: SpaceId[]): PublishRequest['what'] => {
    const plan = planOfFloor(1)
    return to({ ...plan, spaces: plan.spaces.filter((s) => !desks.includes(s.id)) })
  }
  const publish = (more: Partial<PublishRequest> = {}, by = manager) =>
    by.client.floorPlans.publish({
      protocol: PROTOCOL,
      floorId: floorId(1),
      base: 1,
      what: without(deskId(100)),
      from: WEDNESDAY,
      release: [],
      apply: true,
      ...more,
    })
  const withdraw = (version: number, by = manager) =>
    by.client.floorPlans.withdraw({ protocol: PROTOCOL, floorId: floorId(1), version })
  const versions = async () =>
    (await manager.client.floorPlans.versions({ protocol: PROTOCOL, floorId: floorId(1) })).versions
  const book = (by: Laptop, desk: SpaceId, day: Day) =>
    by.change({
      name: 'booking.book',
      args: { bookingId: newId<BookingId>(), spaceId: desk, day, from: 480, to: 1020, replaces: [] },
    })
  const bookings = () =>
    world.database.kysely
      .selectFrom('booking')
      .select(['id', 'space_id', 'holder_id', 'day'])
      .orderBy('day')
      .execute()
  const told = async (laptop: Laptop, prefix: string) => {
    await laptop.pull()
    return laptop.keys(prefix).map((key) => laptop.held.get(key))
  }
  const closings = async () => (await told(staff, 'directory closing ')) as Closing[]
  const planFrom = async () => {
    await staff.pull()
    return (staff.held.get(`directory floor ${floorId(1)}`) as { planFrom: Day | null }).planFrom
  }
  const planVersion = async () => {
    await staff.pull()
    return (staff.held.get(`directory plan ${floorId(1)}`) as { version: number }).version
  }
  const goToWednesday = async () => {
    world.clock.time = beginningOf(WEDNESDAY, 'Europe/Berlin')
    for (const laptop of [manager, staff]) await laptop.refresh()
  }

  it('hits what is booked from that day on alone, and says so before it does it', async () => {
    await book(staff, deskId(100), at(1))
    await book(staff, deskId(100), WEDNESDAY)
    await book(staff, deskId(102), at(3))
    const before = await bookings()
    const effect = {
      version: 2,
      spaces: { added: 0, moved: 0, removed: 1 },
      bookings: { kept: 1, moved: 1, released: 0 },
      affected: [{ day: WEDNESDAY, holder: 'Person 2', target: { spaceId: deskId(102) } }],
    }
    expect(await publish({ apply: false })).toMatchObject({ state: 'impact', ...effect })
    expect(await bookings()).toEqual(before)
    expect(await closings()).toEqual([])
    expect(await publish()).toMatchObject({ state: 'scheduled', ...effect })
    const [early, moved, later] = await bookings()
    expect([early, later]).toEqual([before[0], before[2]])
    expect(moved).toMatchObject({ space_id: deskId(102), holder_id: personId(2) })
    // As for any plan, and not as for a closing.
    expect(await told(staff, 'mine notice ')).toMatchObject([
      { kind: 'moved', day: WEDNESDAY, label: '1', target: { label: '3' }, closing: null },
    ])
    expect(await planVersion()).toBe(1)
  })

  it('lets nobody book from that day on what goes, or what nobody may book any more; before it, everyone', async () => {
    const plan = planOfFloor(1)
    const blocked = plan.spaces.flatMap((s) => {
      if (s.id === deskId(100)) return []
      return s.id === deskId(101) ? [{ ...s, bookable: false }] : [s]
    })
    await publish({ what: to({ ...plan, spaces: blocked }) })
    for (const desk of [deskId(100), deskId(101)]) {
      expect(await book(staff, desk, WEDNESDAY)).toMatchObject({
        state: 'rejected',
        rejection: { reason: 'spaceClosed', closing: { kind: 'newPlan', fromDay: WEDNESDAY } },
      })
      expect(await book(staff, desk, desk === deskId(100) ? TODAY : at(1))).toMatchObject({
        state: 'accepted',
      })
    }
    expect(await planFrom()).toBe(WEDNESDAY)
    expect(await closings()).toMatchObject([
      { kind: 'newPlan', fromDay: WEDNESDAY },
      { kind: 'newPlan', fromDay: WEDNESDAY },
    ])
  })

  it.each([
    ['at once, a desk', null, { bookable: false }],
    ['from a day on, a desk', WEDNESDAY, { bookable: false }],
    ['at once, a desk become a locker', null, { kind: 'locker' as const }],
    ['from a day on, a desk become a meeting room', WEDNESDAY, { kind: 'meeting' as const }],
  ])('%s that nobody may book any more keeps nobody', async (_, from, become) => {
    const plan = planOfFloor(1)
    const spaces = plan.spaces.map((s) => (s.id === deskId(100) ? { ...s, ...become } : s))
    await book(staff, deskId(100), WEDNESDAY)
    const effect = { bookings: { kept: 0, moved: 1, released: 0 }, spaces: { changed: 1, removed: 0 } }
    const what = to({ ...plan, spaces })
    expect(await publish({ what, from, apply: false })).toMatchObject({ state: 'impact', ...effect })
    expect(await publish({ what, from })).toMatchObject(effect)
    expect(await bookings()).toMatchObject([{ space_id: deskId(102), holder_id: personId(2) }])
    expect(await told(staff, 'mine notice ')).toMatchObject([{ kind: 'moved', closing: null }])
    expect(await book(await world.laptop(3), deskId(100), WEDNESDAY)).toMatchObject({
      state: 'rejected',
      rejection: { reason: from ? 'spaceClosed' : 'spaceNotBookable' },
    })
  })

  describe('that brings a desk into a room which is closed for a while', () => {
    const plan = planOfFloor(1)
    const outside = {
      ...plan,
      spaces: plan.spaces.map((s) => (s.id === deskId(100) ? { ...s, roomId: null } : s)),
    }
    const intoRoom: Partial<PublishRequest> = {
      base: 2,
      what: { kind: 'changes', changes: difference(outside, plan) as never },
    }
    const closeRoom = (fromDay: Day, toDay: Day) =>
      manager.client.closings.close({
        protocol: PROTOCOL,
        change: null,
        closing: {
          floorId: floorId(1),
          target: { kind: 'room', id: 'room' },
          fromDay,
          toDay,
          from: 0,
          to: 1440,
          kind: 'defect',
          reason: 'Wasserschaden',
        },
        release: [],
        apply: true,
      })
    const ofNewPlan = async () => (await closings()).filter((c) => c.kind === 'newPlan')
    beforeEach(() => publish({ what: to(outside), from: null }))

    it.each([
      ['at once', null],
      ['from a day on', WEDNESDAY],
    ])('%s, its bookings of these days end', async (_, from) => {
      await closeRoom(at(3), at(4))
      for (const day of [WEDNESDAY, at(3), at(5)]) await book(staff, deskId(100), day)
      // All other desks of the floor are in that room.
      const effect = {
        bookings: { kept: 2, moved: 0, released: 1 },
        affected: [{ day: at(3), target: null }],
      }
      expect(await publish({ ...intoRoom, from, apply: false })).toMatchObject({ state: 'impact', ...effect })
      expect(await publish({ ...intoRoom, from })).toMatchObject(effect)
      expect((await bookings()).map((b) => b.day)).toEqual([WEDNESDAY, at(5)])
      expect(await book(staff, deskId(100), at(4))).toMatchObject({
        state: 'rejected',
        rejection: { reason: 'spaceClosed' },
      })
    })

    it('is followed by what is closed and opened while it is scheduled', async () => {
      await book(staff, deskId(100), at(3))
      await publish(intoRoom)
      expect(await ofNewPlan()).toEqual([])
      // From today on: until Wednesday the desk stands outside.
      expect(await closeRoom(TODAY, at(3))).toMatchObject({ bookings: { moved: 0, released: 1 } })
      expect(await ofNewPlan()).toMatchObject([
        { target: { id: deskId(100) }, fromDay: WEDNESDAY, toDay: at(3) },
      ])
      const [{ id, version }] = (await closings()).filter((c) => c.kind === 'defect') as [Closing]
      await manager.client.closings.reopen({ protocol: PROTOCOL, closing: { id, version } })
      expect(await ofNewPlan()).toEqual([])
      expect(await book(staff, deskId(100), at(3))).toMatchObject({ state: 'accepted' })
    })
  })

  it('moves nobody to a desk that will lack what theirs has', async () => {
    const plan = planOfFloor(1)
    // Of the desks with a docking station one goes, and the nearest loses it.
    const spaces = plan.spaces
      .filter((s) => s.id !== deskId(100))
      .map((s) => (s.id === deskId(102) ? { ...s, features: [] } : s))
    await book(staff, deskId(100), WEDNESDAY)
    await publish({ what: to({ ...plan, spaces }) })
    expect(await bookings()).toMatchObject([{ space_id: deskId(104) }])
  })

  it('is published when its day begins: the desk is gone, the closing too, and it is written down', async () => {
    await publish()
    await publishDue(world.server.services)
    expect(await planVersion()).toBe(1)
    await goToWednesday()
    await Promise.all([publishDue(world.server.services), publishDue(world.server.services)])
    expect(await planVersion()).toBe(2)
    expect(await closings()).toEqual([])
    expect(await planFrom()).toBeNull()
    expect(await book(staff, deskId(100), WEDNESDAY)).toMatchObject({
      state: 'rejected',
      rejection: { reason: 'spaceUnknown' },
    })
    expect(await versions()).toMatchObject([
      { version: 2, state: 'published', from: WEDNESDAY, by: 'Person 1' },
      { version: 1, state: 'retired', from: null },
    ])
    const { entries } = await manager.client.administration.audit({ before: null, about: 'plan', search: '' })
    expect(entries.map(({ action, actor, after }) => [action, actor, after?.effectiveFrom])).toEqual([
      ['plan.published', 'Person 1', WEDNESDAY],
      ['plan.scheduled', 'Person 1', WEDNESDAY],
    ])
    // What comes after is based on it, and may be published at once again.
    expect(await publish({ base: 2, what: { kind: 'version', version: 1 }, from: null })).toMatchObject({
      state: 'published',
      version: 3,
    })
  })

  it('is published by a server that was off when its day began', async () => {
    await publish()
    world.clock.time = beginningOf(at(3), 'Europe/Berlin') + 3_600_000
    await world.restart()
    await staff.refresh()
    await expect.poll(planVersion).toBe(2)
    expect(await closings()).toEqual([])
  })

  it('is published although whoever scheduled it is no facility manager any more, and the audit names them', async () => {
    await publish()
    await world.setRoles(1, ['admin'])
    await goToWednesday()
    await publishDue(world.server.services)
    expect(await planVersion()).toBe(2)
    const { entries } = await manager.client.administration.audit({ before: null, about: 'plan', search: '' })
    expect(entries[0]).toMatchObject({ action: 'plan.published', actor: 'Person 1' })
  })

  it('that cannot be published is kept as one that failed: the plan before goes on, and laptops are told', async () => {
    const plan = planOfFloor(1)
    const added = { ...plan.spaces[0]!, id: newId<SpaceId>(), label: 'neu', at: [20_000, 20_000] as const }
    const spaces = [...plan.spaces.filter((s) => s.id !== deskId(101)), added]
    await publish({ what: to({ ...plan, spaces } as FloorPlanDocument) })
    // Another floor publishes a drawing with the same desk before the day begins.
    const other = planOfFloor(2)
    const there = { ...other, spaces: [...other.spaces, added] } as FloorPlanDocument
    const what = { kind: 'changes' as const, changes: difference(other, there) as never }
    expect(await publish({ floorId: floorId(2), what, from: null })).toMatchObject({ state: 'published' })
    await goToWednesday()
    await publishDue(world.server.services)
    expect(await planVersion()).toBe(1)
    expect(await closings()).toEqual([])
    expect(staff.held.get(`directory floor ${floorId(1)}`)).toMatchObject({
      planFrom: null,
      planFailed: WEDNESDAY,
    })
    expect((await versions())[0]).toMatchObject({
      version: 2,
      state: 'failed',
      from: WEDNESDAY,
      by: 'Person 1',
    })
    const { entries } = await manager.client.administration.audit({ before: null, about: 'plan', search: '' })
    expect(entries[0]).toMatchObject({ action: 'plan.failed', before: { effectiveFrom: WEDNESDAY } })
    // What is published next is told in its place.
    await publish({ from: null, what: without(deskId(101)) })
    await staff.pull()
    expect(staff.held.get(`directory floor ${floorId(1)}`)).toMatchObject({ planFailed: null })
  })

  it('leaves nobody on a desk that goes, whatever came between', async () => {
    await publish()
    // Nothing of the product lets this be; the day must begin well all the same.
    await world.database.kysely.deleteFrom('closing').execute()
    expect(await book(staff, deskId(100), WEDNESDAY)).toMatchObject({ state: 'accepted' })
    await goToWednesday()
    await publishDue(world.server.services)
    expect(await bookings()).toMatchObject([{ space_id: deskId(102), day: WEDNESDAY }])
    expect(await told(staff, 'mine notice ')).toMatchObject([{ kind: 'moved', target: { label: '3' } }])
  })

  it('taken back, its desks are open again, and whoever was moved stays moved', async () => {
    await book(staff, deskId(100), WEDNESDAY)
    await publish()
    await withdraw(2)
    expect(await closings()).toEqual([])
    expect(await planFrom()).toBeNull()
    expect(await bookings()).toMatchObject([{ space_id: deskId(102) }])
    expect(await book(await world.laptop(3), deskId(100), WEDNESDAY)).toMatchObject({ state: 'accepted' })
    await goToWednesday()
    await publishDue(world.server.services)
    expect(await planVersion()).toBe(1)
    expect(await versions()).toMatchObject([
      { version: 2, state: 'withdrawn', from: WEDNESDAY },
      { version: 1, state: 'published' },
    ])
    // It is kept, and can be taken up again.
    expect(await publish({ what: { kind: 'version', version: 2 }, from: at(5) })).toMatchObject({
      state: 'scheduled',
      version: 3,
      spaces: { removed: 1 },
    })
  })

  it('is one at a time, and nothing else is published before it', async () => {
    await world.setRoles(2, ['facility'])
    const all = await Promise.all([publish(), publish({ what: without(deskId(103)) }, staff)])
    expect(all.map((r) => r.state).sort()).toEqual(['alreadyScheduled', 'scheduled'])
    const refused = { state: 'alreadyScheduled', version: 2, from: WEDNESDAY, by: expect.any(String) }
    expect(await publish({ from: at(9) })).toEqual(refused)
    expect(await publish({ from: null })).toEqual(refused)
    expect(await publish({ from: null, what: { kind: 'version', version: 1 } })).toEqual(refused)
    expect(await publish({ from: null, apply: false })).toEqual(refused)
  })

  it('is taken back by whoever saw it last, and not over what another manager did', async () => {
    await world.setRoles(2, ['facility'])
    await publish()
    await withdraw(2, staff)
    await publish({ from: at(4) }, staff)
    const { error } = await safe(withdraw(2))
    expect(error).toMatchObject({
      code: 'REFUSED',
      data: { reason: 'changedMeanwhile', by: 'Person 2', at: world.clock.time },
    })
    await withdraw(3)
    expect(await safe(withdraw(3))).toMatchObject({ error: { code: 'REFUSED' } })
  })

  it('keeps the teams whose zones it has; an old version comes back without those that are gone', async () => {
    const { administration } = manager.client
    const team = await administration.createTeam({ team: { name: 'Neu', parentId: teamId(1) } })
    const rings = planOfFloor(1).rooms[0]!.rings
    const zone = { id: 'home', rings, name: 'Heimat', kind: 'team' as const, teamId: team.id }
    const spaces = planOfFloor(1).spaces.map((s) => (s.id === deskId(100) ? { ...s, zoneId: zone.id } : s))
    await publish({ what: to({ ...planOfFloor(1), zones: [zone], spaces }) })
    const remove = () => administration.deleteTeam({ id: team.id, version: team.version })
    expect(await safe(remove())).toMatchObject({
      error: { code: 'REFUSED', data: { reason: 'teamInUse', people: 0, teams: 0, spaces: 1 } },
    })
    await withdraw(2)
    await remove()
    expect(await publish({ what: { kind: 'version', version: 2 }, from: null })).toMatchObject({
      state: 'published',
      version: 3,
    })
    await staff.pull()
    expect(staff.held.get(`directory plan ${floorId(1)}`)).toMatchObject({
      document: { zones: [{ id: 'home', kind: 'open', teamId: null }] },
    })
  })

  it('keeps its closings: no manager changes or ends one of them', async () => {
    await publish()
    const [{ id, version, floorId: floor, target }] = (await closings()) as [Closing]
    const seen = { id, version }
    const ended = await safe(manager.client.closings.reopen({ protocol: PROTOCOL, closing: seen }))
    expect(ended.error).toMatchObject({ code: 'REFUSED', data: { reason: 'forNewPlan' } })
    const changed = await safe(
      manager.client.closings.close({
        protocol: PROTOCOL,
        change: seen,
        closing: {
          floorId: floor,
          target,
          fromDay: at(9),
          toDay: at(9),
          from: 0,
          to: 1440,
          kind: 'other',
          reason: 'Umzug',
        },
        release: [],
        apply: true,
      }),
    )
    expect(changed.error).toMatchObject({ code: 'REFUSED', data: { reason: 'forNewPlan' } })
  })

  it('begins tomorrow at the earliest, and in a year at the latest', async () => {
    const days = { state: 'notThatDay', first: at(1), last: at(366) }
    for (const from of [at(-1), TODAY, at(367)]) expect(await publish({ from, apply: false })).toEqual(days)
    expect(await publish({ from: at(366), apply: false })).toMatchObject({ state: 'impact' })
  })

  it.each(['staff', 'lead', 'admin'] as const)(
    'is taken back by facility managers, and by no %s',
    async (role) => {
      await publish()
      await world.setRoles(2, [role])
      expect(await safe(withdraw(2, staff))).toMatchObject({ error: { code: 'FORBIDDEN', status: 403 } })
    },
  )

  it('lets no desk be booked twice or be lost while it is scheduled', async () => {
    const laptops = await Promise.all([2, 3, 4, 5, 6].map((n) => world.laptop(n)))
    for (let round = 0; round < 3; round++) {
      const day = addDays(WEDNESDAY, round)
      await Promise.all([
        publish({ what: without(deskId(100), deskId(102)) }),
        ...laptops.map((laptop, i) => book(laptop, deskId([100, 101, 102, 103, 104][i]!), day)),
      ])
      const held = (await bookings()).filter((b) => b.day === day)
      expect(held.map((b) => b.space_id)).not.toContain(deskId(100))
      expect(held.map((b) => b.space_id)).not.toContain(deskId(102))
      await withdraw(2 + round)
    }
  })
})
