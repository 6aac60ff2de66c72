/** Random organisations that change while people plan: what each laptop is told, page by page, by the oracles. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskId, personId, siteId, teamId } from '#server/testing/city.ts'
import { startDatabases, type TestDatabases } from '#server/testing/databases.ts'
import type { Laptop } from '#server/testing/laptop.ts'
import { NOW, startWorld, TODAY, type World } from '#server/testing/world.ts'
import { addDays, HALVES } from '#shared/calendar/day.ts'
import { Place } from '#shared/domain/day-plan.ts'
import type { BookingId, PersonId } from '#shared/domain/ids.ts'
import { type Role, ShareLevel } from '#shared/domain/people.ts'
import { insertAgreements } from '../world/agreement.ts'
import { Ledger } from '../world/ledger.ts'
import type { Exchange } from '../world/line.ts'
import { People } from '../world/people.ts'
import { firstDifference, projectionFor, readDirectory } from './projection.ts'
import { RightsOracle } from './rights.ts'
import { readTables } from './tables.ts'

const TEAMS = 6
const PEOPLE = 8
/** Streams that tell of people, as keys of a projection begin. */
const TELLING = /^(presence|occupancy|me|directory (person|fixedDesk))( |$)/

const team = fc.integer({ min: 1, max: TEAMS })
const person = fc.integer({ min: 1, max: PEOPLE })
const day = fc.integer({ min: -1, max: 3 })
const desk = fc.constantFrom(100, 101, 102, 200)
const place = fc.option(fc.constantFrom(...Place.options))

const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ does: fc.constant('move' as const), person, team }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('join or leave' as const), person, team }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('lead or not' as const), person }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('stand in' as const), person, by: fc.option(person) }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('move team' as const), team, below: team }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('go or come back' as const), person }) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('share' as const),
      person,
      level: fc.constantFrom(...ShareLevel.options),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('hold' as const), desk, person: fc.option(person) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ does: fc.constant('plan' as const), person, day, am: place, pm: place }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('book or release' as const),
      person,
      day,
      desk,
      half: fc.constantFrom(...HALVES),
    }),
  },
  { weight: 6, arbitrary: fc.record({ does: fc.constant('pull' as const), person }) },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

let databases: TestDatabases
let world: World
const laptops: Laptop[] = []
beforeAll(async () => {
  databases = await startDatabases('pglite')
  world = await startWorld(databases)
  await insertAgreements(world.database)
  await world.database.kysely
    .insertInto('team')
    .values([5, 6].map((n) => ({ id: teamId(n), parent_id: teamId(1), name: `Team ${n}` })))
    .execute()
  for (let n = 1; n <= PEOPLE; n++) laptops.push(await world.laptop(n))
})
afterAll(async () => {
  await world?.close()
  await databases?.stop()
})

test('no page tells more than its viewer may see, and a completed pull leaves what they may', async () => {
  const history = fc.array(step, { maxLength: 60, size: 'max' })
  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      const city = await City.anew(world)
      for (const laptop of laptops) forget(laptop)
      for (const one of steps) {
        if (one.does === 'pull') await city.pull(laptops[one.person - 1] as Laptop)
        else await city.does(one)
      }
      for (const laptop of laptops) await city.pull(laptop)
    }),
    { numRuns: 25 },
  )
})

function forget(laptop: Laptop): void {
  laptop.cursor = null
  laptop.held.clear()
}

const rolesOf = ({ leads }: People, person: PersonId): Role[] =>
  leads.has(person) ? ['staff', 'lead'] : ['staff']

/** The rows of the city, and beside them what the simulator's rights are told from. */
class City {
  readonly #kysely: World['database']['kysely']
  readonly #people: People
  readonly #ledger = new Ledger()
  readonly #rights = new RightsOracle(this.#ledger)
  #bookings = 0

  private constructor(kysely: World['database']['kysely'], people: People) {
    this.#kysely = kysely
    this.#people = people
  }

  static async anew({ database: { kysely } }: World): Promise<City> {
    const people = People.atFirst()
    people.holders.clear()
    for (const n of [5, 6]) people.parents.set(teamId(n), teamId(1))
    for (const table of ['booking', 'work_day', 'fixed_desk', 'team_membership'] as const)
      await kysely.deleteFrom(table).execute()
    await kysely
      .updateTable('team')
      .set({ parent_id: teamId(1) })
      .where('id', '<>', teamId(1))
      .execute()
    for (const [id, team_id] of people.home)
      await kysely
        .updateTable('person')
        .set({ team_id, roles: rolesOf(people, id), deputy_id: people.deputies.get(id) ?? null })
        .set({ active: true, share: 'team' })
        .where('id', '=', id)
        .execute()
    const memberships = [...people.memberships].map((m) => {
      const [team_id, person_id] = m.split(' ') as [ReturnType<typeof teamId>, PersonId]
      return { team_id, person_id }
    })
    await kysely.insertInto('team_membership').values(memberships).execute()
    return new City(kysely, people)
  }

  async does(step: Exclude<Step, { does: 'pull' }>): Promise<void> {
    const people = this.#people
    const set = (id: PersonId, values: Record<string, unknown>) =>
      this.#kysely.updateTable('person').set(values).where('id', '=', id).execute()
    switch (step.does) {
      case 'move': {
        people.home.set(personId(step.person), teamId(step.team))
        await set(personId(step.person), { team_id: teamId(step.team) })
        return
      }
      case 'join or leave': {
        const ids = { team_id: teamId(step.team), person_id: personId(step.person) }
        const key = `${ids.team_id} ${ids.person_id}`
        if (people.memberships.delete(key))
          await this.#kysely
            .deleteFrom('team_membership')
            .where('team_id', '=', ids.team_id)
            .where('person_id', '=', ids.person_id)
            .execute()
        else {
          people.memberships.add(key)
          await this.#kysely.insertInto('team_membership').values(ids).execute()
        }
        return
      }
      case 'lead or not': {
        const id = personId(step.person)
        if (!people.leads.delete(id)) people.leads.add(id)
        await set(id, { roles: rolesOf(people, id) })
        return
      }
      case 'stand in': {
        if (step.by === step.person) return
        const id = personId(step.person)
        if (step.by === null) people.deputies.delete(id)
        else people.deputies.set(id, personId(step.by))
        await set(id, { deputy_id: people.deputies.get(id) ?? null })
        return
      }
      case 'move team': {
        const id = teamId(step.team)
        for (let at = teamId(step.below); ; at = people.parents.get(at) as typeof at) {
          if (at === id) return
          if (!people.parents.has(at)) break
        }
        people.parents.set(id, teamId(step.below))
        await this.#kysely
          .updateTable('team')
          .set({ parent_id: teamId(step.below) })
          .where('id', '=', id)
          .execute()
        return
      }
      case 'go or come back': {
        const id = personId(step.person)
        const active = people.inactive.delete(id)
        if (!active) people.inactive.add(id)
        await set(id, { active })
        return
      }
      case 'share': {
        people.shares.set(personId(step.person), { order: 0, level: step.level })
        await set(personId(step.person), { share: step.level })
        return
      }
      case 'hold': {
        const id = deskId(step.desk)
        people.holders.delete(id)
        await this.#kysely.deleteFrom('fixed_desk').where('id', '=', id).execute()
        if (step.person === null) return
        people.holders.set(id, personId(step.person))
        await this.#kysely
          .insertInto('fixed_desk')
          .values({ id, holder_id: personId(step.person) })
          .execute()
        return
      }
      case 'plan':
        await this.#plan(step)
        return
      case 'book or release':
        await this.#bookOrRelease(step)
    }
  }

  async #plan({ person, day, am, pm }: Extract<Step, { does: 'plan' }>): Promise<void> {
    const key = { person_id: personId(person), day: addDays(TODAY, day) }
    await this.#kysely
      .deleteFrom('work_day')
      .where('person_id', '=', key.person_id)
      .where('day', '=', key.day)
      .execute()
    if (am !== null || pm !== null)
      await this.#kysely
        .insertInto('work_day')
        .values({ ...key, am, pm })
        .execute()
  }

  /** Whoever or whatever is in the way is released instead. */
  async #bookOrRelease({
    person,
    day,
    desk,
    half,
  }: Extract<Step, { does: 'book or release' }>): Promise<void> {
    const [from_minute, to_minute] = half === 'am' ? [0, 780] : [780, 1440]
    const on = addDays(TODAY, day)
    const released = await this.#kysely
      .deleteFrom('booking')
      .where('day', '=', on)
      .where('from_minute', '=', from_minute)
      .where((eb) => eb.or([eb('space_id', '=', deskId(desk)), eb('holder_id', '=', personId(person))]))
      .returning('id')
      .execute()
    if (released.length > 0) return
    const id = `b0000000-0000-4000-8000-${String(++this.#bookings).padStart(12, '0')}` as BookingId
    const space = await this.#kysely
      .selectFrom('space')
      .select(['no', 'floor_id'])
      .where('id', '=', deskId(desk))
      .executeTakeFirstOrThrow()
    this.#ledger.bookings.set(id, personId(person))
    await this.#kysely
      .insertInto('booking')
      .values({
        id,
        space_id: deskId(desk),
        holder_id: personId(person),
        booked_by: personId(person),
        day: on,
        from_minute,
        to_minute,
        site_id: siteId(1),
        floor_id: space.floor_id,
        space_no: space.no,
        desk: true,
        created_at: NOW,
      })
      .execute()
  }

  /** Nothing happens while it is answered, so it shows this moment. */
  async pull(laptop: Laptop): Promise<void> {
    const viewer = { person: laptop.personId, device: laptop.deviceId }
    if (this.#people.inactive.has(viewer.person)) return
    const answer = await laptop.pull()
    expect(
      this.#rights.check({ answer } as Pick<Exchange, 'answer'> as Exchange, viewer, [this.#people]),
    ).toBeNull()
    const { database } = world
    const [directory, tables] = [await readDirectory(database), await readTables(database)]
    const telling = (entries: readonly (readonly [string, unknown])[]) =>
      entries.filter(([key]) => TELLING.test(key))
    const held = laptop
      .canonical()
      .map(([key, content]) => [key === 'mine me ' ? 'me' : key, content] as const)
    const projection = projectionFor(viewer.person, NOW, directory, tables, this.#people)
    expect(firstDifference(telling(held), telling(projection))).toBeNull()
  }
}
