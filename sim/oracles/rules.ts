/**
 * The agreement that binds people all the time, reckoned plainly: no change was accepted that has somebody work at a
 * place for more halves of a week than it allows, or for still more, and none was refused that never could have.
 */
import { addDays, mondayOf } from '#shared/calendar/arithmetic.ts'
import { type Day, daysFrom, HALVES, type Half, halvesOf, weekday } from '#shared/calendar/day.ts'
import type { Intent } from '#shared/contract/mutations.ts'
import type { Place, Places } from '#shared/domain/day-plan.ts'
import type { PersonId } from '#shared/domain/ids.ts'
import { WEEKLY_LIMITS, type WeeklyLimit } from '../world/agreement.ts'
import type { People } from '../world/people.ts'
import type { World } from '../world/world.ts'
import type { Replay } from './replay.ts'
import type { Tables } from './tables.ts'

/** Of the weeks a run can reach, in North Rhine-Westphalia. */
const HOLIDAYS = new Set(['2027-03-26', '2027-03-29', '2027-05-01', '2027-05-06', '2027-05-17', '2027-05-27'])

/** Monday to Friday, where nothing is said of a person's contract. */
const isWeekday = (day: Day) => weekday(day) <= 5

/** What was so on a day, of all that was entered one after the other: as the day ended, or as it is. */
const onDay = (entered: readonly People[], day: Day): People =>
  entered.findLast((people) => people.since <= day) ?? (entered[0] as People)

function works(people: People, person: PersonId, day: Day, half: 'am' | 'pm'): boolean {
  if (HOLIDAYS.has(day) || people.closures.some((c) => c.from <= day && day <= c.to)) return false
  const week = people.contracts.get(person)?.findLast(({ from }) => from === null || from <= day)
  return week ? (week.pattern[weekday(day) - 1]?.[half] ?? false) : isWeekday(day)
}

/** Halves of the week above the limit. */
function excess(
  { place, most, team }: WeeklyLimit,
  entered: readonly People[],
  person: PersonId,
  monday: Day,
  placesOn: (day: Day) => Places | undefined,
): number {
  const now = entered.at(-1) as People
  let halves = 0
  for (const day of daysFrom(monday, addDays(monday, 6))) {
    if (team !== null && !onDay(entered, day).teamsOf(person).has(team)) continue
    for (const half of HALVES) if (placesOn(day)?.[half] === place && works(now, person, day, half)) halves++
  }
  return Math.max(0, halves - most)
}

/**
 * Only where no backup was restored: what had been accepted before comes back then, and is not judged again,
 * beside what was planned meanwhile. Where transactions overlap, what was entered at the same moment may not have
 * been seen: there a change is wrong that was so at every moment before.
 */
export function findBrokenRules({ changedDays }: Replay, world: World): string[] {
  if (world.ledger.wasRestored) return []
  const plans = new Map<string, Places>()
  return changedDays.flatMap(({ order, id, person, day, after }) => {
    const placesOn = (on: Day) => plans.get(`${person} ${on}`)
    const entered = world.peopleUpTo(order)
    const moments = world.overlap ? entered.map((_, i) => entered.slice(0, i + 1)) : [entered]
    const monday = mondayOf(day)
    const broken = WEEKLY_LIMITS.filter((limit) =>
      moments.every(
        (moment) =>
          excess(limit, moment, person, monday, (on) => (on === day ? after : placesOn(on))) >
          excess(limit, moment, person, monday, placesOn),
      ),
    )
    plans.set(`${person} ${day}`, after)
    return broken.map(
      ({ place, most }) =>
        `${id} has ${person} at ${place} for more than ${most} halves of the week of ${day}`,
    )
  })
}

/** Halves of the day that a change has at a place. */
const wantsAt = ({ name, args }: Intent, place: Place): readonly Half[] => {
  if (name === 'planning.setPlace') return args.place === place ? halvesOf(args.part) : []
  if (name === 'planning.restoreDay') return HALVES.filter((half) => args.places[half] === place)
  return []
}

/**
 * A change that was refused by a rule would have gone beyond a limit with all that the person ever had at that place
 * in that week, by some contract, teams and closures there ever were.
 */
export function findNeverBroken({ changedDays }: Replay, { mutations }: Tables, world: World): string[] {
  if (world.ledger.wasRestored) return []
  const ever = world.peopleUpTo(Number.POSITIVE_INFINITY)
  const had = new Set(
    changedDays.flatMap(({ person, day, after }) =>
      HALVES.map((half) => `${person} ${day} ${half} ${after[half]}`),
    ),
  )
  return [...mutations].flatMap(([id, { rejection }]) => {
    const sent = world.ledger.sent.get(id)
    if (rejection?.reason !== 'rule' || !sent) return []
    const { person } = sent
    const { intent } = sent.mutation
    const day = 'day' in intent.args ? intent.args.day : null
    if (day === null) return [`${id} is about no day, and was refused by a rule`]
    const isExplained = WEEKLY_LIMITS.some((limit) => {
      const wanted = wantsAt(intent, limit.place)
      const mayBe = (on: Day, half: Half) =>
        had.has(`${person} ${on} ${half} ${limit.place}`) || (on === day && wanted.includes(half))
          ? limit.place
          : null
      const most = (on: Day): Places => ({ am: mayBe(on, 'am'), pm: mayBe(on, 'pm') })
      return (
        wanted.length > 0 &&
        ever.some((_, i) => excess(limit, ever.slice(0, i + 1), person, mondayOf(day), most) > 0)
      )
    })
    return isExplained ? [] : [`${id} was refused by a rule that ${person} never could have broken on ${day}`]
  })
}
