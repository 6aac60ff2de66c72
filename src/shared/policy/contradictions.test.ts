import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PersonId, TeamId } from '../domain/ids.ts'
import { collisions, contradictions } from './contradictions.ts'
import type { Policy } from './policy.ts'
import type { Scope } from './rule.ts'
import { covers, type Organisation, scopesMeet } from './scopes-meet.ts'
import { belongs } from './situation.ts'
import { DEPARTMENT, day, HOLDER, id, ME, OTHER_TEAM, policy, TEAM } from './testing.ts'

const APART = id(4) as TeamId
/** Two teams in a department, and one outside it. */
const tree: Organisation = {
  parentOf: (team) => (team === TEAM || team === OTHER_TEAM ? DEPARTMENT : null),
  people: [],
}
const me = { id: ME, line: [TEAM, DEPARTMENT], teams: [TEAM] }
const withPeople = (...people: Organisation['people']): Organisation => ({ ...tree, people })

const team = (...ids: TeamId[]): Scope => ({ kind: 'team', ids })
const department = (...ids: TeamId[]): Scope => ({ kind: 'department', ids })
const person = (...ids: PersonId[]): Scope => ({ kind: 'person', ids })
const CITY: Scope = { kind: 'city' }

const week = { unit: 'weeks', count: 1 }
const percent = (n: number) => ({ kind: 'percent', percent: n })
const minimum = (scope: Scope, more = {}) => ({
  type: 'minPresence',
  places: ['office'],
  amount: percent(60),
  window: week,
  scope,
  ...more,
})
const limit = (scope: Scope, more = {}) => ({
  type: 'quota',
  place: 'office',
  amount: percent(40),
  window: week,
  scope,
  ...more,
})
const exception = (scope: Scope, more = {}) => ({
  type: 'quotaException',
  raises: null,
  places: ['office'],
  amount: percent(60),
  withRepresentation: false,
  scope,
  ...more,
})

const pairsOf = ({ rules }: Policy, organisation = tree) =>
  contradictions(rules, organisation).map((pair) => pair.map((r) => rules.findIndex(({ id }) => id === r)))

describe('scopes', () => {
  test('meet along the tree, and across it where somebody belongs to both', () => {
    expect(scopesMeet(department(DEPARTMENT), team(TEAM), tree)).toBe(true)
    expect(scopesMeet(department(TEAM), department(DEPARTMENT), tree)).toBe(true)
    expect(scopesMeet(department(DEPARTMENT), department(APART), tree)).toBe(false)
    expect(scopesMeet(team(TEAM), team(OTHER_TEAM), tree)).toBe(false)
    expect(scopesMeet(team(TEAM), team(OTHER_TEAM), withPeople({ ...me, teams: [TEAM, OTHER_TEAM] }))).toBe(
      true,
    )
    expect(scopesMeet(person(ME), person(HOLDER), tree)).toBe(false)
    expect(scopesMeet(person(ME), department(APART), withPeople(me))).toBe(false)
    expect(scopesMeet(person(ME), department(DEPARTMENT), withPeople(me))).toBe(true)
  })

  const teams = fc.subarray([TEAM, OTHER_TEAM, DEPARTMENT, APART], { minLength: 1 })
  const scopes = fc.oneof(
    fc.constant(CITY),
    teams.map((ids) => team(...ids)),
    teams.map((ids) => department(...ids)),
    fc.subarray([ME, HOLDER], { minLength: 1 }).map((ids) => person(...ids)),
  )
  const member = (who: PersonId) =>
    fc
      .record({ home: fc.constantFrom(TEAM, OTHER_TEAM, DEPARTMENT, APART), also: teams })
      .map(({ home, also }) => ({
        id: who,
        line: tree.parentOf(home) ? [home, DEPARTMENT] : [home],
        teams: [home, ...also],
      }))
  const people = fc.tuple(member(ME), member(HOLDER))

  test('that a person is in both meet, from either side; who is in a covered one is in the one that covers it', () => {
    fc.assert(
      fc.property(scopes, scopes, people, (a, b, all) => {
        const organisation = withPeople(...all)
        expect(scopesMeet(a, b, organisation)).toBe(scopesMeet(b, a, organisation))
        for (const p of all) {
          const [inA, inB] = [belongs(a, p, p.id), belongs(b, p, p.id)]
          if (inA && inB) expect(scopesMeet(a, b, organisation)).toBe(true)
          if (covers(a, b, organisation) && inB) expect(inA).toBe(true)
        }
      }),
    )
  })
})

describe('contradictions of one agreement', () => {
  test('are told of scopes that share somebody, and not of teams with nobody in common', () => {
    expect(pairsOf(policy(minimum(CITY), { rules: [limit(team(TEAM))] }))).toEqual([[0, 1]])
    expect(pairsOf(policy(minimum(team(TEAM)), { rules: [limit(department(APART))] }))).toEqual([])
    expect(pairsOf(policy(minimum(person(ME)), { rules: [limit(team(OTHER_TEAM))] }))).toEqual([])
    expect(pairsOf(policy(minimum(person(ME)), { rules: [limit(team(TEAM))] }), withPeople(me))).toEqual([
      [0, 1],
    ])
  })

  test('a narrow rule takes nothing from a wide one; an exception does, for all it is asked of and all the time', () => {
    const two = (...more: object[]) => policy(minimum(team(TEAM)), { rules: [limit(CITY), ...more] })
    expect(pairsOf(two())).toEqual([[0, 1]])
    expect(pairsOf(two(exception(team(TEAM))))).toEqual([])
    expect(pairsOf(two(exception(CITY, { amount: percent(59) })))).toEqual([[0, 1]])
    expect(pairsOf(two(exception(team(OTHER_TEAM))))).toEqual([[0, 1]])
    expect(pairsOf(two(exception(team(TEAM), { places: ['home'] })))).toEqual([[0, 1]])
    expect(pairsOf(two(exception(team(TEAM), { validTo: '2026-12-31' })))).toEqual([[0, 1]])
  })

  test('an exception to what is no limit of the agreement is one', () => {
    expect(contradictions(policy(exception(CITY, { raises: id(77) })).rules, tree)).toHaveLength(1)
  })
})

describe('collisions of agreements', () => {
  const TODAY = day('2026-06-01')
  const city = (rule: object, more = {}) => policy(rule as Record<string, unknown>, { id: id(98), ...more })
  const found = (version: Policy, others: Policy[], organisation = tree) =>
    collisions(version, others, organisation, TODAY).map((c) => [c.policy.version, c.rule.id, c.from])

  test('are told with the rule and the first day on which both hold', () => {
    const other = city(limit(CITY), { effectiveFrom: '2026-07-01' })
    const mine = policy(minimum(team(TEAM)), { approval: null, effectiveFrom: '2026-03-01' })
    expect(found(mine, [mine, other])).toEqual([[1, other.rules[0]?.id, '2026-07-01']])
    expect(found(other, [mine, other]), 'what nobody approved collides with nothing').toEqual([])
    expect(found(mine, [mine, city(limit(CITY))]), 'what is past is past').toMatchObject([[1, {}, TODAY]])
  })

  test('are not told of people apart, of other times, of versions replaced, or where an exception lets', () => {
    const mine = policy(minimum(team(TEAM)))
    expect(found(mine, [city(limit(department(APART)))])).toEqual([])
    expect(found(mine, [city(limit(CITY, { validTo: '2026-05-31' }))])).toEqual([])
    expect(found(mine, [city(limit(CITY)), city(limit(CITY), { id: mine.id })])).toHaveLength(1)
    const replaced = city(limit(CITY, { amount: percent(80) }), { version: 2, effectiveFrom: '2026-05-01' })
    expect(found(mine, [city(limit(CITY)), replaced])).toEqual([])
    const later = city(limit(CITY), { version: 2, effectiveFrom: '2026-09-01' })
    expect(found(mine, [city(limit(CITY, { amount: percent(80) })), later])).toMatchObject([
      [2, {}, '2026-09-01'],
    ])
    const lets = policy(minimum(team(TEAM)), { rules: [exception(team(TEAM))] })
    expect(found(lets, [city(limit(CITY))])).toEqual([])
    const goesOn = { ...exception(team(TEAM)), id: id(66) }
    const third = (more: object) => policy(goesOn, { id: id(902), ...more })
    const next = { version: 2, effectiveFrom: '2026-09-01' }
    expect(found(mine, [city(limit(CITY)), third({}), third(next)])).toEqual([])
    const less = policy({ ...goesOn, amount: percent(50) }, { id: id(902), ...next })
    expect(found(mine, [city(limit(CITY)), third({}), less])).toHaveLength(1)
  })

  test('in later versions of another agreement are told once', () => {
    const rule = { ...limit(CITY), id: id(55) }
    const versions = [city(rule), city(rule, { version: 2, effectiveFrom: '2026-09-01' })]
    expect(found(policy(minimum(CITY)), versions)).toEqual([[1, id(55), TODAY]])
  })
})
