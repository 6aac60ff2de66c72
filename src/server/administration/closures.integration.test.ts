/** Days on which a site is closed: whom they hit is shown first, then bookings end and their holders are told. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays, type Day } from '#shared/calendar/day.ts'
import type { SiteChange, SiteDraft } from '#shared/contract/administration.ts'
import type { BookingId, SpaceId } from '#shared/domain/ids.ts'
import type { Closure } from '#shared/domain/sites.ts'
import { deskId, personId, siteId } from '../testing/city.ts'
import { databaseKinds, startDatabases, type TestDatabases } from '../testing/databases.ts'
import { type Laptop, newId } from '../testing/laptop.ts'
import { startWorld, TODAY, type World } from '../testing/world.ts'

const at = (n: number): Day => addDays(TODAY, n)
const meeting: Closure = { from: at(1), to: at(2), name: 'Personalversammlung' }

describe.each(databaseKinds)('closures of a site on %s', (kind) => {
  let databases: TestDatabases
  let world: World
  let administrator: Laptop
  let staff: Laptop

  beforeAll(async () => {
    databases = await startDatabases(kind)
  })
  afterAll(async () => {
    await databases?.stop()
  })
  beforeEach(async () => {
    world = await startWorld(databases)
    await world.setRoles(1, ['staff', 'facility', 'admin'])
    administrator = await world.laptop(1)
    staff = await world.laptop(2)
    return () => world.close()
  })

  async function change(draft: Partial<SiteDraft>, apply = true): Promise<SiteChange> {
    const { administration } = administrator.client
    const found = (await administration.sites({})).sites.find((s) => s.id === siteId(1))
    if (!found) throw new Error('a site is missing')
    const { id, version, people: _, ...site } = found
    return await administration.changeSite({ id, version, site: { ...site, ...draft }, apply })
  }
  const book = (by: Laptop, spaceId: SpaceId, day: Day, from = 480, to = 1020) =>
    by.change({
      name: 'booking.book',
      args: { bookingId: newId<BookingId>(), spaceId, day, from, to, replaces: [] },
    })
  const bookedDays = async () =>
    (await world.database.kysely.selectFrom('booking').select('day').orderBy('day').execute()).map(
      (b) => b.day,
    )

  it('says whom it hits, and does nothing yet', async () => {
    for (const n of [1, 2, 3]) await book(staff, deskId(100), at(n))
    expect(await change({ closures: [meeting] }, false)).toMatchObject({
      state: 'impact',
      people: 1,
      bookings: 2,
      officeDays: 2,
      affected: [
        { day: at(1), target: null },
        { day: at(2), target: null },
      ],
    })
    expect(await bookedDays()).toEqual([at(1), at(2), at(3)])
    await staff.pull()
    expect(staff.held.get(`directory site ${siteId(1)}`)).toMatchObject({ closures: [] })
  })

  it('ends bookings of those days, tells their holders why, and leaves what they planned', async () => {
    for (const n of [1, 3]) await book(staff, deskId(100), at(n))
    expect(await change({ closures: [meeting] })).toMatchObject({
      state: 'changed',
      site: { closures: [meeting] },
    })
    expect(await bookedDays()).toEqual([at(3)])
    await staff.pull()
    expect(staff.keys('mine notice ').map((key) => staff.held.get(key))).toMatchObject([
      { kind: 'released', day: at(1), target: null, closing: { kind: 'closure', reason: meeting.name } },
    ])
    expect(staff.held.get(`mine places ${at(1)}`)).toMatchObject({ am: 'office', pm: 'office' })
    const { entries } = await administrator.client.administration.audit({
      before: null,
      about: 'site',
      search: '',
    })
    expect(entries[0]?.after).toMatchObject({ releasedBookings: 1 })
  })

  it('does not count days again on which it was closed before', async () => {
    await book(staff, deskId(100), at(1))
    await book(staff, deskId(100), at(3))
    await change({ closures: [meeting] })
    expect(await change({ closures: [] }, false)).toMatchObject({ bookings: 0, officeDays: 0 })
    const more = { name: 'Brandschutz', from: at(3), to: at(3) }
    expect(await change({ closures: [meeting, more] }, false)).toMatchObject({ bookings: 1, officeDays: 1 })
  })

  it('lets nobody book there on those days, on any floor, until they are taken back', async () => {
    await change({ closures: [meeting] })
    for (const desk of [100, 200])
      expect(await book(staff, deskId(desk), at(2))).toMatchObject({
        rejection: {
          reason: 'spaceClosed',
          closing: { kind: 'closure', reason: meeting.name, fromDay: at(1), toDay: at(2) },
          alternatives: [],
        },
      })
    expect(await book(staff, deskId(100), at(3))).toMatchObject({ state: 'accepted' })
    await change({ closures: [] })
    expect(await book(staff, deskId(100), at(2))).toMatchObject({ state: 'accepted' })
  })

  it('takes nothing back of days that are past', async () => {
    const values = { holder_id: personId(2), booked_by: personId(2), created_at: 0, desk: true }
    const space = await world.database.kysely
      .selectFrom('space')
      .select(['id as space_id', 'site_id', 'floor_id', 'no as space_no'])
      .where('id', '=', deskId(100))
      .executeTakeFirstOrThrow()
    await world.database.kysely
      .insertInto('booking')
      .values({ id: newId(), ...values, ...space, day: at(-1), from_minute: 480, to_minute: 1020 })
      .execute()
    await change({ closures: [{ ...meeting, from: at(-2) }] })
    expect(await bookedDays()).toEqual([at(-1)])
  })

  it('leaves bookings alone when noon or the opening hours move', async () => {
    await book(staff, deskId(100), at(1), 480, 780)
    const opening = Array.from({ length: 7 }, () => ({ from: 600, to: 660 }))
    await change({ noon: 720, opening })
    const [held] = await world.database.kysely
      .selectFrom('booking')
      .select(['from_minute', 'to_minute'])
      .execute()
    expect(held).toEqual({ from_minute: 480, to_minute: 780 })
  })
})
