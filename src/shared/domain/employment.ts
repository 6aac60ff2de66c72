/** Of a person's contract what planning and its rules ask for; written by the administration. */
import { z } from 'zod'
import { Day } from '../calendar/day.ts'
import { Place } from './day-plan.ts'
import { Feature } from './floor-plan.ts'
import { TeamId } from './ids.ts'
import { keptText } from './text.ts'

const halves = z.strictObject({ am: z.boolean(), pm: z.boolean() })

/** Which halves a person works by contract, Monday to Sunday. */
export const WeeklyPattern = z.array(halves).length(7)
export type WeeklyPattern = z.infer<typeof WeeklyPattern>

const works = { am: true, pm: true }
const free = { am: false, pm: false }
/** Assumed of a person without a contract: Monday to Friday. */
export const FULL_TIME: WeeklyPattern = [works, works, works, works, works, free, free]

/** A weekly pattern and the day from which it holds, until the next one does; null: from ever. */
export const WorkingWeek = z.strictObject({ from: Day.nullable(), pattern: WeeklyPattern })
export type WorkingWeek = z.infer<typeof WorkingWeek>

/** Permission for places that need one. */
export const Grant = z
  .strictObject({ places: z.array(Place).min(1).max(4), from: Day, to: Day.nullable() })
  .refine((g) => g.to === null || g.from <= g.to, 'a grant ends after it begins')
export type Grant = z.infer<typeof Grant>

export const Employment = z.strictObject({
  /** In the order of their days, each day once. Empty: no contract is known. */
  workingWeeks: z
    .array(WorkingWeek)
    .max(40)
    .refine(
      (weeks) => weeks.every((w, i) => i === 0 || (w.from ?? '') > (weeks[i - 1]?.from ?? '')),
      'each weekly pattern begins after the one before it',
    ),
  /** Groups of staff that rules speak of, such as trainees. */
  groups: z.array(keptText(80).min(1)).max(20),
  grants: z.array(Grant).max(40),
  /** Equipment the person needs, never why. */
  needs: z.array(Feature).max(20),
})
export type Employment = z.infer<typeof Employment>

export const NO_EMPLOYMENT: Employment = { workingWeeks: [], groups: [], grants: [], needs: [] }

/** Where a person belonged up to a day, this one included. */
export const FormerTeams = z.strictObject({
  to: Day,
  /** The home team of then. */
  teamId: TeamId,
  /** Home team and further memberships. */
  teams: z.array(TeamId).max(101),
})
export type FormerTeams = z.infer<typeof FormerTeams>
