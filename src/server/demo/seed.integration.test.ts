import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, type Day, daysBetween, halvesCovered, mondayOf, weekday } from '#shared/calendar/day.ts'
import { holidayOn } from '#shared/calendar/holidays.ts'
import { systemClock } from '../clock.ts'
import type { Database } from '../database/index.ts'
import { passwordFits } from '../identity/password.ts'
import { systemRandom } from '../random.ts'
import { databaseKinds, startDatabases, type TestDatabases } from '../testing/databases.ts'
import { readDemoLogins, refreshDemo, seedDemo } from './index.ts'

const TODAY = '2026-11-24' as Day
const MONDAY = mondayOf(TODAY)

describe.each(databaseKinds)('the demo city on %s', (kind) => {
  let databases: TestDatabases
  let database: Database
  const options = { today: TODAY, clock: systemClock, random: systemRandom, name: 'Stadt' }
  beforeAll(async () => {
    databases = await startDatabases(kind)
    database = await databases.fresh()
    await seedDemo(database, options)
  })
  afterAll(async () => {
    await database.close()
    await databases.stop()
  })

  const bookings = () =>
    database.kysely
      .selectFrom('booking as b')
      .innerJoin('person as p', 'p.id', 'b.holder_id')
      .innerJoin('space as s', 's.id', 'b.space_id')
      .leftJoin('work_day as w', (j) => j.onRef('w.person_id', '=', 'p.id').onRef('w.day', '=', 'b.day'))
      .select([
        ...(['b.day', 'b.from_minute', 'b.to_minute', 'b.site_id', 'b.space_no', 'b.desk'] as const),
        ...(['s.no', 's.kind', 's.bookable', 's.active', 'p.login', 'w.am', 'w.pm'] as const),
        'p.site_id as home',
      ])
      .execute()

  it('has people, teams, floors and spaces', async () => {
    const { rows } = await sql<Record<string, number>>`select
      (select count(*)::int from person) as people, (select count(*)::int from floor_plan) as plans,
      (select count(*)::int from space where kind = 'desk') as desks,
      (select count(distinct team_id)::int from person) as teams,
      (select count(distinct password_hash)::int from person) as hashes,
      (select count(password_hash)::int from person) as sign_ins`.execute(database.kysely)
    expect(rows[0]).toMatchObject({ people: 900, plans: 6, teams: 60, hashes: 1, sign_ins: 12 })
    expect(rows[0]!.desks).toBeGreaterThan(700)
  })

  it('lets its sign-ins in', async () => {
    const [first] = await readDemoLogins()
    const { password_hash } = await database.kysely
      .selectFrom('person')
      .select('password_hash')
      .where('login', '=', first!.login)
      .executeTakeFirstOrThrow()
    expect(await passwordFits(first!.password, password_hash)).toBe(true)
  })

  it('has desks only for those who plan to be at the office then, on working days of eight weeks', async () => {
    const all = await bookings()
    expect(all.length).toBeGreaterThan(8_000)
    for (const b of all) {
      expect(b).toMatchObject({ space_no: b.no, kind: 'desk', desk: true, bookable: true, active: true })
      expect(b.site_id).toBe(b.home)
      for (const half of halvesCovered({ from: b.from_minute, to: b.to_minute }, 780))
        expect(b[half], JSON.stringify(b)).toBe('office')
      const week = daysBetween(MONDAY, b.day) / 7
      expect(week).toBeGreaterThanOrEqual(-2)
      expect(week).toBeLessThan(6)
      expect(weekday(b.day)).toBeLessThan(6)
      expect(holidayOn(b.day, 'NI')).toBeNull()
    }
    expect(all.some((b) => b.to_minute === 780)).toBe(true)
    expect(all.some((b) => b.from_minute === 480)).toBe(true)
  })

  it('is full from Tuesday to Thursday, empty on Fridays, and less planned the later', async () => {
    const count = new Map<Day, number>()
    for (const b of await bookings()) count.set(b.day, (count.get(b.day) ?? 0) + 1)
    const on = (i: number) => count.get(addDays(MONDAY, i)) ?? 0
    for (const midweek of [1, 2, 3]) {
      expect(on(midweek)).toBeGreaterThan(1.2 * on(0))
      expect(on(midweek)).toBeGreaterThan(2.5 * on(4))
      expect(on(midweek)).toBeGreaterThan(450)
    }
    for (const week of [0, 1, 2, 3]) expect(on(week * 7 + 1)).toBeGreaterThan(on((week + 1) * 7 + 1))
  })

  it('has this week planned for every sign-in, and the next in part', async () => {
    const rows = await database.kysely
      .selectFrom('person as p')
      .innerJoin('work_day as w', 'w.person_id', 'p.id')
      .select(['p.login', 'w.day'])
      .where('p.password_hash', 'is not', null)
      .execute()
    const days = (login: string, week: number) =>
      rows.filter((r) => r.login === login && mondayOf(r.day) === addDays(MONDAY, week * 7)).length
    for (const { login } of await readDemoLogins()) {
      expect(days(login, 0)).toBe(5)
      expect(days(login, 1)).toBeGreaterThan(0)
      expect(days(login, 2)).toBe(0)
    }
    expect(days('mira', 1)).toBe(2)
  })

  it('is not poured into a database that has sites', async () => {
    await expect(seedDemo(database, options)).rejects.toThrow(/empty database/)
  })

  const state = async () => ({
    bookings: new Set((await database.kysely.selectFrom('booking').select('id').execute()).map((b) => b.id)),
    days: new Map(
      (await database.kysely.selectFrom('work_day').selectAll().execute()).map((d) => [
        d.person_id + d.day,
        `${d.am} ${d.pm}`,
      ]),
    ),
  })

  it('is left as it is when started again in the same week', async () => {
    const before = await state()
    for (const today of [TODAY, addDays(TODAY, 3)]) {
      await refreshDemo(database, { ...options, today })
      expect(await state()).toEqual(before)
    }
  })

  // Last, as it changes what the others look at.
  it('is filled up when started again later, with everything planned before left as it was', async () => {
    const before = await state()
    const later = addDays(TODAY, 16)
    await refreshDemo(database, { ...options, today: later })
    const after = await state()
    for (const id of before.bookings) expect(after.bookings.has(id)).toBe(true)
    for (const [key, places] of before.days) expect(after.days.get(key)).toBe(places)
    const tuesday = (await bookings()).filter((b) => b.day === addDays(mondayOf(later), 1)).length
    expect(tuesday).toBeGreaterThan(450)
    await refreshDemo(database, { ...options, today: later })
    expect(await state(), 'again the same day').toEqual(after)
  })
})
