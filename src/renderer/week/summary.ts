/** What a week comes to, and what a day still lacks. Pure. */
import {
  addDays,
  daysBetween,
  HALVES,
  halvesOf,
  isWeekend,
  minutesOf,
  mondayOf,
  overlaps,
} from '#shared/calendar/arithmetic.ts'
import type { Day, DayPart, Half } from '#shared/calendar/day.ts'
import type { WeekDay } from '#shared/contract/local.ts'
import type { Place } from '#shared/domain/day-plan.ts'

export const PLACES: readonly Place[] = ['office', 'home', 'elsewhere', 'away']

export type Counts = Record<Place | 'open', number>

/**
 * Days per place, in halves. Open are the halves a person could still plan: those they work by contract,
 * nothing past or beyond the booking window.
 */
export function countWeek(days: readonly WeekDay[]): Counts {
  const counts: Counts = { office: 0, home: 0, elsewhere: 0, away: 0, open: 0 }
  for (const day of days)
    for (const half of HALVES) {
      const place = day.places[half]
      if (place !== null) counts[place] += 0.5
      else if (isPlannable(day) && day.works[half]) counts.open += 0.5
    }
  return counts
}

/** The part of the day the person works by contract; null: none of it. */
export const partToWork = ({ works: { am, pm } }: WeekDay): DayPart | null =>
  am && pm ? 'day' : am ? 'am' : pm ? 'pm' : null

/** A weekday on which the site is open and the person does not work. */
export const isOffByContract = (day: WeekDay): boolean =>
  day.closed === null && !isWeekend(day.day) && partToWork(day) === null

export const isPlannable = (day: WeekDay): boolean => day.when === 'today' || day.when === 'ahead'

export const isPlanned = (day: WeekDay): boolean => day.places.am !== null || day.places.pm !== null

/**
 * The part of the day planned as office in which no desk is held at any time; null when none is
 * missing. Who leaves early has a desk for the afternoon, if only for an hour of it.
 */
export function partWithoutDesk(day: WeekDay, noon: number): DayPart | null {
  const held = (half: Half) => day.bookings.some((b) => overlaps(b, minutesOf(half, noon)))
  const missing = HALVES.filter((half) => day.places[half] === 'office' && !held(half))
  if (missing.length === 0) return null
  return missing.length === 2 ? 'day' : (missing[0] ?? null)
}

export type FixedDesk = WeekDay['fixedDesks'][number]['space'] & {
  readonly state: 'free' | 'taken' | 'closed'
}

/** Of the person's fixed desks the one to tell of for a part of the day: one that is theirs then, before any other. */
export function fixedDeskFor(day: WeekDay, part: DayPart, noon: number): FixedDesk | null {
  const desks = day.fixedDesks.map(({ space, held }): FixedDesk => {
    const by = held.filter((h) => overlaps(h, minutesOf(part, noon))).map((h) => h.by)
    const isTaken = by.includes('other') || by.includes('team')
    return { ...space, state: isTaken ? 'taken' : by.includes('closed') ? 'closed' : 'free' }
  })
  return desks.find((d) => d.state === 'free') ?? desks[0] ?? null
}

/** Whether a desk for this part of the day was given up for an absence that is there now. */
export const hasDeskBefore = ({ places, beforeAbsence }: WeekDay, part: DayPart, noon: number): boolean =>
  halvesOf(part).some(
    (half) =>
      places[half] === 'away' && beforeAbsence?.desks.some((desk) => overlaps(desk, minutesOf(half, noon))),
  )

/** Whether both halves say the same; then they are shown as one. */
export const isWholeDay = (day: WeekDay): boolean => day.places.am === day.places.pm

/** How a week is called seen from today: this, next, last, or by its number. */
export function weekRelation(monday: Day, today: Day): 'this' | 'next' | 'last' | 'number' {
  const weeks = daysBetween(mondayOf(today), monday) / 7
  return weeks === 0 ? 'this' : weeks === 1 ? 'next' : weeks === -1 ? 'last' : 'number'
}

/** The Monday to show first: of the asked day, kept within the days the laptop knows; at a weekend, the coming week. */
export function firstMonday(asked: string | undefined, days: { first: Day; today: Day; last: Day }): Day {
  const coming = mondayOf(isWeekend(days.today) ? addDays(days.today, 2) : days.today)
  const wanted =
    asked && /^\d{4}-\d{2}-\d{2}$/.test(asked) && !Number.isNaN(Date.parse(asked))
      ? mondayOf(asked as Day)
      : coming
  const earliest = mondayOf(days.first)
  const latest = mondayOf(days.last)
  if (wanted < earliest) return earliest
  if (wanted > latest) return latest
  return wanted
}

/** The day on which a day beyond the window comes within it. */
export const bookableFrom = (day: Day, days: { today: Day; last: Day }): Day =>
  addDays(days.today, daysBetween(days.last, day))

/** Spaces the person held lately, the most frequent first, the latest of equals. */
export function usualSpaces(days: readonly WeekDay[]): { spaceId: string; floorId: string; index: number }[] {
  const seen = new Map<
    string,
    { space: { spaceId: string; floorId: string; index: number }; n: number; last: Day }
  >()
  for (const day of days)
    for (const { space } of day.bookings) {
      if (space === null) continue
      const entry = seen.get(space.spaceId)
      seen.set(space.spaceId, { space, n: (entry?.n ?? 0) + 1, last: day.day })
    }
  return [...seen.values()]
    .sort((a, b) => b.n - a.n || (a.last < b.last ? 1 : -1))
    .map(({ space: { spaceId, floorId, index } }) => ({ spaceId, floorId, index }))
}
