import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HALVES, weekday } from '../calendar/day.ts'
import { type DayPlan, emptyDay, Place } from '../domain/day-plan.ts'
import type { BookingId, SpaceId } from '../domain/ids.ts'
import { rulesAboutDays } from '../policy/arbitrary-rules.ts'
import { evaluate, worsened } from '../policy/evaluate.ts'
import type { Facts } from '../policy/facts.ts'
import type { Finding } from '../policy/finding.ts'
import type { Policy } from '../policy/policy.ts'
import { DEPARTMENT, facts, id, OTHER_TEAM, policy, segment, TEAM } from '../policy/testing.ts'
import { suggestWeek } from './suggest-week.ts'
import type { CandidateDesk, SuggestedDay, SuggestedPlace, WeekToSuggest } from './suggestion.ts'
import { deskId, on } from './testing.ts'

/* ── Weeks ──────────────────────────────────────────────────────────────────────────────── */

const window = fc.oneof(
  fc.record({ unit: fc.constant('weeks'), count: fc.integer({ min: 1, max: 2 }) }),
  fc.record({ unit: fc.constantFrom('month', 'quarter') }),
)
const places = fc.uniqueArray(fc.constantFrom('office', 'home'), { minLength: 1, maxLength: 2 })
const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 })
const keptUntil = fc.record({ daysBefore: fc.integer({ min: 0, max: 6 }), minute: fc.constant(600) })
const validity = fc.record({
  scope: fc.constantFrom(
    { kind: 'city' },
    { kind: 'team', ids: [TEAM] },
    { kind: 'team', ids: [OTHER_TEAM] },
    { kind: 'department', ids: [DEPARTMENT] },
  ),
  validFrom: fc.constantFrom('2026-01-05', on(2)),
  validTo: fc.constantFrom(null, on(8)),
  severity: fc.constantFrom('block', 'block', 'warn', 'info'),
})
const rule = fc
  .tuple(
    validity,
    fc.oneof(
      ...rulesAboutDays({
        window,
        places,
        quotaPlace: fc.constantFrom('home', 'office'),
        weekdays,
        everyWeeks: 2,
        remindDays: fc.constant(3),
      }),
      fc.record({
        type: fc.constant('bookingWindow'),
        daysAhead: fc.integer({ min: 1, max: 12 }),
        cutOff: fc.constant(null),
      }),
      fc.record({ type: fc.constant('accessibleDesk'), features: fc.constant(['accessible']), keptUntil }),
    ),
  )
  .map(([common, own]) => ({ ...common, ...own }))
const policies = fc.array(rule, { minLength: 1, maxLength: 6 }).map((rules): Policy[] => {
  const [first, ...rest] = rules
  return first ? [policy(first, { rules: rest })] : []
})
const half = fc.record({ am: fc.boolean(), pm: fc.boolean() })
const someFacts = fc
  .record({
    contract: fc.option(fc.array(half, { minLength: 7, maxLength: 7 })),
    moves: fc.option(fc.integer({ min: 1, max: 10 })),
    today: fc.integer({ min: 0, max: 2 }),
    knownFrom: fc.constantFrom(null, on(-1)),
    groups: fc.constantFrom([], ['x']),
    granted: fc.option(fc.integer({ min: 0, max: 9 })),
    staffing: fc.array(
      fc.record({
        day: fc.integer({ min: 0, max: 11 }).map(on),
        half: fc.constantFrom(...HALVES),
        atOffice: fc.integer({ min: 0, max: 3 }),
        unseen: fc.integer({ min: 0, max: 1 }),
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ contract, moves, today, knownFrom, groups, granted, staffing }): Facts => {
    const more = contract === null ? {} : { week: contract }
    const segments =
      moves === null
        ? [segment(more)]
        : [
            segment({ ...more, to: on(moves - 1) }),
            segment({ from: on(moves), teams: [OTHER_TEAM], line: [OTHER_TEAM, DEPARTMENT] }),
          ]
    const once = new Map(staffing.map((s) => [`${s.day} ${s.half}`, { teamId: TEAM, ...s }]))
    return facts(
      { now: { day: on(today), minute: 480 }, knownFrom, staffing: [...once.values()] },
      {
        segments,
        groups,
        grants: granted === null ? [] : [{ places: ['home', 'office'], from: on(0), to: on(granted) }],
      },
    )
  })
const place = fc.constantFrom<Place | null>(...Place.options, null, null)
const plans = fc
  .uniqueArray(
    fc.record({
      n: fc.integer({ min: -3, max: 12 }),
      am: place,
      pm: place,
      desk: fc.option(fc.integer({ min: 1, max: 4 })),
    }),
    {
      selector: (p) => p.n,
      maxLength: 8,
    },
  )
  .map((days) =>
    days.map(({ n, am, pm, desk }): DayPlan => {
      const booking = {
        id: id(40 + n) as BookingId,
        spaceId: deskId(desk ?? 0),
        day: on(n),
        from: 0,
        to: 780,
      }
      return {
        ...emptyDay(on(n)),
        places: { am, pm },
        bookings: desk !== null && am === 'office' ? [booking] : [],
      }
    }),
  )
const candidate = fc.record({
  n: fc.integer({ min: 1, max: 4 }),
  features: fc.constantFrom<CandidateDesk['features']>(
    [],
    ['accessible'],
    ['quiet'],
    ['quiet', 'accessible'],
  ),
  metres: fc.option(fc.integer({ min: 0, max: 30 })),
})
/** A desk is what it is on every day; which are free differs. */
const office = fc.uniqueArray(candidate, { selector: (d) => d.n, maxLength: 3 }).map((desks) =>
  desks.map(
    ({ n, features, metres }): CandidateDesk => ({
      spaceId: deskId(n),
      features,
      near: metres === null ? null : { to: 'colleagues', distance: metres * 1_000 },
    }),
  ),
)
const wishes = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 7 }), fc.constantFrom<SuggestedPlace>('home', 'office')), {
    maxLength: 5,
  })
  .map((said): ReadonlyMap<number, SuggestedPlace> => new Map(said))
const weeks = (most: number): fc.Arbitrary<WeekToSuggest> =>
  fc
    .record({
      policies,
      facts: someFacts,
      plans,
      office,
      offered: fc.uniqueArray(
        fc.record({
          n: fc.integer({ min: 0, max: 11 }),
          isTeamDay: fc.boolean(),
          colleagues: fc.integer({ min: 0, max: 2 }),
          free: fc.integer({ min: 0, max: 7 }),
        }),
        { selector: (d) => d.n, maxLength: most },
      ),
      wishes,
      usual: wishes,
      wantedFeatures: fc.constantFrom<WeekToSuggest['wantedFeatures']>(
        [],
        ['quiet'],
        ['quiet', 'accessible'],
      ),
    })
    .map(({ office, offered, ...more }) => ({
      ...more,
      days: offered.map(({ n, free, ...day }) => ({
        ...day,
        day: on(n),
        desks: office.filter((_, i) => (free >> i) & 1),
      })),
    }))

/* ── The same, worked out by trying everything ──────────────────────────────────────────── */

type Filled = Pick<SuggestedDay, 'day' | 'halves' | 'place' | 'spaceId'>

const planOf = (week: WeekToSuggest, day: string): DayPlan =>
  week.plans.find((p) => p.day === day) ?? emptyDay(day as SuggestedDay['day'])

function fill(week: WeekToSuggest, days: readonly Filled[]): DayPlan[] {
  const done = days.map(({ day, halves, place, spaceId }, i): DayPlan => {
    const before = planOf(week, day)
    const set = Object.fromEntries(halves.map((h) => [h, place]))
    const [from, to] = [halves.includes('am') ? 0 : 780, halves.includes('pm') ? 1440 : 780]
    const booking = spaceId === null ? [] : [{ id: id(900 + i) as BookingId, spaceId, day, from, to }]
    return { ...before, places: { ...before.places, ...set }, bookings: [...before.bookings, ...booking] }
  })
  return [...week.plans.filter((p) => !days.some((d) => d.day === p.day)), ...done]
}

/** Desks are known by what they are offered as. */
function judge(week: WeekToSuggest, policies: readonly Policy[], days: readonly Filled[]): Finding[] {
  const spaces = new Map(
    week.days.flatMap(({ desks }) => desks.map((d) => [d.spaceId, { features: d.features }] as const)),
  )
  // The same range as the suggestion's: an exception counts where it is in force in the range asked about.
  const asked = openHalves(week).map((d) => d.day)
  if (asked.length === 0) return []
  return evaluate(policies, { ...week.facts, spaces }, fill(week, days), {
    from: asked[0]!,
    to: asked.at(-1)!,
  })
}

type Open = Pick<SuggestedDay, 'day' | 'halves'>[]
const opened = new WeakMap<WeekToSuggest, Open>()

/** What is open comes from a rule that asks for all of it at the office. */
function openHalves(week: WeekToSuggest): Open {
  const found = opened.get(week) ?? findOpen(week)
  opened.set(week, found)
  return found
}

function findOpen(week: WeekToSuggest): Open {
  return [...week.days]
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .flatMap(({ day }) => {
      if (day < week.facts.now.day) return []
      const halves = HALVES.filter((part) => {
        const core = policy({ type: 'coreDay', weekdays: [weekday(day)], part, everyWeeks: 1 })
        const [found] = evaluate([core], week.facts, week.plans, { from: day, to: day })
        return found?.state === 'warn'
      })
      return halves.length > 0 ? [{ day, halves }] : []
    })
}

function* ways(week: WeekToSuggest, open: Open): Generator<Filled[]> {
  const [first, ...rest] = open
  if (!first) {
    yield []
    return
  }
  const free = week.days.find((d) => d.day === first.day)!.desks.map((d) => d.spaceId)
  const choices: [SuggestedPlace, SpaceId | null][] = [
    ...[...free].sort().map((s): [SuggestedPlace, SpaceId] => ['office', s]),
    ['office', null],
    ['home', null],
  ]
  for (const others of ways(week, rest))
    for (const [place, spaceId] of choices) yield [{ ...first, place, spaceId }, ...others]
}

/** The objectives as they are documented, each from the whole plan. */
function objectivesOf(
  week: WeekToSuggest,
  before: readonly Finding[],
  days: readonly Filled[],
): (number | string)[] {
  const after = judge(week, week.policies, days)
  const key = (f: Finding) => `${f.policyId} ${f.ruleId} ${f.from} ${f.to}`
  const excess = (found: readonly Finding[], k: string) =>
    found.reduce((n, f) => n + (key(f) === k ? f.excess : 0), 0)
  const warned = worsened(
    before,
    after.map((f) => ({ ...f, severity: f.severity === 'warn' ? 'block' : 'info' })),
  )
  const rules = warned.reduce(
    (n, f) => n + Math.round((excess(after, key(f)) - excess(before, key(f))) * 1e6),
    0,
  )
  const count = (of: (d: Filled) => number) => days.reduce((n, d) => n + of(d), 0)
  const offered = (d: Filled) => week.days.find((o) => o.day === d.day)!
  const desk = (d: Filled) => offered(d).desks.find((x) => x.spaceId === d.spaceId)
  const apart = (from: WeekToSuggest['wishes']) =>
    count((d) => (from.has(weekday(d.day)) && from.get(weekday(d.day)) !== d.place ? d.halves.length : 0))
  const candidates = new Set(
    openHalves(week).flatMap((o) => week.days.find((d) => d.day === o.day)!.desks.map((x) => x.spaceId)),
  )
  const seated = [
    ...week.plans.flatMap((p) =>
      p.bookings.filter((b) => candidates.has(b.spaceId)).map((b) => ({ day: p.day, spaceId: b.spaceId })),
    ),
    ...days.flatMap((d) => (d.spaceId === null ? [] : [{ day: d.day, spaceId: d.spaceId }])),
  ]
    .filter((s) => s.day <= days.at(-1)!.day)
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  const earlier = seated.filter((s) => s.day < days[0]!.day).slice(-1)
  const row = [...earlier, ...seated.filter((s) => s.day >= days[0]!.day)]
  return [
    rules,
    count((d) => (offered(d).isTeamDay && d.place === 'home' ? d.halves.length : 0)),
    apart(week.wishes),
    count((d) => (d.place === 'office' && d.spaceId === null ? 1 : 0)),
    apart(week.usual),
    -count((d) => (d.place === 'office' ? offered(d).colleagues : 0)),
    count((d) => (d.place === 'home' ? 1 : 0)),
    count((d) =>
      d.spaceId === null ? 0 : week.wantedFeatures.filter((f) => !desk(d)!.features.includes(f)).length,
    ),
    count((d) =>
      d.spaceId === null ? 0 : desk(d)!.near ? Math.floor(desk(d)!.near!.distance / 10_000) : 1e6,
    ),
    row.filter((s, i) => i > 0 && row[i - 1]!.spaceId !== s.spaceId).length,
    days.map((d) => (d.place === 'office' ? 0 : 1)).join(''),
    days.map((d) => d.spaceId ?? '~').join(' '),
  ]
}

const isLess = (a: (number | string)[], b: (number | string)[]): boolean => {
  const i = a.findIndex((x, n) => x !== b[n])
  return i >= 0 && a[i]! < b[i]!
}

const keeps = (
  week: WeekToSuggest,
  policies: readonly Policy[],
  before: readonly Finding[],
  days: readonly Filled[],
) => worsened(before, judge(week, policies, days)).length === 0

const shuffled = <T>(items: readonly T[], seed: number): T[] =>
  items
    .map((item, i) => ({ item, at: Math.imul(seed + i + 1, 2_654_435_761) >>> 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)

/* ── What holds ─────────────────────────────────────────────────────────────────────────── */

describe('a suggestion', () => {
  test('is the best of all ways to fill the days, and a conflict only where none keeps the rules', () => {
    fc.assert(
      fc.property(weeks(3), (week) => {
        const open = openHalves(week)
        const found = suggestWeek(week)
        const before = judge(week, week.policies, [])
        if (open.length === 0) {
          expect(found).toEqual({ kind: 'plan', days: [], broken: [], undecided: [] })
          return
        }
        let best: { days: Filled[]; value: (number | string)[] } | null = null
        for (const days of ways(week, open)) {
          if (!keeps(week, week.policies, before, days)) continue
          const value = objectivesOf(week, before, days)
          if (!best || isLess(value, best.value)) best = { days, value }
        }
        if (found.kind === 'conflict') expect(best).toBeNull()
        else
          expect(
            found.days.map(({ day, halves, place, spaceId }) => ({ day, halves, place, spaceId })),
          ).toEqual(best?.days)
      }),
      { numRuns: 400 },
    )
  })

  test('makes no blocking rule worse, as a whole and on the way', () => {
    fc.assert(
      fc.property(weeks(10), fc.integer(), (week, seed) => {
        const found = suggestWeek(week)
        if (found.kind === 'conflict') return
        const done: Filled[] = []
        let before = judge(week, week.policies, done)
        const whole = judge(week, week.policies, found.days)
        expect(worsened(before, whole)).toEqual([])
        for (const day of shuffled(found.days, seed)) {
          done.push(day)
          const after = judge(week, week.policies, done)
          expect(worsened(before, after)).toEqual([])
          before = after
        }
      }),
      { numRuns: 300 },
    )
  })

  test('is the same for the same knowledge in any order', () => {
    fc.assert(
      fc.property(weeks(10), fc.integer(), (week, seed) => {
        const mixed: WeekToSuggest = {
          ...week,
          policies: week.policies.map((p) => ({ ...p, rules: shuffled(p.rules, seed) })),
          plans: shuffled(week.plans, seed),
          days: shuffled(week.days, seed).map((d) => ({ ...d, desks: shuffled(d.desks, seed) })),
          wishes: new Map(shuffled([...week.wishes], seed)),
        }
        expect(suggestWeek(mixed)).toEqual(suggestWeek(week))
      }),
      { numRuns: 300 },
    )
  })

  test('changes nothing that is planned', () => {
    fc.assert(
      fc.property(weeks(10), (week) => {
        const found = suggestWeek(week)
        if (found.kind === 'conflict') return
        expect(found.days.map(({ day, halves }) => ({ day, halves }))).toEqual(openHalves(week))
        for (const { day, halves } of found.days) {
          const { places, bookings } = planOf(week, day)
          for (const half of halves) {
            expect(places[half]).toBeNull()
            if (half === 'am') expect(bookings).toEqual([])
          }
        }
      }),
    )
  })

  test('gives a rule as a reason where the other place would break it', () => {
    fc.assert(
      fc.property(weeks(6), (week) => {
        const found = suggestWeek(week)
        if (found.kind === 'conflict') return
        const places = found.days.map((d) => ({ ...d, spaceId: null }))
        const before = judge(week, week.policies, [])
        for (const [i, d] of places.entries()) {
          const other: Filled = { ...d, place: d.place === 'home' ? 'office' : 'home' }
          const broken = worsened(before, judge(week, week.policies, places.with(i, other as typeof d)))
          const said = d.reasons.flatMap((r) =>
            r.kind === 'rule' && r.severity === 'block' ? [`${r.ruleId} ${r.from}`] : [],
          )
          expect(said.sort()).toEqual(broken.map((f) => `${f.ruleId} ${f.from}`).sort())
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('a conflict', () => {
  test('is one of these rules alone, and without any one of them there is a plan', () => {
    let seen = 0
    fc.assert(
      fc.property(weeks(5), (week) => {
        const found = suggestWeek(week)
        if (found.kind !== 'conflict') return
        seen++
        const colliding = found.rules.map((f) => f.ruleId)
        const blocking = new Set(
          judge(week, week.policies, [])
            .filter((f) => f.severity === 'block')
            .map((f) => f.ruleId),
        )
        // Rules that do not block stay: an exception raises limits.
        const under = (kept: readonly string[]): WeekToSuggest => ({
          ...week,
          policies: week.policies.map((p) => ({
            ...p,
            rules: p.rules.filter((r) => !blocking.has(r.id) || kept.includes(r.id)),
          })),
        })
        const open = openHalves(week)
        const hasPlan = (w: WeekToSuggest) => {
          const before = judge(w, w.policies, [])
          for (const days of ways({ ...w, days: w.days.map((d) => ({ ...d, desks: [] })) }, open))
            if (keeps(w, w.policies, before, days)) return true
          return false
        }
        expect(colliding.length).toBeGreaterThan(0)
        expect(new Set(colliding).size).toBe(colliding.length)
        expect(hasPlan(under(colliding))).toBe(false)
        for (const one of colliding) expect(hasPlan(under(colliding.filter((r) => r !== one)))).toBe(true)
        for (const f of found.rules) expect(f).toMatchObject({ severity: 'block', state: 'violated' })
      }),
      { numRuns: 500 },
    )
    expect(seen).toBeGreaterThan(5)
  })
})
