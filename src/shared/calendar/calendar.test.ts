import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  Day,
  dayAt,
  daysBetween,
  daysFrom,
  halvesCovered,
  isoWeek,
  isWeekend,
  Minutes,
  minuteAt,
  minutesOf,
  mondayOf,
  overlaps,
  weekday,
} from './day.ts'
import { holidayOn } from './holidays.ts'

const day = (text: string) => Day.parse(text)
const anyDay = fc
  .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((d) => day(d.toISOString().slice(0, 10)))
const anyMinutes = fc
  .tuple(fc.integer({ min: 0, max: 1440 }), fc.integer({ min: 0, max: 1440 }))
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))

describe('days', () => {
  test('adding and counting are each other’s inverse', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -500, max: 500 }), (d, n) => {
        expect(daysBetween(d, addDays(d, n))).toBe(n)
        expect(addDays(addDays(d, n), -n)).toBe(d)
      }),
    )
  })

  test('a week begins on its Monday', () => {
    fc.assert(
      fc.property(anyDay, (d) => {
        const monday = mondayOf(d)
        expect(weekday(monday)).toBe(1)
        expect(daysBetween(monday, d)).toBe(weekday(d) - 1)
        expect(isWeekend(d)).toBe(weekday(d) >= 6)
        expect(isoWeek(monday)).toBe(isoWeek(addDays(monday, 6)))
      }),
    )
  })

  test('weeks around New Year are numbered as in ISO 8601', () => {
    expect(isoWeek(day('2026-12-31'))).toBe(53)
    expect(isoWeek(day('2027-01-03'))).toBe(53)
    expect(isoWeek(day('2027-01-04'))).toBe(1)
    expect(isoWeek(day('2024-12-30'))).toBe(1)
    expect(isoWeek(day('2023-01-01'))).toBe(52)
  })

  test('a range contains both its ends', () => {
    expect(daysFrom(day('2028-02-28'), day('2028-03-01'))).toEqual(['2028-02-28', '2028-02-29', '2028-03-01'])
    expect(daysFrom(day('2028-03-01'), day('2028-02-28'))).toEqual([])
  })

  test('only days of the calendar are days', () => {
    for (const wrong of [
      '2027-02-29',
      '2027-13-01',
      '2027-1-1',
      '1999-12-31',
      '2200-01-01',
      '',
      '2027-03-01T00:00',
    ])
      expect(Day.safeParse(wrong).success).toBe(false)
  })

  test('a day belongs to its time zone, also when clocks change', () => {
    const justBefore = Date.parse('2027-03-27T22:59:00Z')
    expect(dayAt(justBefore, 'Europe/Berlin')).toBe('2027-03-27')
    expect(dayAt(justBefore + 60_000, 'Europe/Berlin')).toBe('2027-03-28')
    // Berlin jumps from 02:00 to 03:00 on this day.
    expect(minuteAt(Date.parse('2027-03-28T00:59:00Z'), 'Europe/Berlin')).toBe(119)
    expect(minuteAt(Date.parse('2027-03-28T01:00:00Z'), 'Europe/Berlin')).toBe(180)
    expect(dayAt(Date.parse('2027-10-31T22:59:00Z'), 'Europe/Berlin')).toBe('2027-10-31')
    expect(dayAt(Date.parse('2027-10-31T23:00:00Z'), 'Europe/Berlin')).toBe('2027-11-01')
  })
})

describe('minutes', () => {
  test('overlapping is mutual, and touching is not overlapping', () => {
    fc.assert(
      fc.property(anyMinutes, anyMinutes, (a, b) => {
        let shared = 0
        for (let m = 0; m < 1440; m++) if (m >= a.from && m < a.to && m >= b.from && m < b.to) shared++
        expect(overlaps(a, b)).toBe(shared > 0)
        expect(overlaps(b, a)).toBe(overlaps(a, b))
      }),
    )
  })

  test('parts of the day cover their own halves', () => {
    expect(halvesCovered(minutesOf('am', 780), 780)).toEqual(['am'])
    expect(halvesCovered(minutesOf('pm', 780), 780)).toEqual(['pm'])
    expect(halvesCovered(minutesOf('day', 780), 780)).toEqual(['am', 'pm'])
  })

  test('every period counts for some half, and only for halves it touches', () => {
    fc.assert(
      fc.property(anyMinutes, fc.integer({ min: 1, max: 1439 }), (m, noon) => {
        const halves = halvesCovered(m, noon)
        expect(halves.length).toBeGreaterThan(0)
        if (m.to <= noon) expect(halves).toEqual(['am'])
        if (m.from >= noon) expect(halves).toEqual(['pm'])
      }),
    )
  })

  test('a period has a length', () => {
    expect(Minutes.safeParse({ from: 600, to: 600 }).success).toBe(false)
    expect(Minutes.safeParse({ from: 0, to: 1440 }).success).toBe(true)
    expect(Minutes.safeParse({ from: 0, to: 1441 }).success).toBe(false)
  })
})

describe('holidays', () => {
  test('belong to a federal state', () => {
    expect(holidayOn(day('2027-05-17'), 'NW')).toBe('Pfingstmontag')
    expect(holidayOn(day('2027-05-27'), 'NW')).toBe('Fronleichnam')
    expect(holidayOn(day('2027-05-27'), 'BE')).toBeNull()
    expect(holidayOn(day('2027-03-08'), 'BE')).toMatch(/frauentag/i)
    expect(holidayOn(day('2027-03-08'), 'NW')).toBeNull()
    expect(holidayOn(day('2027-10-31'), 'TH')).toMatch(/Reformation/)
    expect(holidayOn(day('2027-03-02'), 'NW')).toBeNull()
  })

  test('do not depend on where the laptop is', () => {
    const zone = process.env.TZ
    try {
      for (const tz of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Berlin']) {
        process.env.TZ = tz
        expect(holidayOn(day('2028-10-03'), 'HE')).toMatch(/Deutschen Einheit/)
        expect(holidayOn(day('2028-10-02'), 'HE')).toBeNull()
        expect(holidayOn(day('2028-10-04'), 'HE')).toBeNull()
      }
    } finally {
      if (zone === undefined) delete process.env.TZ
      else process.env.TZ = zone
    }
  })
})
