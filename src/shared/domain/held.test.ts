import { expect, test } from 'vitest'
import { booked, DESK, day, id } from '../policy/testing.ts'
import { applyRelease } from './day-plan.ts'
import { heldThrough } from './held.ts'
import type { BookingId, SpaceId } from './ids.ts'

const MONDAY = day('2026-11-02')
const before = booked(MONDAY)
const [was] = before.bookings

test('what remains of a booking was had before, and another desk was not', () => {
  if (!was) throw new Error('the day has a booking')
  const rest = { minute: 720, restId: id(31) as BookingId }
  const { after } = applyRelease(before, { bookingId: was.id, day: MONDAY, keepUntil: rest })
  expect(after.bookings).toMatchObject([{ id: rest.restId, spaceId: DESK, to: 720 }])
  expect(heldThrough(before, after)).toEqual(new Set([was.id, rest.restId]))
  const other = booked(MONDAY, { id: id(32) as BookingId, spaceId: id(21) as SpaceId })
  expect(heldThrough(before, other)).toEqual(new Set([was.id]))
})
