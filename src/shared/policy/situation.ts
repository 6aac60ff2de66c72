/** Facts and a plan, made ready for the rules: what every half of every day is. */
import type { Half } from '../calendar/day.ts'
import { HALVES, halvesCovered } from '../calendar/day.ts'
import type { FederalState } from '../calendar/holidays.ts'
import type { Booking, DayPlan, Place } from '../domain/day-plan.ts'
import { FULL_TIME, type WeeklyPattern } from '../domain/employment.ts'
import {
  type DayNumber,
  holidayNumbers,
  NEVER_AFTER,
  NEVER_BEFORE,
  type Stretch,
  toDay,
  toNumber,
  weekdayIndex,
} from './day-number.ts'
import type { Facts, Segment } from './facts.ts'
import type { Scope } from './rule.ts'

export interface WantedBooking {
  readonly booking: Booking
  readonly day: DayNumber
  readonly features: readonly string[] | null
}

interface Year extends Stretch {
  readonly holidays: ReadonlySet<DayNumber>
}

interface Part extends Stretch {
  readonly segment: Segment
  readonly week: WeeklyPattern
}

export class Situation {
  readonly facts: Facts
  readonly today: DayNumber
  /** Bookings that were not accepted before, in order of day and time. */
  readonly wanted: readonly WantedBooking[]
  readonly #parts: readonly Part[]
  readonly #closures: readonly Stretch[]
  readonly #plans = new Map<DayNumber, Record<Half, Place | null>>()
  readonly #working = new Map<DayNumber, readonly Half[]>()
  #year: Year = { from: NEVER_AFTER, to: NEVER_BEFORE, holidays: new Set() }
  readonly #knownFrom: DayNumber

  constructor(facts: Facts, plans: readonly DayPlan[]) {
    this.facts = facts
    this.today = toNumber(facts.now.day)
    this.#knownFrom = facts.knownFrom === null ? NEVER_BEFORE : toNumber(facts.knownFrom)
    this.#parts = facts.person.segments
      .map((segment) => ({
        from: segment.from === null ? NEVER_BEFORE : toNumber(segment.from),
        to: segment.to === null ? NEVER_AFTER : toNumber(segment.to),
        segment,
        week: segment.week ?? FULL_TIME,
      }))
      .sort((a, b) => a.from - b.from)
    this.#closures = facts.calendar.closures.map((c) => ({ from: toNumber(c.from), to: toNumber(c.to) }))
    const wanted: WantedBooking[] = []
    for (const plan of plans) {
      const day = toNumber(plan.day)
      this.#plans.set(day, placesOf(plan, facts.calendar.noon))
      for (const booking of plan.bookings) {
        if (facts.held.has(booking.id)) continue
        const space = facts.spaces.get(booking.spaceId)
        wanted.push({ booking, day, features: space?.features ?? null })
      }
    }
    this.wanted = wanted.sort(
      (a, b) => a.day - b.day || a.booking.from - b.booking.from || (a.booking.id < b.booking.id ? -1 : 1),
    )
  }

  segmentOn(day: DayNumber): Segment | null {
    return this.#partOn(day)?.segment ?? null
  }

  #partOn(day: DayNumber): Part | null {
    return this.#parts.find((p) => p.from <= day && day <= p.to) ?? null
  }

  /** No holiday, and the site is open. */
  isOpen(day: DayNumber): boolean {
    if (day < this.#year.from || day > this.#year.to)
      this.#year = yearOf(day, this.facts.calendar.federalState)
    if (this.#year.holidays.has(day)) return false
    return !this.#closures.some((c) => c.from <= day && day <= c.to)
  }

  /** Halves the person works by contract on a day on which they would. Each day is reckoned once for all rules. */
  workingHalves(day: DayNumber): readonly Half[] {
    let halves = this.#working.get(day)
    if (halves === undefined) {
      halves = this.#reckonWorking(day)
      this.#working.set(day, halves)
    }
    return halves
  }

  #reckonWorking(day: DayNumber): readonly Half[] {
    const part = this.#partOn(day)
    const pattern = part?.week[weekdayIndex(day)]
    if (!pattern || !(pattern.am || pattern.pm) || !this.isOpen(day)) return NONE
    return pattern.am ? (pattern.pm ? HALVES : MORNING) : AFTERNOON
  }

  /** null: open, or not known. */
  placeOn(day: DayNumber, half: Half): Place | null {
    return this.#plans.get(day)?.[half] ?? null
  }

  isKnown(day: DayNumber): boolean {
    return day >= this.#knownFrom
  }

  /** Still to be planned or changed. */
  isAhead(day: DayNumber): boolean {
    return day >= this.today
  }

  /** Stretches on which the person belongs to the scope. */
  stretchesIn(scope: Scope): readonly Stretch[] {
    return this.#parts.filter((p) => belongs(scope, p.segment, this.facts.person.id))
  }

  isIn(scope: Scope, day: DayNumber): boolean {
    const part = this.#partOn(day)
    return part !== null && belongs(scope, part.segment, this.facts.person.id)
  }

  /** Working halves in the stretches, by what is known of each. */
  count(stretches: readonly Stretch[], places: readonly Place[]): Count {
    const sum: Count = { base: 0, have: 0, away: 0, open: 0, unknown: 0 }
    for (const stretch of stretches) {
      for (let day = stretch.from; day <= stretch.to; day++) {
        for (const half of this.workingHalves(day)) {
          sum.base++
          const place = this.placeOn(day, half)
          if (!this.isKnown(day)) sum.unknown++
          else if (place === null) {
            if (this.isAhead(day)) sum.open++
          } else if (places.includes(place)) sum.have++
          else if (place === 'away') sum.away++
        }
      }
    }
    return sum
  }
}

export interface Count {
  /** Working halves in all. */
  base: number
  /** Of them at the places asked for; away; still open and ahead; not known. */
  have: number
  away: number
  open: number
  unknown: number
}

function yearOf(day: DayNumber, state: FederalState): Year {
  const year = new Date(day * 86_400_000).getUTCFullYear()
  const first = (of: number) => Date.UTC(of, 0, 1) / 86_400_000
  return { from: first(year), to: first(year + 1) - 1, holidays: holidayNumbers(year, state) }
}

const NONE: readonly Half[] = []
const MORNING: readonly Half[] = ['am']
const AFTERNOON: readonly Half[] = ['pm']

function placesOf(plan: DayPlan, noon: number): Record<Half, Place | null> {
  const { am, pm } = plan.places
  const places = { am, pm }
  // A desk held without a place said for its half is presence all the same.
  for (const b of plan.bookings) for (const half of halvesCovered(b, noon)) places[half] ??= 'office'
  return places
}

export type Membership = Pick<Segment, 'line' | 'teams'>

/** Whether a scope is about a person with these teams. */
export function belongs(scope: Scope, { line, teams }: Membership, person: string): boolean {
  switch (scope.kind) {
    case 'city':
      return true
    case 'department':
      return scope.ids.some((id) => line.includes(id))
    case 'team':
      return scope.ids.some((id) => teams.includes(id))
    case 'person':
      return scope.ids.some((id) => id === person)
  }
}

export const daysOf = (numbers: Iterable<DayNumber>) => [...new Set(numbers)].sort((a, b) => a - b).map(toDay)
