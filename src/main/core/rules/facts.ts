/** What this laptop knows for an evaluation of rules, and what it does not. */
import type { Instant } from '#shared/calendar/day.ts'
import { type Day, minuteAt } from '#shared/calendar/day.ts'
import type { DayPlan } from '#shared/domain/day-plan.ts'
import type { TeamId } from '#shared/domain/ids.ts'
import type { Facts } from '#shared/policy/facts.ts'
import { daysJudged } from '#shared/policy/needed-days.ts'
import type { Policy } from '#shared/policy/policy.ts'
import { directoryRow, directoryRows } from '../cache/confirmed.ts'
import type { ReadDb } from '../cache/database.ts'
import { currentCopy, readMeta } from '../cache/meta.ts'
import { waitingEntries } from '../cache/outbox.ts'
import type { Overlay } from '../overlay/overlay.ts'
import { knownDays } from '../session/state.ts'

export const policiesOf = (db: ReadDb): readonly Policy[] => directoryRows(db, 'policy').flat()

/** null: nobody's days are known yet. */
export function factsOf(db: ReadDb, now: Instant, held: Facts['held']): Facts | null {
  const me = readMeta(db, 'me')
  const site = me && directoryRow(db, 'site', me.siteId)
  if (!me || !site) return null
  const { first, today } = knownDays(db, now)
  const instant = now + (readMeta(db, 'clockOffset') ?? 0)
  return {
    person: {
      id: me.person.id,
      segments: [{ from: null, to: null, line: lineOf(db, me.person.teamId), teams: me.teams, week: null }],
      groups: null,
      grants: null,
      needs: [],
    },
    calendar: { federalState: site.federalState, noon: site.noon, closures: [] },
    now: { day: today, minute: minuteAt(instant, site.timeZone) },
    knownFrom: first,
    counters: [],
    held,
    staffing: [],
    spaces: new Map(),
    holders: [],
    sharing: [],
  }
}

function lineOf(db: ReadDb, home: TeamId): TeamId[] {
  const line: TeamId[] = []
  for (let id: TeamId | null = home; id !== null && !line.includes(id); ) {
    line.push(id)
    id = directoryRow(db, 'team', id)?.parentId ?? null
  }
  return line
}

/** Days with a plan that rules in force on `range` look at, with what waits in the queue. */
export function plansFor(
  db: ReadDb,
  overlay: Overlay,
  policies: readonly Policy[],
  range: { from: Day; to: Day },
): DayPlan[] {
  const judged = daysJudged(policies, range)
  if (!judged) return []
  const { from, to } = judged
  const copy = currentCopy(db)
  const days = new Set<Day>()
  const planned = (sql: string) => {
    for (const row of db.all(sql, copy, from, to)) days.add(row.day as Day)
  }
  planned('select day from places where copy = ? and day between ? and ?')
  planned('select distinct day from booking where copy = ? and day between ? and ?')
  for (const { day } of waitingEntries(db)) if (day !== null && day >= from && day <= to) days.add(day)
  return [...days].map((day) => overlay.day(day).plan)
}
