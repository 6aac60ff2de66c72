import { describe, expect, test } from 'vitest'
import type { BookingId, RuleId } from '../domain/ids.ts'
import { booked, facts, id, policy, segment, TEAM, week } from '../policy/testing.ts'
import { suggestWeek } from './suggest-week.ts'
import type { SuggestedPlace } from './suggestion.ts'
import { days, desk, deskId, on, placesOf, plan, toSuggest } from './testing.ts'

const weekly = { unit: 'weeks', count: 1 }
const twoHomeDays = {
  type: 'quota',
  place: 'home',
  amount: { kind: 'days', days: 2, partTime: 'proportional' },
  window: weekly,
}
const tuesdays = { type: 'coreDay', weekdays: [2], part: 'day', everyWeeks: 1 }
const threeHomeDays = {
  type: 'minPresence',
  places: ['home'],
  amount: { kind: 'days', days: 3, partTime: 'fixed' },
  window: weekly,
}
const atHome = (...weekdays: number[]) => new Map(weekdays.map((d): [number, SuggestedPlace] => [d, 'home']))

describe('places', () => {
  test('are as wished where the rules allow it, and say so', () => {
    const found = plan(suggestWeek(toSuggest({ policies: [policy(twoHomeDays)], wishes: atHome(1, 5) })))
    expect(placesOf(found)).toBe('h o o o h')
    expect(found.days[0]?.reasons).toEqual([{ kind: 'wish', weekday: 1 }])
    expect(found.days[1]?.reasons).toMatchObject([
      { kind: 'rule', severity: 'block', type: 'quota', have: 4, limit: 4, bound: 'atMost', unit: 'halves' },
    ])
  })

  test('of wishes beyond a quota give up those with most colleagues', () => {
    const input = toSuggest({
      policies: [policy(twoHomeDays)],
      wishes: atHome(1, 2, 3, 4),
      days: days(1, (n) => ({ colleagues: [5, 0, 1, 3, 9][n] ?? 0 })),
    })
    const found = plan(suggestWeek(input))
    expect(placesOf(found)).toBe('o h h o o')
    expect(found.days[0]?.reasons).toContainEqual({ kind: 'colleagues', count: 5 })
  })

  test('put team days before wishes, wishes before habit, and habit before colleagues', () => {
    const input = toSuggest({
      wishes: atHome(1, 2),
      usual: new Map([
        [2, 'office'],
        [3, 'home'],
      ]),
      days: days(1, (n) => ({ isTeamDay: n === 0, colleagues: n === 2 ? 7 : 0 })),
    })
    const found = plan(suggestWeek(input))
    expect(placesOf(found)).toBe('o h h o o')
    expect(found.days[0]?.reasons).toEqual([{ kind: 'teamDay' }])
    expect(found.days[2]?.reasons).toEqual([{ kind: 'usual', weekday: 3 }])
  })

  test('keep rules that warn as far as they can, and tell what could not be kept', () => {
    const input = toSuggest({
      policies: [policy(threeHomeDays, { rules: [{ ...twoHomeDays, severity: 'warn' }] })],
      wishes: atHome(1, 2, 3, 4, 5),
    })
    const found = plan(suggestWeek(input))
    expect(placesOf(found).match(/h/g)).toHaveLength(3)
    expect(found.broken).toMatchObject([{ type: 'quota', severity: 'warn', have: 6, limit: 4 }])
  })

  test('are never of days that are planned, worked by nobody, or over', () => {
    const input = toSuggest({
      facts: facts({
        now: { day: on(1), minute: 480 },
        calendar: { federalState: 'NI', noon: 780, closures: [{ from: on(4), to: on(4) }] },
      }),
      plans: week('.. h. aa .. ..'),
      days: [...days(), { day: on(5), isTeamDay: true, colleagues: 3, desks: [desk(1)] }],
    })
    expect(plan(suggestWeek(input)).days).toMatchObject([
      { day: on(1), halves: ['pm'] },
      { day: on(3), halves: ['am', 'pm'] },
    ])
  })

  test('leave to the server what depends on days that are not known here', () => {
    const month = { ...twoHomeDays, amount: { kind: 'percent', percent: 5 }, window: { unit: 'month' } }
    const input = toSuggest({
      policies: [policy(month)],
      facts: facts({ now: { day: on(7), minute: 480 }, knownFrom: on(7) }),
      days: days(2),
      wishes: atHome(1),
    })
    const found = plan(suggestWeek(input))
    expect(placesOf(found)).toBe('h o o o o')
    expect(found.undecided).toMatchObject([{ type: 'quota', state: 'unknown', have: 2 }])
  })

  test('are none where nothing is open', () => {
    const input = toSuggest({ plans: week('oo oo oo oo oo') })
    expect(suggestWeek(input)).toEqual({ kind: 'plan', days: [], broken: [], undecided: [] })
  })

  test('are not suggested for more than two weeks', () => {
    expect(() => suggestWeek(toSuggest({ days: days(3) }))).toThrow(RangeError)
  })
})

describe('desks', () => {
  const near = (metres: number) => ({ to: 'teamZone', distance: metres * 1_000 }) as const

  test('have the wanted features first, are near the team second, and stay the same', () => {
    const desks = [
      desk(1, { near: near(2) }),
      desk(2, { features: ['quiet'], near: near(35) }),
      desk(3, { features: ['quiet'], near: near(9) }),
      desk(4, { features: ['quiet'], near: near(3) }),
    ]
    const input = toSuggest({
      wantedFeatures: ['quiet'],
      days: days(1, (n) => ({ desks: n === 2 ? desks.slice(0, 3) : desks })),
    })
    const found = plan(suggestWeek(input)).days
    // The fourth is nearer on the other days, but by a few steps only.
    expect(found.map((d) => d.spaceId)).toEqual([3, 3, 3, 3, 3].map(deskId))
    expect(found[1]?.deskReasons).toEqual([
      { kind: 'deskNearTeam', to: 'teamZone', distance: 9_000 },
      { kind: 'feature', has: ['quiet'], lacks: [] },
      { kind: 'sameDeskAsBefore', day: on(0) },
    ])
  })

  test('are near the team, with the distance', () => {
    const input = toSuggest({
      days: days(1, () => ({ desks: [desk(1, { near: near(40) }), desk(2, { near: near(4) })] })),
    })
    expect(plan(suggestWeek(input)).days[0]?.deskReasons).toEqual([
      { kind: 'deskNearTeam', to: 'teamZone', distance: 4_000 },
    ])
  })

  test('go on with the one held last, and with those held among the days', () => {
    const held = booked(on(-3), { spaceId: deskId(2) })
    const wednesday = booked(on(2), { spaceId: deskId(3), id: id(31) as BookingId })
    const input = toSuggest({
      plans: [held, wednesday],
      days: days(1, () => ({ desks: [desk(1), desk(2), desk(3)] })),
    })
    const found = plan(suggestWeek(input)).days
    expect(found.map((d) => d.spaceId)).toEqual([2, 2, 3, 3].map(deskId))
    expect(found[0]?.deskReasons).toEqual([{ kind: 'sameDeskAsBefore', day: on(-3) }])
    expect(found[2]?.deskReasons).toEqual([{ kind: 'sameDeskAsBefore', day: on(2) }])
  })

  test('are not those a rule keeps, which is said where no other is free', () => {
    const keeps = {
      type: 'accessibleDesk',
      features: ['accessible'],
      keptUntil: { daysBefore: 0, minute: 1440 },
    }
    const kept = desk(1, { features: ['accessible'] })
    const input = toSuggest({
      policies: [policy(keeps)],
      wishes: new Map([
        [1, 'office'],
        [2, 'office'],
      ]),
      days: days(1, (n) => ({ desks: n === 0 ? [kept] : n === 1 ? [] : [kept, desk(2)] })),
    })
    const found = plan(suggestWeek(input)).days
    expect(found.map((d) => d.spaceId)).toEqual([null, null, deskId(2), deskId(2), deskId(2)])
    expect(found[0]?.deskReasons).toMatchObject([{ kind: 'rule', type: 'accessibleDesk' }])
    expect(found[1]?.deskReasons).toEqual([{ kind: 'noneFree' }])
  })

  test('that are lacking make home the better place where nothing else was said', () => {
    const found = plan(
      suggestWeek(toSuggest({ days: days(1, (n) => (n === 3 ? { desks: [], colleagues: 4 } : {})) })),
    )
    expect(placesOf(found)).toBe('o o o h o')
    expect(found.days[3]?.reasons).toEqual([{ kind: 'noDesk' }])
  })
})

describe('a conflict', () => {
  test('names the rules that collide, with what they would come to, and no others', () => {
    const input = toSuggest({
      policies: [
        policy(twoHomeDays, {
          rules: [tuesdays, threeHomeDays, { ...twoHomeDays, place: 'elsewhere' }],
        }),
      ],
    })
    const found = suggestWeek(input)
    expect(found).toMatchObject({
      kind: 'conflict',
      rules: [
        { type: 'quota', have: 6, limit: 4, excess: 2 },
        { type: 'minPresence', have: 4, limit: 6, excess: 2 },
      ],
    })
  })

  test('may be one rule that nothing open can keep', () => {
    const nowhere = {
      type: 'combinedCap',
      places: ['office', 'home'],
      amount: { kind: 'percent', percent: 0 },
      window: weekly,
    }
    const found = suggestWeek(toSuggest({ policies: [policy(nowhere, { rules: [tuesdays] })] }))
    expect(found).toMatchObject({ kind: 'conflict', rules: [{ type: 'combinedCap' }] })
  })

  test('is none with rules that are only proposed', () => {
    const proposed = policy(twoHomeDays, { rules: [threeHomeDays], approval: null })
    expect(suggestWeek(toSuggest({ policies: [proposed] })).kind).toBe('plan')
  })

  test('is none for what the person has broken already', () => {
    const input = toSuggest({
      policies: [policy(twoHomeDays)],
      plans: week('hh hh hh .. ..'),
      wishes: atHome(4),
    })
    expect(placesOf(suggestWeek(input))).toBe('o o')
  })
})

test('part time: half days count as such', () => {
  const none = { am: false, pm: false }
  const morning = { am: true, pm: false }
  const whole = { am: true, pm: true }
  const contract = facts(
    {},
    { segments: [segment({ teams: [TEAM], week: [whole, morning, morning, morning, whole, none, none] })] },
  )
  const quota = { ...twoHomeDays, amount: { kind: 'days', days: 1.5, partTime: 'fixed' } }
  const input = toSuggest({ facts: contract, policies: [policy(quota)], wishes: atHome(1, 2, 3, 4, 5) })
  // Three halves: as many wishes kept whichever days they are, so the earliest are given up.
  const found = plan(suggestWeek(input))
  expect(found.days.filter((d) => d.place === 'home').flatMap((d) => d.halves)).toHaveLength(3)
  expect(found.days[0]?.reasons.map((r) => (r.kind === 'rule' ? r.ruleId : r.kind))).toEqual([
    input.policies[0]?.rules[0]?.id as RuleId,
  ])
})
