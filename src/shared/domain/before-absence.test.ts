import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Day, type DayPart, HALVES, overlaps } from '../calendar/day.ts'
import { type BeforeAbsence, beforeAbsence } from './before-absence.ts'
import { applyBook, applyRelease, applySetPlace, type DayPlan, emptyDay, type Place } from './day-plan.ts'
import type { BookingId, SpaceId } from './ids.ts'

const DAY = '2027-03-01' as Day
const NOON = 780
let made = 0
const newId = () => `b-${++made}` as BookingId
const space = (n: number) => `s-${n}` as SpaceId

/** A day and what is remembered of it, through one change after the other. */
class Story {
  plan: DayPlan = emptyDay(DAY)
  before: BeforeAbsence | null = null

  #now(after: DayPlan): this {
    this.before = beforeAbsence(this.before, this.plan, after, NOON)
    this.plan = after
    return this
  }
  set(part: DayPart, place: Place | null): this {
    const args = { day: DAY, part, place, was: this.plan.places, restId: newId() }
    return this.#now(applySetPlace(this.plan, args, NOON).after)
  }
  book(n: number, from: number, to: number): this {
    const replaces = this.plan.bookings.filter((b) => overlaps(b, { from, to })).map((b) => b.id)
    const args = { bookingId: newId(), spaceId: space(n), day: DAY, from, to, replaces }
    return this.#now(applyBook(this.plan, args, NOON).after)
  }
  release(index: number): this {
    const booking = this.plan.bookings[index]
    if (!booking) return this
    return this.#now(applyRelease(this.plan, { bookingId: booking.id, day: DAY, keepUntil: null }).after)
  }
}

test('leave remembers the place and the desk, and planning otherwise forgets them', () => {
  const story = new Story().book(1, 480, 1020).set('day', 'away')
  const desk = { spaceId: space(1), from: 480, to: 1020 }
  expect(story.before).toEqual({ places: { am: 'office', pm: 'office' }, desks: [desk] })
  expect(story.set('day', 'away').before).toEqual({ places: { am: 'office', pm: 'office' }, desks: [desk] })
  expect(story.set('day', 'home').before).toBeNull()
})

test('a half away remembers its half, and keeps what is left when the other comes back', () => {
  const story = new Story().book(1, 480, 1020).set('pm', 'away')
  const afternoon = { spaceId: space(1), from: NOON, to: 1020 }
  expect(story.before).toEqual({ places: { am: null, pm: 'office' }, desks: [afternoon] })
  const whole = new Story().book(1, 480, 1020).set('day', 'away').set('am', 'home')
  expect(whole.before).toEqual({ places: { am: null, pm: 'office' }, desks: [afternoon] })
})

test('another desk booked at that time, or a day that was open, leaves nothing to remember', () => {
  expect(new Story().set('day', 'away').before).toBeNull()
  expect(new Story().book(1, 480, 1020).set('day', 'away').book(2, 480, 1020).before).toBeNull()
  // Hours that count for the morning alone reach into the afternoon, where another desk is.
  const reaching = new Story().book(1, 480, 840).set('am', 'away').book(2, 800, 1020)
  expect(reaching.before).toEqual({ places: { am: 'office', pm: null }, desks: [] })
})

test('whatever is done, only halves away are remembered, and no desk beside one that is held', () => {
  const part = fc.constantFrom<DayPart>('day', 'am', 'pm')
  const place = fc.constantFrom<Place | null>('office', 'home', 'away', 'away', null)
  const step = fc.oneof(
    fc.tuple(part, place).map(
      ([p, to]) =>
        (s: Story) =>
          s.set(p, to),
    ),
    fc.tuple(fc.nat(3), fc.nat(90), fc.integer({ min: 1, max: 40 })).map(
      ([n, from, length]) =>
        (s: Story) =>
          s.book(n, from * 15, Math.min(1440, (from + length) * 15)),
    ),
    fc.nat(2).map((n) => (s: Story) => s.release(n)),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const story = new Story()
      for (const go of steps) go(story)
      const { plan, before } = story
      for (const half of HALVES)
        if (plan.places[half] !== 'away') expect(before?.places[half] ?? null).toBeNull()
      if (HALVES.every((half) => plan.places[half] !== 'away')) expect(before).toBeNull()
      for (const desk of before?.desks ?? [])
        expect(plan.bookings.filter((held) => overlaps(held, desk))).toEqual([])
    }),
  )
})
