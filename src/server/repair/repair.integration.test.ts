/** A server put back to an older state: what was acknowledged since comes back, and nothing else does. */
import { safe } from '@orpc/client'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays, beginningOf, type Day } from '#shared/calendar/day.ts'
import { PROTOCOL } from '#shared/contract/central.ts'
import type { Intent, Kept, Outcome } from '#shared/contract/mutations.ts'
import type { Place, Places } from '#shared/domain/day-plan.ts'
import type { BookingId, DeviceId, SpaceId } from '#shared/domain/ids.ts'
import { difference } from '#shared/floor-edit/merge.ts'
import { recordAudit } from '../audit/index.ts'
import { noteBackup } from '../backup/take.ts'
import { type Database, DEFAULT_SETTINGS, inTransaction } from '../database/index.ts'
import { publishDue } from '../floor-plans/index.ts'
import { endSessions, revokeDevice } from '../identity/index.ts'
import { mutationHandlers } from '../mutation-handlers.ts'
import { deskId, floorId, PEOPLE, personId, planOfFloor, teamId } from '../testing/city.ts'
import { databaseKinds, startDatabases, type TestDatabases } from '../testing/databases.ts'
import { Laptop, newId } from '../testing/laptop.ts'
import { startWorld, TODAY, type World } from '../testing/world.ts'
import { applyGathered } from './finish.ts'

const TOMORROW = addDays(TODAY, 1)
const GATHER = 60_000
const DAY_MS = 86_400_000
const OPEN: Places = { am: null, pm: null }

const book = (spaceId: SpaceId, day: Day = TOMORROW, replaces: BookingId[] = []) => {
  const bookingId = newId<BookingId>()
  const args = { bookingId, spaceId, day, from: 0, to: 1440, replaces }
  return { bookingId, intent: { name: 'booking.book', args } satisfies Intent as Intent }
}
const release = (bookingId: BookingId, day: Day = TOMORROW): Intent => ({
  name: 'booking.release',
  args: { bookingId, day, keepUntil: null },
})
const setPlace = (day: Day, place: Place, was: Places = OPEN): Intent => ({
  name: 'planning.setPlace',
  args: { day, part: 'day', place, was, restId: newId() },
})

/** Everything that changes write, but when. */
async function everything({ kysely }: Database) {
  const all = async (query: ReturnType<typeof sql>) => (await query.execute(kysely)).rows
  return {
    bookings: await all(
      sql`select id, space_id, holder_id, day, from_minute, to_minute from booking order by id`,
    ),
    days: await all(sql`select person_id, day, am, pm from work_day order by person_id, day`),
    outcomes: await all(sql`select id, device_id, seq, name, args_hash, rejection, commit_order
      from mutation order by id`),
    devices: await all(sql`select id, person_id, last_seq from device order by id`),
  }
}

/** The same numbers each time. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >>> 8) % sides
  }
}

const failure = async (promise: Promise<unknown>) => (await safe(promise)).error as Error & { data?: unknown }

describe.each(databaseKinds)('repair on %s', (kind) => {
  let databases: TestDatabases
  let world: World
  beforeAll(async () => {
    databases = await startDatabases(kind)
  })
  beforeEach(async () => {
    world = await startWorld(databases, { gatherMs: GATHER })
  })
  afterEach(() => world.close())
  afterAll(() => databases?.stop())

  const backup = () => databases.backupOf(world.database)
  /** Ends the gathering and waits until the server is open again. */
  const finish = async () => {
    world.clock.time += GATHER
    await applyGathered(world.server.services, mutationHandlers, () => false)
  }
  const holderOf = async (desk: number, day: Day = TOMORROW) => {
    const row = await world.database.kysely
      .selectFrom('booking')
      .select('holder_id')
      .where('space_id', '=', deskId(desk))
      .where('day', '=', day)
      .executeTakeFirst()
    return row?.holder_id ?? null
  }
  const booked = async (laptop: Laptop, desk: number, day: Day = TOMORROW): Promise<BookingId> => {
    const { bookingId, intent } = book(deskId(desk), day)
    expect(await laptop.change(intent)).toMatchObject({ state: 'accepted' })
    return bookingId
  }

  /** A day in the life of a laptop: books, gives back, moves, plans home; some of it is rejected. */
  async function live(laptop: Laptop, roll: (sides: number) => number, held: Map<Day, BookingId>) {
    const day = addDays(TODAY, roll(4))
    const desk = deskId((1 + roll(2)) * 100 + roll(5))
    const own = held.get(day)
    const what = roll(4)
    if (what === 0 && own) {
      if ((await laptop.change(release(own, day))).state === 'accepted') held.delete(day)
    } else if (what === 1) {
      if ((await laptop.change(setPlace(day, 'home'))).state === 'accepted') held.delete(day)
    } else {
      const { bookingId, intent } = book(desk, day, own ? [own] : [])
      if ((await laptop.change(intent)).state === 'accepted') held.set(day, bookingId)
    }
  }

  it('gives back everything that twenty laptops were told, in commit order, also of days past', async () => {
    const roll = dice(7)
    const laptops: Laptop[] = []
    for (let i = 0; i < 20; i++) laptops.push(await world.laptop(1 + (i % PEOPLE)))
    const held = laptops.map(() => new Map<Day, BookingId>())
    for (let i = 0; i < 40; i++) await live(laptops[i % 20]!, roll, held[i % 20]!)
    const restore = await backup()
    for (let i = 0; i < 120; i++) {
      const n = roll(20)
      await live(laptops[n]!, roll, held[n]!)
    }
    const before = await everything(world.database)
    expect(before.outcomes.length).toBe(160)
    world.clock.time += 2 * DAY_MS

    await world.restore(await restore(), GATHER)
    expect((await everything(world.database)).outcomes.length).toBe(40)
    for (const laptop of [...laptops].sort(() => roll(3) - 1)) {
      await laptop.refresh()
      const shown = await laptop.repair()
      expect(shown).toMatchObject({ refused: [], gathering: expect.any(Number) })
    }
    await finish()
    expect(await everything(world.database)).toEqual(before)
    for (const laptop of laptops) {
      const { outcomes } = await laptop.repair()
      expect(outcomes.map((o) => o.state)).toEqual(laptop.kept.map((k) => k.answer.state))
    }
    const [next] = await laptops[0]!.push(laptops[0]!.mutation(setPlace(addDays(TODAY, 9), 'home')))
    const highest = Math.max(...before.outcomes.map((o) => (o as { commit_order: number }).commit_order))
    expect(next).toMatchObject({ state: 'accepted' })
    expect(next?.state === 'accepted' && next.receipt.order).toBeGreaterThan(highest)
  })

  it('is closed while it gathers, says so, and lets people sign in and stay signed in', async () => {
    const anna = await world.laptop(1)
    await anna.pull()
    const restore = await backup()
    await booked(anna, 100)
    await world.restore(await restore(), GATHER)
    const closed = { code: 'SERVICE_UNAVAILABLE', data: { retryAfter: 30, repairing: expect.any(String) } }
    expect(await failure(anna.pull())).toMatchObject(closed)
    expect(await failure(anna.change(setPlace(TODAY, 'home')))).toMatchObject(closed)
    expect(await failure(anna.client.sync.poke())).toMatchObject(closed)
    const ben = await world.laptop(2)
    await ben.refresh()
    expect(await ben.repair()).toMatchObject({ outcomes: [], refused: [], gathering: GATHER })
    expect(await holderOf(100)).toBeNull()
    await anna.repair()
    await finish()
    expect(await holderOf(100)).toBe(personId(1))
    expect(await failure(anna.pull())).toMatchObject({ code: 'START_OVER', data: { reason: 'epoch' } })
    ben.epoch = newId()
    expect(await failure(ben.change(setPlace(TODAY, 'home')))).toMatchObject({
      code: 'START_OVER',
      data: { reason: 'epoch', epoch: anna.epoch },
    })
  })

  it('records as rejected what cannot be, because some laptop did not come back', async () => {
    const [anna, ben] = [await world.laptop(1), await world.laptop(2)]
    const old = await booked(anna, 100)
    const restore = await backup()
    expect(await anna.change(release(old))).toMatchObject({ state: 'accepted' })
    await booked(ben, 100)
    const dependent = ben.mutation(setPlace(TODAY, 'home'), ben.kept[0]!.mutation.id)
    await ben.push(dependent)
    await world.restore(await restore(), GATHER)
    await ben.repair()
    await finish()
    const { outcomes } = await ben.repair()
    expect(outcomes).toMatchObject([
      { state: 'rejected', rejection: { reason: 'spaceTaken' } },
      { state: 'rejected', rejection: { reason: 'dependencyRejected' } },
    ])
    expect(await holderOf(100)).toBe(personId(1))
    // It comes after all: what was given back is free again, and the rejection stands.
    await anna.repair()
    expect(await holderOf(100)).toBeNull()
    expect((await ben.repair()).outcomes).toEqual(outcomes)
  })

  it('publishes first what was scheduled for a day that has come: bookings of its new desks are back', async () => {
    await world.setRoles(2, ['staff', 'facility'])
    const [anna, manager] = [await world.laptop(1), await world.laptop(2)]
    const monday = world.clock.time
    const plan = planOfFloor(1)
    const [first] = plan.spaces
    const added = {
      ...first!,
      id: newId<SpaceId>(),
      label: '99',
      at: [first!.at[0], first!.at[1] + 1_000] as [number, number],
    }
    const changes = difference(plan, { ...plan, spaces: [...plan.spaces, added] })
    const scheduled = await manager.client.floorPlans.publish({
      protocol: PROTOCOL,
      floorId: floorId(1),
      base: 1,
      what: { kind: 'changes', changes: changes as never },
      from: TOMORROW,
      release: [],
      apply: true,
    })
    expect(scheduled).toMatchObject({ state: 'scheduled' })
    const restore = await backup()
    const tomorrow = beginningOf(TOMORROW, 'Europe/Berlin')
    world.clock.time = tomorrow
    await publishDue(world.server.services)
    await anna.refresh()
    const { intent } = book(added.id)
    expect(await anna.change(intent)).toMatchObject({ state: 'accepted' })
    // As a database that is put back under a running server.
    world.clock.time = monday
    await world.restore(await restore(), GATHER)
    await anna.repair()
    world.clock.time = tomorrow
    await finish()
    expect((await anna.repair()).outcomes).toMatchObject([{ state: 'accepted' }])
  })

  it('makes good at once what comes late, in its order, with receipts of now', async () => {
    const anna = await world.laptop(1)
    const restore = await backup()
    const id = await booked(anna, 100)
    await anna.change(release(id))
    await booked(anna, 101)
    await world.restore(await restore(), GATHER)
    world.clock.time += 3 * DAY_MS
    await finish()
    await anna.refresh()
    const kept = [...anna.kept]
    const { outcomes, gathering } = await anna.repair([...kept].reverse())
    expect(gathering).toBeNull()
    expect(outcomes.map((o) => o.state)).toEqual(Array(3).fill('accepted'))
    expect([await holderOf(100), await holderOf(101)]).toEqual([null, personId(1)])
    const again = await anna.repair(kept)
    expect(again.outcomes.map((o) => o.id).sort()).toEqual(outcomes.map((o) => o.id).sort())
    const receipts = (o: readonly Outcome[]) =>
      o.flatMap((x) => (x.state === 'accepted' ? [x.receipt.signature] : [])).sort()
    expect(receipts(again.outcomes)).toEqual(receipts(outcomes))
    expect(again.outcomes.every((o) => o.state === 'accepted' && o.receipt.epoch === anna.epoch)).toBe(true)
  })

  it('tells laptops to keep receipts back to the last backup but one, and at least the days agreed', async () => {
    const anna = await world.laptop(1)
    const now = world.clock.now()
    const agreed = now - DEFAULT_SETTINGS.receiptDays * DAY_MS
    const noted = async (daysAgo: number) => {
      await noteBackup(world.database, now - daysAgo * DAY_MS)
      return (await anna.pull()).receiptsFrom
    }
    expect((await anna.pull()).receiptsFrom).toBe(agreed)
    expect(await noted(40)).toBe(now - 40 * DAY_MS)
    expect(await noted(20)).toBe(now - 40 * DAY_MS)
    expect(await noted(2)).toBe(now - 20 * DAY_MS)
    expect(await noted(1)).toBe(agreed)
  })

  it('asks nothing twice of what was accepted: a lost answer, and the same shown by all at once', async () => {
    const anna = await world.laptop(1)
    const restore = await backup()
    await booked(anna, 100)
    await anna.change(setPlace(TODAY, 'home'))
    const before = await everything(world.database)
    await world.restore(await restore(), GATHER)
    await Promise.all([anna.repair(), anna.repair(), anna.repair()])
    await finish()
    await Promise.all([anna.repair(), anna.repair()])
    expect(await everything(world.database)).toEqual(before)
  })

  describe('a restore that nobody announced', () => {
    it('shows by a cursor that saw more', async () => {
      const anna = await world.laptop(1)
      await anna.pull()
      const restore = await backup()
      await booked(anna, 100)
      await anna.pull()
      const { epoch } = anna
      await world.restart({ database: await restore() })
      const error = await failure(anna.pull())
      expect(error).toMatchObject({ code: 'START_OVER', data: { reason: 'unknown' } })
      expect(error.data).not.toMatchObject({ epoch })
      expect((await anna.repair()).gathering).toBe(GATHER)
      await finish()
      expect(await holderOf(100)).toBe(personId(1))
    })

    it('shows by a cursor that saw another change at its place, however much was done again', async () => {
      const [anna, ben, cleo] = [await world.laptop(1), await world.laptop(2), await world.laptop(3)]
      const restore = await backup()
      await booked(ben, 100)
      await anna.pull()
      await world.restart({ database: await restore() })
      for (const desk of [101, 102, 103]) await booked(cleo, desk, addDays(TODAY, desk - 100))
      expect(await failure(anna.pull())).toMatchObject({ code: 'START_OVER', data: { reason: 'unknown' } })
      expect((await anna.repair()).gathering).toBe(GATHER)
      await ben.repair()
      await finish()
      expect(await holderOf(100)).toBe(personId(2))
      expect(await holderOf(101)).toBe(personId(3))
    })

    it('shows by what the administration did, however much it did again', async () => {
      const anna = await world.laptop(1)
      const moved = (team: number) =>
        inTransaction(world.database, async (tx) => {
          const subject = { id: personId(2), name: 'Ben' }
          await recordAudit(tx, {
            actor: personId(3),
            at: world.clock.time,
            action: 'person.changed',
            subject,
            before: { team: 'Team 1' },
            after: { team: `Team ${team}` },
          })
          await tx
            .updateTable('person')
            .set({ team_id: teamId(team) })
            .where('id', '=', personId(2))
            .execute()
        })
      const restore = await backup()
      await moved(2)
      await anna.pull()
      await world.restart({ database: await restore() })
      for (const team of [3, 4, 3]) await moved(team)
      expect(await failure(anna.pull())).toMatchObject({ code: 'START_OVER', data: { reason: 'unknown' } })
      expect((await anna.repair()).gathering).toBe(GATHER)
    })

    it('shows by a receipt of a change it does not have, also to several at once', async () => {
      const [anna, ben] = [await world.laptop(1), await world.laptop(2)]
      const restore = await backup()
      await booked(anna, 100)
      await booked(ben, 101)
      await world.restart({ database: await restore() })
      const [a, b] = await Promise.all([anna.repair(), ben.repair()])
      expect([a.gathering, b.gathering]).toEqual([GATHER, GATHER])
      expect(a.epoch).toBe(b.epoch)
      expect(await failure(anna.pull())).toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
      await finish()
      expect([await holderOf(100), await holderOf(101)]).toEqual([personId(1), personId(2)])
    })

    it('shows by a session it did not give out as far as it knows, which goes on', async () => {
      const old = await world.laptop(1)
      const restore = await backup()
      world.clock.time += 1_000
      const again = await Laptop.signIn(world.url, 1, old.deviceId)
      const fresh = await world.laptop(2)
      await booked(fresh, 100)
      const { epoch } = fresh
      await world.restart({ database: await restore() })
      await Promise.all([again.refresh(), fresh.refresh()])
      expect(await failure(old.refresh())).toMatchObject({ code: 'UNAUTHORIZED' })
      const shown = await fresh.repair()
      expect(shown.gathering).toBe(GATHER)
      expect(shown.epoch).not.toBe(epoch)
      await finish()
      expect(await holderOf(100)).toBe(personId(2))
      await Promise.all([again.refresh(), fresh.refresh()])
    })

    it('shows by a session refreshed more often than it knows, which goes on', async () => {
      const [anna, ben] = [await world.laptop(1), await world.laptop(2)]
      await ben.refresh()
      const restore = await backup()
      for (let i = 0; i < 3; i++) await Promise.all([anna.refresh(), ben.refresh()])
      await booked(anna, 100)
      const { epoch } = anna
      await world.restart({ database: await restore() })
      await Promise.all([anna.refresh(), ben.refresh()])
      const shown = await anna.repair()
      expect(shown.gathering).toBe(GATHER)
      expect(shown.epoch).not.toBe(epoch)
      await finish()
      expect(await holderOf(100)).toBe(personId(1))
      world.clock.time += DAY_MS
      await Promise.all([anna.refresh(), ben.refresh()])
      expect((await anna.repair()).epoch).toBe(shown.epoch)
    })

    it('lets a session go on whose requests arrive late, in any order, and begins but one life for it', async () => {
      const anna = await world.laptop(1)
      const restore = await backup()
      const tokens = [anna.tokens]
      for (let i = 0; i < 4; i++) {
        await anna.refresh()
        tokens.push(anna.tokens)
      }
      await world.restart({ database: await restore() })
      const epochs = new Set<string>()
      for (const [i, isTaken] of [
        [2, true],
        [4, true],
        [2, false],
        [4, true],
        [3, false],
      ] as const) {
        anna.tokens = tokens[i]!
        if (isTaken) await anna.refresh()
        else expect(await failure(anna.refresh())).toMatchObject({ code: 'UNAUTHORIZED' })
        if (isTaken) epochs.add((await anna.repair()).epoch)
      }
      expect(epochs.size).toBe(1)
    })

    it('does not hide a theft: what is older than a token it took since ends the session', async () => {
      const anna = await world.laptop(1)
      const restore = await backup()
      await anna.refresh()
      await anna.refresh()
      const stolen = anna.tokens
      for (let i = 0; i < 3; i++) await anna.refresh()
      await world.restart({ database: await restore() })
      await anna.refresh()
      const { tokens } = anna
      world.clock.time += 5 * 60_000
      anna.tokens = stolen
      expect(await failure(anna.refresh())).toMatchObject({ code: 'UNAUTHORIZED' })
      anna.tokens = tokens
      expect(await failure(anna.refresh())).toMatchObject({ code: 'UNAUTHORIZED' })
    })

    it('is not seen in a session that ended, or a token of a person who left', async () => {
      const [anna, ben] = [await world.laptop(1), await world.laptop(2)]
      const { refreshToken } = anna.tokens
      await anna.client.identity.signOut({ refreshToken })
      await world.database.kysely
        .updateTable('person')
        .set({ active: false })
        .where('id', '=', personId(2))
        .execute()
      for (const laptop of [anna, ben])
        expect(await failure(laptop.refresh())).toMatchObject({ code: 'UNAUTHORIZED' })
      expect((await (await world.laptop(3)).repair()).gathering).toBeNull()
    })

    it('is not seen where nothing was lost', async () => {
      const anna = await world.laptop(1)
      await booked(anna, 100)
      await anna.pull()
      const { epoch } = anna
      await world.restart()
      expect(await anna.repair()).toMatchObject({ epoch, gathering: null, refused: [] })
      await anna.pull()
    })
  })

  describe('refuses', () => {
    const changed = (kept: Kept, change: (k: Kept & { answer: { state: 'accepted' } }) => unknown): Kept => {
      const copy = structuredClone(kept) as Kept & { answer: { state: 'accepted' } }
      change(copy)
      return copy
    }

    it('forged and foreign receipts, and gathers none of them', async () => {
      const [anna, ben] = [await world.laptop(1), await world.laptop(2)]
      const restore = await backup()
      await booked(anna, 100)
      const [kept] = anna.kept as [Kept]
      await world.restore(await restore(), GATHER)
      const forged = [
        changed(kept, (k) => Object.assign(k.answer.receipt, { order: k.answer.receipt.order + 1 })),
        changed(kept, (k) => Object.assign(k.answer.receipt, { epoch: newId() })),
        changed(kept, (k) => Object.assign(k.answer.receipt, { signature: 'A'.repeat(43) })),
        changed(kept, (k) => Object.assign(k.mutation, { seq: 7 })),
        changed(kept, (k) => Object.assign(k.mutation, { id: newId() })),
        changed(kept, (k) => Object.assign(k.mutation.intent.args, { spaceId: deskId(101) })),
        changed(kept, (k) => Object.assign(k, { deviceId: ben.deviceId })),
      ]
      for (const one of forged)
        expect(await anna.repair([one])).toMatchObject({ outcomes: [], refused: [one.mutation.id] })
      // Ben got hold of Anna's receipt.
      expect(await ben.repair([kept])).toMatchObject({ outcomes: [], refused: [kept.mutation.id] })
      expect(await ben.repair([{ ...kept, deviceId: ben.deviceId }])).toMatchObject({ outcomes: [] })
      await finish()
      expect([await holderOf(100), await holderOf(101)]).toEqual([null, null])
    })

    it('to begin repairing for a forged receipt', async () => {
      const anna = await world.laptop(1)
      const restore = await backup()
      await booked(anna, 100)
      const [kept] = anna.kept as [Kept]
      await world.restart({ database: await restore() })
      const forged = changed(kept, (k) => Object.assign(k.mutation.intent.args, { spaceId: deskId(101) }))
      expect(await anna.repair([forged])).toMatchObject({ gathering: null, refused: [kept.mutation.id] })
    })

    it('to do again what was undone since: a receipt shown once more only says how it ended', async () => {
      const anna = await world.laptop(1)
      const restore = await backup()
      const id = await booked(anna, 100)
      await world.restore(await restore(), GATHER)
      await anna.repair()
      await finish()
      await anna.change(release(id))
      const [first] = anna.kept as [Kept]
      expect((await anna.repair([first])).outcomes).toMatchObject([{ state: 'accepted' }])
      expect(await holderOf(100)).toBeNull()
    })

    it('rejections told for another person’s device, and outcomes of changes that are not one’s own', async () => {
      const [anna, ben] = [await world.laptop(1), await world.laptop(2)]
      await booked(ben, 100)
      await anna.change(book(deskId(100)).intent)
      const [taken] = anna.kept as [Kept]
      const [bens] = ben.kept as [Kept]
      expect(await ben.repair([taken])).toMatchObject({ outcomes: [], refused: [taken.mutation.id] })
      const guess = { ...taken, mutation: { ...bens.mutation, seq: 9 } }
      expect(await anna.repair([guess])).toMatchObject({ outcomes: [], refused: [bens.mutation.id] })
      expect(await anna.repair([taken])).toMatchObject({ outcomes: [{ state: 'rejected' }] })
    })
  })

  describe('devices and sessions', () => {
    it('a device revoked since stays revoked, whether the backup knew it or not', async () => {
      const [known, mine] = [await world.laptop(1), await world.laptop(1)]
      const restore = await backup()
      const unknown = await world.laptop(1)
      await booked(unknown, 100)
      await mine.change(setPlace(TODAY, 'home'))
      for (const { deviceId } of [known, unknown])
        expect(await revokeDevice(world.server.services, deviceId)).toBe(true)
      await world.restore(await restore(), GATHER)
      for (const laptop of [known, unknown]) {
        const error = await failure(laptop.refresh())
        expect(error).toMatchObject({ code: 'DEVICE_REVOKED', data: { deviceId: laptop.deviceId } })
      }
      await mine.refresh()
      // What the revoked one was told is not lost for its person.
      await mine.repair([...mine.kept, ...unknown.kept])
      await finish()
      expect(await holderOf(100)).toBe(personId(1))
      expect(await failure(unknown.refresh())).toMatchObject({ code: 'DEVICE_REVOKED' })
    })

    it('a device new since the backup goes on with its session and its changes', async () => {
      const restore = await backup()
      const anna = await world.laptop(1)
      await booked(anna, 100)
      await world.restore(await restore(), GATHER)
      expect(await failure(anna.repair())).toMatchObject({ code: 'UNAUTHORIZED' })
      await anna.refresh()
      await anna.refresh()
      await anna.repair()
      await finish()
      expect(await holderOf(100)).toBe(personId(1))
      expect(await anna.change(setPlace(TODAY, 'home'))).toMatchObject({ state: 'accepted' })
    })

    it('a new sign-in shows what its laptop was told as another device', async () => {
      const restore = await backup()
      const before = await world.laptop(1)
      await booked(before, 100)
      await world.restore(await restore(), GATHER)
      const after = await Laptop.signIn(world.url, 1, before.deviceId)
      expect(after.deviceId).not.toBe(before.deviceId)
      await after.repair(before.kept)
      await finish()
      expect(await holderOf(100)).toBe(personId(1))
    })

    it('a token refreshed since is taken once; a stolen one from further back ends the session again', async () => {
      const anna = await world.laptop(1)
      const restore = await backup()
      for (let i = 0; i < 3; i++) await anna.refresh()
      await world.restore(await restore(), GATHER)
      const stolen = anna.tokens
      await anna.refresh()
      await anna.refresh()
      await anna.refresh()
      anna.tokens = stolen
      expect(await failure(anna.refresh())).toMatchObject({ code: 'UNAUTHORIZED' })
    })

    it('a session begun since goes on, and one that it replaced does not come back', async () => {
      const first = await world.laptop(1)
      const restore = await backup()
      world.clock.time += 1_000
      const second = await Laptop.signIn(world.url, 1, first.deviceId)
      await world.restore(await restore(), GATHER)
      await second.refresh()
      expect(await failure(first.refresh())).toMatchObject({ code: 'UNAUTHORIZED' })
      await second.refresh()
    })

    it('a session begun since, and ended by an administrator after the restore, does not come back', async () => {
      const old = await world.laptop(1)
      const restore = await backup()
      world.clock.time += 1_000
      const since = await Laptop.signIn(world.url, 1, old.deviceId)
      world.clock.time += 1_000
      await world.restore(await restore(), GATHER)
      const { epoch } = await (await world.laptop(2)).repair()
      await inTransaction(world.database, (tx) => endSessions(tx, personId(1), world.clock.now()))
      for (const laptop of [old, since])
        expect(await failure(laptop.refresh())).toMatchObject({ code: 'UNAUTHORIZED' })
      const again = await Laptop.signIn(world.url, 1, old.deviceId)
      await again.refresh()
      expect(await failure(since.refresh())).toMatchObject({ code: 'UNAUTHORIZED' })
      expect((await again.repair()).epoch).toBe(epoch)
    })

    it('signing out before the backup holds', async () => {
      const anna = await world.laptop(1)
      const { refreshToken } = anna.tokens
      await anna.client.identity.signOut({ refreshToken })
      const restore = await backup()
      await world.restore(await restore(), GATHER)
      expect(await failure(anna.refresh())).toMatchObject({ code: 'UNAUTHORIZED' })
      expect((await Laptop.signIn(world.url, 1, anna.deviceId as DeviceId)).deviceId).toBe(anna.deviceId)
    })
  })

  describe('a server that ends in between', () => {
    it('after gathering: the next one applies it', async () => {
      const anna = await world.laptop(1)
      const restore = await backup()
      await booked(anna, 100)
      await world.restore(await restore(), GATHER)
      await anna.repair()
      world.clock.time += GATHER
      await world.restart()
      for (let i = 0; (await holderOf(100)) === null && i < 100; i++)
        await new Promise((resolve) => setTimeout(resolve, 20))
      expect(await holderOf(100)).toBe(personId(1))
    })

    it('while applying: the next goes on where it was, and no other order comes of it', async () => {
      const [anna, ben] = [await world.laptop(1), await world.laptop(2)]
      const restore = await backup()
      const id = await booked(anna, 100)
      await anna.change(release(id))
      await booked(ben, 100)
      const before = await everything(world.database)
      await world.restore(await restore(), GATHER)
      await ben.repair()
      await anna.repair()
      world.clock.time += GATHER
      let looks = 0
      const { services } = world.server
      await applyGathered(services, mutationHandlers, () => ++looks > 2)
      expect(await failure(anna.pull())).toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
      await Promise.all([1, 2, 3].map(() => applyGathered(services, mutationHandlers, () => false)))
      expect(await everything(world.database)).toEqual(before)
      await anna.repair()
    })
  })
})
