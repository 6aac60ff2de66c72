/** Rules on laptops: what the administration enters of a person is what their own laptop goes by, offline too. */
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { cut, TestLaptop, until } from '#hosts/testing/laptop.ts'
import { deskId, floorId, loginOf, PASSWORD, personId, siteId } from '#server/testing/city.ts'
import { startDatabases, type TestDatabases } from '#server/testing/databases.ts'
import { startWorld, TODAY, type World } from '#server/testing/world.ts'
import { addDays, type Day, mondayOf } from '#shared/calendar/day.ts'
import { type Employment, FULL_TIME, NO_EMPLOYMENT } from '#shared/domain/employment.ts'
import type { PolicyId, RuleId } from '#shared/domain/ids.ts'
import type { Closure } from '#shared/domain/sites.ts'
import type { Rule } from '#shared/policy/rule.ts'

let databases: TestDatabases
let world: World
let laptops: TestLaptop[]
beforeAll(async () => {
  databases = await startDatabases('pglite')
})
afterAll(() => databases.stop())
beforeEach(async () => {
  world = await startWorld(databases)
  laptops = []
})
afterEach(async () => {
  for (const laptop of laptops) await laptop.dispose()
  await world.close()
})

/** A whole week ahead. */
const MONDAY = addDays(mondayOf(TODAY), 7)
const at = (n: number) => addDays(MONDAY, n)
const wholeDay = { from: 0, to: 1440 }

const employ = (person: number, employment: Partial<Employment>) =>
  world.database.kysely
    .updateTable('person')
    .set({ employment: JSON.stringify({ ...NO_EMPLOYMENT, ...employment }) })
    .where('id', '=', personId(person))
    .execute()

async function agree(rule: Partial<Rule> & Pick<Rule, 'type'>): Promise<void> {
  const id = crypto.randomUUID()
  const common = {
    id: id as RuleId,
    scope: { kind: 'city' },
    validFrom: `${TODAY.slice(0, 4)}-01-01`,
    validTo: null,
  }
  const said = { severity: 'block', paragraph: '§ 4', text: { de: 'Regel', en: 'Rule' } }
  await world.database.kysely
    .insertInto('policy_version')
    .values({
      policy_id: crypto.randomUUID() as PolicyId,
      version: 1,
      name: JSON.stringify({ de: 'Vereinbarung', en: 'Agreement' }),
      effective_from: common.validFrom as never,
      rules: JSON.stringify([{ ...common, ...said, ...rule }]),
      approval: JSON.stringify({ agreement: 'DV', paragraph: '§ 1', date: TODAY, record: '1' }),
      saved_by: null,
      at: 0,
    })
    .execute()
}

/** Off the network once it holds everything. */
async function offline(person: number): Promise<TestLaptop> {
  const laptop = await new TestLaptop(world.url).start()
  laptops.push(laptop)
  await laptop.signIn({ login: loginOf(person), password: PASSWORD })
  await until(
    () => laptop.app.sync.status(),
    (s) => s.state === 'fresh',
  )
  laptop.weather = cut
  return laptop
}
const plan = (laptop: TestLaptop, day: Day, place: 'home' | 'office') =>
  laptop.app.planning.setPlace({ day, part: 'day', place })

test('days off by contract, and closed days, are none to plan, and leave leaves them out', async () => {
  const none = { am: false, pm: false }
  const pattern = FULL_TIME.map((halves, i) => (i === 2 ? none : i === 3 ? { am: true, pm: false } : halves))
  await employ(1, { workingWeeks: [{ from: null, pattern }] })
  const closures: Closure[] = [{ from: at(4), to: at(4), name: 'Umzug' }]
  await world.database.kysely
    .updateTable('site')
    .set({ closures: JSON.stringify(closures) })
    .where('id', '=', siteId(1))
    .execute()
  const laptop = await offline(1)
  const days = await laptop.app.planning.days({ from: MONDAY, days: 5 })
  expect(days.map((d) => [d.works.am, d.works.pm, d.closed])).toEqual([
    [true, true, null],
    [true, true, null],
    [false, false, null],
    [true, false, null],
    [false, false, 'Umzug'],
  ])
  expect(await laptop.app.planning.setPlaces({ from: MONDAY, to: at(4), place: 'away' })).toMatchObject({
    planned: [at(0), at(1), at(3)],
  })
})

test('a year is counted with days that the laptop no longer holds one by one', async () => {
  const year = TODAY.slice(0, 4)
  await world.database.kysely
    .insertInto('work_day')
    .values(
      ['01-04', '01-05'].map((d) => ({
        person_id: personId(1),
        day: `${year}-${d}` as Day,
        am: 'home' as const,
        pm: 'home' as const,
      })),
    )
    .execute()
  await agree({
    type: 'quota',
    place: 'home',
    amount: { kind: 'days', days: 3, partTime: 'fixed' },
    window: { unit: 'year' },
  } as Partial<Rule> & Pick<Rule, 'type'>)
  const laptop = await offline(1)
  expect(await plan(laptop, at(0), 'home')).toMatchObject({ ok: true })
  expect(await plan(laptop, at(1), 'home')).toMatchObject({
    ok: false,
    refusal: { reason: 'rule', finding: { have: 8, limit: 6 } },
  })
})

test('a desk kept for those who need it is refused to others with the time from which it is not', async () => {
  await sql`update floor_plan set document = jsonb_set(document, '{spaces,0,features}', '["accessible"]')
    where floor_id = ${floorId(1)} and state = 'published'`.execute(world.database.kysely)
  await agree({
    type: 'accessibleDesk',
    features: ['accessible'],
    keptUntil: { daysBefore: 1, minute: 720 },
  } as Partial<Rule> & Pick<Rule, 'type'>)
  await employ(2, { needs: ['accessible'] })
  const book = (laptop: TestLaptop) =>
    laptop.app.booking.book({ spaceId: deskId(100), day: at(0), ...wholeDay, swap: false })
  expect(await book(await offline(1))).toMatchObject({
    refusal: { finding: { remedy: { kind: 'wait', until: { day: at(-1), minute: 720 } } } },
  })
  expect(await book(await offline(2))).toMatchObject({ ok: true })
})
