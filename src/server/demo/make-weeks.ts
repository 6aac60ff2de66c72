/** Makes up the planned days and desk bookings of the demo city's people. */
import {
  addDays,
  type Day,
  type Half,
  halvesOf,
  type Minutes,
  minutesOf,
  mondayOf,
  WHOLE_DAY,
  weekday,
} from '#shared/calendar/day.ts'
import type { FederalState } from '#shared/calendar/holidays.ts'
import type { Places } from '#shared/domain/day-plan.ts'
import type { WeeklyPattern } from '#shared/domain/employment.ts'
import type { ZoneKind } from '#shared/domain/floor-plan.ts'
import type { PersonId, SiteId, SpaceId, TeamId } from '#shared/domain/ids.ts'
import { type Closure, closedOn } from '#shared/domain/sites.ts'
import type { DeskCalendar } from './desk-calendar.ts'
import { choosePlaces, type Habits, habitsOf, type PlannedDay, plannedShare, teamDayOf } from './habits.ts'
import { Seeded } from './seeded.ts'

export interface Worker {
  readonly id: PersonId
  readonly team: TeamId
  readonly site: SiteId
  readonly pattern: WeeklyPattern
}
export interface Desk {
  readonly id: SpaceId
  readonly site: SiteId
  /** Of the zone it stands in. */
  readonly team: TeamId | null
  readonly zone: ZoneKind | null
}
export interface SiteRules {
  readonly id: SiteId
  readonly noon: number
  readonly federalState: FederalState
  readonly closures: readonly Closure[]
}

/** Halves on which a worker would be planned. */
export const isWorking = (site: SiteRules, { pattern }: Worker, day: Day): Record<Half, boolean> =>
  (closedOn(site, day) === null ? pattern[weekday(day) - 1] : null) ?? { am: false, pm: false }

export interface WorkDay extends Places {
  readonly person: PersonId
  readonly day: Day
}
export interface DeskBooking extends Minutes {
  readonly person: PersonId
  readonly day: Day
  readonly space: SpaceId
}
export interface Weeks {
  readonly workDays: WorkDay[]
  readonly bookings: DeskBooking[]
}

export interface WeeksToMake {
  readonly today: Day
  /** Weeks from the present one, such as -2 … 5. */
  readonly weeks: readonly number[]
  readonly workers: readonly Worker[]
  /** Bookable desks only. */
  readonly desks: readonly Desk[]
  readonly sites: readonly SiteRules[]
  /** What is held already; new bookings are added to it. */
  readonly calendar: DeskCalendar
  /** The person has planned something of the week already; it stays as it is, open days too. */
  readonly isPlanned: (person: PersonId, monday: Day) => boolean
}

export function makeWeeks(wanted: WeeksToMake): Weeks {
  const made: Weeks = { workDays: [], bookings: [] }
  const monday = mondayOf(wanted.today)
  const rules = new Map(wanted.sites.map((s) => [s.id, s]))
  const choice = new DeskChoice(wanted.desks, wanted.calendar)
  const habits = new Map(wanted.workers.map((w) => [w.id, habitsOf(w.id)]))
  for (const week of wanted.weeks) {
    // Who plans early gets the better desk, and that is not always the same person.
    const order = new Seeded(`order of week ${week}`).shuffled(wanted.workers)
    for (const worker of order) {
      const site = rules.get(worker.site)
      const own = habits.get(worker.id)
      const start = addDays(monday, week * 7)
      if (site && own && !wanted.isPlanned(worker.id, start))
        planWeek(made, choice, start, week, worker, site, own)
    }
  }
  return made
}

function planWeek(
  made: Weeks,
  choice: DeskChoice,
  monday: Day,
  week: number,
  worker: Worker,
  site: SiteRules,
  habits: Habits,
): void {
  const random = new Seeded(`${worker.id} in week ${week}`)
  const onLeave = random.chance(0.05)
  // Leave is known long ahead.
  if (!onLeave && !random.chance(plannedShare(week))) return
  const teamDay = teamDayOf(worker.team)
  for (let i = 0; i < 5; i++) {
    const day = addDays(monday, i)
    const places: PlannedDay = onLeave
      ? { am: 'away', pm: 'away' }
      : choosePlaces(random, day, habits, teamDay)
    const leftOpen = !onLeave && random.chance(week <= 0 ? 0.02 : 0.12)
    const works = isWorking(site, worker, day)
    if (leftOpen || !(works.am || works.pm)) continue
    const planned: Places = { am: works.am ? places.am : null, pm: works.pm ? places.pm : null }
    made.workDays.push({ person: worker.id, day, ...planned })
    const period = officePeriod(random, planned, site.noon)
    if (!period || random.chance(0.04)) continue
    const space = choice.choose(worker, habits, day, period, random)
    if (space) made.bookings.push({ person: worker.id, day, space, ...period })
  }
}

/** When the person needs a desk; null when at the office for no half. */
function officePeriod(random: Seeded, { am, pm }: Places, noon: number): Minutes | null {
  const halves = halvesOf('day').filter((half) => (half === 'am' ? am : pm) === 'office')
  const [half] = halves
  if (!half) return null
  if (halves.length === 1) return minutesOf(half, noon)
  // A few book their hours; long enough on both sides of noon to count as the whole day.
  return random.chance(0.06)
    ? { from: random.pick([450, 480, 510, 540]), to: random.pick([960, 990, 1020, 1080]) }
    : WHOLE_DAY
}

/** Finds a free desk: the favourite, else one with the team, else in an open zone, else anywhere on the site. */
class DeskChoice {
  private readonly calendar: DeskCalendar
  private readonly bySite = new Map<SiteId, Desk[]>()
  private readonly byTeam = new Map<TeamId, Desk[]>()

  constructor(desks: readonly Desk[], calendar: DeskCalendar) {
    this.calendar = calendar
    for (const desk of desks) {
      add(this.bySite, desk.site, desk)
      if (desk.team) add(this.byTeam, desk.team, desk)
    }
  }

  choose(worker: Worker, habits: Habits, day: Day, period: Minutes, random: Seeded): SpaceId | null {
    const team = this.byTeam.get(worker.team) ?? []
    const site = this.bySite.get(worker.site) ?? []
    const open = site.filter((d) => d.team === null && d.zone !== 'counter')
    const favourite = (team.length > 0 ? team : open)[
      Math.floor(habits.favourite * (team.length || open.length))
    ]
    const tries = [
      ...(favourite && random.chance(0.8) ? [favourite] : []),
      ...startingAnywhere(team, random),
      ...startingAnywhere(open, random),
      ...startingAnywhere(site, random),
    ]
    const free = tries.find((d) => this.calendar.isFree(d.id, day, period))
    if (!free) return null
    this.calendar.hold(free.id, day, period)
    return free.id
  }
}

function add<K>(map: Map<K, Desk[]>, key: K, desk: Desk): void {
  const list = map.get(key)
  if (list) list.push(desk)
  else map.set(key, [desk])
}

/** The list from a random place on, so that rooms fill in clusters as they do where teams sit together. */
function startingAnywhere(desks: readonly Desk[], random: Seeded): Desk[] {
  const at = random.below(Math.max(1, desks.length))
  return [...desks.slice(at), ...desks.slice(0, at)]
}
