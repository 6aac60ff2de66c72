import { isDefinedError, safe } from '@orpc/client'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays, type Day, type DayPart } from '#shared/calendar/day.ts'
import type { Intent, Outcome, Rejection } from '#shared/contract/mutations.ts'
import type { Booking, Place, Places } from '#shared/domain/day-plan.ts'
import type { BookingId, MutationId, SpaceId } from '#shared/domain/ids.ts'
import { bookingMutations } from '../booking/mutations.ts'
import type { Viewer } from '../identity/index.ts'
import { mutationHandlers } from '../mutation-handlers.ts'
import { DESKS_PER_FLOOR, deskId, personId, teamId } from '../testing/city.ts'
import { databaseKinds, startDatabases, type TestDatabases } from '../testing/databases.ts'
import { type Laptop, newId } from '../testing/laptop.ts'
import { startWorld, TODAY, type World } from '../testing/world.ts'
import type { MutationHandlers } from './mutation-handler.ts'
import { pushAll } from './push.ts'

const OPEN: Places = { am: null, pm: null }

const book = (spaceId: SpaceId, day: Day, from = 0, to = 1440, replaces: BookingId[] = []) => {
  const bookingId = newId<BookingId>()
  const intent: Intent = { name: 'booking.book', args: { bookingId, spaceId, day, from, to, replaces } }
  return { bookingId, intent }
}
const release = (bookingId: BookingId, day: Day, minute: number | null = null): Intent => ({
  name: 'booking.release',
  args: { bookingId, day, keepUntil: minute === null ? null : { minute, restId: newId() } },
})
const setPlace = (day: Day, part: DayPart, place: Place | null, was: Places): Intent => ({
  name: 'planning.setPlace',
  args: { day, part, place, was, restId: newId() },
})
const rejection = (outcome: Outcome): Rejection | null =>
  outcome.state === 'rejected' ? outcome.rejection : null

describe.each(databaseKinds)('push on %s', (kind) => {
  let databases: TestDatabases
  let world: World
  let anna: Laptop
  let ben: Laptop
  /** A day nothing is on yet. */
  let day = addDays(TODAY, 1)

  beforeAll(async () => {
    databases = await startDatabases(kind)
    world = await startWorld(databases)
    anna = await world.laptop(1)
    ben = await world.laptop(2)
  })
  beforeEach(() => {
    day = addDays(day, 1)
  })
  afterAll(async () => {
    await world?.close()
    await databases?.stop()
  })

  const bookingsOn = async (person: number): Promise<Booking[]> => {
    const rows = await world.database.kysely
      .selectFrom('booking')
      .selectAll()
      .where('holder_id', '=', personId(person))
      .where('day', '=', day)
      .orderBy('from_minute')
      .execute()
    return rows.map((r) => ({
      id: r.id,
      spaceId: r.space_id,
      day: r.day,
      from: r.from_minute,
      to: r.to_minute,
    }))
  }
  const placesOn = async (person: number): Promise<Places> => {
    const row = await world.database.kysely
      .selectFrom('work_day')
      .select(['am', 'pm'])
      .where('person_id', '=', personId(person))
      .where('day', '=', day)
      .executeTakeFirst()
    return row ?? OPEN
  }
  const booked = async (laptop: Laptop, ...args: Parameters<typeof book>): Promise<BookingId> => {
    const { bookingId, intent } = book(...args)
    expect(await laptop.change(intent)).toMatchObject({ state: 'accepted' })
    return bookingId
  }

  describe('what people do', () => {
    it('books a desk and makes the covered halves office', async () => {
      const id = await booked(anna, deskId(100), day, 480, 720)
      expect(await bookingsOn(1)).toEqual([{ id, spaceId: deskId(100), day, from: 480, to: 720 }])
      expect(await placesOn(1)).toEqual({ am: 'office', pm: null })
    })

    it('gives a desk back, wholly or from a minute on, and once more without harm', async () => {
      const id = await booked(anna, deskId(100), day, 480, 1020)
      expect(await anna.change(release(id, day, 840))).toMatchObject({ state: 'accepted' })
      const [rest] = await bookingsOn(1)
      expect(rest).toMatchObject({ spaceId: deskId(100), from: 480, to: 840 })
      expect(await anna.change(release(rest!.id, day))).toMatchObject({ state: 'accepted' })
      expect(await anna.change(release(rest!.id, day))).toMatchObject({ state: 'accepted' })
      expect(await bookingsOn(1)).toEqual([])
    })

    it('gives the desk back when a half is planned at home, and keeps the other half', async () => {
      await booked(anna, deskId(100), day)
      const was: Places = { am: 'office', pm: 'office' }
      expect(await anna.change(setPlace(day, 'pm', 'home', was))).toMatchObject({ state: 'accepted' })
      expect(await bookingsOn(1)).toMatchObject([{ from: 0, to: 780 }])
      expect(await placesOn(1)).toEqual({ am: 'office', pm: 'home' })
      expect(await anna.change(setPlace(day, 'day', null, { am: 'office', pm: 'home' }))).toMatchObject({
        state: 'accepted',
      })
      expect(await placesOn(1)).toEqual(OPEN)
      expect(await bookingsOn(1)).toEqual([])
    })

    it('moves to another desk in one step', async () => {
      const old = await booked(anna, deskId(100), day)
      const id = await booked(anna, deskId(101), day, 0, 1440, [old])
      expect(await bookingsOn(1)).toMatchObject([{ id, spaceId: deskId(101) }])
    })

    it('puts a day back as it was', async () => {
      const id = await booked(anna, deskId(100), day)
      const [before] = await bookingsOn(1)
      await anna.change(setPlace(day, 'day', 'home', { am: 'office', pm: 'office' }))
      const again = { ...before!, id: newId<BookingId>() }
      const undo: Intent = {
        name: 'planning.restoreDay',
        args: {
          day,
          release: [],
          book: [again],
          places: { am: 'office', pm: 'office' },
          was: { am: 'home', pm: 'home' },
        },
      }
      expect(await anna.change(undo)).toMatchObject({ state: 'accepted' })
      expect(await bookingsOn(1)).toEqual([again])
      expect(await placesOn(1)).toEqual({ am: 'office', pm: 'office' })
      expect(id).not.toBe(again.id)
    })

    it('lets two people share a desk, one after the other', async () => {
      await booked(anna, deskId(100), day, 0, 780)
      await booked(ben, deskId(100), day, 780, 1440)
      expect(await bookingsOn(2)).toHaveLength(1)
    })
  })

  describe('rejections', () => {
    const expectNothingOn = async (person: number) => {
      expect(await bookingsOn(person)).toEqual([])
      expect(await placesOn(person)).toEqual(OPEN)
    }

    it('spaceTaken, with the best free desks of the floor', async () => {
      await booked(ben, deskId(100), day, 600, 700)
      await booked(await world.laptop(3), deskId(102), day)
      const outcome = await anna.change(book(deskId(100), day, 480, 640).intent)
      // 100 is equipped with docking as 104 is; 102 too but it is taken; 105 is blocked.
      expect(rejection(outcome)).toEqual({
        reason: 'spaceTaken',
        alternatives: [104, 101, 103].map((n) => ({
          spaceId: deskId(n),
          room: '1.01',
          label: String((n % 100) + 1),
        })),
      })
      await expectNothingOn(1)
    })

    it('spaceTaken for a day put back', async () => {
      await booked(ben, deskId(100), day)
      const outcome = await anna.change({
        name: 'planning.restoreDay',
        args: {
          day,
          release: [],
          book: [{ id: newId(), spaceId: deskId(100), day, from: 0, to: 60 }],
          places: { am: 'office', pm: null },
          was: OPEN,
        },
      })
      expect(rejection(outcome)).toMatchObject({ reason: 'spaceTaken' })
      await expectNothingOn(1)
    })

    it('holderBusy, naming the other desk', async () => {
      const id = await booked(anna, deskId(100), day, 480, 720)
      const outcome = await anna.change(book(deskId(300), day, 700, 900).intent)
      expect(rejection(outcome)).toEqual({
        reason: 'holderBusy',
        other: { id, spaceId: deskId(100), day, from: 480, to: 720 },
      })
    })

    it('spaceUnknown', async () => {
      expect(rejection(await anna.change(book(newId<SpaceId>(), day).intent))).toEqual({
        reason: 'spaceUnknown',
      })
      await world.database.kysely
        .updateTable('space')
        .set({ active: false })
        .where('id', '=', deskId(403))
        .execute()
      expect(rejection(await anna.change(book(deskId(403), day).intent))).toEqual({ reason: 'spaceUnknown' })
      await expectNothingOn(1)
    })

    it('spaceNotBookable, with alternatives', async () => {
      const blocked = deskId(100 + DESKS_PER_FLOOR - 1)
      expect(rejection(await anna.change(book(blocked, day).intent))).toMatchObject({
        reason: 'spaceNotBookable',
        alternatives: [{ spaceId: deskId(104) }, { spaceId: deskId(103) }, { spaceId: deskId(102) }],
      })
      await world.database.kysely
        .updateTable('space')
        .set({ kind: 'meeting' })
        .where('id', '=', deskId(402))
        .execute()
      expect(rejection(await anna.change(book(deskId(402), day).intent))).toMatchObject({
        reason: 'spaceNotBookable',
      })
      await expectNothingOn(1)
    })

    it('spaceReserved in the home zone of a team neither own nor above, and never as an alternative', async () => {
      const reserve = (desk: SpaceId, team: number | null) =>
        world.database.kysely
          .updateTable('space')
          .set({ zone_team_id: team === null ? null : teamId(team) })
          .where('id', '=', desk)
          .execute()
      const [desk, neighbour, other] = [deskId(300), deskId(301), deskId(302)]
      await reserve(desk, 2)
      await reserve(neighbour, 2)
      const answer = rejection(await anna.change(book(desk, day).intent))
      expect(answer).toMatchObject({ reason: 'spaceReserved' })
      const offered = answer?.reason === 'spaceReserved' ? answer.alternatives.map((a) => a.spaceId) : []
      expect(offered).toContain(other)
      expect(offered).not.toContain(neighbour)
      await expectNothingOn(1)

      const [member, further, below] = [await world.laptop(5), await world.laptop(4), await world.laptop(6)]
      expect(await member.change(book(desk, day).intent)).toMatchObject({ state: 'accepted' })
      expect(await further.change(book(neighbour, day).intent)).toMatchObject({ state: 'accepted' })
      await reserve(other, 1)
      expect(await below.change(book(other, day).intent)).toMatchObject({ state: 'accepted' })
      for (const id of [desk, neighbour, other]) await reserve(id, null)
    })

    it('dayPast and beyondWindow, by the calendar of the site', async () => {
      const yesterday = addDays(TODAY, -1)
      const last = addDays(TODAY, 90)
      for (const intent of [
        book(deskId(100), yesterday).intent,
        release(newId(), yesterday),
        setPlace(yesterday, 'day', 'home', OPEN),
      ])
        expect(rejection(await anna.change(intent))).toEqual({ reason: 'dayPast', today: TODAY })
      for (const intent of [
        book(deskId(100), addDays(last, 1)).intent,
        setPlace(addDays(last, 1), 'day', 'home', OPEN),
      ])
        expect(rejection(await anna.change(intent))).toEqual({ reason: 'beyondWindow', lastDay: last })
      expect(await anna.change(setPlace(last, 'day', 'home', OPEN))).toMatchObject({ state: 'accepted' })
      // 23:30 in UTC is already tomorrow in Berlin.
      const before = world.clock.time
      world.clock.time = Date.parse(`${TODAY}T23:30:00Z`)
      const late = await world.laptop(1)
      expect(rejection(await late.change(setPlace(TODAY, 'day', 'home', OPEN)))).toEqual({
        reason: 'dayPast',
        today: addDays(TODAY, 1),
      })
      world.clock.time = before
    })

    it('notYours', async () => {
      const bens = await booked(ben, deskId(100), day)
      for (const intent of [
        release(bens, day),
        release(bens, day, 600),
        book(deskId(101), day, 0, 60, [bens]).intent,
        {
          name: 'planning.restoreDay',
          args: { day, release: [bens], book: [], places: OPEN, was: OPEN },
        } satisfies Intent,
      ])
        expect(rejection(await anna.change(intent))).toEqual({ reason: 'notYours' })
      expect(await bookingsOn(2)).toHaveLength(1)
      await expectNothingOn(1)
    })

    it('changedElsewhere with both versions, unless it comes to the same', async () => {
      const other = await world.laptop(1)
      await other.change(setPlace(day, 'am', 'away', OPEN))
      expect(rejection(await anna.change(setPlace(day, 'day', 'home', OPEN)))).toEqual({
        reason: 'changedElsewhere',
        current: { am: 'away', pm: null },
        wanted: { am: 'home', pm: 'home' },
      })
      expect(await anna.change(setPlace(day, 'am', 'away', OPEN))).toMatchObject({ state: 'accepted' })
      // The afternoon was not touched by the other laptop.
      expect(await anna.change(setPlace(day, 'pm', 'home', OPEN))).toMatchObject({ state: 'accepted' })
      expect(await placesOn(1)).toEqual({ am: 'away', pm: 'home' })
    })

    it('dependencyRejected, all the way down', async () => {
      await booked(ben, deskId(100), day)
      const first = book(deskId(100), day)
      const a = anna.mutation(first.intent)
      const b = anna.mutation(release(first.bookingId, day, 600), a.id)
      const c = anna.mutation(setPlace(day, 'pm', 'home', OPEN), b.id)
      const outcomes = await anna.push(a, b, c)
      expect(outcomes.map(rejection)).toMatchObject([
        { reason: 'spaceTaken' },
        { reason: 'dependencyRejected', dependsOn: a.id },
        { reason: 'dependencyRejected', dependsOn: b.id },
      ])
      await expectNothingOn(1)
    })

    it('invalid: used ids, contradictions, an unknown dependency', async () => {
      const id = await booked(anna, deskId(100), day, 0, 60)
      const used = book(deskId(101), day, 60, 120).intent
      if (used.name === 'booking.book') used.args.bookingId = id
      const restore = (book: Booking[], release: BookingId[] = []): Intent => ({
        name: 'planning.restoreDay',
        args: { day, release, book, places: { am: 'office', pm: null }, was: { am: 'office', pm: null } },
      })
      const some = { id: newId<BookingId>(), spaceId: deskId(101), day, from: 100, to: 200 }
      for (const intent of [
        used,
        restore([{ ...some, day: addDays(day, 1) }]),
        restore([{ ...some, from: 200, to: 100 }]),
        restore([some, { ...some, spaceId: deskId(102), from: 300, to: 400 }]),
        restore([some, { ...some, id: newId(), spaceId: deskId(102) }]),
        release(id, addDays(day, 1)),
      ])
        expect(rejection(await anna.change(intent))).toMatchObject({ reason: 'invalid' })
      const [orphan] = await anna.push(anna.mutation(release(id, day), newId<MutationId>()))
      expect(rejection(orphan!)).toMatchObject({ reason: 'invalid' })
      expect(await bookingsOn(1)).toMatchObject([{ id }])
    })

    it('invalid: depending on a change of another person, however that ended', async () => {
      const others = [
        ben.mutation(book(deskId(101), day).intent),
        ben.mutation(book(deskId(999), day).intent),
      ]
      await ben.push(...others)
      for (const { id } of others) {
        const [outcome] = await anna.push(anna.mutation(setPlace(day, 'day', 'home', OPEN), id))
        expect(rejection(outcome!)).toMatchObject({ reason: 'invalid' })
      }
    })

    it('failed, when even saying why throws', async () => {
      const { services } = world.server
      const device = await world.database.kysely
        .selectFrom('device')
        .select('session_id')
        .where('id', '=', anna.deviceId)
        .executeTakeFirstOrThrow()
      const viewer: Viewer = {
        personId: anna.personId,
        deviceId: anna.deviceId,
        sessionId: device.session_id!,
        expiresAt: Number.MAX_SAFE_INTEGER,
      }
      await booked(ben, deskId(100), day)
      const speechless: MutationHandlers = {
        ...mutationHandlers,
        'booking.book': {
          ...bookingMutations['booking.book'],
          conflict() {
            throw new Error('at a loss')
          },
        },
      }
      const bad = anna.mutation(book(deskId(100), day).intent)
      const good = anna.mutation(setPlace(day, 'day', 'home', OPEN))
      const outcomes = await pushAll(services, speechless, viewer, {
        epoch: null,
        mutations: [bad, good],
      })
      expect(outcomes).toMatchObject([
        { state: 'rejected', rejection: { reason: 'failed' } },
        { state: 'accepted' },
      ])
      expect(await anna.push(bad, good)).toEqual(outcomes)
    })

    it('failed, when applying throws, so that nothing behind it waits', async () => {
      await sql`create function break_it() returns trigger language plpgsql as $$
        begin raise exception 'broken on purpose'; end $$`.execute(world.database.kysely)
      await sql`create trigger break_it before insert on work_day for each row
        when (new.am = 'elsewhere') execute function break_it()`.execute(world.database.kysely)
      const [broken, next] = await anna.push(
        anna.mutation(setPlace(day, 'am', 'elsewhere', OPEN)),
        anna.mutation(setPlace(day, 'am', 'home', OPEN)),
      )
      expect(rejection(broken!)).toMatchObject({ reason: 'failed' })
      expect(JSON.stringify(broken)).not.toContain('on purpose')
      expect(next).toMatchObject({ state: 'accepted' })
      await sql`drop trigger break_it on work_day`.execute(world.database.kysely)
      await sql`drop function break_it`.execute(world.database.kysely)
    })
  })

  describe('repeats and numbers', () => {
    it('answers a repeat with the recorded outcome, and makes the change once', async () => {
      const { intent } = book(deskId(100), day)
      const first = anna.mutation(intent)
      const second = anna.mutation(book(deskId(100), day).intent)
      const answered = await anna.push(first, second)
      expect(answered.map((o) => o.state)).toEqual(['accepted', 'rejected'])
      // The answer was lost; the laptop sends both again, together, and several at once.
      const again = await Promise.all([anna.push(first, second), anna.push(second), anna.push(first)])
      expect(again).toEqual([answered, answered.slice(1), answered.slice(0, 1)])
      expect(await bookingsOn(1)).toHaveLength(1)
    })

    it('takes ids in either case for the same', async () => {
      const { bookingId, intent } = book(deskId(102), day)
      const first = anna.mutation(intent)
      const outcomes = await anna.push(first)
      expect(await anna.push({ ...first, id: first.id.toUpperCase() as MutationId })).toEqual(outcomes)
      await anna.change(release(bookingId.toUpperCase() as BookingId, day))
      expect(await bookingsOn(1)).toEqual([])
    })

    it('refuses a known id with other content, and leaves what follows', async () => {
      const first = anna.mutation(setPlace(day, 'am', 'home', OPEN))
      await anna.push(first)
      const other = { ...first, intent: setPlace(day, 'am', 'away', OPEN) }
      const following = { ...anna.mutation(setPlace(day, 'pm', 'away', OPEN)) }
      const fails = async (...mutations: (typeof first)[]) => {
        const [error] = await safe(anna.push(...mutations))
        expect(isDefinedError(error as Error)).toBe(true)
        return error
      }
      expect(await fails(other, following)).toMatchObject({
        code: 'MUTATION_REUSED',
        data: { seq: first.seq },
      })
      expect(await fails({ ...first, dependsOn: newId() })).toMatchObject({ code: 'MUTATION_REUSED' })
      expect(await fails({ ...first, seq: following.seq })).toMatchObject({ code: 'MUTATION_REUSED' })
      expect(await fails({ ...following, seq: first.seq })).toMatchObject({ code: 'MUTATION_REUSED' })
      expect(await placesOn(1)).toEqual({ am: 'home', pm: null })
      const bens = { ...first, seq: ben.seq + 1 }
      const [error] = await safe(ben.push(bens))
      expect(error).toMatchObject({ code: 'MUTATION_REUSED' })
      expect(await anna.push(following)).toMatchObject([{ state: 'accepted' }])
    })

    it('waits for a missing number', async () => {
      const [first, second] = [
        anna.mutation(setPlace(day, 'am', 'home', OPEN)),
        anna.mutation(setPlace(day, 'pm', 'home', OPEN)),
      ]
      const [error] = await safe(anna.push(second))
      expect(error).toMatchObject({ code: 'OUT_OF_ORDER', data: { expected: first.seq } })
      expect(await placesOn(1)).toEqual(OPEN)
      expect((await anna.push(first, second)).map((o) => o.state)).toEqual(['accepted', 'accepted'])
    })

    it('numbers receipts of conflicting changes by commit', async () => {
      const orders: number[] = []
      for (const place of ['home', 'away', 'elsewhere'] as const) {
        const outcome = await anna.change(setPlace(day, 'day', place, await placesOn(1)))
        if (outcome.state === 'accepted') orders.push(outcome.receipt.order)
      }
      expect(orders).toHaveLength(3)
      expect(orders).toEqual([...orders].sort((a, b) => a - b))
    })
  })

  describe('many at once', () => {
    it('gives a desk to exactly one of many laptops, and tells the others what else is free', async () => {
      const people = [1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4]
      const laptops = await Promise.all(people.map((n) => world.laptop(n)))
      const outcomes = await Promise.all(laptops.map((l) => l.change(book(deskId(200), day).intent)))
      expect(outcomes.filter((o) => o.state === 'accepted')).toHaveLength(1)
      const { rows } =
        await sql`select from booking where space_id = ${deskId(200)} and day = ${day}`.execute(
          world.database.kysely,
        )
      expect(rows).toHaveLength(1)
      for (const o of outcomes.map(rejection).filter((r) => r !== null))
        expect(['spaceTaken', 'holderBusy', 'failed'].indexOf(o.reason)).toBeLessThan(2)
    })

    it('loses nothing and doubles nothing when the same batch arrives many times at once', async () => {
      const laptop = await world.laptop(5)
      const mutations = Array.from({ length: 6 }, (_, i) =>
        laptop.mutation(setPlace(addDays(day, i), 'day', 'home', OPEN)),
      )
      const answers = await Promise.all(Array.from({ length: 6 }, () => laptop.push(...mutations)))
      for (const answer of answers) expect(answer).toEqual(answers[0])
      expect(answers[0]!.every((o) => o.state === 'accepted')).toBe(true)
    })

    it('lets one person’s two laptops change the same day only one after the other', async () => {
      const [a, b] = [await world.laptop(6), await world.laptop(6)]
      const outcomes = await Promise.all([
        a.change(setPlace(day, 'day', 'home', OPEN)),
        b.change(setPlace(day, 'day', 'away', OPEN)),
      ])
      expect(outcomes.map((o) => o.state).sort()).toEqual(['accepted', 'rejected'])
      expect(outcomes.map(rejection)).toContainEqual(expect.objectContaining({ reason: 'changedElsewhere' }))
    })

    it('bears swaps that would lock each other', async () => {
      const laptops = [await world.laptop(1), await world.laptop(2)]
      const held = [await booked(laptops[0]!, deskId(400), day), await booked(laptops[1]!, deskId(401), day)]
      const outcomes = await Promise.all([
        laptops[0]!.change(book(deskId(401), day, 0, 1440, [held[0]!]).intent),
        laptops[1]!.change(book(deskId(400), day, 0, 1440, [held[1]!]).intent),
      ])
      // At most one can have it; whoever could not keeps the desk held before.
      expect(outcomes.every((o) => o.state === 'accepted' || rejection(o)?.reason === 'spaceTaken')).toBe(
        true,
      )
      expect(await bookingsOn(1)).toHaveLength(1)
      expect(await bookingsOn(2)).toHaveLength(1)
    })
  })
})
