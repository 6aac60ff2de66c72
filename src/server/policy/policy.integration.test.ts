/** Service agreements: kept in versions, approved on the record, told to laptops, and enforced. */
import { isDefinedError, safe } from '@orpc/client'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays, type Day, daysBetween, LAST_DAY as LAST, mondayOf } from '#shared/calendar/day.ts'
import type { PersonDraft } from '#shared/contract/administration.ts'
import { Intent } from '#shared/contract/mutations.ts'
import type { Place } from '#shared/domain/day-plan.ts'
import { type Employment, FULL_TIME, NO_EMPLOYMENT } from '#shared/domain/employment.ts'
import { type PastDays, readPastDays } from '#shared/domain/past-days.ts'
import type { PolicyDraft } from '#shared/policy/draft.ts'
import type { Policy } from '#shared/policy/policy.ts'
import type { Rule } from '#shared/policy/rule.ts'
import { draftOf } from '../administration/people.ts'
import { deskId, personId, siteId, teamId } from '../testing/city.ts'
import { databaseKinds, startDatabases, type TestDatabases } from '../testing/databases.ts'
import { type Laptop, newId } from '../testing/laptop.ts'
import { startWorld, TODAY, type World } from '../testing/world.ts'

/** A whole week ahead. */
const MONDAY = addDays(mondayOf(TODAY), 7)
const LAST_DAY = LAST as Day
const at = (n: number) => addDays(MONDAY, n)
const approval = { agreement: 'DV Mobile Arbeit', paragraph: '§ 1', date: TODAY, record: '2026/17' }

const rule = (more: Partial<Rule> & Pick<Rule, 'type'>): Rule =>
  ({
    id: newId(),
    scope: { kind: 'city' },
    validFrom: MONDAY,
    validTo: null,
    severity: 'block',
    paragraph: '§ 4',
    text: { de: 'Höchstens zwei Tage zu Hause.', en: 'At most two days at home.' },
    ...more,
  }) as Rule
const twoHomeDays = (more: Partial<Rule> = {}) =>
  rule({
    type: 'quota',
    place: 'home',
    amount: { kind: 'days', days: 2, partTime: 'proportional' },
    window: { unit: 'weeks', count: 1 },
    ...more,
  } as Rule)
const draft = (rules: Rule[], effectiveFrom: Day = TODAY): PolicyDraft => ({
  name: { de: 'Mobile Arbeit', en: 'Mobile work' },
  effectiveFrom,
  rules,
})

describe.each(databaseKinds)('policies on %s', (kind) => {
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
    return (error as unknown as { data: unknown }).data
  }
  const create = (rules: Rule[], effectiveFrom?: Day) =>
    administration().createPolicy({ policy: draft(rules, effectiveFrom) })
  const approved = async (rules: Rule[], effectiveFrom?: Day) => {
    const { id, version } = await create(rules, effectiveFrom)
    return await administration().approvePolicy({ id, version, approval })
  }
  const plan = (laptop: Laptop, day: Day, place: Place | null, was: Place | null = null) =>
    laptop.change(
      Intent.parse({
        name: 'planning.setPlace',
        args: { day, part: 'day', place, was: { am: was, pm: was }, restId: newId() },
      }),
    )

  it('an approved rule refuses what makes it worse, and says which and by how much', async () => {
    await approved([twoHomeDays()])
    const laptop = await world.laptop(1)
    expect(await plan(laptop, at(0), 'home')).toMatchObject({ state: 'accepted' })
    expect(await plan(laptop, at(1), 'home')).toMatchObject({ state: 'accepted' })
    expect(await plan(laptop, at(2), 'home')).toMatchObject({
      state: 'rejected',
      rejection: {
        reason: 'rule',
        finding: { state: 'violated', have: 6, limit: 4, paragraph: '§ 4', from: MONDAY, to: at(6) },
      },
    })
    expect(await plan(laptop, at(2), 'away')).toMatchObject({ state: 'accepted' })
    expect(await plan(laptop, at(7), 'home')).toMatchObject({ state: 'accepted' })
  })

  it('nothing is refused by what nobody approved, by a warning, or before it is in force', async () => {
    await create([twoHomeDays()])
    await approved([twoHomeDays({ severity: 'warn' })])
    await approved([twoHomeDays()], at(14))
    await approved([twoHomeDays({ scope: { kind: 'team', ids: [teamId(3)] } })])
    const laptop = await world.laptop(1)
    for (const n of [0, 1, 2]) expect(await plan(laptop, at(n), 'home')).toMatchObject({ state: 'accepted' })
  })

  it('what was broken before may become better, and stay', async () => {
    const laptop = await world.laptop(1)
    for (const n of [0, 1, 2, 3]) await plan(laptop, at(n), 'home')
    await approved([twoHomeDays()])
    expect(await plan(laptop, at(3), 'office', 'home')).toMatchObject({ state: 'accepted' })
    expect(await plan(laptop, at(4), 'office')).toMatchObject({ state: 'accepted' })
    expect(await plan(laptop, at(3), 'home', 'office')).toMatchObject({ rejection: { reason: 'rule' } })
  })

  it('an exception is for the person it was agreed with', async () => {
    const exception = rule({
      type: 'quotaException',
      raises: null,
      places: ['home'],
      amount: { kind: 'percent', percent: 80 },
      withRepresentation: true,
      scope: { kind: 'person', ids: [personId(2)] },
    } as Rule)
    await approved([twoHomeDays(), exception])
    for (const [n, state] of [
      [1, 'rejected'],
      [2, 'accepted'],
    ] as const) {
      const laptop = await world.laptop(n)
      for (const d of [0, 1]) await plan(laptop, at(d), 'home')
      expect(await plan(laptop, at(2), 'home')).toMatchObject({ state })
    }
  })

  it('desks are booked as far ahead as the agreement says', async () => {
    await approved([rule({ type: 'bookingWindow', daysAhead: 10, cutOff: null, validFrom: TODAY } as Rule)])
    const laptop = await world.laptop(1)
    const book = (day: Day) =>
      laptop.change(
        Intent.parse({
          name: 'booking.book',
          args: { bookingId: newId(), spaceId: deskId(100), day, from: 0, to: 1440, replaces: [] },
        }),
      )
    expect(await book(addDays(TODAY, 10))).toMatchObject({ state: 'accepted' })
    expect(await book(addDays(TODAY, 11))).toMatchObject({
      rejection: { reason: 'rule', finding: { type: 'bookingWindow', limit: 10, have: 11 } },
    })
  })

  it('laptops are told; of rules for single persons each its own, and nobody else in them', async () => {
    const mine = { kind: 'person', ids: [personId(1), personId(2)] } as Rule['scope']
    const { id } = await create([twoHomeDays(), twoHomeDays({ scope: mine })])
    const scopes = async (n: number) => {
      const laptop = await world.laptop(n)
      await laptop.pull()
      const [version] = laptop.held.get(`directory policy ${id}`) as Policy[]
      return version?.rules.map((r) => r.scope)
    }
    expect(await scopes(1)).toEqual([{ kind: 'city' }, { kind: 'person', ids: [personId(1)] }])
    expect(await scopes(3)).toEqual([{ kind: 'city' }])
  })

  it('a later version reaches a laptop that has the earlier one', async () => {
    const policy = await approved([twoHomeDays()])
    const laptop = await world.laptop(1)
    await laptop.pull()
    await administration().changePolicy({
      id: policy.id,
      version: policy.version,
      policy: draft([twoHomeDays({ severity: 'warn' })], at(14)),
    })
    await laptop.pull()
    const fresh = await world.laptop(2)
    await fresh.pull()
    expect(laptop.held.get(`directory policy ${policy.id}`)).toEqual(
      fresh.held.get(`directory policy ${policy.id}`),
    )
    expect(laptop.held.get(`directory policy ${policy.id}`)).toMatchObject([{ version: 1 }, { version: 2 }])
  })

  it('an approved version is never written again, and the next one does not begin in the past', async () => {
    const policy = await approved([twoHomeDays()], at(7))
    const change = (effectiveFrom: Day) =>
      administration().changePolicy({
        id: policy.id,
        version: policy.version,
        policy: draft([twoHomeDays()], effectiveFrom),
      })
    expect(await refusal(change(at(7)))).toEqual({ reason: 'policyRetroactive', earliest: at(8) })
    const second = await change(at(8))
    expect(second).toMatchObject({ number: 2, approval: null })
    expect(second.versions.map((v) => [v.number, v.approval?.record ?? null])).toEqual([
      [2, null],
      [1, '2026/17'],
    ])
    // What nobody approved is written over.
    const third = await administration().changePolicy({
      id: policy.id,
      version: second.version,
      policy: draft([twoHomeDays()], at(9)),
    })
    expect(third).toMatchObject({ number: 2, effectiveFrom: at(9) })
    expect(
      await refusal(administration().approvePolicy({ id: policy.id, version: second.version, approval })),
    ).toMatchObject({
      reason: 'changedMeanwhile',
      by: 'Person 8',
    })
  })

  it('the last day of the calendar is followed by none', async () => {
    const policy = await approved([twoHomeDays()], LAST_DAY)
    const change = administration().changePolicy({
      id: policy.id,
      version: policy.version,
      policy: draft([twoHomeDays()], LAST_DAY),
    })
    expect(await refusal(change)).toEqual({ reason: 'policyRetroactive', earliest: LAST_DAY })
  })

  const counted = (type: 'minPresence' | 'combinedCap', percent: number, scope: Rule['scope']) =>
    rule({
      type,
      places: ['office'],
      amount: { kind: 'percent', percent },
      window: { unit: 'weeks', count: 1 },
      scope,
    } as Rule)

  it('agreements that nobody could keep both are told of each other, and approved all the same', async () => {
    const cap = counted('combinedCap', 40, { kind: 'team', ids: [teamId(3)] })
    const city = await create([cap], at(7))
    const minimum = counted('minPresence', 60, { kind: 'person', ids: [personId(1)] })
    const department = await approved([minimum])
    expect(department.collisions, 'nobody approved the other one').toEqual([])
    const { person } = await administration().standing({ id: personId(1) })
    const { id, version } = city
    await administration().approvePolicy({ id, version, approval })
    const told = async () =>
      (await administration().policies({})).policies.map((p) => [p.id, p.collisions] as const)
    expect(person.teamId).not.toBe(teamId(3))
    for (const [, collisions] of await told()) expect(collisions, 'nobody is in both').toEqual([])
    await change(1, { memberships: [teamId(3)] })
    const collision = { name: draft([]).name, paragraph: '§ 4', text: cap.text, from: at(7) }
    const both = new Map(await told())
    expect(both.get(id)).toEqual([{ ...collision, ruleId: cap.id }])
    expect(both.get(department.id)).toEqual([{ ...collision, ruleId: minimum.id }])
    const changed = await administration().changePolicy({
      id,
      version: (await administration().policies({})).policies.find((p) => p.id === id)?.version ?? '',
      policy: draft([{ ...cap, amount: { kind: 'percent', percent: 60 } } as Rule], at(8)),
    })
    expect(changed, 'the next version no longer does').toMatchObject({ approval: null, collisions: [] })
  })

  it('of one agreement, rules for people apart are approved', async () => {
    const apart = [
      counted('minPresence', 60, { kind: 'team', ids: [teamId(3)] }),
      counted('combinedCap', 40, { kind: 'person', ids: [personId(1)] }),
    ]
    expect(await approved(apart)).toMatchObject({ contradictions: [], approval })
    await change(1, { memberships: [teamId(3)] })
    expect((await create(apart)).contradictions).toEqual([apart.map((r) => r.id)])
  })

  it('what contradicts itself is said and not approved; what nobody knows is refused', async () => {
    const minimum = rule({
      type: 'minPresence',
      places: ['office'],
      amount: { kind: 'percent', percent: 60 },
      window: { unit: 'weeks', count: 1 },
    } as Rule)
    const cap = rule({
      type: 'combinedCap',
      places: ['office', 'elsewhere'],
      amount: { kind: 'percent', percent: 40 },
      window: { unit: 'weeks', count: 1 },
    } as Rule)
    const { id, version, contradictions } = await create([minimum, cap])
    expect(contradictions).toEqual([[minimum.id, cap.id]])
    expect(await refusal(administration().approvePolicy({ id, version, approval }))).toEqual({
      reason: 'policyContradicts',
    })
    expect(await refusal(create([twoHomeDays({ scope: { kind: 'team', ids: [teamId(77)] } })]))).toEqual({
      reason: 'unknownTeam',
    })
    expect(await refusal(create([twoHomeDays({ scope: { kind: 'person', ids: [personId(77)] } })]))).toEqual({
      reason: 'unknownPerson',
    })
  })

  it('what changed is in the audit', async () => {
    await approved([twoHomeDays()])
    const { entries } = await administration().audit({ before: null, about: 'policy', search: '' })
    expect(entries.map((e) => [e.action, e.actor])).toEqual([
      ['policy.approved', 'Person 8'],
      ['policy.created', 'Person 8'],
    ])
    expect(entries[0]?.after).toMatchObject({ approval: `DV Mobile Arbeit, § 1, ${TODAY}, 2026/17` })
  })

  it('of two editors the second is refused, and the audit tells the figures of each rule', async () => {
    const forTeam = twoHomeDays({ scope: { kind: 'team', ids: [teamId(3)] } })
    const { id, version } = await create([forTeam])
    const save = (seen: string, days: number) =>
      administration().changePolicy({
        id,
        version: seen,
        policy: draft([{ ...forTeam, amount: { kind: 'days', days, partTime: 'fixed' } } as Rule]),
      })
    const first = await save(version, 3)
    expect(await refusal(save(version, 1))).toMatchObject({ reason: 'changedMeanwhile', by: 'Person 8' })
    await save(first.version, 2.5)
    const { entries } = await administration().audit({ before: null, about: 'policy', search: '' })
    const told = (days: string) => [
      `§ 4 Homeoffice: höchstens ${days} (für alle gleich) in der Woche; bei Verstoß ablehnen, für Team Team 3, ab ${MONDAY} (Höchstens zwei Tage zu Hause. / At most two days at home.)`,
    ]
    expect(entries[0]).toMatchObject({
      action: 'policy.changed',
      before: { rules: told('3 Tage') },
      after: { rules: told('2,5 Tage') },
    })
    expect(entries).toHaveLength(3)
  })

  it('of single persons exchanged the audit says how many, and not who', async () => {
    const forTwo = (...n: number[]) =>
      twoHomeDays({ id: ruleId, scope: { kind: 'person', ids: n.map(personId) } })
    const ruleId = newId() as unknown as Rule['id']
    const { id, version } = await create([forTwo(1, 2)])
    await administration().changePolicy({ id, version, policy: draft([forTwo(1, 3)]) })
    const { entries } = await administration().audit({ before: null, about: 'policy', search: '' })
    const [changed] = entries
    const rulesOf = (facts: unknown) => (facts as { rules: string[] }).rules
    expect(rulesOf(changed?.before)[0]).toContain('für 2 einzelne Personen, ab')
    expect(rulesOf(changed?.after)[0]).toContain('für 2 einzelne Personen, davon 1 neu, ab')
    for (const n of [1, 2, 3]) {
      const { person } = await administration().standing({ id: personId(n) })
      for (const secret of [person.id, person.displayName])
        expect(JSON.stringify(entries)).not.toContain(secret)
    }
  })

  it('what an exception raises, where mobile work is done, trial, term and cut-off are in the audit', async () => {
    const limit = twoHomeDays({ paragraph: '§ 7' })
    const told = [
      limit,
      rule({
        type: 'quotaException',
        raises: limit.id,
        places: ['home'],
        amount: { kind: 'percent', percent: 80 },
        withRepresentation: false,
      } as Rule),
      rule({ type: 'placeLimit', countries: ['DE', 'NL'], publicPlaces: false } as Rule),
      rule({ type: 'grant', places: ['home'], trialMonths: 6, termMonths: 36, remindDays: 30 } as Rule),
      rule({ type: 'bookingWindow', daysAhead: 14, cutOff: 600 } as Rule),
    ]
    await create(told)
    const { entries } = await administration().audit({ before: null, about: 'policy', search: '' })
    const { rules } = (entries[0]?.after ?? { rules: [] }) as { rules: string[] }
    for (const [i, words] of [
      'von der Höchstgrenze § 7',
      'nur Deutschland und Niederlande',
      '6 Monate zur Probe, dann für 36 Monate',
      'am Tag selbst bis 10:00 Uhr',
    ].entries())
      expect(rules[i + 1]).toContain(words)
  })

  const change = async (n: number, changes: Partial<PersonDraft>) => {
    const { person } = await administration().standing({ id: personId(n) })
    const { id, version } = person
    return await administration().changePerson({ id, version, person: { ...draftOf(person), ...changes } })
  }
  const employ = (n: number, employment: Partial<Employment>) =>
    change(n, { employment: { ...NO_EMPLOYMENT, ...employment } })

  it('counts by the contract that holds on the day', async () => {
    const works = { am: true, pm: true }
    const free = { am: false, pm: false }
    await employ(1, {
      workingWeeks: [
        { from: null, pattern: FULL_TIME },
        { from: at(7), pattern: [works, works, free, free, free, free, free] },
      ],
    })
    await approved([twoHomeDays()])
    const laptop = await world.laptop(1)
    await laptop.pull()
    expect(laptop.held.get('mine me ')).toMatchObject({ employment: { workingWeeks: { length: 2 } } })
    for (const n of [0, 1]) expect(await plan(laptop, at(n), 'home')).toMatchObject({ state: 'accepted' })
    // Two days of five are four fifths of a day in a week of two.
    expect(await plan(laptop, at(7), 'home')).toMatchObject({
      rejection: { reason: 'rule', finding: { have: 2, limit: 1.6, base: 4 } },
    })
  })

  it('a week with closed days has fewer to count', async () => {
    const [site] = (await administration().sites({})).sites.filter((s) => s.id === siteId(1))
    if (!site) throw new Error('a site is missing')
    const { id, version, people: _, ...draft } = site
    const closures = [{ from: at(3), to: at(4), name: 'Umzug' }]
    await administration().changeSite({ id, version, site: { ...draft, closures }, apply: true })
    await approved([twoHomeDays()])
    const laptop = await world.laptop(1)
    await laptop.pull()
    expect(laptop.held.get(`directory site ${id}`)).toMatchObject({ closures })
    expect(await plan(laptop, at(0), 'home')).toMatchObject({ state: 'accepted' })
    expect(await plan(laptop, at(1), 'home')).toMatchObject({
      rejection: { finding: { have: 4, limit: 2.4, base: 6 } },
    })
  })

  it('the team of then is what counts for the days of then', async () => {
    await approved([twoHomeDays({ scope: { kind: 'team', ids: [teamId(1)] } })])
    await change(1, { teamId: teamId(2), memberships: [] })
    const laptop = await world.laptop(1)
    await laptop.pull()
    expect(laptop.held.get('mine me ')).toMatchObject({
      formerTeams: [{ to: addDays(TODAY, -1), teamId: teamId(1) }],
    })
    for (const n of [0, 1, 2]) expect(await plan(laptop, at(n), 'home')).toMatchObject({ state: 'accepted' })
  })

  it('a place is kept from a group, and needs a grant where the agreement says so', async () => {
    await approved([
      rule({ type: 'eligibility', places: ['home'], groups: ['Auszubildende'] } as Rule),
      rule({
        type: 'grant',
        places: ['elsewhere'],
        trialMonths: null,
        termMonths: null,
        remindDays: 0,
      } as Rule),
    ])
    await employ(1, { groups: ['Auszubildende'] })
    await employ(2, { grants: [{ places: ['elsewhere'], from: at(0), to: at(0) }] })
    const [trainee, granted] = [await world.laptop(1), await world.laptop(2)]
    expect(await plan(trainee, at(0), 'home')).toMatchObject({
      rejection: { finding: { type: 'eligibility' } },
    })
    expect(await plan(granted, at(0), 'home')).toMatchObject({ state: 'accepted' })
    expect(await plan(granted, at(0), 'elsewhere', 'home')).toMatchObject({ state: 'accepted' })
    expect(await plan(granted, at(1), 'elsewhere')).toMatchObject({
      rejection: { finding: { type: 'grant', remedy: { kind: 'apply' } } },
    })
  })

  it('desks with equipment that some need are kept for them until the set time', async () => {
    await world.database.kysely
      .updateTable('space')
      .set({ features: ['accessible'] })
      .where('id', '=', deskId(100))
      .execute()
    await approved([
      rule({
        type: 'accessibleDesk',
        features: ['accessible'],
        keptUntil: { daysBefore: 1, minute: 0 },
        validFrom: TODAY,
      } as Rule),
    ])
    await employ(2, { needs: ['accessible'] })
    const [other, needing] = [await world.laptop(1), await world.laptop(2)]
    const book = (laptop: Laptop, day: Day) =>
      laptop.change(
        Intent.parse({
          name: 'booking.book',
          args: { bookingId: newId(), spaceId: deskId(100), day, from: 0, to: 1440, replaces: [] },
        }),
      )
    expect(await book(other, at(0))).toMatchObject({
      rejection: { finding: { type: 'accessibleDesk', remedy: { kind: 'wait', until: { day: at(-1) } } } },
    })
    expect(await book(needing, at(0))).toMatchObject({ state: 'accepted' })
    expect(await book(other, addDays(TODAY, 1))).toMatchObject({ state: 'accepted' })
  })

  it('the own days that rules count are told as far back as they count', async () => {
    const laptop = await world.laptop(1)
    await laptop.pull()
    expect(laptop.held.get('mine past ')).toBeUndefined()
    const [year] = [TODAY.slice(0, 4)]
    await world.database.kysely
      .insertInto('work_day')
      .values([
        { person_id: personId(1), day: `${year}-01-04` as Day, am: 'home', pm: null },
        { person_id: personId(2), day: `${year}-01-05` as Day, am: 'home', pm: 'home' },
      ])
      .execute()
    await approved([
      twoHomeDays({ window: { unit: 'year' }, validFrom: `${year}-01-01` as Day } as Partial<Rule>),
    ])
    await laptop.pull()
    const past = laptop.held.get('mine past ') as PastDays
    expect(past.from).toBe(`${year}-01-01`)
    expect(readPastDays(past)).toEqual([{ day: `${year}-01-04`, places: { am: 'home', pm: null } }])
    expect(past.places.length / 2).toBe(daysBetween(past.from, addDays(TODAY, -14)))
    const units = (await laptop.pull()).mine
    expect(units).toEqual([])
  })

  it('a team stays staffed: of two who leave at the same time one is refused, with the figures', async () => {
    await approved([
      rule({
        type: 'minStaffing',
        scope: { kind: 'team', ids: [teamId(1)] },
        weekdays: [3],
        part: 'day',
        people: 2,
      } as Partial<Rule> & Pick<Rule, 'type'>),
    ])
    const laptops = await Promise.all([1, 2, 3].map((n) => world.laptop(n)))
    const [wednesday, thursday] = [at(2), at(3)]
    for (const laptop of laptops) {
      expect(await plan(laptop, wednesday, 'office')).toMatchObject({ state: 'accepted' })
      await plan(laptop, thursday, 'office')
    }
    const ends = await Promise.all(
      laptops.slice(0, 2).map((laptop) => plan(laptop, wednesday, 'home', 'office')),
    )
    expect(ends.map((end) => end.state).sort()).toEqual(['accepted', 'rejected'])
    expect(ends.find((end) => end.state === 'rejected')).toMatchObject({
      rejection: { reason: 'rule', finding: { have: 1, limit: 2, unit: 'people', days: [wednesday] } },
    })
    // Other days are not asked for, and being away is never refused.
    for (const laptop of laptops)
      expect(await plan(laptop, thursday, 'home', 'office')).toMatchObject({ state: 'accepted' })
    const [first] = laptops
    const stays = ends[0]?.state === 'rejected' ? 'office' : 'home'
    if (first) expect(await plan(first, wednesday, 'away', stays)).toMatchObject({ state: 'accepted' })
  })
})
