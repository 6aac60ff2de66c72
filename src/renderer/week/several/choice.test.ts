import { expect, test } from 'vitest'
import { weekday } from '#shared/calendar/arithmetic.ts'
import type { Day } from '#shared/calendar/day.ts'
import type { WeekDay } from '#shared/contract/local.ts'
import type { Place } from '#shared/domain/day-plan.ts'
import { isDeskBack, placesFor, planOf } from './choice.ts'

const desk = { from: 480, to: 1020, space: null }
const day = (date: string, place: Place | null, before: Place | null = null, desks = [desk]): WeekDay => ({
  day: date as Day,
  weekday: weekday(date as Day),
  places: { am: place, pm: place },
  bookings: [],
  beforeAbsence: before && { places: { am: before, pm: before }, desks },
  fixedDesks: [],
  queued: false,
  closed: null,
  works: { am: true, pm: true },
  meeting: [],
  when: 'ahead',
  colleagues: [],
})
const off = (date: string): WeekDay => ({ ...day(date, null), works: { am: false, pm: false } })

test('what was before an absence is offered where something was, and meant where all of it is leave', () => {
  const open = day('2026-11-23', null)
  const leave = [day('2026-11-24', 'away', 'office'), day('2026-11-25', 'away'), off('2026-11-26')]
  expect(placesFor([open]).offered).not.toContain('asBefore')
  expect(placesFor([open, ...leave])).toMatchObject({ likely: 'away' })
  expect(placesFor([open, ...leave]).offered).toContain('asBefore')
  expect(placesFor(leave)).toMatchObject({ likely: 'asBefore' })
})

test('planned are working days, and of an absence that ends its own days', () => {
  const days = [day('2026-11-23', 'home'), day('2026-11-24', 'away'), off('2026-11-28')]
  expect(planOf(days, 'away').map((d) => d.day)).toEqual(['2026-11-23', '2026-11-24'])
  expect(planOf(days, 'asBefore').map((d) => d.day)).toEqual(['2026-11-24'])
})

test('desks come back to the office or as it was, where one was given up', () => {
  const leave = [day('2026-11-24', 'away', 'office')]
  expect(isDeskBack(leave, 'office')).toBe(true)
  expect(isDeskBack(leave, 'asBefore')).toBe(true)
  expect(isDeskBack(leave, 'home')).toBe(false)
  expect(isDeskBack([day('2026-11-24', 'away', 'home', [])], 'asBefore')).toBe(false)
})
