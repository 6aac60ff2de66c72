/** People and teams from a file: looked at without a trace, then taken whole or not at all. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ImportKind } from '#shared/contract/administration.ts'
import { PROTOCOL } from '#shared/contract/central.ts'
import { loginOf, teamId } from '../../testing/city.ts'
import { databaseKinds, startDatabases, type TestDatabases } from '../../testing/databases.ts'
import { clientFor, type Laptop, newId } from '../../testing/laptop.ts'
import { startWorld, type World } from '../../testing/world.ts'

describe.each(databaseKinds)('a file on %s', (kind) => {
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

  const read = async (kind: ImportKind, text: string, confirmed: string | null) => {
    const file = await admin.client.administration.importFile({ kind, text, confirmed })
    if (file.kind !== 'read') throw new Error(`the file is ${file.kind}`)
    return file
  }
  /** @param taken whether it is confirmed, once seen */
  const people = async (text: string, taken = false) => {
    const seen = await read('people', text, null)
    return taken ? await read('people', text, seen.state) : seen
  }
  const teamsFrom = async (lines: readonly string[]) => {
    const seen = await read('teams', lines.join('\n'), null)
    return await read('teams', lines.join('\n'), seen.state)
  }
  const outcomes = (file: Awaited<ReturnType<typeof people>>) =>
    file.lines.map(({ line, outcome }) => [line, outcome.kind])
  const countPeople = async () =>
    (await admin.client.administration.people({ search: '', teamId: null, show: 'all', page: 0 })).total
  const teamName = async (n: number) =>
    (await admin.client.administration.teams({})).teams.find((t) => t.id === teamId(n))?.name ?? ''
  const audit = async () =>
    (await admin.client.administration.audit({ before: null, about: null, search: '' })).entries

  it('is looked at without a trace, and then does what it said', async () => {
    const [first, second] = [await teamName(1), await teamName(2)]
    const text = [
      'Anmeldename;Name;Heimatteam;Standort;Vertretung;Rollen',
      `zoe.alt;Zoë Alt;${first};Standort 1;yann.neu;Beschäftigt, Teamleitung`,
      `yann.neu;Yann Neu;${second};Standort 1;;`,
      `${loginOf(1)};Person 1;${second};;;`,
      `${loginOf(2)};;;;;`,
    ].join('\r\n')
    const before = await countPeople()
    const seen = await people(text)
    expect(outcomes(seen)).toEqual([
      [2, 'new'],
      [3, 'new'],
      [4, 'changed'],
      [5, 'same'],
    ])
    expect(seen).toMatchObject({ taken: false, passwords: [] })
    expect([await countPeople(), await audit()]).toEqual([before, []])

    const done = await people(text, true)
    expect(outcomes(done)).toEqual(outcomes(seen))
    expect(done.taken).toBe(true)
    expect(done.passwords.map((p) => p.login)).toEqual(['zoe.alt', 'yann.neu'])
    const found = await admin.client.administration.people({
      search: 'zoe.alt',
      teamId: null,
      show: 'active',
      page: 0,
    })
    expect(found.people).toMatchObject([
      { displayName: 'Zoë Alt', initials: 'ZA', deputyName: 'Yann Neu', roles: ['staff', 'lead'] },
    ])
    expect((await audit()).filter((e) => e.action === 'person.created')).toHaveLength(2)
    // The one-time password lets in, once another is chosen.
    const [{ login, password }] = done.passwords as [{ login: string; password: string }]
    const tokens = await clientFor(world.url, () => null).identity.signIn({
      protocol: PROTOCOL,
      requestId: newId(),
      login,
      password,
      newPassword: 'ein eigenes Kennwort',
      deviceId: null,
      deviceName: 'Laptop',
    })
    expect(tokens).toBeDefined()
    // Once more changes nothing.
    expect(outcomes(await people(text, true)).map(([, k]) => k)).toEqual(['same', 'same', 'same', 'same'])
  })

  it('with a wrong line is not taken, and each wrong line says why', async () => {
    const team = await teamName(1)
    const text = [
      'Anmeldename;Name;Heimatteam;Rollen;Standort;Vertretung',
      `;Ohne Login;${team};;Standort 1;`,
      `Groß Klein;Mit Leerzeichen;${team};;Standort 1;`,
      'ohne.team;Ohne Team;;;Standort 1;',
      'falsches.team;Falsches Team;Nirgendwo;;Standort 1;',
      `rolle;Rolle;${team};König;Standort 1;`,
      `doppelt;Doppelt;${team};;Standort 1;`,
      `doppelt;Doppelt;${team};;Standort 1;`,
      `vertretung;Vertretung;${team};;Standort 1;niemand`,
      `${loginOf(1)};Person 1;${team};;;${loginOf(1)}`,
    ].join('\n')
    const before = await countPeople()
    const file = await people(text, true)
    expect(file.taken).toBe(false)
    expect(file.lines.map((l) => (l.outcome.kind === 'wrong' ? l.outcome.problem : l.outcome.kind))).toEqual([
      { reason: 'empty', column: 'login' },
      { reason: 'invalid', column: 'login', value: 'groß klein' },
      { reason: 'empty', column: 'team' },
      { reason: 'unknown', column: 'team', value: 'Nirgendwo' },
      { reason: 'unknown', column: 'roles', value: 'König' },
      'new',
      { reason: 'twice', line: 7 },
      { reason: 'unknown', column: 'deputy', value: 'niemand' },
      { reason: 'refused', refusal: { reason: 'deputyCycle', names: ['Person 1'] } },
    ])
    expect(await countPeople()).toBe(before)
  })

  it('of teams makes a tree, whatever the order of its lines', async () => {
    const { teams } = await admin.client.administration.teams({})
    const root = teams.find((t) => t.parentId === null)?.name ?? ''
    const text = [
      'Team,Übergeordnetes Team',
      'Sachgebiet 1,Abteilung Neu',
      `Abteilung Neu,${root}`,
      'Waise,Gibt es nicht',
    ]
    expect(await teamsFrom(text)).toMatchObject({
      taken: false,
      lines: [
        { line: 2, outcome: { kind: 'new' } },
        { line: 3, outcome: { kind: 'new' } },
        { line: 4, outcome: { problem: { reason: 'unknown', column: 'parent', value: 'Gibt es nicht' } } },
      ],
    })
    expect(await teamsFrom(text.slice(0, 3))).toMatchObject({ taken: true })
    const now = (await admin.client.administration.teams({})).teams
    const parent = now.find((t) => t.name === 'Abteilung Neu')
    expect(now.find((t) => t.name === 'Sachgebiet 1')?.parentId).toBe(parent?.id)
  })

  it('of teams may name one twice under different parents, by their path too, and moves only what is meant', async () => {
    const { teams } = await admin.client.administration.teams({})
    const root = teams.find((t) => t.parentId === null)?.name ?? ''
    const text = [
      'Team;Übergeordnetes Team',
      `Tiefbau;${root}`,
      `Hochbau;${root}`,
      'Planung;Tiefbau',
      'Planung;Hochbau',
    ]
    const deeper = [...text, 'Sachgebiet 1;Tiefbau / Planung']
    const done = await teamsFrom(deeper)
    expect(done.lines.map((l) => l.outcome.kind)).toEqual(['new', 'new', 'new', 'new', 'new'])
    expect((await teamsFrom(deeper)).lines.map((l) => l.outcome.kind)).toEqual(Array(5).fill('same'))
    const moved = await teamsFrom(['Team;Übergeordnetes Team', 'Sachgebiet 1;Hochbau / Planung'])
    expect(moved.lines).toMatchObject([{ outcome: { kind: 'changed', columns: ['parent'] } }])
  })

  it('is not taken as it was seen where somebody changed something meanwhile', async () => {
    const [first, second] = [await teamName(1), await teamName(2)]
    const text = ['Anmeldename;Name;Heimatteam', `${loginOf(1)};Person 1;${first}`].join('\n')
    const seen = await people(text)
    expect(outcomes(seen)).toEqual([[2, 'same']])
    await people(['Anmeldename;Name;Heimatteam', `${loginOf(1)};Person 1;${second}`].join('\n'), true)
    const late = await read('people', text, seen.state)
    expect(late).toMatchObject({ taken: false, lines: [{ outcome: { kind: 'changed' } }] })
  })

  it('takes nothing longer than a person may have', async () => {
    const team = await teamName(1)
    const head = 'Anmeldename;Name;Heimatteam;Standort;Gruppen'
    const file = await people([head, `lang;Lang;${team};Standort 1;${'x'.repeat(90)}`].join('\n'))
    expect(file.lines).toMatchObject([{ outcome: { problem: { reason: 'invalid', column: 'groups' } } }])
  })
})
