import { describe, expect, test } from 'vitest'
import { addDays, type Day, weekday } from '../calendar/day.ts'
import type { DayPlan } from '../domain/day-plan.ts'
import type { WeeklyPattern } from '../domain/employment.ts'
import type { Feature } from '../domain/floor-plan.ts'
import type { BookingId } from '../domain/ids.ts'
import { evaluate, worsened } from './evaluate.ts'
import type { Facts } from './facts.ts'
import type { Policy } from './policy.ts'
import {
  booked,
  DEPARTMENT,
  DESK,
  day,
  facts,
  HOLDER,
  id,
  ME,
  MONDAY,
  OTHER_TEAM,
  policy,
  segment,
  TEAM,
  WEEK,
  week,
} from './testing.ts'

const one = (p: Policy, f: Facts, plans: DayPlan[], range: { from: Day; to: Day } = WEEK) => {
  const found = evaluate([p], f, plans, range)
  expect(found).toHaveLength(1)
  return found[0] as (typeof found)[number]
}

const twoHomeDays = {
  type: 'quota',
  place: 'home',
  amount: { kind: 'days', days: 2, partTime: 'proportional' },
  window: { unit: 'weeks', count: 1 },
}
const half = { ...twoHomeDays, amount: { kind: 'percent', percent: 50 }, window: { unit: 'weeks', count: 2 } }

describe('a quota', () => {
  test('holds at its limit, and not a half above it', () => {
    const p = policy(twoHomeDays)
    expect(one(p, facts(), week('hh hh oo oo oo'))).toMatchObject({
      state: 'ok',
      have: 4,
      limit: 4,
      excess: 0,
    })
    expect(one(p, facts(), week('hh hh ho oo oo'))).toMatchObject({
      state: 'violated',
      have: 5,
      limit: 4,
      excess: 1,
      remedy: { kind: 'fewer', halves: 1, candidates: [0, 1, 2].map((n) => addDays(MONDAY, n)) },
    })
  })

  test('counts only halves the person works, and shrinks with part time, holidays and closures', () => {
    const p = policy(twoHomeDays)
    const none = { am: false, pm: false }
    const morning = { am: true, pm: false }
    const partTime: WeeklyPattern = [morning, morning, morning, morning, morning, none, none]
    const f = facts({}, { segments: [segment({ week: partTime })] })
    expect(one(p, f, week('hh hh oo oo oo'))).toMatchObject({ base: 5, have: 2, limit: 2, state: 'ok' })
    const closed = facts({
      calendar: {
        federalState: 'NI',
        noon: 780,
        closures: [{ from: addDays(MONDAY, 3), to: addDays(MONDAY, 4) }],
      },
    })
    expect(one(p, closed, week('hh hh oo hh hh'))).toMatchObject({ base: 6, have: 4, state: 'violated' })
    // Reformation day, a Saturday in 2026, and 3 October, too; Christmas takes the Friday.
    const christmas = day('2026-12-21')
    expect(one(p, facts(), [], { from: christmas, to: addDays(christmas, 6) })).toMatchObject({ base: 8 })
  })

  test('of a share in two weeks counts from the week in which it begins', () => {
    const p = policy({ ...half, validFrom: '2026-10-28' })
    expect(one(p, facts(), [])).toMatchObject({
      from: day('2026-10-28'),
      to: day('2026-11-08'),
      base: 16,
      limit: 8,
      percent: 50,
    })
  })

  test('counts a contract and a team for the days they hold', () => {
    const p = policy({ ...twoHomeDays, scope: { kind: 'team', ids: [TEAM] } })
    const wednesday = addDays(MONDAY, 2)
    const f = facts(
      {},
      {
        segments: [
          segment({ from: wednesday, teams: [TEAM] }),
          segment({ to: addDays(wednesday, -1), teams: [OTHER_TEAM], line: [OTHER_TEAM] }),
        ],
      },
    )
    expect(one(p, f, week('hh hh hh oo oo'))).toMatchObject({ from: wednesday, base: 6, have: 2 })
  })

  test('is for nobody outside its scope', () => {
    for (const scope of [
      { kind: 'team', ids: [OTHER_TEAM] },
      { kind: 'person', ids: [HOLDER] },
      { kind: 'department', ids: [OTHER_TEAM] },
    ])
      expect(evaluate([policy({ ...twoHomeDays, scope })], facts(), [], WEEK)).toEqual([])
    for (const scope of [
      { kind: 'department', ids: [DEPARTMENT] },
      { kind: 'person', ids: [ME] },
    ])
      expect(evaluate([policy({ ...twoHomeDays, scope })], facts(), [], WEEK)).toHaveLength(1)
  })

  test('over days that are not known here is for the server to decide', () => {
    const p = policy({ ...half, window: { unit: 'month' } })
    const later = day('2026-11-16')
    const f = facts({ knownFrom: later, now: { day: later, minute: 0 } })
    const month = { from: later, to: addDays(later, 6) }
    const plans = week('hh hh hh hh hh', later)
    expect(one(p, f, plans, month)).toMatchObject({ state: 'unknown', have: 10, limit: 21, remedy: null })
    const known = { ...f, knownFrom: day('2026-11-01') }
    const earlier = week('hh hh hh hh hh .. .. hh', day('2026-11-02'))
    expect(one(p, known, [...earlier, ...plans], month)).toMatchObject({
      state: 'violated',
      have: 22,
      excess: 1,
    })
    expect(one(p, known, [...earlier.slice(0, 7), ...plans], month)).toMatchObject({ state: 'ok', have: 20 })
  })

  test('is raised by an exception for those it is for, as long as it holds', () => {
    const exception = {
      type: 'quotaException',
      raises: null,
      places: ['home'],
      amount: { kind: 'percent', percent: 80 },
      withRepresentation: true,
      scope: { kind: 'person', ids: [ME] },
    }
    const weekly = { ...half, window: { unit: 'weeks', count: 1 } }
    expect(one(policy(weekly, { rules: [exception] }), facts(), [])).toMatchObject({ limit: 8, raised: true })
    const friday = policy(weekly, { rules: [{ ...exception, validFrom: addDays(MONDAY, 4) }] })
    expect(one(friday, facts(), []).limit).toBeCloseTo(5.6)
    const onMonday = evaluate([friday], facts(), [], { from: MONDAY, to: MONDAY })
    expect(onMonday.map((f) => f.limit)).toEqual(evaluate([friday], facts(), [], WEEK).map((f) => f.limit))
    const lower = policy(weekly, { rules: [{ ...exception, amount: { kind: 'percent', percent: 20 } }] })
    expect(one(lower, facts(), [])).toMatchObject({ limit: 5, raised: false })
    const other = policy(weekly, { rules: [{ ...exception, scope: { kind: 'person', ids: [HOLDER] } }] })
    expect(one(other, facts(), [])).toMatchObject({ limit: 5, raised: false })
  })
})

test('a combined cap counts several places together', () => {
  const p = policy({
    type: 'combinedCap',
    places: ['home', 'elsewhere'],
    amount: { kind: 'percent', percent: 60 },
    window: { unit: 'weeks', count: 1 },
  })
  expect(one(p, facts(), week('hh ee hh oo oo'))).toMatchObject({ have: 6, limit: 6, state: 'ok' })
  expect(one(p, facts(), week('hh ee hh oe oo'))).toMatchObject({ have: 7, state: 'violated' })
})

describe('minimum presence', () => {
  const p = policy({
    type: 'minPresence',
    places: ['office'],
    amount: { kind: 'days', days: 2, partTime: 'proportional' },
    window: { unit: 'weeks', count: 1 },
  })
  test('may still come true while days are open', () => {
    expect(one(p, facts(), week('hh hh oo .. hh'))).toMatchObject({
      state: 'warn',
      have: 2,
      limit: 4,
      excess: 0,
      remedy: { kind: 'more', halves: 2, candidates: [3, 0, 1, 4].map((n) => addDays(MONDAY, n)) },
    })
    expect(one(p, facts(), week('hh hh oo o. hh')).state).toBe('warn')
    expect(one(p, facts(), week('hh hh oo oh hh'))).toMatchObject({ state: 'violated', excess: 1 })
  })
  test('asks nobody to come on days they are away', () => {
    expect(one(p, facts(), week('aa aa aa aa oo'))).toMatchObject({ state: 'ok', limit: 2 })
    expect(one(p, facts(), week('aa aa aa aa aa'))).toMatchObject({ state: 'ok', limit: 0 })
  })
  test('of days gone by is not open any more', () => {
    const now = { day: addDays(MONDAY, 4), minute: 0 }
    expect(one(p, facts({ now }), week('hh hh .. .. ..'))).toMatchObject({ state: 'violated', excess: 2 })
  })
})

describe('a core day', () => {
  const p = policy({ type: 'coreDay', weekdays: [2], part: 'day', everyWeeks: 2 })
  test('comes every other week, from the week in which it begins', () => {
    const found = evaluate([p], facts(), [], { from: MONDAY, to: addDays(MONDAY, 27) })
    expect(found.map((f) => f.from)).toEqual(['2026-11-10', '2026-11-24'])
    expect(found.every((f) => weekday(f.from) === 2)).toBe(true)
  })
  test('is broken by a day at home, not by one away', () => {
    const on = addDays(MONDAY, 7)
    const range = { from: on, to: addDays(on, 6) }
    expect(one(p, facts(), week('.. ho', on), range)).toMatchObject({ state: 'violated', have: 1, limit: 2 })
    expect(one(p, facts(), week('.. ao', on), range)).toMatchObject({ state: 'ok', limit: 1 })
    expect(one(p, facts(), week('.. ..', on), range).state).toBe('warn')
  })
})

describe('minimum staffing', () => {
  const p = policy({ type: 'minStaffing', weekdays: [1], part: 'day', people: 2 })
  const staffed = (atOffice: number, unseen = 0) =>
    facts({
      staffing: (['am', 'pm'] as const).map((half) => ({
        teamId: TEAM,
        day: MONDAY,
        half,
        atOffice,
        unseen,
      })),
    })
  test('counts the person, and says what they could do', () => {
    expect(one(p, staffed(1), week('oo'))).toMatchObject({ state: 'ok', have: 2, limit: 2, unit: 'people' })
    expect(one(p, staffed(1), week('oh'))).toMatchObject({
      state: 'violated',
      have: 1,
      excess: 1,
      remedy: { kind: 'more', candidates: [MONDAY] },
    })
    expect(one(p, staffed(1), week('..')).state).toBe('warn')
  })
  test('leaves what is not seen to the server', () => {
    expect(one(p, staffed(0, 3), week('hh')).state).toBe('unknown')
    expect(one(p, staffed(0, 1), week('hh')).state).toBe('violated')
    expect(one(p, staffed(1, 3), week('..')), 'others may be there already').toMatchObject({
      state: 'unknown',
      excess: 0,
    })
    expect(one(p, staffed(2, 3), week('..')).state).toBe('ok')
  })
  test('never refuses an absence', () => {
    const before = evaluate([p], staffed(1), week('oo'), WEEK)
    const home = evaluate([p], staffed(1), week('hh'), WEEK)
    const away = evaluate([p], staffed(1), week('aa'), WEEK)
    expect(worsened(before, home)).toHaveLength(1)
    expect(worsened(before, away)).toEqual([])
  })
})

describe('eligibility and grants', () => {
  test('keep a place from a group', () => {
    const p = policy({ type: 'eligibility', places: ['home'], groups: ['Auszubildende'] })
    expect(one(p, facts({}, { groups: ['Auszubildende'] }), week('hh'))).toMatchObject({
      state: 'violated',
      days: [MONDAY],
    })
    expect(evaluate([p], facts({}, { groups: [] }), week('hh'), WEEK)).toEqual([])
  })
  test('need a grant in force, and say when it ends soon', () => {
    const p = policy({ type: 'grant', places: ['home'], trialMonths: null, termMonths: 12, remindDays: 60 })
    const granted = (to: string) =>
      facts({}, { grants: [{ places: ['home'], from: day('2026-01-01'), to: day(to) }] })
    expect(one(p, granted('2027-12-31'), week('hh')).state).toBe('ok')
    expect(one(p, granted('2026-12-31'), week('hh'))).toMatchObject({
      state: 'warn',
      remedy: { kind: 'apply' },
    })
    expect(one(p, granted('2026-11-02'), week('hh hh'))).toMatchObject({
      state: 'violated',
      have: 2,
      days: [addDays(MONDAY, 1)],
    })
    expect(one(p, facts(), week('hh')).state).toBe('violated')
    const both = policy({
      type: 'grant',
      places: ['home', 'elsewhere'],
      trialMonths: null,
      termMonths: null,
      remindDays: 0,
    })
    expect(one(both, granted('2027-12-31'), week('hh')).state).toBe('ok')
    expect(one(both, granted('2027-12-31'), week('he'))).toMatchObject({ state: 'violated', have: 1 })
  })
  test('a limit of places is only said', () => {
    const p = policy({ type: 'placeLimit', countries: ['DE'], publicPlaces: false })
    expect(one(p, facts(), week('ee ee ee')).state).toBe('ok')
  })
})

describe('desks', () => {
  const on = addDays(MONDAY, 2)
  const at = (features: Feature[]) => facts({ spaces: new Map([[DESK, { features }]]) })
  test('can be booked so many days ahead, and not after the cut-off of the day', () => {
    const p = policy({ type: 'bookingWindow', daysAhead: 2, cutOff: 540 })
    expect(evaluate([p], facts(), [booked(on)], WEEK)).toEqual([])
    expect(one(p, facts(), [booked(addDays(on, 1))])).toMatchObject({
      state: 'violated',
      have: 3,
      limit: 2,
      remedy: { kind: 'wait', until: { day: addDays(MONDAY, 1), minute: 0 } },
    })
    expect(evaluate([p], facts(), [booked(MONDAY)], WEEK)).toEqual([])
    const late = facts({ now: { day: MONDAY, minute: 540 } })
    expect(one(p, late, [booked(MONDAY)]).state).toBe('violated')
    expect(evaluate([p], { ...late, held: new Set([id(30) as BookingId]) }, [booked(MONDAY)], WEEK)).toEqual(
      [],
    )
  })
  test('with needed equipment are kept until a time', () => {
    const p = policy({
      type: 'accessibleDesk',
      features: ['accessible'],
      keptUntil: { daysBefore: 1, minute: 720 },
    })
    const accessible = at(['accessible', 'quiet'])
    expect(one(p, accessible, [booked(on)])).toMatchObject({
      state: 'violated',
      remedy: { kind: 'wait', until: { day: addDays(on, -1), minute: 720 } },
    })
    expect(evaluate([p], at([]), [booked(on)], WEEK)).toEqual([])
    const needs = { ...accessible, person: { ...accessible.person, needs: ['accessible' as const] } }
    expect(evaluate([p], needs, [booked(on)], WEEK)).toEqual([])
    const opened = { ...accessible, now: { day: addDays(on, -1), minute: 720 } }
    expect(evaluate([p], opened, [booked(on)], WEEK)).toEqual([])
    expect(one(p, facts(), [booked(on)]).state).toBe('unknown')
  })
})

describe('versions', () => {
  const first = policy(twoHomeDays)
  const second = policy(half, { version: 2, effectiveFrom: addDays(MONDAY, 2) })
  const drafted = { ...second, approval: null }
  const found = (...versions: (typeof first)[]) =>
    evaluate(versions, facts(), [], WEEK).map((f) => [f.ruleId, f.from, f.severity])
  const [one, two] = [first, second].map((v) => v.rules[0]?.id)

  test('follow each other', () => {
    expect(found(second, first)).toEqual([
      [one, MONDAY, 'block'],
      [two, addDays(MONDAY, 2), 'block'],
    ])
  })
  test('that nobody approved take the place of none that was, and refuse nothing where there is none', () => {
    expect(found(drafted, first)).toEqual(found(first))
    expect(found(drafted)).toEqual([[two, addDays(MONDAY, 2), 'warn']])
  })
})

describe('a change', () => {
  test('is refused for what it makes worse, not for what was broken before', () => {
    const p = policy(twoHomeDays)
    const planned = (text: string) => evaluate([p], facts(), week(text), WEEK)
    const broken = planned('hh hh hh oo oo')
    expect(worsened(broken, planned('hh hh hh hh oo'))).toHaveLength(1)
    expect(worsened(broken, planned('hh hh oh ho oo'))).toEqual([])
    expect(worsened(planned('hh hh oo oo oo'), broken)).toHaveLength(1)
    const warns = policy({ ...twoHomeDays, severity: 'warn' })
    expect(worsened([], evaluate([warns], facts(), week('hh hh hh hh'), WEEK))).toEqual([])
  })
  test('whole days and two halves come to the same', () => {
    const p = policy(twoHomeDays)
    expect(one(p, facts(), week('ho oh ho oh oo')).have).toBe(one(p, facts(), week('hh hh oo oo oo')).have)
  })
})
