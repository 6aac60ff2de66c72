import { describe, expect, test } from 'vitest'
import { addDays, isWeekend, weekday } from '#shared/calendar/arithmetic.ts'
import type { Day } from '#shared/calendar/day.ts'
import type { WeekDay } from '#shared/contract/local.ts'
import type { Place } from '#shared/domain/day-plan.ts'
import { formatFor } from '../i18n/format.ts'
import { translator } from '../i18n/testing.ts'
import { dayAfterKey } from './arrows.ts'
import { dayWords, weekWords } from './day-words.ts'
import {
  bookableFrom,
  countWeek,
  firstMonday,
  fixedDeskFor,
  partWithoutDesk,
  usualSpaces,
  weekRelation,
} from './summary.ts'

const d = (s: string) => s as Day
const spaceAt = (n: number) => ({
  spaceId: `space-${n}`,
  floorId: 'floor',
  index: n,
  label: String(n),
  room: '2.14',
  floor: '2. OG',
  building: 'Haus B',
  site: 'Rathaus',
})
type Desk = { n: number; from?: number; to?: number }
const weekDay = (
  day: string,
  am: Place | null,
  pm: Place | null,
  more: Partial<WeekDay> & { desks?: Desk[] } = {},
) => {
  const { desks = [], ...rest } = more
  return {
    day: d(day),
    weekday: weekday(d(day)),
    places: { am, pm },
    bookings: desks.map((b) => ({
      id: `b${b.n}`,
      from: b.from ?? 0,
      to: b.to ?? 1440,
      space: spaceAt(b.n),
      queued: false,
    })),
    fixedDesks: [],
    queued: false,
    closed: null,
    works: isWeekend(day as Day) ? { am: false, pm: false } : { am: true, pm: true },
    when: 'ahead',
    colleagues: [],
    ...rest,
  } as unknown as WeekDay
}

describe('what a week comes to', () => {
  const week = [
    weekDay('2026-11-23', 'home', 'home', { when: 'past' }),
    weekDay('2026-11-24', 'office', 'office', { when: 'today' }),
    weekDay('2026-11-25', 'office', 'home'),
    weekDay('2026-11-26', null, null),
    weekDay('2026-11-27', 'away', null),
    weekDay('2026-11-28', null, null),
  ]
  test('counts halves; open are only days one could plan', () => {
    expect(countWeek(week)).toEqual({ office: 1.5, home: 1.5, elsewhere: 0, away: 0.5, open: 1.5 })
  })
  test('past, holidays and days beyond the window are not open', () => {
    const quiet = [
      weekDay('2026-11-23', null, null, { when: 'past' }),
      weekDay('2026-11-24', null, null, { closed: 'Feiertag', works: { am: false, pm: false } }),
      weekDay('2026-11-25', null, null, { when: 'beyond' }),
    ]
    expect(countWeek(quiet).open).toBe(0)
  })
  test('in words', () => {
    const say = (language: 'de' | 'en') =>
      weekWords(countWeek(week), translator(language), formatFor(language))
    expect(say('de')).toBe('1½ Tage Büro · 1½ Homeoffice · ½ abwesend · 1½ Tage offen')
    expect(say('en')).toBe('1½ days office · 1½ home · ½ away · 1½ days open')
    const nothing = countWeek([])
    expect(weekWords(nothing, translator('de'), formatFor('de'))).toBe('nichts eingetragen')
  })
})

describe('a day in words', () => {
  const say = (day: WeekDay) => dayWords(day, translator('de'), formatFor('de'))
  test('names day, place, desk and that it waits', () => {
    const day = weekDay('2026-11-24', 'office', 'office', { when: 'today', queued: true, desks: [{ n: 6 }] })
    expect(say(day)).toBe('Dienstag, 24. November, heute: Büro, 2.14 · Platz 6, vorgemerkt')
  })
  test('tells halves and open days', () => {
    expect(say(weekDay('2026-11-27', 'home', 'away'))).toBe(
      'Freitag, 27. November: Vormittag Homeoffice, Nachmittag Abwesend',
    )
    expect(say(weekDay('2026-11-26', null, null))).toBe('Donnerstag, 26. November: offen')
    expect(say(weekDay('2026-11-26', 'home', null))).toContain('Vormittag Homeoffice, Nachmittag offen')
    expect(say(weekDay('2026-11-26', 'home', null, { works: { am: true, pm: false } }))).toContain(
      'Vormittag Homeoffice, Nachmittag arbeitsfrei',
    )
  })
})

describe('office without a desk', () => {
  const noon = 780
  test('says for which part', () => {
    expect(partWithoutDesk(weekDay('2026-11-24', 'office', 'office'), noon)).toBe('day')
    expect(partWithoutDesk(weekDay('2026-11-24', 'office', 'home'), noon)).toBe('am')
    expect(partWithoutDesk(weekDay('2026-11-24', 'home', 'home'), noon)).toBeNull()
  })
  test('a desk covers its halves', () => {
    const whole = weekDay('2026-11-24', 'office', 'office', { desks: [{ n: 1 }] })
    expect(partWithoutDesk(whole, noon)).toBeNull()
    const early = weekDay('2026-11-24', 'office', 'office', { desks: [{ n: 1, to: 840 }] })
    expect(partWithoutDesk(early, noon)).toBeNull()
    const morning = weekDay('2026-11-24', 'office', 'office', { desks: [{ n: 1, to: 780 }] })
    expect(partWithoutDesk(morning, noon)).toBe('pm')
  })
})

describe('which weeks are shown', () => {
  const days = { first: d('2026-11-10'), today: d('2026-11-24'), last: d('2026-12-15') }
  test.each([
    [undefined, '2026-11-23'],
    ['2026-12-02', '2026-11-30'],
    ['2020-01-01', '2026-11-09'],
    ['2030-01-01', '2026-12-14'],
    ['nonsense', '2026-11-23'],
    ['2026-13-45', '2026-11-23'],
  ])('%s', (asked, monday) => {
    expect(firstMonday(asked, days)).toBe(monday)
  })
  test('at a weekend the coming week is shown', () => {
    expect(firstMonday(undefined, { ...days, today: d('2026-11-28') })).toBe('2026-11-30')
    expect(firstMonday(undefined, { ...days, today: d('2026-11-29') })).toBe('2026-11-30')
  })
  test('weeks are called as seen from today', () => {
    expect(weekRelation(d('2026-11-23'), days.today)).toBe('this')
    expect(weekRelation(d('2026-11-30'), days.today)).toBe('next')
    expect(weekRelation(d('2026-11-16'), days.today)).toBe('last')
    expect(weekRelation(d('2026-12-07'), days.today)).toBe('number')
  })
  test('a day beyond the window becomes bookable when the window reaches it', () => {
    expect(bookableFrom(d('2026-12-16'), days)).toBe('2026-11-25')
  })
})

test('of fixed desks the one that is theirs is told first, else that somebody has it or it is closed', () => {
  type Held = WeekDay['fixedDesks'][number]['held'][number]
  const held = (by: Held['by'], from = 0, to = 1440): Held => ({ from, to, by, personId: null })
  const fixed = (...of: Held[][]) => ({
    fixedDesks: of.map((held, n) => ({ space: spaceAt(n), held })) as unknown as WeekDay['fixedDesks'],
  })
  const told = (more: Partial<WeekDay>, part: 'am' | 'pm' | 'day' = 'day') => {
    const desk = fixedDeskFor(weekDay('2026-11-24', 'office', 'office', more), part, 780)
    return desk && [desk.index, desk.state]
  }
  expect(told({})).toBeNull()
  expect(told(fixed([]))).toEqual([0, 'free'])
  expect(told(fixed([held('other')], []))).toEqual([1, 'free'])
  expect(told(fixed([held('team', 800, 900)]))).toEqual([0, 'taken'])
  expect(told(fixed([held('team', 800, 900)]), 'am')).toEqual([0, 'free'])
  expect(told(fixed([held('mine', 0, 780)]), 'pm')).toEqual([0, 'free'])
  expect(told(fixed([held('closed')]))).toEqual([0, 'closed'])
})

test('usual desks: the most frequent first, then the latest', () => {
  const days = [
    weekDay('2026-11-10', 'office', 'office', { desks: [{ n: 3 }] }),
    weekDay('2026-11-11', 'office', 'office', { desks: [{ n: 5 }] }),
    weekDay('2026-11-12', 'office', 'office', { desks: [{ n: 5 }] }),
    weekDay('2026-11-13', 'office', 'office', { desks: [{ n: 4 }] }),
  ]
  expect(usualSpaces(days).map((s) => s.index)).toEqual([5, 4, 3])
})

describe('arrow keys', () => {
  const two = Array.from({ length: 14 }, (_, i) => addDays(d('2026-11-23'), i))
  const shown = two.filter((day) => !isWeekend(day))
  test.each([
    ['ArrowRight', '2026-11-27', '2026-11-30'],
    ['ArrowLeft', '2026-11-30', '2026-11-27'],
    ['ArrowLeft', '2026-11-23', null],
    ['ArrowDown', '2026-11-25', '2026-12-02'],
    ['ArrowUp', '2026-11-25', null],
    ['Home', '2026-12-03', '2026-11-30'],
    ['End', '2026-11-24', '2026-11-27'],
    ['x', '2026-11-24', null],
  ])('%s from %s', (key, from, to) => {
    expect(dayAfterKey(key, d(from), shown)).toBe(to)
  })
  test('from a weekend into a week that hides its own', () => {
    const withOne = [...two.slice(0, 7), ...two.slice(7).filter((day) => !isWeekend(day))]
    expect(dayAfterKey('ArrowDown', d('2026-11-28'), withOne)).toBe('2026-12-04')
  })
})
