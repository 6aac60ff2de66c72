/** Days on which a team meets at the office, as its lead sets them. */
import { z } from 'zod'
import { Day, weekday } from '../calendar/day.ts'
import { TeamId } from './ids.ts'

const Weekday = z.int().min(1).max(7)

/** Every week's days (1 = Monday … 7 = Sunday), and single days on which it is otherwise; each ascending. */
export const TeamDays = z.strictObject({
  weekdays: z.array(Weekday).max(7),
  added: z.array(Day).max(500),
  dropped: z.array(Day).max(500),
})
export type TeamDays = z.infer<typeof TeamDays>

export const NO_TEAM_DAYS: TeamDays = { weekdays: [], added: [], dropped: [] }

/** Make a day, or a day of every week, a team day or none. */
export const SetTeamDay = z.strictObject({
  teamId: TeamId,
  on: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('day'), day: Day }),
    z.strictObject({ kind: z.literal('weekly'), weekday: Weekday }),
  ]),
  meets: z.boolean(),
})
export type SetTeamDay = z.infer<typeof SetTeamDay>

export const isTeamDay = ({ weekdays, added, dropped }: TeamDays, day: Day): boolean =>
  added.includes(day) || (weekdays.includes(weekday(day)) && !dropped.includes(day))

const withOr = <T>(all: readonly T[], one: T, isIn: boolean): T[] =>
  [...all.filter((other) => other !== one), ...(isIn ? [one] : [])].sort((a, b) => (a < b ? -1 : 1))

/**
 * @param since earlier days are forgotten
 */
export function applySetTeamDay(before: TeamDays, { on, meets }: SetTeamDay, since: Day): TeamDays {
  const recent = (days: readonly Day[]) => days.filter((day) => day >= since)
  const added = recent(before.added)
  const dropped = recent(before.dropped)
  if (on.kind === 'weekly') {
    const isMeant = (day: Day) => weekday(day) === on.weekday
    return {
      weekdays: withOr(before.weekdays, on.weekday, meets),
      // What every week says now no single day has to say.
      added: added.filter((day) => !(meets && isMeant(day))),
      dropped: dropped.filter((day) => meets || !isMeant(day)),
    }
  }
  const weekly = before.weekdays.includes(weekday(on.day))
  return {
    weekdays: before.weekdays,
    added: withOr(added, on.day, meets && !weekly),
    dropped: withOr(dropped, on.day, !meets && weekly),
  }
}
