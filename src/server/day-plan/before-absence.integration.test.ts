import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays, type DayPart } from '#shared/calendar/day.ts'
import type { BeforeAbsence } from '#shared/domain/before-absence.ts'
import type { Place, Places } from '#shared/domain/day-plan.ts'
import { inTransaction } from '../database/index.ts'
import { publishPlan } from '../floor-plans/index.ts'
import { tidy } from '../sync/housekeeping.ts'
import { deskId, floorId, personId, planOfFloor } from '../testing/city.ts'
import { databaseKinds, startDatabases, type TestDatabases } from '../testing/databases.ts'
import { type Laptop, newId } from '../testing/laptop.ts'
import { NOW, startWorld, TODAY, type World } from '../testing/world.ts'

const DAY = addDays(TODAY, 2)
const OPEN: Places = { am: null, pm: null }
const OFFICE: Places = { am: 'office', pm: 'office' }
const AWAY: Places = { am: 'away', pm: 'away' }

describe.each(databaseKinds)('what was planned before an absence on %s', (kind) => {
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

  const book = async (laptop: Laptop, desk: number) =>
    await laptop.change({
      name: 'booking.book',
      args: { bookingId: newId(), spaceId: deskId(desk), day: DAY, from: 480, to: 1020, replaces: [] },
    })
  const plan = async (laptop: Laptop, part: DayPart, place: Place | null, was: Places) =>
    await laptop.change({ name: 'planning.setPlace', args: { day: DAY, part, place, was, restId: newId() } })
  const remembered = async (laptop: Laptop) => {
    await laptop.pull()
    return (laptop.held.get(`mine beforeAbsence ${DAY}`) as BeforeAbsence | undefined) ?? null
  }
  const desk = (n: number, from = 480) => ({ spaceId: deskId(n), from, to: 1020 })

  it('is told to all laptops of the person, a new one too, and to nobody else', async () => {
    const [first, second, mate] = [await world.laptop(1), await world.laptop(1), await world.laptop(2)]
    await second.pull()
    await mate.pull()
    await book(first, 100)
    await plan(first, 'day', 'away', OFFICE)
    const whole = { places: OFFICE, desks: [desk(100)] }
    expect(await remembered(first)).toEqual(whole)
    expect(await remembered(second)).toEqual(whole)
    expect(await remembered(await world.laptop(1))).toEqual(whole)

    await mate.pull()
    expect(mate.held.get(`presence ${DAY} ${personId(1)}`)).toEqual({ places: AWAY, desks: [] })
    expect(JSON.stringify(mate.canonical())).not.toContain('beforeAbsence')
    const others = [await world.laptop(2), await world.laptop(8)]
    for (const laptop of others) expect(await remembered(laptop)).toBeNull()
  })

  it('is forgotten half by half as the person comes back, and for another desk', async () => {
    const laptop = await world.laptop(1)
    await book(laptop, 100)
    await plan(laptop, 'day', 'away', OFFICE)
    await plan(laptop, 'am', 'home', AWAY)
    expect(await remembered(laptop)).toEqual({
      places: { am: null, pm: 'office' },
      desks: [desk(100, 780)],
    })
    await book(laptop, 101)
    expect(await remembered(laptop)).toBeNull()
    await plan(laptop, 'day', 'away', OFFICE)
    expect(await remembered(laptop)).toEqual({ places: OFFICE, desks: [desk(101)] })
    await plan(laptop, 'day', null, AWAY)
    expect(await remembered(laptop)).toBeNull()
  })

  it('a day that was open leaves nothing behind', async () => {
    const laptop = await world.laptop(1)
    await plan(laptop, 'day', 'away', OPEN)
    expect(await remembered(laptop)).toBeNull()
    expect(await world.database.kysely.selectFrom('before_absence').selectAll().execute()).toEqual([])
  })

  it('is forgotten when the day is past, on the server and on the laptop', async () => {
    const laptop = await world.laptop(1)
    await book(laptop, 100)
    await plan(laptop, 'day', 'away', OFFICE)
    await tidy(world.server.services)
    expect(await remembered(laptop)).not.toBeNull()
    world.clock.time = NOW + 4 * 86_400_000
    await laptop.refresh()
    await tidy(world.server.services)
    expect(await remembered(laptop)).toBeNull()
    expect(laptop.held.get(`mine places ${DAY}`)).toEqual(AWAY)
  })

  it('loses a desk that a newly published plan has no more, and keeps the place', async () => {
    const laptop = await world.laptop(1)
    await book(laptop, 100)
    await plan(laptop, 'day', 'away', OFFICE)
    const { spaces, ...rest } = planOfFloor(1)
    const left = { ...rest, spaces: spaces.filter((space) => space.id !== deskId(100)) }
    await inTransaction(world.database, (tx) => publishPlan(tx, floorId(1), left, NOW))
    expect(await remembered(laptop)).toEqual({ places: OFFICE, desks: [] })
  })

  it('goes with the days of a person who leaves', async () => {
    const laptop = await world.laptop(1)
    await book(laptop, 100)
    await plan(laptop, 'day', 'away', OFFICE)
    await world.database.kysely.deleteFrom('work_day').where('person_id', '=', personId(1)).execute()
    expect(await remembered(laptop)).toBeNull()
  })
})
