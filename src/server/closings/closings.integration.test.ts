/** Closing spaces: what it says it does, what it does, whom it stops, and what everyone is told. */
import { safe } from '@orpc/client'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays, type Day } from '#shared/calendar/day.ts'
import { PROTOCOL } from '#shared/contract/central.ts'
import type { CloseRequest } from '#shared/contract/closings.ts'
import type { Outcome } from '#shared/contract/mutations.ts'
import {
  type Closing,
  type ClosingDraft,
  type ClosingTarget,
  holdsIn,
  isWithin,
} from '#shared/domain/closing.ts'
import type { BookingId, ClosingId, SpaceId } from '#shared/domain/ids.ts'
import { difference } from '#shared/floor-edit/merge.ts'
import { tidy } from '../sync/housekeeping.ts'
import { deskId, floorId, personId, planOfFloor } from '../testing/city.ts'
import { databaseKinds, startDatabases, type TestDatabases } from '../testing/databases.ts'
import { type Laptop, newId } from '../testing/laptop.ts'
import { startWorld, TODAY, type World } from '../testing/world.ts'

const at = (n: number): Day => addDays(TODAY, n)
const TOMORROW = at(1)
const space = (n: number): ClosingTarget => ({ kind: 'space', id: deskId(n) })

describe.each(databaseKinds)('closing spaces on %s', (kind) => {
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

  const draft = (more: Partial<ClosingDraft> = {}): ClosingDraft => ({
    floorId: floorId(1),
    target: space(100),
    fromDay: TOMORROW,
    toDay: TOMORROW,
    from: 0,
    to: 1440,
    kind: 'defect',
    reason: 'Wasserschaden',
    ...more,
  })
  const close = (closing: Partial<ClosingDraft> = {}, more: Partial<CloseRequest> = {}) =>
    manager.client.closings.close({
      protocol: PROTOCOL,
      change: null,
      closing: draft(closing),
      release: [],
      apply: true,
      ...more,
    })
  const refusal = async (asked: Promise<unknown>) => {
    const [error] = await safe(asked)
    return (error as { code?: string; data?: unknown } | null) ?? 'nothing was refused'
  }
  const closings = async (): Promise<Closing[]> => {
    await manager.pull()
    return manager.keys('directory closing ').map((key) => manager.held.get(key) as Closing)
  }
  const seen = async () => {
    const [closing] = await closings()
    return { id: closing!.id, version: closing!.version }
  }
  const reopen = (closing: { id: ClosingId; version: string }) =>
    manager.client.closings.reopen({ protocol: PROTOCOL, closing })
  const tryToBook = (by: Laptop, desk: SpaceId, day: Day = TOMORROW, from = 480, to = 1020) =>
    by.change({
      name: 'booking.book',
      args: { bookingId: newId<BookingId>(), spaceId: desk, day, from, to, replaces: [] },
    })
  const book = async (...args: Parameters<typeof tryToBook>) => {
    const outcome = await tryToBook(...args)
    expect(outcome.state).toBe('accepted')
  }
  const bookings = () =>
    world.database.kysely
      .selectFrom('booking')
      .select(['id', 'space_id', 'holder_id', 'day', 'from_minute', 'to_minute'])
      .orderBy('day')
      .orderBy('from_minute')
      .execute()
  const rejectionOf = (outcome: Outcome) => (outcome.state === 'rejected' ? outcome.rejection : null)
  const notices = async (of: Laptop) => {
    await of.pull()
    return of.keys('mine notice ').map((key) => of.held.get(key))
  }
  /** Bookings that no closing leaves a place for. */
  const closedBookings = async () => {
    const rows = await world.database.kysely
      .selectFrom('booking')
      .select(['space_id as spaceId', 'floor_id as floorId', 'day', 'from_minute as from', 'to_minute as to'])
      .execute()
    const all = await closings()
    return rows.filter((b) =>
      all.some(
        (c) =>
          c.floorId === b.floorId &&
          isWithin(c.target, { id: b.spaceId, roomId: 'room', zoneId: null }) &&
          holdsIn(c, b.day, b),
      ),
    )
  }

  it('says what it would do and does nothing, then does just that', async () => {
    await book(staff, deskId(100))
    await book(await world.laptop(3), deskId(100), TOMORROW, 0, 400)
    await book(staff, deskId(100), at(3))
    const before = await bookings()
    const closing = { from: 400, to: 1440 }
    const effect = {
      spaces: 1,
      bookings: { kept: 1, moved: 1, released: 0 },
      // The nearest desk with a docking station, which the old one had.
      affected: [{ day: TOMORROW, holder: 'Person 2', target: { spaceId: deskId(102), label: '3' } }],
    }
    expect(await close(closing, { apply: false })).toMatchObject({ state: 'impact', ...effect })
    expect(await bookings()).toEqual(before)
    expect(await closings()).toEqual([])
    expect(await close(closing)).toMatchObject({ state: 'closed', ...effect })
    const [early, moved, later] = await bookings()
    expect([early, later]).toEqual([before[0], before[2]])
    expect(moved).toMatchObject({ space_id: deskId(102), from_minute: 480, to_minute: 1020 })
    expect(moved?.id).not.toBe(before[1]?.id)
    expect(await closings()).toMatchObject([draft(closing)])
  })

  it('ends a booking where no desk is as good or it is wished so, and tells its holder why', async () => {
    const third = await world.laptop(3)
    await book(staff, deskId(100))
    await book(third, deskId(102))
    const wished = (await bookings()).find((b) => b.holder_id === personId(3))!.id
    expect(await close({ target: { kind: 'room', id: 'room' } }, { apply: false })).toMatchObject({
      spaces: 6,
      bookings: { kept: 0, moved: 0, released: 2 },
    })
    await close({ target: space(102), reason: 'Lampe defekt' }, { release: [wished] })
    await close({ reason: 'Steckdose defekt' })
    expect(await bookings()).toMatchObject([{ holder_id: personId(2), space_id: deskId(104) }])
    expect(await notices(third)).toMatchObject([
      { kind: 'released', target: null, closing: { kind: 'defect', reason: 'Lampe defekt' } },
    ])
    expect(await notices(staff)).toMatchObject([
      { kind: 'moved', target: { label: '5' }, closing: { kind: 'defect', reason: 'Steckdose defekt' } },
    ])
  })

  it('stops every way to a desk, with the reason, until when, and desks that are open', async () => {
    await close({ target: space(102), toDay: at(9) })
    await close({ toDay: at(9), kind: 'event', reason: 'Wahl' })
    const rejection = {
      reason: 'spaceClosed',
      closing: { kind: 'event', reason: 'Wahl', fromDay: TOMORROW, toDay: at(9), from: 0, to: 1440 },
      alternatives: [{ label: '5' }, { label: '2' }, { label: '4' }],
    }
    expect(rejectionOf(await tryToBook(staff, deskId(100)))).toMatchObject(rejection)
    const restored = await staff.change({
      name: 'planning.restoreDay',
      args: {
        day: TOMORROW,
        release: [],
        book: [{ id: newId(), spaceId: deskId(100), day: TOMORROW, from: 0, to: 1440 }],
        places: { am: 'office', pm: 'office' },
        was: { am: null, pm: null },
      },
    })
    expect(rejectionOf(restored)).toMatchObject(rejection)
    await book(staff, deskId(100), TODAY)
    await book(staff, deskId(100), at(10))
  })

  it('leaves the other hours of a day open, and what remains of a booking there', async () => {
    await close({ from: 780, to: 900 })
    await book(staff, deskId(100), TOMORROW, 480, 780)
    await book(staff, deskId(100), TOMORROW, 900, 1080)
    expect(rejectionOf(await tryToBook(staff, deskId(100), TOMORROW, 779, 781))).toMatchObject({
      reason: 'spaceClosed',
    })
    const [first] = await bookings()
    const released = await staff.change({
      name: 'booking.release',
      args: { bookingId: first!.id, day: TOMORROW, keepUntil: { minute: 600, restId: newId() } },
    })
    expect(released.state).toBe('accepted')
  })

  it('entered long ahead: reaches laptops now, and holds for what is booked when its day can be', async () => {
    await staff.pull()
    const far = at(200)
    await close({ target: { kind: 'floor' }, fromDay: far, toDay: at(201), reason: 'Umbau' })
    await staff.pull()
    expect(staff.keys('directory closing ').map((key) => staff.held.get(key))).toMatchObject([
      { target: { kind: 'floor' }, fromDay: far, reason: 'Umbau' },
    ])
    world.clock.time += 195 * 86_400_000
    const later = await world.laptop(2)
    expect(rejectionOf(await tryToBook(later, deskId(100), far))).toMatchObject({
      reason: 'spaceClosed',
      closing: { reason: 'Umbau' },
      alternatives: [],
    })
    await book(later, deskId(200), far)
  })

  it('is changed by who saw it as it is, and hits whom the change hits', async () => {
    await close()
    const change = await seen()
    await book(staff, deskId(100), at(2))
    const longer = { toDay: at(4), reason: 'Wasserschaden, Trocknung läuft' }
    expect(await close(longer, { change })).toMatchObject({ bookings: { moved: 1 } })
    expect(await closings()).toMatchObject([{ id: change.id, ...longer }])
    expect(await refusal(close({}, { change }))).toMatchObject({
      code: 'REFUSED',
      data: { reason: 'changedMeanwhile', by: 'Person 1' },
    })
    expect(await refusal(reopen(change))).toMatchObject({ data: { reason: 'changedMeanwhile' } })
    expect(await refusal(close({}, { change: { id: newId(), version: '1' } }))).toMatchObject({
      data: { reason: 'gone' },
    })
  })

  it('opens again: at once where it had begun, and leaves no trace where it had not; nobody is moved back', async () => {
    await book(staff, deskId(100))
    await close({ fromDay: TODAY, toDay: at(5) })
    world.clock.time += 2 * 86_400_000
    manager = await world.laptop(1)
    staff = await world.laptop(2)
    await reopen(await seen())
    expect(await closings()).toMatchObject([{ fromDay: TODAY, toDay: at(1) }])
    await book(staff, deskId(100), at(2))
    expect(await bookings()).toMatchObject([
      { space_id: deskId(102), day: TOMORROW },
      { space_id: deskId(100), day: at(2) },
    ])
    expect(await refusal(reopen(await seen()))).toMatchObject({ data: { reason: 'gone' } })
    await sql`delete from closing`.execute(world.database.kysely)
    await close({ fromDay: at(4), toDay: at(5) })
    await reopen(await seen())
    expect(await closings()).toEqual([])
    await book(staff, deskId(100), at(4))
  })

  it('refuses what is over, what closes nothing, and floors that are not there', async () => {
    const past = { state: 'past', today: TODAY }
    expect(await close({ fromDay: at(-1) })).toEqual(past)
    expect(await close({ fromDay: at(-2), toDay: at(-1) })).toEqual(past)
    const nothing = { state: 'nothingToClose' }
    expect(await close({ target: { kind: 'zone', id: 'no zone' } })).toEqual(nothing)
    expect(await close({ target: space(200) })).toEqual(nothing)
    expect(await refusal(close({ floorId: newId() }))).toMatchObject({ data: { reason: 'gone' } })
    expect(await refusal(close({ fromDay: at(3), toDay: at(2) }))).toMatchObject({ code: 'BAD_REQUEST' })
    expect(await closings()).toEqual([])
  })

  it('is written down in words', async () => {
    await close({ target: { kind: 'room', id: 'room' }, from: 480, to: 720 })
    await close({ toDay: at(2) }, { change: await seen() })
    await reopen(await seen())
    const rows = await world.database.kysely
      .selectFrom('audit')
      .select(['actor', 'action', 'subject', 'before', 'after'])
      .orderBy('no')
      .execute()
    expect(rows).toMatchObject([
      {
        actor: 'Person 1',
        action: 'closing.created',
        subject: 'Etage 1: 1.01 Büro',
        before: null,
        after: {
          closed: '1.01 Büro',
          hours: '08:00–12:00',
          closingKind: 'defect',
          reason: 'Wasserschaden',
        },
      },
      {
        action: 'closing.changed',
        subject: 'Etage 1: 1.01 · 1',
        before: { closed: '1.01 Büro', toDay: TOMORROW },
        after: { closed: '1.01 · 1', toDay: at(2) },
      },
      { action: 'closing.ended', after: null },
    ])
  })

  it('holds where a plan brings a booked desk into a closed room, and no longer where it takes it out', async () => {
    const plan = planOfFloor(1)
    const hall = { id: 'hall', rings: plan.rooms[0]!.rings, number: '1.02', name: 'Saal' }
    const publish = async (base: number, from: typeof plan, to: typeof plan) => {
      const changes = difference(from, to) as never
      return await manager.client.floorPlans.publish({
        protocol: PROTOCOL,
        floorId: floorId(1),
        base,
        what: { kind: 'changes', changes },
        release: [],
        apply: true,
      })
    }
    const inHall = (...labels: string[]) => ({
      ...plan,
      rooms: [...plan.rooms, hall],
      spaces: plan.spaces.map((s) => (labels.includes(s.label) ? { ...s, roomId: 'hall' } : s)),
    })
    await publish(1, plan, inHall('2'))
    await book(staff, deskId(100))
    await close({ target: { kind: 'room', id: 'hall' }, kind: 'event', reason: 'Wahl' })
    await book(await world.laptop(3), deskId(103))
    expect(await publish(2, inHall('2'), inHall('1'))).toMatchObject({
      state: 'published',
      bookings: { kept: 1, moved: 1, released: 0 },
    })
    expect(await notices(staff)).toMatchObject([
      { kind: 'moved', target: { label: '3' }, closing: { kind: 'event', reason: 'Wahl' } },
    ])
    await book(await world.laptop(4), deskId(101))
  })

  it('stays for as long as laptops show its days, then it is forgotten', async () => {
    await close({ fromDay: TODAY })
    world.clock.time += 15 * 86_400_000
    await tidy(world.server.services)
    manager = await world.laptop(1)
    expect(await closings()).toHaveLength(1)
    world.clock.time += 2 * 86_400_000
    await tidy(world.server.services)
    manager = await world.laptop(1)
    expect(await closings()).toEqual([])
  })

  it('stands against what was accepted before a restore and made no longer possible since', async () => {
    const restore = await databases.backupOf(world.database)
    await book(staff, deskId(100))
    await world.restore(await restore(), 0)
    manager = await world.laptop(1)
    await close()
    const { outcomes } = await staff.repair()
    expect(outcomes).toMatchObject([{ state: 'rejected', rejection: { reason: 'spaceClosed' } }])
    expect(await closedBookings()).toEqual([])
  })

  it('leaves no booking on a closed desk, whatever people do in the same moment', async () => {
    const laptops = await Promise.all([2, 3, 4, 5, 6].map((n) => world.laptop(n)))
    for (let day = 1; day < 5; day++) {
      const period = { fromDay: at(day), toDay: at(day) }
      await Promise.all([
        ...laptops.slice(0, 2).map((l, i) => tryToBook(l, deskId(100 + i), at(day))),
        close({ ...period, target: day % 2 === 0 ? { kind: 'floor' } : { kind: 'room', id: 'room' } }),
        close({ ...period, target: space(101), from: 480, to: 1020 }),
        ...laptops.slice(2).map((l, i) => tryToBook(l, deskId(100 + i), at(day), 600, 1020)),
      ])
      expect(await closedBookings()).toEqual([])
    }
  })

  it('the server and the laptop say the same of every time and space', async () => {
    const minutes = fc
      .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 6 }))
      .filter(([from, to]) => from < to)
      .map(([from, to]) => ({ from: from * 240, to: to * 240 }))
    const days = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 2 }))
      .map(([first, more]) => ({ fromDay: at(first), toDay: at(first + more) }))
    const target = fc.oneof<fc.Arbitrary<ClosingTarget>[]>(
      fc.integer({ min: 100, max: 104 }).map(space),
      fc.constantFrom<ClosingTarget>({ kind: 'room', id: 'room' }, { kind: 'floor' }),
    )
    const closing = fc.record({ target, days, minutes })
    const wish = fc.record({
      desk: fc.integer({ min: 100, max: 104 }),
      day: fc.integer({ min: 1, max: 6 }),
      minutes,
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(closing, { maxLength: 3 }),
        fc.array(wish, { maxLength: 6 }),
        async (cs, ws) => {
          await sql`delete from closing`.execute(world.database.kysely)
          await sql`delete from booking`.execute(world.database.kysely)
          for (const c of cs) await close({ target: c.target, ...c.days, ...c.minutes })
          const all = await closings()
          for (const { desk, day, minutes } of ws) {
            const closed = all.some(
              (c) =>
                isWithin(c.target, { id: deskId(desk), roomId: 'room', zoneId: null }) &&
                holdsIn(c, at(day), minutes),
            )
            const outcome = await tryToBook(staff, deskId(desk), at(day), minutes.from, minutes.to)
            const isTold = rejectionOf(outcome)?.reason === 'spaceClosed'
            expect({ isTold, ...outcome }).toMatchObject({ isTold: closed })
          }
          expect(await closedBookings()).toEqual([])
        },
      ),
      { numRuns: 15 },
    )
  })
})
