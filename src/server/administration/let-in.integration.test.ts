import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { verifyAudit } from '../audit/index.ts'
import { type Database, ensureServer } from '../database/index.ts'
import { systemRandom } from '../random.ts'
import { databaseKinds, startDatabases, type TestDatabases } from '../testing/databases.ts'
import { startWorld, TestClock } from '../testing/world.ts'
import { administer, COMMAND_LINE } from './administer.ts'
import { letInAdministrator, type ToLetIn } from './let-in.ts'

const VERA: ToLetIn = {
  login: 'vera',
  displayName: 'Vera Vogel',
  site: 'Rathaus',
  federalState: 'NW',
  city: 'Stadt Auenbrück',
  passwordHash: 'of the first',
}

describe.each(databaseKinds)('letting in an administrator on %s', (kind) => {
  let databases: TestDatabases
  let database: Database
  beforeAll(async () => {
    databases = await startDatabases(kind)
  })
  afterAll(() => databases?.stop())
  beforeEach(async () => {
    database = await databases.fresh()
    await ensureServer(database, systemRandom, 'Stadt Auenbrück')
  })
  afterEach(() => database.close())

  const letIn = (changes: Partial<ToLetIn> = {}) =>
    administer({ database, clock: new TestClock(), changes: { announce: () => {} } }, COMMAND_LINE, (a) =>
      letInAdministrator(a, systemRandom, { ...VERA, ...changes }),
    )
  const people = () =>
    database.kysely
      .selectFrom('person as p')
      .innerJoin('site as s', 's.id', 'p.site_id')
      .innerJoin('team as t', 't.id', 'p.team_id')
      .select(['login', 'initials', 'roles', 'active', 'password_hash', 'must_change_password'])
      .select(['s.name as site', 't.name as team'])
      .orderBy('login')
      .execute()
  const actions = async () => {
    const rows = await database.kysely.selectFrom('audit').select(['actor', 'action']).orderBy('no').execute()
    expect(rows.every((r) => r.actor === '')).toBe(true)
    return rows.map((r) => r.action)
  }

  it('begins a city: its first site, the team above all, and the person', async () => {
    expect(await letIn({ federalState: null })).toEqual({ state: 'siteNeeded', sites: [] })
    expect(await letIn({ site: null })).toEqual({ state: 'siteNeeded', sites: [] })
    expect(await letIn({ displayName: null })).toEqual({ state: 'nameNeeded' })
    expect(await actions()).toEqual([])
    expect(await letIn()).toEqual({ state: 'letIn', isNew: true })
    expect(await people()).toEqual([
      {
        login: 'vera',
        initials: 'VV',
        roles: ['staff', 'facility', 'admin'],
        active: true,
        password_hash: 'of the first',
        must_change_password: true,
        site: 'Rathaus',
        team: 'Stadt Auenbrück',
      },
    ])
    expect(await actions()).toEqual(['site.created', 'team.created', 'person.created'])
    expect(await verifyAudit(database.kysely)).toEqual({ entries: 3, broken: null })
  })

  it('takes the site there is, or asks which one is meant', async () => {
    await letIn()
    const otto = { login: 'otto', displayName: 'Otto Ort' }
    expect(await letIn({ ...otto, site: 'Bauhof' })).toEqual({ state: 'siteNeeded', sites: ['Rathaus'] })
    expect(await letIn({ ...otto, site: null })).toEqual({ state: 'letIn', isNew: true })
    expect(await letIn({ ...otto, login: 'ole', site: ' rathaus' })).toEqual({ state: 'letIn', isNew: true })
    expect((await people()).map((p) => [p.login, p.site, p.team])).toEqual([
      ['ole', 'Rathaus', 'Stadt Auenbrück'],
      ['otto', 'Rathaus', 'Stadt Auenbrück'],
      ['vera', 'Rathaus', 'Stadt Auenbrück'],
    ])
  })

  it('lets in again whoever lost the password, the role, or was deactivated', async () => {
    await letIn()
    await database.kysely
      .updateTable('person')
      .set({ active: false, roles: ['staff'] })
      .execute()
    expect(await letIn({ displayName: null, site: null, passwordHash: 'of the second' })).toEqual({
      state: 'letIn',
      isNew: false,
    })
    expect(await people()).toMatchObject([
      { active: true, roles: ['staff', 'admin'], password_hash: 'of the second', must_change_password: true },
    ])
    expect((await actions()).slice(3)).toEqual([
      'person.reactivated',
      'person.changed',
      'person.passwordReset',
    ])
  })

  it('is told in the record as the command line', async () => {
    const world = await startWorld(databases)
    await world.setRoles(1, ['staff', 'admin'])
    const { database: there, clock } = world
    await administer({ database: there, clock, changes: { announce: () => {} } }, COMMAND_LINE, (a) =>
      letInAdministrator(a, systemRandom, { ...VERA, site: 'Standort 1' }),
    )
    const laptop = await world.laptop(1)
    const record = await laptop.client.administration.audit({ before: null, about: 'person', search: 'vera' })
    expect(record.entries).toMatchObject([{ actor: null, action: 'person.created', subject: 'Vera Vogel' }])
    await world.close()
  })
})
