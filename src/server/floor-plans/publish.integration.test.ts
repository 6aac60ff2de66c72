/** Publishing floors: what it says it does, what it does, and what holders learn. */
import { safe } from '@orpc/client'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Day } from '#shared/calendar/day.ts'
import { addDays } from '#shared/calendar/day.ts'
import { PROTOCOL } from '#shared/contract/central.ts'
import type { PublishRequest, PublishResult } from '#shared/contract/floor-plans.ts'
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import type { BookingId, FloorId, SpaceId } from '#shared/domain/ids.ts'
import { changed, removed } from '#shared/floor-edit/edit.ts'
import { difference } from '#shared/floor-edit/merge.ts'
import { findObject } from '#shared/floor-edit/objects.ts'
import { move } from '#shared/floor-edit/transform.ts'
import { deskId, floorId, personId, planOfFloor } from '../testing/city.ts'
import { databaseKinds, startDatabases, type TestDatabases } from '../testing/databases.ts'
import { type Laptop, newId } from '../testing/laptop.ts'
import { startWorld, TODAY, type World } from '../testing/world.ts'

const TOMORROW = addDays(TODAY, 1)

describe.each(databaseKinds)('publishing a floor on %s', (kind) => {
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
    await world.setRoles(1, ['staff', 'facility'])
    manager = await world.laptop(1)
    staff = await world.laptop(2)
    return () => world.close()
  })

  const request = (more: Partial<PublishRequest>): PublishRequest => ({
    protocol: PROTOCOL,
    floorId: floorId(1),
    base: 1,
    what: { kind: 'changes', changes: [] },
    from: null,
    release: [],
    apply: true,
    ...more,
  })
  const without = (plan: FloorPlanDocument, ...desks: SpaceId[]) => ({
    kind: 'changes' as const,
    changes: removed(plan, new Set<string>(desks)) as never,
  })
  const publish = (more: Partial<PublishRequest>, by = manager): Promise<PublishResult> =>
    by.client.floorPlans.publish(request(more))
  const book = async (by: Laptop, desk: SpaceId, day: Day = TOMORROW, from = 480, to = 1020) => {
    const bookingId = newId<BookingId>()
    const outcome = await by.change({
      name: 'booking.book',
      args: { bookingId, spaceId: desk, day, from, to, replaces: [] },
    })
    expect(outcome.state).toBe('accepted')
    return bookingId
  }
  const bookings = () =>
    world.database.kysely
      .selectFrom('booking')
      .select(['id', 'space_id', 'holder_id', 'day', 'from_minute', 'to_minute'])
      .orderBy('day')
      .execute()

  it('says what it would do and does nothing, then does just that', async () => {
    const own = await book(staff, deskId(100))
    await book(staff, deskId(102), addDays(TODAY, 2))
    const before = await bookings()
    const plan = planOfFloor(1)
    const desk = findObject(plan, deskId(103))!
    const changes = [
      ...removed(plan, new Set<string>([deskId(100)])),
      ...changed([[desk, move(desk, 500, 0)]]),
    ]
    const what = { kind: 'changes' as const, changes: changes as never }
    const effect = {
      version: 2,
      spaces: { added: 0, moved: 1, changed: 0, removed: 1 },
      bookings: { kept: 1, moved: 1, released: 0 },
      // The nearest desk with a docking station, which the old one had.
      affected: [
        { bookingId: own, day: TOMORROW, holder: 'Person 2', target: { spaceId: deskId(102), label: '3' } },
      ],
    }
    expect(await publish({ what, apply: false })).toMatchObject({ state: 'impact', ...effect })
    expect(await bookings()).toEqual(before)
    expect(await publish({ what })).toMatchObject({ state: 'published', ...effect })
    const [moved, kept] = await bookings()
    expect(moved).toMatchObject({ space_id: deskId(102), day: TOMORROW, from_minute: 480, to_minute: 1020 })
    expect(moved?.id).not.toBe(own)
    expect(kept).toEqual(before[1])
  })

  it('tells the holder, and their laptop has the new desk and no longer the old one', async () => {
    await staff.pull()
    const own = await book(staff, deskId(100))
    await staff.pull()
    expect(staff.held.has(`mine booking ${own}`)).toBe(true)
    await publish({ what: without(planOfFloor(1), deskId(100)) })
    await staff.pull()
    expect(staff.held.has(`mine booking ${own}`)).toBe(false)
    expect(staff.keys('mine booking ').map((k) => staff.held.get(k))).toMatchObject([
      { spaceId: deskId(102), day: TOMORROW },
    ])
    expect(staff.keys('mine notice ').map((k) => staff.held.get(k))).toMatchObject([
      { kind: 'moved', day: TOMORROW, room: '1.01', label: '1', target: { label: '3' } },
    ])
    // Whoever begins anew holds the same; others learn nothing of it.
    const again = await world.laptop(2)
    await again.pull()
    expect(again.canonical()).toEqual(staff.canonical())
    const other = await world.laptop(3)
    await other.pull()
    expect(other.keys('mine notice ')).toEqual([])
  })

  it('ends a booking when no desk is as good, when it is wished so, and never gives a desk twice', async () => {
    const plan = planOfFloor(1)
    const third = await world.laptop(3)
    await book(staff, deskId(100))
    const wished = await book(third, deskId(102))
    // Desks 100, 102 and 104 have a docking station; 104 alone stays, and it is one.
    const what = without(plan, deskId(100), deskId(102))
    expect(await publish({ what, apply: false })).toMatchObject({ bookings: { moved: 1, released: 1 } })
    const result = await publish({ what, release: [wished] })
    expect(result).toMatchObject({ state: 'published', bookings: { moved: 1, released: 1 } })
    expect(await bookings()).toMatchObject([{ holder_id: personId(2), space_id: deskId(104) }])
    await third.pull()
    expect(third.keys('mine notice ').map((k) => third.held.get(k))).toMatchObject([
      { kind: 'released', target: null },
    ])
    expect(third.keys('mine booking ')).toEqual([])
  })

  it('gives nobody a desk in the home zone of another team', async () => {
    await book(staff, deskId(100))
    const plan = planOfFloor(1)
    const zone = {
      id: 'zone',
      name: 'Team 3',
      kind: 'team' as const,
      teamId: '7e000000-0000-4000-8000-000000000003' as never,
      rings: plan.rooms[0]!.rings,
    }
    const next = {
      ...plan,
      zones: [zone],
      spaces: plan.spaces.slice(1).map((s) => ({ ...s, zoneId: 'zone' })),
    }
    const what = { kind: 'changes' as const, changes: difference(plan, next) as never }
    expect(await publish({ what })).toMatchObject({ bookings: { kept: 0, moved: 0, released: 1 } })
  })

  it('refuses a draft based on another version than the one in force, and does nothing', async () => {
    await publish({ what: without(planOfFloor(1), deskId(101)) })
    const late = await publish({ what: without(planOfFloor(1), deskId(102)) })
    expect(late).toEqual({ state: 'stale', version: 2 })
    const [a, b] = await Promise.all([
      publish({ base: 2, what: without(planOfFloor(1), deskId(102)) }),
      publish({ base: 2, what: without(planOfFloor(1), deskId(103)) }),
    ])
    expect([a.state, b.state].sort()).toEqual(['published', 'stale'])
  })

  it('brings an old version back as a new one, and keeps every version with who and when', async () => {
    await publish({ what: without(planOfFloor(1), deskId(101)) })
    expect(await publish({ base: 2, what: { kind: 'version', version: 1 } })).toMatchObject({
      version: 3,
      spaces: { added: 1, moved: 0, removed: 0 },
    })
    const { versions } = await manager.client.floorPlans.versions({ protocol: PROTOCOL, floorId: floorId(1) })
    expect(versions).toMatchObject([
      { version: 3, by: 'Person 1', state: 'published', from: null, spaces: 6, at: world.clock.time },
      { version: 2, by: 'Person 1', state: 'retired', spaces: 5 },
      { version: 1, by: null, state: 'retired', spaces: 6 },
    ])
    expect(await publish({ base: 3, what: { kind: 'version', version: 9 } })).toEqual({
      state: 'invalid',
      why: 'noVersion',
    })
    await book(staff, deskId(101))
  })

  it('refuses changes that do not fit, and spaces of other floors', async () => {
    const plan = planOfFloor(1)
    const twice = [...without(plan, deskId(101)).changes, ...without(plan, deskId(101)).changes] as never
    expect(await publish({ what: { kind: 'changes', changes: twice } })).toEqual({
      state: 'invalid',
      why: 'doesNotFit',
    })
    const foreign = { ...plan, spaces: [...plan.spaces, planOfFloor(2).spaces[0]!] }
    expect(await publish({ what: { kind: 'changes', changes: difference(plan, foreign) as never } })).toEqual(
      { state: 'invalid', why: 'spaceElsewhere' },
    )
    const nowhere = newId<FloorId>()
    expect(await publish({ floorId: nowhere, what: { kind: 'changes', changes: [] } })).toEqual({
      state: 'invalid',
      why: 'noFloor',
    })
  })

  it('shows a draft to the other managers, as it is, until it is taken back or published', async () => {
    await world.setRoles(2, ['facility'])
    const { changes } = without(planOfFloor(1), deskId(101))
    const at = { protocol: PROTOCOL, floorId: floorId(1) }
    const seen = async (by: Laptop) => (await by.client.floorPlans.sharedDrafts(at)).drafts
    await manager.client.floorPlans.shareDraft({ ...at, version: 1, changes: [] })
    await manager.client.floorPlans.shareDraft({ ...at, version: 1, changes })
    expect(await seen(staff)).toEqual([
      { personId: personId(1), by: 'Person 1', at: world.clock.time, version: 1, changes },
    ])
    expect(await seen(manager)).toEqual([])
    await manager.client.floorPlans.shareDraft({ ...at, version: 1, changes: [] })
    expect(await seen(staff)).toEqual([])
    await manager.client.floorPlans.shareDraft({ ...at, version: 1, changes })
    await publish({ what: { kind: 'changes', changes }, apply: false })
    expect(await seen(staff)).toHaveLength(1)
    await publish({ what: { kind: 'changes', changes } })
    expect(await seen(staff)).toEqual([])
  })

  it.each([
    ['staff', 403],
    ['lead', 403],
    ['admin', 403],
    ['facility', 200],
  ] as const)('is answered to %s with %i', async (role, status) => {
    await world.setRoles(2, [role])
    const what = without(planOfFloor(1), deskId(101))
    for (const call of [
      () => staff.client.floorPlans.publish(request({ what })),
      () =>
        staff.client.floorPlans.shareDraft({
          protocol: PROTOCOL,
          floorId: floorId(1),
          version: 1,
          changes: [],
        }),
      () => staff.client.floorPlans.sharedDrafts({ protocol: PROTOCOL, floorId: floorId(1) }),
      () => staff.client.floorPlans.versions({ protocol: PROTOCOL, floorId: floorId(1) }),
    ]) {
      const [error] = await safe(call() as Promise<unknown>)
      if (status === 200) expect(error).toBeNull()
      else expect(error).toMatchObject({ code: 'FORBIDDEN', status })
    }
  })

  it('leaves no booking on a desk that went, whatever people do in the same moment', async () => {
    const laptops = await Promise.all([2, 3, 4, 5, 6].map((n) => world.laptop(n)))
    for (let version = 1; version < 5; version++) {
      const desks = [100, 101, 102, 103, 104]
      const plan = planOfFloor(1)
      const isOdd = version % 2 === 1
      const what = isOdd ? without(plan, deskId(100), deskId(102)) : { kind: 'version' as const, version: 1 }
      await Promise.all([
        publish({ base: version, what }),
        ...laptops.map((l, i) =>
          l.change({
            name: 'booking.book',
            args: {
              bookingId: newId<BookingId>(),
              spaceId: deskId(desks[i % 3]!),
              day: addDays(TODAY, version + 1),
              from: 480 + i * 60,
              to: 540 + i * 60,
              replaces: [],
            },
          }),
        ),
      ])
      const { rows } = await sql<{ n: number }>`select count(*)::int as n
        from booking b join space s on s.id = b.space_id where not s.active`.execute(world.database.kysely)
      expect(rows[0]?.n).toBe(0)
    }
  })
})
