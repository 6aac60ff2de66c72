import { isDefinedError, safe } from '@orpc/client'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays, type Day, daysFrom } from '#shared/calendar/day.ts'
import type { Intent } from '#shared/contract/mutations.ts'
import type { Place, Places } from '#shared/domain/day-plan.ts'
import type { BookingId, PersonId } from '#shared/domain/ids.ts'
import { inTransaction, openPostgres, type Tx } from '../database/index.ts'
import {
  DESKS_PER_FLOOR,
  deskId,
  floorId,
  HOME_TEAMS,
  PEOPLE,
  personId,
  planOfFloor,
  siteId,
  teamId,
} from '../testing/city.ts'
import { databaseKinds, startDatabases, type TestDatabases } from '../testing/databases.ts'
import { type Laptop, newId } from '../testing/laptop.ts'
import { startWorld, TODAY, type World } from '../testing/world.ts'
import { tidy } from './housekeeping.ts'

const OPEN: Places = { am: null, pm: null }
const setPlace = (day: Day, place: Place | null, was: Places): Intent => ({
  name: 'planning.setPlace',
  args: { day, part: 'day', place, was, restId: newId() },
})
const book = (desk: number, day: Day, from = 0, to = 1440): Intent => ({
  name: 'booking.book',
  args: { bookingId: newId(), spaceId: deskId(desk), day, from, to, replaces: [] },
})

/** Rows written behind the API's back, as an import or another replica would. */
async function insertBookings(tx: Tx, day: Day, person: number, desk: number, from: number, to: number) {
  await sql`insert into booking (id, space_id, holder_id, booked_by, day, from_minute, to_minute, site_id, floor_id, space_no, desk, created_at)
    select gen_random_uuid(), s.id, ${personId(person)}, null, ${day}, ${from}::int, ${to}::int, s.site_id, s.floor_id, s.no, true, 0
    from space s where s.id = ${deskId(desk)}`.execute(tx)
}

describe.each(databaseKinds)('pull on %s', (kind) => {
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

  /** What someone has who pulls everything anew. */
  const fresh = async (person: number, sites: Laptop['sites'] = null) => {
    const laptop = await world.laptop(person)
    laptop.sites = sites
    await laptop.pull()
    return laptop.canonical()
  }
  const expectConverged = async (laptop: Laptop, person: number) => {
    await laptop.pull()
    expect(laptop.canonical()).toEqual(await fresh(person, laptop.sites))
  }

  describe('brings', () => {
    it('everything of the window at first, and nothing when nothing changed', async () => {
      const anna = await world.laptop(1)
      const first = await anna.pull()
      expect(first).toMatchObject({
        window: { from: addDays(TODAY, -14), to: addDays(TODAY, 90) },
        sites: [siteId(1), siteId(2), siteId(3)],
        visiblePeople: [1, 2, 3, 4].map(personId),
      })
      expect(anna.keys('directory plan')).toHaveLength(4)
      expect(anna.keys('directory person')).toEqual(
        [1, 2, 3, 4].map((n) => `directory person ${personId(n)}`),
      )
      const { cursor, ...second } = await anna.pull()
      expect(cursor).not.toBeNull()
      expect(second).toMatchObject({
        directory: [],
        mine: [],
        presence: [],
        occupancy: [],
        occupancyDays: [],
        visiblePeople: null,
      })
    })

    it('a colleague’s booking as presence, and anyone’s as occupancy without a person', async () => {
      const [anna, ben, greta] = [await world.laptop(1), await world.laptop(2), await world.laptop(6)]
      for (const l of [anna, greta]) await l.pull()
      await ben.change(book(100, TODAY, 480, 600))
      const seen = await anna.pull()
      expect(seen.presence).toEqual([
        {
          personId: personId(2),
          day: TODAY,
          content: {
            places: { am: 'office', pm: null },
            desks: [{ spaceId: deskId(100), from: 480, to: 600 }],
          },
        },
      ])
      expect(seen.occupancy).toEqual([
        { floorId: floorId(1), day: TODAY, no: expect.any(Number), minutes: [480, 600] },
      ])
      const elsewhere = await greta.pull()
      expect(elsewhere.presence).toEqual([])
      expect(elsewhere.occupancy).toEqual(seen.occupancy)
      expect(JSON.stringify(elsewhere)).not.toContain(personId(2))
    })

    it('numbers of spaces that occupancy and plans agree on', async () => {
      const [anna, ben] = [await world.laptop(1), await world.laptop(2)]
      await ben.change(book(203, TODAY))
      await anna.pull()
      const plan = anna.held.get(`directory plan ${floorId(2)}`) as {
        nos: number[]
        document: { spaces: { id: string }[] }
      }
      const index = plan.document.spaces.findIndex((s) => s.id === deskId(203))
      expect(anna.held.get(`occupancy ${TODAY} ${floorId(2)} ${plan.nos[index]}`)).toEqual([0, 1440])
    })

    it('the outcomes of this device’s changes only, and up to which number they are contained', async () => {
      const [one, two] = [await world.laptop(1), await world.laptop(1)]
      const { id } = one.mutation(setPlace(TODAY, 'home', OPEN))
      one.seq--
      await one.change(setPlace(TODAY, 'home', OPEN))
      expect((await one.pull()).containsSeq).toBe(1)
      expect(one.keys('mine outcome')).toHaveLength(1)
      expect(id).toBeDefined()
      expect((await two.pull()).containsSeq).toBe(0)
      expect(two.keys('mine outcome')).toHaveLength(0)
      expect(two.held.get(`mine places ${TODAY}`)).toEqual({ am: 'home', pm: 'home' })
    })

    it('a new plan, and no draft', async () => {
      const anna = await world.laptop(1)
      await anna.pull()
      const { kysely } = world.database
      const document = JSON.stringify(planOfFloor(1))
      await kysely
        .insertInto('floor_plan')
        .values({ floor_id: floorId(1), version: 2, state: 'draft', document, created_at: 0 })
        .execute()
      expect((await anna.pull()).directory).toEqual([])
      await inTransaction(world.database, async (tx) => {
        await tx
          .updateTable('floor_plan')
          .set({ state: 'retired' })
          .where('version', '=', 1)
          .where('floor_id', '=', floorId(1))
          .execute()
        await tx.updateTable('floor_plan').set({ state: 'published' }).where('version', '=', 2).execute()
      })
      expect((await anna.pull()).directory).toMatchObject([
        { kind: 'plan', id: floorId(1), content: { version: 2 } },
      ])
    })
  })

  describe('follows', () => {
    it('the window from day to day', async () => {
      const [anna, ben] = [await world.laptop(1), await world.laptop(2)]
      await ben.change(book(100, addDays(TODAY, 90)))
      await ben.change(book(101, TODAY))
      await anna.pull()
      world.clock.time += 86_400_000
      await anna.refresh()
      const next = await anna.pull()
      expect(next.occupancyDays.map((d) => d.day)).toEqual(Array(4).fill(addDays(TODAY, 91)))
      await expectConverged(anna, 1)
      world.clock.time += 20 * 86_400_000
      await anna.refresh()
      await expectConverged(anna, 1)
      expect(anna.keys(`presence ${TODAY}`)).toEqual([])
    })

    it('the choice of sites', async () => {
      const [anna, ben] = [await world.laptop(1), await world.laptop(2)]
      await ben.change(book(300, TODAY))
      anna.sites = [siteId(1)]
      await anna.pull()
      expect(anna.keys(`occupancy ${TODAY} ${floorId(3)}`)).toEqual([])
      anna.sites = [siteId(2), siteId(3)]
      await expectConverged(anna, 1)
      expect(anna.keys(`occupancy ${TODAY} ${floorId(3)}`)).toHaveLength(1)
      expect(anna.keys('directory plan')).toHaveLength(2)
    })

    it('a change of teams: who is seen now comes whole, who is not any more goes', async () => {
      const [anna, fred] = [await world.laptop(1), await world.laptop(6)]
      await fred.change(book(300, TODAY))
      await (await world.laptop(2)).change(book(100, TODAY))
      await anna.pull()
      expect(anna.keys('presence')).toHaveLength(1)
      const { kysely } = world.database
      await kysely
        .insertInto('team_membership')
        .values({ team_id: teamId(3), person_id: personId(1) })
        .execute()
      expect((await anna.pull()).visiblePeople).toEqual([1, 2, 3, 4, 6, 7].map(personId))
      expect(anna.keys('presence')).toHaveLength(2)
      await expectConverged(anna, 1)
      await kysely
        .updateTable('person')
        .set({ team_id: teamId(4) })
        .where('id', '=', personId(1))
        .execute()
      await expectConverged(anna, 1)
      expect(anna.keys('directory person').some((key) => key.includes(personId(2)))).toBe(false)
      expect(anna.keys(`presence ${TODAY} ${personId(2)}`)).toEqual([])
    })
  })

  describe('pages', () => {
    const many = async () => {
      const days = daysFrom(TODAY, addDays(TODAY, 89))
      // One transaction writes 90 × 4 × 6 × 6 rows, of the viewer, and of people the viewer sees and does not see.
      await inTransaction(world.database, async (tx) => {
        await sql`insert into booking (id, space_id, holder_id, booked_by, day, from_minute, to_minute, site_id, floor_id, space_no, desk, created_at)
          select gen_random_uuid(), s.id, p.id, null, d.day, part * 240 + s.i * 40, part * 240 + s.i * 40 + 40,
            s.site_id, s.floor_id, s.no, true, 0
          from (select s.*, (row_number() over (partition by floor_id order by no) - 1)::int as i from space s) s
          cross join unnest(${days}::date[]) as d (day)
          cross join generate_series(0, 5) as part
          join (select p.id, (row_number() over (order by id))::int as n from person p where id = any(${[1, 2, 6, 7].map(personId)}::uuid[])) p
            on p.n = right(s.floor_id::text, 1)::int`.execute(tx)
      })
    }

    it('thousands of rows of one transaction, bounded and complete', async () => {
      const anna = await world.laptop(1)
      await anna.pull()
      anna.pages = 0
      await many()
      await expectConverged(anna, 1)
      expect(anna.pages).toBeGreaterThan(1)
      expect(anna.keys('occupancy')).toHaveLength(90 * 4 * DESKS_PER_FLOOR)
      expect(anna.keys('presence')).toHaveLength(90)
      expect(anna.keys('mine booking')).toHaveLength(90 * DESKS_PER_FLOOR * 6)
    })

    it('loses nothing that is written, changed or deleted between them', async () => {
      const [anna, ben] = [await world.laptop(1), await world.laptop(2)]
      await anna.pull()
      await many()
      let n = 0
      await anna.pull(async () => {
        n++
        const day = addDays(TODAY, n)
        await inTransaction(world.database, (tx) => insertBookings(tx, day, 3, 100, 1_300, 1_400))
        await sql`delete from booking where id in (select id from booking where day = ${addDays(TODAY, 80 - n)} limit 5)`.execute(
          world.database.kysely,
        )
        await ben.change(
          setPlace(addDays(TODAY, 89), n % 2 ? 'home' : 'away', {
            am: n % 2 ? (n === 1 ? null : 'away') : 'home',
            pm: n % 2 ? (n === 1 ? null : 'away') : 'home',
          }),
        )
      })
      expect(n).toBeGreaterThan(1)
      await expectConverged(anna, 1)
    })

    it('resumes a page that was lost, and begins again when what may be seen changed', async () => {
      await many()
      const anna = await world.laptop(1)
      const first = await anna.page(null)
      expect(first.page).not.toBeNull()
      const [again, once] = [await anna.page(first.page), await anna.page(first.page)]
      expect({ ...again, page: null, cursor: null }).toEqual({ ...once, page: null, cursor: null })
      await world.database.kysely
        .insertInto('team_membership')
        .values({ team_id: teamId(3), person_id: personId(1) })
        .execute()
      const [error] = await safe(anna.page(first.page))
      expect(isDefinedError(error as Error)).toBe(true)
      expect(error).toMatchObject({ code: 'PAGE_EXPIRED', status: 409 })
      for (const page of ['x', `${first.page}x`, first.page!.slice(0, -4)])
        expect((await safe(anna.page(page)))[0]).toMatchObject({ code: 'PAGE_EXPIRED' })
      await expectConverged(anna, 1)
    })
  })

  describe('starts over', () => {
    const startOver = async (laptop: Laptop) => {
      const [error] = await safe(laptop.pull())
      expect(error).toMatchObject({ code: 'START_OVER', status: 409, defined: true })
      return (error as unknown as { data: { reason: string } }).data.reason
    }

    it('when the cursor is too old, of another device, damaged, or of another epoch', async () => {
      const [anna, ben] = [await world.laptop(1), await world.laptop(2)]
      await anna.pull()
      const cursor = anna.cursor!
      ben.cursor = cursor
      expect(await startOver(ben)).toBe('unknown')
      anna.cursor = `${cursor.slice(0, 60)}${cursor[60] === 'A' ? 'B' : 'A'}${cursor.slice(61)}`
      expect(await startOver(anna)).toBe('unknown')
      anna.cursor = cursor
      world.clock.time += 31 * 86_400_000
      await anna.refresh()
      expect(await startOver(anna)).toBe('tooOld')
    })

    it('when the database has gone back behind the laptop', async () => {
      const anna = await world.laptop(1)
      await anna.pull()
      const { server } = world.server.services
      const { Cursor, seal, unseal } = await import('./cursor.ts')
      const cursor = unseal(server.secret, 'cursor', anna.deviceId, anna.cursor!, Cursor)!
      anna.cursor = seal(server.secret, 'cursor', anna.deviceId, { ...cursor, snapshot: '9000000:9000000:' })
      expect(await startOver(anna)).toBe('unknown')
      anna.cursor = seal(server.secret, 'cursor', anna.deviceId, { ...cursor, epoch: newId() })
      expect(await startOver(anna)).toBe('epoch')
      anna.cursor = seal(server.secret, 'cursor', anna.deviceId, { ...cursor, schema: 0 })
      expect(await startOver(anna)).toBe('schema')
    })

    it('keeps tombstones as long as any cursor, and no longer', async () => {
      const anna = await world.laptop(1)
      const count = async () =>
        (await world.database.kysely.selectFrom('tombstone').selectAll().execute()).length
      await anna.change(setPlace(TODAY, 'home', OPEN))
      await anna.change(setPlace(TODAY, null, { am: 'home', pm: 'home' }))
      const services = world.server.services
      world.clock.time += 1_000
      await tidy(services)
      world.clock.time += 30 * 86_400_000
      await tidy(services)
      expect(await count()).toBe(1)
      world.clock.time += 2 * 86_400_000
      await tidy(services)
      expect(await count()).toBe(0)
    })
  })

  /** One of many people does something that may or may not be possible. */
  const step = fc.record({
    person: fc.integer({ min: 1, max: PEOPLE }),
    day: fc.integer({ min: 0, max: 2 }),
    act: fc.oneof(
      fc.record({
        kind: fc.constant('book' as const),
        desk: fc.integer({ min: 0, max: 4 * DESKS_PER_FLOOR - 1 }),
        from: fc.integer({ min: 0, max: 3 }),
        hours: fc.integer({ min: 1, max: 3 }),
      }),
      fc.record({
        kind: fc.constant('place' as const),
        place: fc.constantFrom<Place | null>('office', 'home', 'away', null),
        part: fc.constantFrom('day' as const, 'am' as const, 'pm' as const),
      }),
      fc.record({ kind: fc.constant('release' as const) }),
      fc.record({ kind: fc.constant('team' as const), team: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ kind: fc.constant('pull' as const) }),
    ),
  })

  it('makes every laptop equal to a fresh one, whatever happened, and shows nobody what they may not see', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const own = await startWorld(databases)
        try {
          const laptops = await Promise.all(Array.from({ length: PEOPLE }, (_, i) => own.laptop(i + 1)))
          for (const { person, day: offset, act } of steps) {
            const laptop = laptops[person - 1]!
            const day = addDays(TODAY, offset)
            if (act.kind === 'pull') await laptop.pull()
            else if (act.kind === 'team') {
              await own.database.kysely
                .updateTable('person')
                .set({ team_id: teamId(act.team) })
                .where('id', '=', personId(person))
                .execute()
            } else if (act.kind === 'book') {
              const desk = (Math.floor(act.desk / DESKS_PER_FLOOR) + 1) * 100 + (act.desk % DESKS_PER_FLOOR)
              await laptop.change(
                book(desk, day, act.from * 240, Math.min(1440, (act.from + act.hours) * 240)),
              )
            } else if (act.kind === 'place') {
              await laptop.pull()
              const was = (laptop.held.get(`mine places ${day}`) as Places | undefined) ?? OPEN
              await laptop.change({
                name: 'planning.setPlace',
                args: { day, part: act.part, place: act.place, was, restId: newId() },
              })
            } else {
              await laptop.pull()
              const [key] = laptop.keys('mine booking')
              if (key) {
                const { id, day: on } = laptop.held.get(key) as { id: BookingId; day: Day }
                await laptop.change({
                  name: 'booking.release',
                  args: { bookingId: id, day: on, keepUntil: null },
                })
              }
            }
          }
          const teams = new Map(
            (await own.database.kysely.selectFrom('person').select(['id', 'team_id']).execute()).map((p) => [
              p.id,
              p.team_id,
            ]),
          )
          for (const [i, laptop] of laptops.entries()) {
            await laptop.pull()
            const anew = await own.laptop(i + 1)
            await anew.pull()
            expect(laptop.canonical()).toEqual(anew.canonical())
            // Person 4 is a member of team 1 as well.
            const teamsOf = (id: PersonId) => [teams.get(id), ...(id === personId(4) ? [teamId(1)] : [])]
            const maySee = (id: PersonId) => teamsOf(id).some((t) => teamsOf(laptop.personId).includes(t))
            const held = JSON.stringify(laptop.canonical())
            for (let n = 1; n <= PEOPLE; n++)
              if (!maySee(personId(n))) expect(held).not.toContain(personId(n))
          }
        } finally {
          await own.close()
        }
      }),
      { numRuns: kind === 'pglite' ? 4 : 12 },
    )
  })

  it.runIf(kind === 'postgres')(
    'brings what a slow transaction commits late, and what others wrote meanwhile',
    async () => {
      const anna = await world.laptop(1)
      await anna.pull()
      const url = await currentUrl(world)
      const slow = openPostgres({ url, connections: 1 })
      let commit = () => {}
      const held = new Promise<void>((resolve) => {
        commit = resolve
      })
      let written = () => {}
      const isWritten = new Promise<void>((resolve) => {
        written = resolve
      })
      const slowly = slow.kysely.transaction().execute(async (tx) => {
        await insertBookings(tx, TODAY, 2, 100, 0, 60)
        written()
        await held
      })
      await isWritten
      // Later transactions commit before the slow one; pulls in between must not step over it.
      for (let i = 1; i <= 3; i++) {
        await inTransaction(world.database, (tx) => insertBookings(tx, addDays(TODAY, i), 3, 101, 0, 60))
        const seen = await anna.pull()
        expect(seen.presence.map((p) => p.day)).toEqual([addDays(TODAY, i)])
      }
      commit()
      await slowly
      await slow.close()
      const late = await anna.pull()
      expect(late.presence).toMatchObject([{ personId: personId(2), day: TODAY }])
      expect(late.occupancy).toMatchObject([{ day: TODAY, minutes: [0, 60] }])
      expect((await anna.pull()).presence).toEqual([])
      await expectConverged(anna, 1)
    },
  )

  it.runIf(kind === 'postgres')('converges with many writers at work', async () => {
    const [anna, greta] = [await world.laptop(1), await world.laptop(6)]
    let isOver = false
    const writers = Array.from({ length: PEOPLE }, async (_, i) => {
      const laptop = await world.laptop(i + 1)
      for (let n = 0; n < 25; n++) {
        const day = addDays(TODAY, (n * 7 + i) % 10)
        const outcome = await laptop.change(
          book(100 + ((n + i) % DESKS_PER_FLOOR), day, (n % 6) * 240, (n % 6) * 240 + 240),
        )
        const made = laptop.keys('mine booking').length
        if (outcome.state === 'rejected' && made >= 0) await laptop.pull()
      }
    })
    const readers = [anna, greta].map(async (laptop) => {
      while (!isOver) await laptop.pull()
    })
    await Promise.all(writers)
    isOver = true
    await Promise.all(readers)
    await expectConverged(anna, 1)
    await expectConverged(greta, 6)
    expect(anna.keys('occupancy').length).toBeGreaterThan(15)
  })
})

/** Where the world's PostgreSQL database is. */
async function currentUrl(world: World): Promise<string> {
  const { rows } = await sql<{ name: string; port: string }>`
    select current_database() as name, current_setting('port') as port`.execute(world.database.kysely)
  return `postgres://platzwahl@127.0.0.1:${rows[0]!.port}/${rows[0]!.name}`
}

it('people 1 to 3 are one team, as these tests assume', () => {
  expect(HOME_TEAMS.slice(0, 4)).toEqual([1, 1, 1, 2])
})
