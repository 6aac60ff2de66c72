import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, HALVES, type Half } from '../calendar/day.ts'
import { type DayPlan, emptyDay, Place } from '../domain/day-plan.ts'
import type { WeeklyPattern } from '../domain/employment.ts'
import { rulesAboutDays } from './arbitrary-rules.ts'
import { evaluate, worsened } from './evaluate.ts'
import type { Facts, Segment } from './facts.ts'
import type { Finding } from './finding.ts'
import type { Policy } from './policy.ts'
import { DEPARTMENT, facts, HOLDER, ME, MONDAY, OTHER_TEAM, policy, segment, TEAM } from './testing.ts'

const RANGE = { from: MONDAY, to: addDays(MONDAY, 27) }

const halves = fc.record({ am: fc.boolean(), pm: fc.boolean() })
const pattern = fc.array(halves, { minLength: 7, maxLength: 7 }) as fc.Arbitrary<WeeklyPattern>
const place = fc.constantFrom<Place | null>(...Place.options, null)
const offset = fc.integer({ min: 0, max: 27 })
const on = (n: number) => addDays(MONDAY, n)

const scope = fc.constantFrom(
  { kind: 'city' },
  { kind: 'team', ids: [TEAM] },
  { kind: 'team', ids: [OTHER_TEAM] },
  { kind: 'department', ids: [DEPARTMENT] },
  { kind: 'person', ids: [ME] },
  { kind: 'person', ids: [HOLDER] },
)
const window = fc.oneof(
  fc.record({ unit: fc.constant('weeks'), count: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ unit: fc.constantFrom('month', 'quarter', 'halfYear', 'year') }),
)
const places = fc.uniqueArray(fc.constantFrom('office', 'home', 'elsewhere'), { minLength: 1, maxLength: 3 })
const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 })
const validity = offset.chain((n) =>
  fc.record({
    scope,
    validFrom: fc.constantFrom('2026-01-05', on(n)),
    validTo: fc.constantFrom(null, on(n + 5)),
    severity: fc.constantFrom('block', 'warn', 'info'),
  }),
)
const rule = fc
  .tuple(
    validity,
    fc.oneof(
      ...rulesAboutDays({
        window,
        places,
        quotaPlace: fc.constantFrom('home', 'elsewhere'),
        weekdays,
        everyWeeks: 3,
        remindDays: fc.integer({ min: 0, max: 60 }),
      }),
    ),
  )
  .map(([common, own]) => ({ ...common, ...own }))
const policies = fc.array(rule, { minLength: 1, maxLength: 8 }).map((rules): Policy[] => {
  const [first, ...rest] = rules
  return first ? [policy(first, { rules: rest })] : []
})

const segments = fc
  .tuple(fc.integer({ min: 1, max: 27 }), pattern, pattern, fc.boolean())
  .map(([n, before, after, moves]): Segment[] => [
    segment({ to: on(n - 1), week: before }),
    segment({ from: on(n), week: after, ...(moves ? { teams: [OTHER_TEAM], line: [OTHER_TEAM] } : {}) }),
  ])
const someFacts = fc
  .record({
    segments,
    today: offset,
    closed: offset,
    knownFrom: fc.option(offset),
    groups: fc.constantFrom([], ['x']),
    staffing: fc.array(
      fc.record({
        teamId: fc.constantFrom(TEAM, OTHER_TEAM),
        day: offset.map(on),
        half: fc.constantFrom<Half>('am', 'pm'),
        atOffice: fc.integer({ min: 0, max: 3 }),
        unseen: fc.integer({ min: 0, max: 2 }),
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ segments, today, closed, knownFrom, groups, staffing }): Facts => {
    // One figure a team, day and half: more would contradict each other.
    const once = new Map(staffing.map((s) => [`${s.teamId} ${s.day} ${s.half}`, s]))
    return facts(
      {
        now: { day: on(today), minute: 480 },
        knownFrom: knownFrom === null ? null : on(Math.min(knownFrom, today)),
        calendar: { federalState: 'NI', noon: 780, closures: [{ from: on(closed), to: on(closed + 1) }] },
        staffing: [...once.values()],
      },
      { segments, groups },
    )
  })
const plans = fc
  .uniqueArray(fc.record({ n: offset, am: place, pm: place }), { selector: (p) => p.n, maxLength: 28 })
  .map((days) => days.map(({ n, am, pm }): DayPlan => ({ ...emptyDay(on(n)), places: { am, pm } })))

const withPlace = (days: readonly DayPlan[], day: Day, half: Half, place: Place | null): DayPlan[] => {
  const before = days.find((d) => d.day === day) ?? emptyDay(day)
  return [...days.filter((d) => d.day !== day), { ...before, places: { ...before.places, [half]: place } }]
}
const shuffled = <T>(items: readonly T[], seed: number): T[] =>
  items
    .map((item, i) => ({ item, at: Math.imul(seed + i + 1, 2_654_435_761) >>> 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)

const byKey = (found: readonly Finding[]) =>
  new Map(found.map((f) => [`${f.policyId} ${f.ruleId} ${f.from} ${f.to} ${f.limit}`, f]))

describe('an evaluation', () => {
  test('does not depend on the order of what is known', () => {
    fc.assert(
      fc.property(policies, someFacts, plans, fc.integer(), (p, f, days, seed) => {
        const mixed = {
          ...f,
          staffing: shuffled(f.staffing, seed),
          person: { ...f.person, segments: shuffled(f.person.segments, seed) },
        }
        const mixedPolicies = p.map((one) => ({ ...one, rules: shuffled(one.rules, seed) }))
        expect(evaluate(mixedPolicies, mixed, shuffled(days, seed), RANGE)).toEqual(
          evaluate(p, f, days, RANGE),
        )
      }),
    )
  })

  test('of more of a place never betters a limit of it, nor worsens a minimum', () => {
    fc.assert(
      fc.property(policies, someFacts, plans, offset, fc.constantFrom(...HALVES), (p, f, days, n, half) => {
        const open = withPlace(days, on(n), half, null)
        for (const place of ['home', 'office', 'elsewhere'] as const) {
          const before = byKey(evaluate(p, f, open, RANGE))
          const after = byKey(evaluate(p, f, withPlace(open, on(n), half, place), RANGE))
          for (const [key, was] of before) {
            const is = after.get(key)
            if (!is?.places.includes(place)) continue
            if (is.bound === 'atMost') {
              expect(is.have).toBeGreaterThanOrEqual(was.have)
              expect(is.excess).toBeGreaterThanOrEqual(was.excess)
            } else {
              expect(is.have).toBeGreaterThanOrEqual(was.have)
              expect(is.excess).toBeLessThanOrEqual(was.excess)
            }
          }
        }
      }),
    )
  })

  test('says what is consistent: held rules lack nothing, broken ones say by how much', () => {
    fc.assert(
      fc.property(policies, someFacts, plans, (p, f, days) => {
        for (const found of evaluate(p, f, days, RANGE)) {
          const lacks = found.bound === 'atMost' ? found.have - found.limit : found.limit - found.have
          if (found.state === 'ok') expect(lacks).toBeLessThanOrEqual(1e-9)
          if (found.state === 'violated') {
            expect(lacks).toBeGreaterThan(0)
            expect(found.excess).toBeGreaterThan(0)
            if (f.knownFrom === null) expect(found.excess).toBeLessThanOrEqual(lacks + 1e-9)
          }
          if (found.state === 'ok' || found.state === 'warn') expect(found.excess).toBe(0)
          expect(found.from <= found.to).toBe(true)
        }
      }),
    )
  })

  test('of what can still be done is right: what the candidates give up counts', () => {
    fc.assert(
      fc.property(policies, someFacts, plans, (p, f, days) => {
        for (const found of evaluate(p, { ...f, knownFrom: null }, days, RANGE)) {
          const { remedy } = found
          if (found.state !== 'violated' || remedy?.kind !== 'fewer') continue
          for (const day of remedy.candidates) expect(day >= f.now.day).toBe(true)
          if (remedy.candidates.length === 0) continue
          let opened: DayPlan[] = days
          for (const day of remedy.candidates)
            for (const half of HALVES) opened = withPlace(opened, day, half, null)
          const now = evaluate(p, { ...f, knownFrom: null }, opened, RANGE).find(
            (x) => x.ruleId === found.ruleId && x.from === found.from,
          )
          expect(now?.have ?? 0).toBeLessThan(found.have)
        }
      }),
    )
  })
})

describe('a change', () => {
  test('to being away is never refused', () => {
    fc.assert(
      fc.property(policies, someFacts, plans, offset, fc.constantFrom(...HALVES), (p, f, days, n, half) => {
        const after = withPlace(days, on(n), half, 'away')
        expect(worsened(evaluate(p, f, days, RANGE), evaluate(p, f, after, RANGE))).toEqual([])
      }),
    )
  })

  test('is refused for no rule that does not block, and none is refused for nothing', () => {
    fc.assert(
      fc.property(policies, someFacts, plans, plans, (p, f, before, after) => {
        const was = evaluate(p, f, before, RANGE)
        expect(worsened(was, was)).toEqual([])
        for (const found of worsened(was, evaluate(p, f, after, RANGE))) {
          expect(found.severity).toBe('block')
          expect(found.state).toBe('violated')
        }
      }),
    )
  })

  test('and its undoing are not both refused', () => {
    fc.assert(
      fc.property(policies, someFacts, plans, plans, (p, f, a, b) => {
        const [was, is] = [evaluate(p, f, a, RANGE), evaluate(p, f, b, RANGE)]
        const refused = new Set(worsened(was, is).map((x) => `${x.ruleId} ${x.from}`))
        for (const back of worsened(is, was)) expect(refused.has(`${back.ruleId} ${back.from}`)).toBe(false)
      }),
    )
  })
})
