/** Trying out a policy: how many it would meet, and nothing of any one of them however it is asked. */
import { isDefinedError, safe } from '@orpc/client'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addDays, type Day, mondayOf } from '#shared/calendar/day.ts'
import type { PersonId } from '#shared/domain/ids.ts'
import type { FeatureApproval } from '#shared/policy/monitoring.ts'
import type { Rule } from '#shared/policy/rule.ts'
import { personId, siteId, teamId } from '../testing/city.ts'
import { startDatabases, type TestDatabases } from '../testing/databases.ts'
import { type Laptop, newId } from '../testing/laptop.ts'
import { startWorld, TODAY, type World } from '../testing/world.ts'
import { MOST_TRIED } from './try-out.ts'

const MONDAY = addDays(mondayOf(TODAY), 7)
/** Beside the two that belong to each of the teams 2 and 3: twelve more. */
const MORE = 12

let databases: TestDatabases
let world: World
let admin: Laptop
/** Of team 2, then of team 3. */
let people: PersonId[]
beforeAll(async () => {
  databases = await startDatabases('pglite')
})
afterAll(() => databases?.stop())
beforeEach(async () => {
  world = await startWorld(databases)
  await world.setRoles(8, ['staff', 'admin'])
  admin = await world.laptop(8)
  await allow({ agreement: 'DV', paragraph: '§ 9', date: TODAY, record: '7', until: null })
  people = Array.from({ length: 2 * MORE }, () => newId<PersonId>())
  await world.database.kysely
    .insertInto('person')
    .values(
      people.map((id, i) => ({
        id,
        login: `weitere${i}`,
        display_name: `Weitere ${i}`,
        initials: 'W',
        team_id: teamId(i < MORE ? 2 : 3),
        site_id: siteId(1),
        roles: ['staff' as const],
        password_hash: null,
        active: true,
      })),
    )
    .execute()
  // Seven of team 2 and one of team 3 are at home for a whole week.
  await atHome(...people.slice(0, 7), people[MORE] as PersonId)
  return () => world.close()
})

async function allow(tryOut: FeatureApproval | null): Promise<void> {
  const { version, ...settings } = await admin.client.administration.settings({})
  await admin.client.administration.changeSettings({ version, settings: { ...settings, tryOut } })
}

async function atHome(...who: PersonId[]): Promise<void> {
  const days = [0, 1, 2, 3, 4].map((n): Day => addDays(MONDAY, n))
  await world.database.kysely
    .insertInto('work_day')
    .values(
      who.flatMap((person_id) => days.map((day) => ({ person_id, day, am: 'home', pm: 'home' }) as const)),
    )
    .execute()
}

const half = {
  type: 'quota',
  place: 'home',
  amount: { kind: 'percent', percent: 50 },
  window: { unit: 'weeks', count: 1 },
}
/** At most half of a week at home, where it is not of another type. */
const rule = (more: Record<string, unknown> = {}): Rule =>
  ({
    ...('type' in more ? {} : half),
    id: newId(),
    scope: { kind: 'city' },
    validFrom: addDays(MONDAY, 200),
    validTo: null,
    severity: 'block',
    paragraph: '§ 4',
    text: { de: 'Höchstens die Hälfte zu Hause.', en: 'At most half at home.' },
    ...more,
  }) as Rule
const inTeams = (...n: number[]) => ({ scope: { kind: 'team', ids: n.map(teamId) } })

const tryOut = (...rules: Rule[]) =>
  admin.client.administration.tryPolicy({
    id: null,
    weeks: 2,
    policy: { name: { de: 'Entwurf', en: 'Draft' }, effectiveFrom: addDays(MONDAY, 200), rules },
  })
const effects = async (...rules: Rule[]) => (await tryOut(...rules)).rules.map((r) => r.effect)
const effect = async (more?: Record<string, unknown>) => (await effects(rule(more)))[0]

test('it says about how many a rule would meet, of how many, and in how many weeks', async () => {
  const { from, to, rules } = await tryOut(rule(), rule({ amount: { kind: 'percent', percent: 100 } }))
  expect([from, to]).toEqual([MONDAY, addDays(MONDAY, 13)])
  expect(rules[0]?.effect).toMatchObject({ kind: 'about', of: 8 + 2 * MORE, weeks: 1 })
  expect([5, 10]).toContain(rules[0]?.effect.kind === 'about' && rules[0].effect.people)
  expect(rules[1]?.effect).toMatchObject({ kind: 'few' })
})

test('one, four or none are the same, and so are all and all but one', async () => {
  const seen = [await effect(inTeams(3))]
  await atHome(...people.slice(MORE + 1, MORE + 4))
  seen.push(await effect(inTeams(3)))
  expect(seen).toEqual([seen[0], seen[0]])
  expect(seen[0]).toEqual({ kind: 'few', of: MORE + 2, weeks: 0 })
  await atHome(...people.slice(MORE + 4), personId(6))
  const nearly = await effect(inTeams(3))
  await atHome(personId(7))
  expect(nearly).toEqual({ kind: 'most', of: MORE + 2, weeks: 1 })
  expect(await effect(inTeams(3))).toEqual(nearly)
})

test('nothing is told of a few, of a team that holds few, or of all but a few', async () => {
  const tooSmall = { kind: 'tooSmall' }
  expect(await effect({ scope: { kind: 'person', ids: [people[0]] } })).toEqual(tooSmall)
  expect(await effect({ scope: { kind: 'person', ids: people } })).toEqual(tooSmall)
  expect(await effect(inTeams(4))).toEqual(tooSmall)
  // Two almost equal groups: their difference is the one person of team 4.
  expect(await effect(inTeams(2))).toMatchObject({ kind: 'about' })
  expect(await effect(inTeams(2, 4))).toEqual(tooSmall)
  const department = (n: number) => ({ scope: { kind: 'department', ids: [teamId(n)] } })
  expect(await effect(department(2))).toMatchObject({ kind: 'about' })
  expect(await effect(department(4))).toEqual(tooSmall)
  // Groups of staff: nobody belongs to one.
  expect(await effect({ type: 'eligibility', places: ['home'], groups: ['Probe'] })).toEqual(tooSmall)
})

test('an exception for one person beside the rule changes nothing of what is told', async () => {
  const exception = (who: PersonId) =>
    rule({
      type: 'quotaException',
      raises: null,
      places: ['home'],
      amount: { kind: 'percent', percent: 100 },
      withRepresentation: false,
      scope: { kind: 'person', ids: [who] },
    })
  const [alone] = await effects(rule())
  for (const who of [people[0], people[8]] as PersonId[])
    expect(await effects(rule(), exception(who))).toEqual([alone, { kind: 'tooSmall' }])
})

test('asked again, or in other words, it is answered the same, and names nobody', async () => {
  const first = await effect()
  const otherwise = [
    {},
    { paragraph: '§ 9', severity: 'warn', validFrom: TODAY },
    // Who asks for a little less or more each time, and meets the same people, learns nothing from many answers.
    ...[45, 48, 51, 55].map((percent) => ({ amount: { kind: 'percent', percent } })),
  ]
  for (const again of await effects(...otherwise.map((more) => rule(more)))) expect(again).toEqual(first)
  const said = JSON.stringify(await tryOut(rule(), rule(inTeams(2))))
  for (const id of [...people, personId(4), teamId(2)]) expect(said).not.toContain(id)
  expect(said).not.toContain('Weitere')
})

test('who tried out what is on the record, without what it came to, and not without end', async () => {
  await tryOut(rule())
  const { entries } = await admin.client.administration.audit({ before: null, about: 'policy', search: '' })
  expect(entries[0]).toMatchObject({
    action: 'policy.triedOut',
    actor: 'Person 8',
    subject: 'Entwurf',
    before: null,
    after: { tried: ['§ 4 Höchstens die Hälfte zu Hause.'], weeks: 2 },
  })
  await tryOut(...Array.from({ length: MOST_TRIED - 1 }, () => rule()))
  const { error } = await safe(tryOut(rule()))
  expect(isDefinedError(error) && error.data).toEqual({ reason: 'tooManyTryOuts', most: MOST_TRIED })
})

test('without a record that allows it nothing is tried out, and nothing is counted', async () => {
  await allow(null)
  const [error] = await safe(tryOut(rule()))
  expect(isDefinedError(error as Error) && (error as unknown as { data: unknown }).data).toEqual({
    reason: 'notApproved',
  })
  const { entries } = await admin.client.administration.audit({ before: null, about: 'policy', search: '' })
  expect(entries).toEqual([])
})

test('a sharing ratio says how many desks its people have and need', async () => {
  const policy = await admin.client.administration.createPolicy({
    policy: {
      name: { de: 'Plätze', en: 'Desks' },
      effectiveFrom: TODAY,
      rules: [
        rule({ type: 'sharingRatio', ratio: 0.5, guaranteed: 1 }),
        rule({ type: 'sharingRatio', ratio: 0.5, guaranteed: 0, ...inTeams(2) }),
      ],
    },
  })
  expect(policy.sharing.map(({ people, needed }) => [people, needed])).toEqual([
    [8 + 2 * MORE, 17],
    [2 + MORE, 7],
  ])
  expect(policy.sharing.map((s) => s.desks)).toEqual([20, 0])
})
