/** Administrators change people, teams and sites; laptops and the audit follow. */
import { isDefinedError, safe } from '@orpc/client'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays, type Day } from '#shared/calendar/day.ts'
import type { PersonDraft, PersonRecord } from '#shared/contract/administration.ts'
import { PROTOCOL } from '#shared/contract/central.ts'
import { NO_EMPLOYMENT } from '#shared/domain/employment.ts'
import type { FeatureApproval } from '#shared/policy/monitoring.ts'
import { verifyAudit } from '../audit/index.ts'
import { deskId, loginOf, PASSWORD, personId, siteId, teamId } from '../testing/city.ts'
import { databaseKinds, startDatabases, type TestDatabases } from '../testing/databases.ts'
import { clientFor, type Laptop, newId } from '../testing/laptop.ts'
import { startWorld, TODAY, type World } from '../testing/world.ts'
import { draftOf } from './people.ts'

describe.each(databaseKinds)('administration on %s', (kind) => {
  let databases: TestDatabases
  let world: World
  let admin: Laptop

  beforeAll(async () => {
    databases = await startDatabases(kind)
  })
  afterAll(() => databases?.stop())
  beforeEach(async () => {
    world = await startWorld(databases)
    await world.setRoles(8, ['staff', 'admin'])
    admin = await world.laptop(8)
    return () => world.close()
  })

  const administration = () => admin.client.administration
  const refusal = async (promise: Promise<unknown>) => {
    const [error] = await safe(promise)
    if (!isDefinedError(error as Error)) throw error ?? new Error('it was done')
    const { code, data } = error as unknown as { code: string; data: unknown }
    expect(code).toBe('REFUSED')
    return data
  }
  const draft = (changes: Partial<PersonDraft> = {}): PersonDraft => ({
    login: 'neu',
    displayName: 'Neue Person',
    initials: 'NP',
    teamId: teamId(2),
    siteId: siteId(1),
    memberships: [],
    roles: ['staff'],
    deputyId: null,
    employment: NO_EMPLOYMENT,
    ...changes,
  })
  const person = async (n: number): Promise<PersonRecord> =>
    (await administration().standing({ id: personId(n) })).person
  const change = async (n: number, changes: Partial<PersonDraft>) => {
    const record = await person(n)
    return await administration().changePerson({
      id: record.id,
      version: record.version,
      person: { ...draftOf(record), ...changes },
    })
  }
  const signIn = (login: string, password: string, newPassword?: string, requestId: string = newId()) =>
    clientFor(world.url, () => null).identity.signIn({
      protocol: PROTOCOL,
      requestId,
      login,
      password,
      deviceId: null,
      deviceName: 'Laptop',
      ...(newPassword === undefined ? {} : { newPassword }),
    })
  const codeOf = async (promise: Promise<unknown>) =>
    ((await safe(promise))[0] as unknown as { code: string } | null)?.code ?? 'ok'

  it('finds people by name or login, by team, and page by page', async () => {
    const find = (search: string, more = {}) =>
      administration().people({ search, teamId: null, show: 'active', page: 0, ...more })
    expect(await find('PERSON')).toMatchObject({ total: 8 })
    expect((await find(loginOf(3))).people.map((p) => p.displayName)).toEqual(['Person 3'])
    expect(await find('100%')).toMatchObject({ total: 0, people: [] })
    expect((await find('', { teamId: teamId(1) })).people.map((p) => p.login)).toEqual(
      [1, 2, 3, 4].map(loginOf),
    )
    expect(await find('', { page: 1 })).toMatchObject({ total: 8, people: [] })
  })

  it('a new person signs in with the one-time password, and only by choosing another', async () => {
    const made = await administration().createPerson({ person: draft() })
    expect(made.person).toMatchObject({ login: 'neu', active: true, mustChangePassword: true })
    expect(made.password).toMatch(/^[a-z0-9]{4}(-[a-z0-9]{4}){2}$/)
    expect(await codeOf(signIn('neu', made.password))).toBe('NEW_PASSWORD_NEEDED')
    expect(await codeOf(signIn('neu', made.password, made.password))).toBe('NEW_PASSWORD_NEEDED')
    const own = 'mein eigenes Kennwort'
    const requestId = newId<string>()
    const twice = [1, 2].map(() => codeOf(signIn('neu', made.password, own, requestId)))
    expect(await Promise.all(twice)).toEqual(['ok', 'ok'])
    expect(await codeOf(signIn('neu', made.password, own, requestId))).toBe('ok')
    expect(await codeOf(signIn('neu', made.password, 'wieder ein anderes', requestId))).toBe(
      'WRONG_CREDENTIALS',
    )
    expect(await codeOf(signIn('neu', made.password, own))).toBe('WRONG_CREDENTIALS')
    expect(await codeOf(signIn('neu', own))).toBe('ok')
  })

  it('whoever knows a right password sets no other one in passing', async () => {
    await signIn(loginOf(1), PASSWORD, 'ein ganz anderes')
    expect(await codeOf(signIn(loginOf(1), PASSWORD))).toBe('ok')
  })

  it('refuses a login that is taken, a team or site that is not there, and circles of deputies', async () => {
    const create = (changes: Partial<PersonDraft>) =>
      refusal(administration().createPerson({ person: draft(changes) }))
    expect(await create({ login: loginOf(1) })).toEqual({ reason: 'loginTaken', by: 'Person 1' })
    expect(await create({ teamId: teamId(99) })).toEqual({ reason: 'unknownTeam' })
    expect(await create({ memberships: [teamId(99)] })).toEqual({ reason: 'unknownTeam' })
    expect(await create({ siteId: siteId(99) })).toEqual({ reason: 'unknownSite' })
    expect(await create({ deputyId: personId(99) })).toEqual({ reason: 'unknownDeputy' })
    await change(1, { deputyId: personId(2) })
    await change(2, { deputyId: personId(3) })
    expect(await refusal(change(3, { deputyId: personId(1) }))).toEqual({
      reason: 'deputyCycle',
      names: ['Person 3', 'Person 1', 'Person 2'],
    })
    expect(await refusal(change(1, { deputyId: personId(1) }))).toMatchObject({ reason: 'deputyCycle' })
  })

  it('of two editors of one record the second one is told, and nothing of the first is lost', async () => {
    const seen = await person(1)
    await change(1, { displayName: 'Erste Änderung' })
    const second = administration().changePerson({
      id: seen.id,
      version: seen.version,
      person: { ...draftOf(seen), initials: 'ZZ' },
    })
    expect(await refusal(second)).toMatchObject({ reason: 'changedMeanwhile', by: 'Person 8' })
    expect(await person(1)).toMatchObject({ displayName: 'Erste Änderung', initials: 'P1' })
  })

  it('a password chosen meanwhile is no change that an editor is told of', async () => {
    const made = await administration().createPerson({ person: draft() })
    await signIn('neu', made.password, 'mein eigenes Kennwort')
    const { id, version } = made.person
    const changed = await administration().changePerson({ id, version, person: draft({ initials: 'XY' }) })
    expect(changed).toMatchObject({ initials: 'XY', mustChangePassword: false })
  })

  it('who moves to another team is seen there, and no longer where they were', async () => {
    const [colleague, other] = [await world.laptop(2), await world.laptop(6)]
    const shows = (laptop: Laptop) => laptop.held.has(`directory person ${personId(1)}`)
    await colleague.pull()
    await other.pull()
    expect([shows(colleague), shows(other)]).toEqual([true, false])
    await change(1, { teamId: teamId(3) })
    await colleague.pull()
    await other.pull()
    expect([shows(colleague), shows(other)]).toEqual([false, true])
  })

  it('pokes those who saw the person before, and those who see them now', async () => {
    const poked: string[] = []
    const { changes } = world.server.services
    for (const [name, teams] of [
      ['before', [teamId(1)]],
      ['after', [teamId(3)]],
      ['elsewhere', [teamId(2)]],
    ] as const)
      changes.subscribe(
        { personId: newId(), deviceId: newId(), teams, sites: [] },
        () => poked.push(name),
        () => {},
      )
    await change(1, { teamId: teamId(3) })
    await expect.poll(() => [...poked].sort()).toEqual(['after', 'before'])
  })

  it('deactivating ends sessions, gives desks back from today on, and says so before', async () => {
    const laptop = await world.laptop(1)
    for (const [i, day] of [TODAY, addDays(TODAY, 3)].entries())
      await laptop.change({
        name: 'booking.book',
        args: { bookingId: newId(), spaceId: deskId(100 + i), day, from: 0, to: 1440, replaces: [] },
      })
    await change(2, { deputyId: personId(1) })
    const before = await administration().standing({ id: personId(1) })
    expect(before).toMatchObject({ bookings: 2, devices: 1, deputyOf: ['Person 2'] })
    await administration().deactivatePerson({ id: personId(1), version: before.person.version })
    expect(await codeOf(laptop.pull())).toBe('UNAUTHORIZED')
    expect(await codeOf(laptop.refresh())).toBe('UNAUTHORIZED')
    expect(await administration().standing({ id: personId(1) })).toMatchObject({
      bookings: 0,
      days: 0,
      devices: 0,
      deputyOf: [],
    })
    const { person: left } = await administration().standing({ id: personId(1) })
    await administration().reactivatePerson({ id: left.id, version: left.version })
    expect(await codeOf(signIn(loginOf(1), PASSWORD))).toBe('ok')
  })

  it('a reset password ends what was begun with the old one', async () => {
    const laptop = await world.laptop(1)
    const { id, version } = await person(1)
    const { password } = await administration().resetPassword({ id, version })
    expect(await codeOf(laptop.pull())).toBe('UNAUTHORIZED')
    expect(await codeOf(signIn(loginOf(1), PASSWORD))).toBe('WRONG_CREDENTIALS')
    expect(await codeOf(signIn(loginOf(1), password))).toBe('NEW_PASSWORD_NEEDED')
  })

  it('somebody always administers', async () => {
    const me = await person(8)
    expect(await refusal(change(8, { roles: ['staff'] }))).toEqual({ reason: 'lastAdministrator' })
    expect(await refusal(administration().deactivatePerson({ id: me.id, version: me.version }))).toEqual({
      reason: 'lastAdministrator',
    })
  })

  it('two administrators who take the role from each other at once leave one', async () => {
    await change(7, { roles: ['admin'] })
    const [seven, eight] = [await person(7), await person(8)]
    const second = await world.laptop(7)
    const without = (p: PersonRecord) => ({
      id: p.id,
      version: p.version,
      person: { ...draftOf(p), roles: ['staff' as const] },
    })
    const ends = await Promise.all([
      codeOf(administration().changePerson(without(seven))),
      codeOf(second.client.administration.changePerson(without(eight))),
    ])
    expect(ends.sort()).not.toEqual(['ok', 'ok'])
    const { rows } = await sql`select from person where active and 'admin' = any(roles)`.execute(
      world.database.kysely,
    )
    expect(rows).toHaveLength(1)
  })

  it('teams are one tree', async () => {
    const { teams } = await administration().teams({})
    const team = (n: number) => teams.find((t) => t.id === teamId(n))!
    const change = (n: number, changes: object) =>
      administration().changeTeam({
        id: teamId(n),
        version: team(n).version,
        team: { name: team(n).name, parentId: team(n).parentId, ...changes },
      })
    expect(await refusal(administration().createTeam({ team: { name: 'Zweite', parentId: null } }))).toEqual({
      reason: 'secondRoot',
    })
    expect(await refusal(change(1, { parentId: teamId(2) }))).toEqual({ reason: 'teamCycle' })
    expect(await refusal(change(2, { name: ' team 3' }))).toEqual({ reason: 'teamNameTaken' })
    expect(await refusal(administration().deleteTeam({ id: teamId(2), version: team(2).version }))).toEqual({
      reason: 'teamInUse',
      people: 2,
      teams: 0,
      spaces: 0,
    })
    const empty = await administration().createTeam({ team: { name: 'Leer', parentId: teamId(2) } })
    const colleague = await world.laptop(1)
    await colleague.pull()
    expect(colleague.held.get(`directory team ${empty.id}`)).toMatchObject({ name: 'Leer' })
    await administration().deleteTeam({ id: empty.id, version: empty.version })
    await colleague.pull()
    expect(colleague.held.has(`directory team ${empty.id}`)).toBe(false)
  })

  it('a changed site reaches laptops', async () => {
    const colleague = await world.laptop(1)
    await colleague.pull()
    const { sites } = await administration().sites({})
    const { id, version, people, ...site } = sites.find((s) => s.id === siteId(1))!
    await administration().changeSite({
      id,
      version,
      site: { ...site, noon: 720, federalState: 'BY' },
      apply: true,
    })
    await colleague.pull()
    expect(colleague.held.get(`directory site ${id}`)).toMatchObject({ noon: 720, federalState: 'BY' })
    expect(await refusal(administration().changeSite({ id, version, site, apply: true }))).toMatchObject({
      reason: 'changedMeanwhile',
      by: 'Person 8',
    })
  })

  const RECORD = { agreement: 'DV', paragraph: '§ 9', date: TODAY, record: '7', until: null }
  const allow = async (approvals: { lookBack?: FeatureApproval | null; tryOut?: FeatureApproval | null }) => {
    const { version, ...settings } = await administration().settings({})
    await administration().changeSettings({ version, settings: { ...settings, ...approvals } })
  }

  it('tells of days past only while a record allows it, and laptops forget them when it is taken back', async () => {
    await world.setRoles(1, ['staff', 'lead'])
    const lead = await world.laptop(1)
    const [past, ahead] = [addDays(TODAY, -3), addDays(TODAY, 3)]
    const at = (day: Day) => lead.held.get(`presence ${day} ${personId(2)}`)
    const plan = (day: Day, am: 'home' | 'office') =>
      world.database.kysely
        .insertInto('work_day')
        .values({ person_id: personId(2), day, am, pm: am })
        .onConflict((c) => c.columns(['person_id', 'day']).doUpdateSet({ am, pm: am }))
        .execute()
    await plan(past, 'home')
    await plan(ahead, 'home')
    await lead.pull()
    expect([at(past), at(ahead)].map((content) => content !== undefined)).toEqual([false, true])
    await plan(past, 'office')
    await lead.pull()
    expect(at(past), 'nor what changes there').toBeUndefined()

    await allow({ lookBack: RECORD })
    await lead.pull()
    expect(at(past)).toMatchObject({ places: { am: 'office', pm: 'office' } })
    await allow({ lookBack: { ...RECORD, date: addDays(TODAY, -30), until: addDays(TODAY, -1) } })
    await lead.pull()
    expect(at(past), 'its term is over').toBeUndefined()
    await allow({ lookBack: RECORD })
    await lead.pull()
    expect(at(past)).toBeDefined()
    await allow({ lookBack: null })
    await lead.pull()
    expect([at(past), at(ahead)].map((content) => content !== undefined)).toEqual([false, true])

    const { entries } = await administration().audit({ before: null, about: 'settings', search: '' })
    expect(entries[0]).toMatchObject({
      action: 'settings.changed',
      before: { lookBack: `DV, § 9, ${TODAY}, 7` },
      after: { lookBack: null },
    })
  })

  it('says how far ahead and back laptops know, and those with more forget it, those with less learn it', async () => {
    const colleague = await world.laptop(1)
    const held = (kind: string) =>
      [...colleague.held.keys()].filter((key) => key.startsWith(`presence ${kind}`))
    const past = addDays(TODAY, -10)
    const wrote = await world.database.kysely
      .insertInto('work_day')
      .values({ person_id: personId(2), day: past, am: 'home', pm: 'home' })
      .executeTakeFirst()
    expect(Number(wrote.numInsertedOrUpdatedRows)).toBe(1)
    await allow({ lookBack: RECORD })
    await colleague.pull()
    expect(held(past)).toHaveLength(1)
    const { version, ...settings } = await administration().settings({})
    expect(settings).toEqual({
      bookingWindowDays: 90,
      lookBackDays: 14,
      leaseHours: 72,
      lookBack: RECORD,
      tryOut: null,
    })
    const narrow = { ...settings, lookBackDays: 7, bookingWindowDays: 30 }
    const changed = await administration().changeSettings({ version, settings: narrow })
    await colleague.pull()
    expect(held(past)).toEqual([])
    const told = [...colleague.held].find(([key]) => key.startsWith('directory settings'))
    expect(told?.[1]).toMatchObject({ lookBackDays: 7 })
    await administration().changeSettings({ version: changed.version, settings })
    await colleague.pull()
    expect(held(past)).toHaveLength(1)
    expect(await refusal(administration().changeSettings({ version, settings: narrow }))).toMatchObject({
      reason: 'changedMeanwhile',
      by: 'Person 8',
    })
    const { entries } = await administration().audit({ before: null, about: 'settings', search: '' })
    expect(entries[1]).toMatchObject({
      action: 'settings.changed',
      before: { lookBackDays: 14, bookingWindowDays: 90 },
      after: { lookBackDays: 7, bookingWindowDays: 30 },
    })
  })

  it.each([
    ['less than this week', { lookBackDays: 3 }],
    ['more than a month', { lookBackDays: 60 }],
    ['a laptop of use for a week after it was lost', { leaseHours: 168 }],
  ])('does not take %s', async (_, wrong) => {
    const { version, ...settings } = await administration().settings({})
    const [error] = await safe(
      administration().changeSettings({ version, settings: { ...settings, ...wrong } }),
    )
    expect(error).toMatchObject({ code: 'BAD_REQUEST' })
    expect(await administration().settings({})).toEqual({ version, ...settings })
  })

  describe('the audit', () => {
    it('tells who changed what, and no secrets', async () => {
      await change(1, { teamId: teamId(3), memberships: [teamId(2)] })
      const { password } = await administration().createPerson({ person: draft() })
      const { entries } = await administration().audit({ before: null, about: null, search: '' })
      expect(entries).toMatchObject([
        { no: 2, actor: 'Person 8', action: 'person.created', subject: 'Neue Person', before: null },
        {
          no: 1,
          actor: 'Person 8',
          action: 'person.changed',
          subject: 'Person 1',
          before: { team: 'Team 1', memberships: [] },
          after: { team: 'Team 3', memberships: ['Team 2'] },
        },
      ])
      expect(entries[1]?.before).not.toHaveProperty('login')
      const { rows } = await sql`select * from audit`.execute(world.database.kysely)
      expect(JSON.stringify(rows)).not.toContain(password)
      expect(JSON.stringify(rows)).not.toContain('argon2')
      expect(
        (await administration().audit({ before: 2, about: 'person', search: 'son 1' })).entries,
      ).toHaveLength(1)
      expect((await administration().audit({ before: null, about: 'team', search: '' })).entries).toEqual([])
    })

    it('is only added to, and shows when it was not', async () => {
      for (const initials of ['A', 'B', 'C']) await change(1, { initials })
      const { kysely } = world.database
      expect(await verifyAudit(kysely)).toEqual({ entries: 3, broken: null })
      for (const write of ['update audit set actor = $$x$$', 'delete from audit', 'truncate audit'])
        await expect(sql.raw(write).execute(kysely)).rejects.toThrow('only added to')
      await sql.raw('alter table audit disable trigger user').execute(kysely)
      await sql`update audit set after = jsonb_set(after, '{initials}', '"X"') where no = 2`.execute(kysely)
      expect(await verifyAudit(kysely)).toMatchObject({ broken: 2 })
      await sql`delete from audit where no = 2`.execute(kysely)
      expect(await verifyAudit(kysely)).toMatchObject({ broken: 2 })
    })
  })
})
