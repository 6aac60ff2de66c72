/** Team days of every week. Pure. */
import type { Day } from '#shared/calendar/day.ts'
import type { TeamMatrix } from '#shared/contract/local.ts'

/** Any week: its days are asked for their names only. */
const WEEK = ['05', '06', '07', '08', '09'].map((d) => `2026-01-${d}` as Day)

/** Monday to Friday, each with a day that has its name. */
export const weeklyTeamDays = ({ team }: Pick<TeamMatrix, 'team'>) =>
  WEEK.map((day, i) => ({ weekday: i + 1, day, meets: team.teamDays.weekdays.includes(i + 1) }))
