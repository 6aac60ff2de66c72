/** Small facts, plans and policies for tests of the rules. */
import { addDays, type Day } from '../calendar/day.ts'
import type { DayPlan, Place } from '../domain/day-plan.ts'
import { FULL_TIME } from '../domain/employment.ts'
import type { BookingId, PersonId, SpaceId, TeamId } from '../domain/ids.ts'
import type { Facts, Segment } from './facts.ts'
import { Policy } from './policy.ts'

export const id = (n: number) => `0197d0de-0000-7000-8000-${String(n).padStart(12, '0')}`
export const TEAM = id(1) as TeamId
export const OTHER_TEAM = id(2) as TeamId
export const DEPARTMENT = id(3) as TeamId
export const ME = id(10) as PersonId
export const HOLDER = id(11) as PersonId
export const DESK = id(20) as SpaceId
export const day = (d: string) => d as Day
/** A Monday without a holiday near it. */
export const MONDAY = day('2026-11-02')
export const WEEK = { from: MONDAY, to: addDays(MONDAY, 6) }

let rules = 100
export function policy(
  rule: Record<string, unknown>,
  more: { rules?: unknown[] } & Record<string, unknown> = {},
): Policy {
  return Policy.parse({
    id: id(99),
    name: { de: 'Mobile Arbeit', en: 'Mobile work' },
    version: 1,
    effectiveFrom: '2026-01-01',
    approval: { agreement: 'DV Mobile Arbeit', paragraph: '§ 1', date: '2025-12-01', record: '2025/12' },
    ...more,
    rules: [rule, ...(more.rules ?? [])].map(common),
  })
}
const common = (rule: unknown) => ({
  id: id(rules++),
  scope: { kind: 'city' },
  validFrom: '2026-01-05',
  validTo: null,
  severity: 'block',
  paragraph: '§ 4',
  text: { de: 'Regel', en: 'Rule' },
  ...(rule as object),
})

export const segment = (more: Partial<Segment> = {}): Segment => ({
  from: null,
  to: null,
  line: [TEAM, DEPARTMENT],
  teams: [TEAM],
  week: FULL_TIME,
  ...more,
})
export function facts(more: Partial<Facts> = {}, person: Partial<Facts['person']> = {}): Facts {
  return {
    person: { id: ME, segments: [segment()], groups: [], grants: [], needs: [], ...person },
    calendar: { federalState: 'NI', noon: 780, closures: [] },
    now: { day: MONDAY, minute: 480 },
    knownFrom: null,
    held: new Set(),
    staffing: [],
    spaces: new Map(),
    ...more,
  }
}
/** "hh" home all day, "ho" home then office, ".." open, "a" away, "e" elsewhere; days parted by spaces, from Monday. */
const PLACES: Record<string, Place | null> = { h: 'home', o: 'office', e: 'elsewhere', a: 'away', '.': null }
export const week = (text: string, from: Day = MONDAY): DayPlan[] =>
  text.split(' ').map((d, i) => ({
    day: addDays(from, i),
    places: { am: PLACES[d[0] ?? '.'] ?? null, pm: PLACES[d[1] ?? '.'] ?? null },
    bookings: [],
  }))
export const booked = (on: Day, more: Partial<DayPlan['bookings'][number]> = {}): DayPlan => ({
  day: on,
  places: { am: 'office', pm: 'office' },
  bookings: [{ id: id(30) as BookingId, spaceId: DESK, day: on, from: 0, to: 1440, ...more }],
})
