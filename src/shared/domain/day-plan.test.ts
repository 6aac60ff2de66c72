import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Day, type DayPart, halvesCovered, halvesOf } from '../calendar/day.ts'
import {
  applyBook,
  applyRelease,
  applyRestoreDay,
  applySetPlace,
  type Booking,
  countPlaces,
  type DayChange,
  type DayPlan,
  emptyDay,
  inverseOf,
  overlapping,
  type Place,
  restoreTo,
  sameDay,
} from './day-plan.ts'
import type { BookingId, SpaceId } from './ids.ts'

const DAY = '2027-03-01' as Day
const NOON = 780

let made = 0
const newId = () => `b-${++made}` as BookingId
const space = (n: number) => `s-${n}` as SpaceId

const booking = (from: number, to: number, n = 1): Booking => ({
  id: newId(),
  spaceId: space(n),
  day: DAY,
  from,
  to,
})
const dayWith = (...bookings: Booking[]): DayPlan => ({
  day: DAY,
  places: { am: 'office', pm: 'office' },
  bookings,
})

const places = fc.constantFrom<Place | null>('office', 'home', 'elsewhere', 'away', null)
/** Any day with at most one desk at a time. */
const days = fc
  .record({
    am: places,
    pm: places,
    cuts: fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 0, maxLength: 8 }),
    used: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
  })
  .map(({ am, pm, cuts, used }): DayPlan => {
    const at = [...cuts].sort((a, b) => a - b)
    const bookings = at.slice(1).flatMap((to, i) => (used[i] ? [booking(at[i]!, to, i)] : []))
    return { day: DAY, places: { am, pm }, bookings }
  })

type Step = (before: DayPlan) => { change: DayChange; again: (plan: DayPlan) => DayChange }
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ part: fc.constantFrom<DayPart>('am', 'pm', 'day'), place: places }).map(
    ({ part, place }): Step =>
      (before) => {
        const args = { day: DAY, part, place, was: before.places, restId: newId() }
        const again = (plan: DayPlan) => applySetPlace(plan, args, NOON)
        return { change: again(before), again }
      },
  ),
  fc.tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }), fc.nat(3)).map(
    ([a, length, n]): Step =>
      (before) => {
        const wanted = booking(a, Math.min(1440, a + length), 10 + n)
        const replaces = before.bookings.filter((b) => overlapping([b, wanted])).map((b) => b.id)
        const { id: bookingId, ...rest } = wanted
        const again = (plan: DayPlan) => applyBook(plan, { bookingId, ...rest, replaces }, NOON)
        return { change: again(before), again }
      },
  ),
  fc.tuple(fc.nat(8), fc.option(fc.integer({ min: 0, max: 1440 }))).map(
    ([i, minute]): Step =>
      (before) => {
        const bookingId = before.bookings[i % Math.max(1, before.bookings.length)]?.id ?? newId()
        const keepUntil = minute === null ? null : { minute, restId: newId() }
        const again = (plan: DayPlan) => applyRelease(plan, { bookingId, day: DAY, keepUntil })
        return { change: again(before), again }
      },
  ),
)

describe('changes of a day', () => {
  test('never put the person at two desks at once, and keep bookings in order', () => {
    fc.assert(
      fc.property(days, fc.array(steps, { maxLength: 8 }), (start, changes) => {
        let plan = start
        for (const step of changes) {
          plan = step(plan).change.after
          expect(overlapping(plan.bookings)).toBeNull()
          expect(plan.bookings.map((b) => b.from)).toEqual(
            plan.bookings.map((b) => b.from).sort((a, b) => a - b),
          )
          for (const b of plan.bookings) expect(b.from).toBeLessThan(b.to)
        }
      }),
    )
  })

  test('say exactly what they release and book', () => {
    fc.assert(
      fc.property(days, steps, (before, step) => {
        const { after, released, booked } = step(before).change
        const left = new Set(before.bookings.map((b) => b.id))
        for (const b of released) expect(left.delete(b.id)).toBe(true)
        for (const b of booked) left.add(b.id)
        expect(new Set(after.bookings.map((b) => b.id))).toEqual(left)
      }),
    )
  })

  test('do nothing more when applied to a day that contains them already', () => {
    fc.assert(
      fc.property(days, steps, (before, step) => {
        const { change, again } = step(before)
        const twice = again(change.after).after
        expect(sameDay(twice, change.after)).toBe(true)
        expect(new Set(twice.bookings.map((b) => b.id)).size).toBe(twice.bookings.length)
      }),
    )
  })

  test('are taken back by their inverse', () => {
    fc.assert(
      fc.property(days, steps, (before, step) => {
        const { change } = step(before)
        const inverse = inverseOf(before, change, newId)
        expect(inverse.was).toEqual(change.after.places)
        expect(sameDay(applyRestoreDay(change.after, inverse).after, before)).toBe(true)
      }),
    )
  })

  test('any two states of a day lead to each other, and what both hold keeps its row', () => {
    fc.assert(
      fc.property(days, fc.array(steps, { maxLength: 5 }), (from, changes) => {
        const to = changes.reduce((plan, step) => step(plan).change.after, from)
        const { after } = applyRestoreDay(from, restoreTo(from, to, newId))
        expect(sameDay(after, to)).toBe(true)
        const both = from.bookings.filter((b) => to.bookings.some((t) => t.id === b.id))
        expect(after.bookings.map((b) => b.id)).toEqual(expect.arrayContaining(both.map((b) => b.id)))
      }),
    )
  })
})

describe('planning a place', () => {
  const set = (before: DayPlan, part: DayPart, place: Place | null) =>
    applySetPlace(before, { day: DAY, part, place, was: before.places, restId: 'rest' as BookingId }, NOON)

  test('home over a booked desk gives the desk back', () => {
    const desk = booking(480, 1020)
    expect(set(dayWith(desk), 'day', 'home')).toMatchObject({
      after: { places: { am: 'home', pm: 'home' }, bookings: [] },
      released: [desk],
      booked: [],
    })
  })

  test('one half at home keeps the desk for the other', () => {
    const desk = booking(480, 1020)
    expect(set(dayWith(desk), 'am', 'home').after.bookings).toEqual([{ ...desk, id: 'rest', from: NOON }])
    expect(set(dayWith(desk), 'pm', 'home').after.bookings).toEqual([{ ...desk, id: 'rest', to: NOON }])
  })

  test('the office keeps every desk; opening a half again does not', () => {
    const desk = booking(0, 1440)
    expect(set(dayWith(desk), 'day', 'office').after.bookings).toEqual([desk])
    expect(set(dayWith(desk), 'day', null).after.bookings).toEqual([])
  })

  test('leaves no desk in a half that is not at the office', () => {
    fc.assert(
      fc.property(days, fc.constantFrom<DayPart>('am', 'pm', 'day'), (before, part) => {
        const { after } = set(before, part, 'home')
        for (const b of after.bookings)
          for (const half of halvesOf(part)) expect(halvesCovered(b, NOON)).not.toContain(half)
      }),
    )
  })
})

test('a release keeps the time until the person leaves', () => {
  const desk = booking(480, 1020)
  const keep = (minute: number) =>
    applyRelease(dayWith(desk), {
      bookingId: desk.id,
      day: DAY,
      keepUntil: { minute, restId: 'r' as BookingId },
    })
  expect(keep(900).after.bookings).toEqual([{ ...desk, id: 'r', to: 900 }])
  expect(keep(480).after.bookings).toEqual([])
  expect(applyRelease(emptyDay(DAY), { bookingId: desk.id, day: DAY, keepUntil: null }).released).toEqual([])
})

test('a week is counted in halves', () => {
  const week = [emptyDay(DAY), { ...emptyDay(DAY), places: { am: 'home', pm: 'office' } as const }]
  expect(countPlaces(week)).toEqual({ office: 0.5, home: 0.5, elsewhere: 0, away: 0, open: 1 })
})
