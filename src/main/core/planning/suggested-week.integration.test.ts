/** What a suggested week takes of the cache: needs, and the desk that is the person's own. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { fresh, TestLaptop } from '#hosts/testing/laptop.ts'
import { deskId, loginOf, PASSWORD, personId } from '#server/testing/city.ts'
import { startDatabases, type TestDatabases } from '#server/testing/databases.ts'
import { startWorld, TODAY, type World } from '#server/testing/world.ts'
import { addDays, type Day } from '#shared/calendar/day.ts'
import { type Employment, NO_EMPLOYMENT } from '#shared/domain/employment.ts'
import type { SpaceId } from '#shared/domain/ids.ts'

let databases: TestDatabases
let world: World
let laptop: TestLaptop

beforeAll(async () => {
  databases = await startDatabases('pglite')
})
afterAll(() => databases.stop())
beforeEach(async () => {
  world = await startWorld(databases)
  laptop = await new TestLaptop(world.url).start()
})
afterEach(async () => {
  await laptop.dispose()
  await world.close()
})

const desksSuggested = async () => {
  await laptop.signIn({ login: loginOf(2), password: PASSWORD })
  await fresh(laptop)
  const week = await laptop.app.planning.suggestWeek({ monday: TODAY })
  const days = week.kind === 'plan' ? week.days : []
  return days.filter((d) => d.place === 'office').map((d) => ({ id: d.space?.spaceId, why: d.deskReasons }))
}
/** Of the floor's desks only this one has it. */
async function onlyDeskWithDocking(desk: SpaceId): Promise<void> {
  const { kysely } = world.database
  const plans = await kysely.selectFrom('floor_plan').select(['floor_id', 'document']).execute()
  for (const { floor_id, document } of plans) {
    const d = document as { spaces: { id: SpaceId }[] }
    const spaces = d.spaces.map((s) => ({ ...s, features: s.id === desk ? ['docking'] : [] }))
    await kysely
      .updateTable('floor_plan')
      .set({ document: JSON.stringify({ ...d, spaces }) })
      .where('floor_id', '=', floor_id)
      .execute()
  }
}

test('a desk with what the person needs, though they wished for nothing', async () => {
  await onlyDeskWithDocking(deskId(104))
  const needs: Employment = { ...NO_EMPLOYMENT, needs: ['docking'] }
  await world.database.kysely
    .updateTable('person')
    .set({ employment: JSON.stringify(needs) })
    .where('id', '=', personId(2))
    .execute()
  const desks = await desksSuggested()
  expect(desks.length).toBeGreaterThan(0)
  for (const { id, why } of desks) {
    expect(id).toBe(deskId(104))
    expect(why).toContainEqual({ kind: 'feature', has: ['docking'], lacks: [] })
  }
})

test('the own fixed desk and no other, and says so', async () => {
  await world.database.kysely
    .insertInto('fixed_desk')
    .values({ id: deskId(204), holder_id: personId(2) })
    .execute()
  const desks = await desksSuggested()
  expect(desks.length).toBeGreaterThan(0)
  for (const desk of desks) expect(desk).toEqual({ id: deskId(204), why: [{ kind: 'fixedDesk' }] })
})

test('for the half of a day that is open, a desk that is free then, though it is taken in the other', async () => {
  await onlyDeskWithDocking(deskId(104))
  await world.database.kysely
    .updateTable('person')
    .set({ employment: JSON.stringify({ ...NO_EMPLOYMENT, needs: ['docking'] }) })
    .where('id', '=', personId(2))
    .execute()
  const rival = await new TestLaptop(world.url).start()
  await rival.signIn({ login: loginOf(3), password: PASSWORD })
  await fresh(rival)
  const afternoon = { from: 780, to: 1440 }
  const [first, second] = [addDays(TODAY, 1), addDays(TODAY, 2)]
  for (const day of [first, second])
    expect(
      await rival.app.booking.book({ spaceId: deskId(104), day, ...afternoon, swap: false }),
    ).toMatchObject({ ok: true })
  await fresh(rival)
  await rival.dispose()
  await laptop.signIn({ login: loginOf(2), password: PASSWORD })
  await laptop.app.planning.setPlace({ day: first, part: 'pm', place: 'home' })
  await laptop.app.planning.setPlace({ day: second, part: 'am', place: 'home' })
  await fresh(laptop)
  const week = await laptop.app.planning.suggestWeek({ monday: TODAY })
  const on = (day: Day) => week.kind === 'plan' && week.days.find((d) => d.day === day)
  expect(on(first)).toMatchObject({ part: 'am', place: 'office', space: { spaceId: deskId(104) } })
  expect(on(second), 'nor is it suggested for the half in which it is taken').toMatchObject({ part: 'pm' })
  expect(on(second)).not.toMatchObject({ space: { spaceId: deskId(104) } })
})
