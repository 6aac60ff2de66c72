/** How the people of the demo city tend to work: full from Tuesday to Thursday, a quiet Friday. */
import { type Day, weekday } from '#shared/calendar/day.ts'
import type { Place } from '#shared/domain/day-plan.ts'
import type { PersonId, TeamId } from '#shared/domain/ids.ts'
import { Seeded } from './seeded.ts'

/** Share of people at the office, Monday to Friday. */
const AT_OFFICE = [0.44, 0.66, 0.62, 0.64, 0.17] as const
/** How much likelier one comes on the team's own day. */
const TEAM_DAY = 0.22

/** Weeks from the present one → share of people who have planned that week. */
const PLANNED: Readonly<Record<number, number>> = { 1: 0.74, 2: 0.52, 3: 0.36, 4: 0.23, 5: 0.14 }
export const plannedShare = (weeksAhead: number): number =>
  weeksAhead <= 0 ? 0.97 : (PLANNED[weeksAhead] ?? 0.1)

/** Tuesday, Wednesday or Thursday (ISO weekday). */
export const teamDayOf = (team: TeamId): number => 2 + new Seeded(`team day ${team}`).below(3)

export interface Habits {
  /** Shifts the likelihood of office days. */
  readonly leaning: number
  /** ISO weekday a part-time worker is never there; null for most. */
  readonly freeDay: number | null
  /** Where among the team's desks the person likes to sit, in [0, 1). */
  readonly favourite: number
}

export function habitsOf(person: PersonId): Habits {
  const random = new Seeded(`habits ${person}`)
  return {
    leaning: (random.next() - 0.5) * 0.5,
    freeDay: random.chance(0.18) ? random.pick([1, 3, 5, 5]) : null,
    favourite: random.next(),
  }
}

export interface PlannedDay {
  readonly am: Place
  readonly pm: Place
}

/** What someone with these habits plans for a working day. */
export function choosePlaces(random: Seeded, day: Day, habits: Habits, teamDay: number): PlannedDay {
  const at = weekday(day)
  if (habits.freeDay === at) return { am: 'away', pm: 'away' }
  const office = (AT_OFFICE[at - 1] ?? 0) + (at === teamDay ? TEAM_DAY : 0) + habits.leaning
  const place = random.chance(office)
    ? 'office'
    : random.weighted<Place>({ office: 0, home: 0.86, elsewhere: 0.06, away: 0.08 })
  // Halves that differ: half days off, an appointment elsewhere, home after noon.
  if (place === 'away' || !random.chance(0.09)) return { am: place, pm: place }
  const other = random.weighted<Place>({
    office: place === 'office' ? 0 : 0.2,
    home: place === 'home' ? 0 : 0.35,
    elsewhere: 0.15,
    away: 0.3,
  })
  return random.chance(0.75) ? { am: place, pm: other } : { am: other, pm: place }
}
