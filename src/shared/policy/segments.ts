/** A person's days by what holds on them: teams and contract, both of which change now and then. */
import { addDays } from '../calendar/arithmetic.ts'
import type { Day } from '../calendar/day.ts'
import type { FormerTeams, WorkingWeek } from '../domain/employment.ts'
import type { TeamId } from '../domain/ids.ts'
import type { Segment } from './facts.ts'

export interface Belonging {
  /** The home team. */
  readonly teamId: TeamId
  /** Home team and further memberships. */
  readonly teams: readonly TeamId[]
  /** Earlier ones, in the order of their days. */
  readonly formerTeams: readonly FormerTeams[]
  /** In the order of their days. */
  readonly workingWeeks: readonly WorkingWeek[]
}

/** @param lineOf a team, then each node above it; of teams that are gone the team alone */
export function segmentsOf(
  { teamId, teams, formerTeams, workingWeeks }: Belonging,
  lineOf: (team: TeamId) => readonly TeamId[],
): Segment[] {
  const beginnings = new Set<Day>([
    ...formerTeams.map((former) => addDays(former.to, 1)),
    ...workingWeeks.flatMap((week) => week.from ?? []),
  ])
  const starts = [null, ...[...beginnings].sort()]
  return starts.map((from, i): Segment => {
    const next = starts[i + 1] ?? null
    const former = formerTeams.find((f) => from === null || f.to >= from) ?? { teamId, teams }
    const week = workingWeeks.findLast((w) => w.from === null || (from !== null && w.from <= from))
    return {
      from,
      to: next === null ? null : addDays(next, -1),
      line: lineOf(former.teamId),
      teams: former.teams,
      week: week?.pattern ?? null,
    }
  })
}

export const segmentOn = (segments: readonly Segment[], day: Day): Segment | null =>
  segments.find((s) => (s.from === null || s.from <= day) && (s.to === null || day <= s.to)) ?? null
