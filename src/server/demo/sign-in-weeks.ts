/**
 * The weeks of those one signs in as: the present one planned, the next partly open, nothing
 * after; so that there is something to see and something to do.
 */
import { addDays, type Day, HALVES, minutesOf, mondayOf, WHOLE_DAY } from '#shared/calendar/day.ts'
import type { Place, Places } from '#shared/domain/day-plan.ts'
import type { DeskCalendar } from './desk-calendar.ts'
import { type Desk, isWorking, type SiteRules, type Weeks, type Worker } from './make-weeks.ts'

type PlanOfDay = readonly [am: Place | null, pm: Place | null]
const O: PlanOfDay = ['office', 'office']
const H: PlanOfDay = ['home', 'home']
const E: PlanOfDay = ['elsewhere', 'elsewhere']
const A: PlanOfDay = ['away', 'away']
const open: PlanOfDay = [null, null]
type Week = readonly [PlanOfDay, PlanOfDay, PlanOfDay, PlanOfDay, PlanOfDay]

/** Two weeks ago, last week, this week, next week. */
const PATTERNS: readonly (readonly [Week, Week, Week, Week])[] = [
  [
    [H, O, O, O, H],
    [H, O, O, H, H],
    [H, O, O, H, ['home', 'away']],
    [H, open, O, open, open],
  ],
  [
    [O, O, O, H, H],
    [H, O, O, H, A],
    [H, O, O, H, A],
    [H, O, O, H, open],
  ],
  [
    [H, O, H, O, H],
    [H, O, O, O, H],
    [H, O, O, H, H],
    [H, O, O, H, H],
  ],
  [
    [O, H, O, E, O],
    [O, O, O, H, H],
    [O, O, O, E, O],
    [O, open, O, E, open],
  ],
  [
    [H, H, O, H, A],
    [H, O, O, H, ['office', 'away']],
    [O, H, O, O, ['home', 'away']],
    [open, open, O, open, open],
  ],
]

/** Adds the weeks to `made` and their desks to the calendar; call it before anyone else gets one. */
export function makeSignInWeeks(
  today: Day,
  people: readonly Worker[],
  desks: readonly Desk[],
  sites: readonly SiteRules[],
  calendar: DeskCalendar,
  made: Weeks,
): void {
  const monday = mondayOf(today)
  for (const [i, person] of people.entries()) {
    const rules = sites.find((s) => s.id === person.site)
    const pattern = PATTERNS[i % PATTERNS.length]
    if (!rules || !pattern) continue
    const team = desks.filter((d) => d.team === person.team)
    const near = team.length > 0 ? team : desks.filter((d) => d.site === person.site && d.zone !== 'quiet')
    pattern.forEach((week, w) => {
      week.forEach(([am, pm], d) => {
        const day = addDays(monday, (w - 2) * 7 + d)
        const works = isWorking(rules, person, day)
        if (am === null || pm === null || !(works.am || works.pm)) return
        const places: Places = { am: works.am ? am : null, pm: works.pm ? pm : null }
        made.workDays.push({ person: person.id, day, ...places })
        const halves = HALVES.filter((half) => places[half] === 'office')
        const [half] = halves
        if (!half) return
        const period = halves.length === HALVES.length ? WHOLE_DAY : minutesOf(half, rules.noon)
        // From the sixth desk of the zone on, side by side; on team days one further.
        const from = (5 + i * 3 - (d === 2 ? 1 : 0)) % Math.max(1, near.length)
        const tries = [...near.slice(from), ...near.slice(0, from)]
        const desk = tries.find((t) => calendar.isFree(t.id, day, period))
        if (!desk) return
        calendar.hold(desk.id, day, period)
        made.bookings.push({ person: person.id, day, space: desk.id, ...period })
      })
    })
  }
}
