/** What this laptop knows for an evaluation of rules, and what it does not. */
import type { Instant } from '#shared/calendar/day.ts'
import { type Day, HALVES, minuteAt } from '#shared/calendar/day.ts'
import type { DayPlan } from '#shared/domain/day-plan.ts'
import type { SpaceId, TeamId } from '#shared/domain/ids.ts'
import { readPastDays } from '#shared/domain/past-days.ts'
import { isMember, lineAbove } from '#shared/domain/people.ts'
import { looksAtSpaces } from '#shared/policy/desks.ts'
import type { Facts, SpaceFacts, StaffingFacts } from '#shared/policy/facts.ts'
import { daysJudged } from '#shared/policy/needed-days.ts'
import type { Policy } from '#shared/policy/policy.ts'
import { segmentOn, segmentsOf } from '#shared/policy/segments.ts'
import { staffingRules, teamsMeant } from '#shared/policy/staffing.ts'
import { directoryRow, directoryRows } from '../cache/confirmed.ts'
import type { ReadDb } from '../cache/database.ts'
import { currentCopy, readMeta } from '../cache/meta.ts'
import { waitingEntries } from '../cache/outbox.ts'
import { floorIndex, placedSpaces } from '../floors/floor-index.ts'
import { spaceRef } from '../floors/space-ref.ts'
import type { Overlay } from '../overlay/overlay.ts'
import { knownDays } from '../session/state.ts'
import { presenceOf, toldFrom } from '../teams/presence.ts'

export const policiesOf = (db: ReadDb): readonly Policy[] => directoryRows(db, 'policy').flat()

/** What is above a team, as this laptop knows it. */
export const parentsIn = (db: ReadDb) => (team: TeamId) => directoryRow(db, 'team', team)?.parentId ?? null

/** Without how teams are staffed (`withStaffing`). null: nobody's days are known yet. */
export function factsOf(db: ReadDb, now: Instant, held: Facts['held']): Facts | null {
  const me = readMeta(db, 'me')
  const site = me && directoryRow(db, 'site', me.siteId)
  if (!me || !site) return null
  const { first, today } = knownDays(db, now)
  const instant = now + (readMeta(db, 'clockOffset') ?? 0)
  const { workingWeeks, groups, grants, needs } = me.employment
  return {
    person: {
      id: me.person.id,
      segments: segmentsOf({ ...me, teamId: me.person.teamId, workingWeeks }, (team) =>
        lineAbove(team, parentsIn(db)),
      ),
      groups,
      grants,
      needs,
    },
    calendar: { federalState: site.federalState, noon: site.noon, closures: site.closures },
    now: { day: today, minute: minuteAt(instant, site.timeZone) },
    knownFrom: readMeta(db, 'past')?.from ?? first,
    held,
    staffing: [],
    spaces: new Map(),
  }
}

/** Others of a team whom the viewer may not see are as many as it takes: then the server decides. */
const UNKNOWN_OTHERS = 1_000

/**
 * The facts with how the person's teams are staffed, on those days on which a rule asks for it. Of a day on which the
 * laptop is not told where others are nothing is said: that nobody is seen there does not mean that nobody came.
 */
export function withStaffing(
  db: ReadDb,
  now: Instant,
  facts: Facts,
  policies: readonly Policy[],
  days: readonly Day[],
): Facts {
  const me = readMeta(db, 'me')
  if (!me) return facts
  const { segments } = facts.person
  const told = toldFrom(db, now)
  const asked = days.flatMap((day) => {
    if (day < told) return []
    const segment = segmentOn(segments, day)
    if (!segment) return []
    const meant = staffingRules(policies, day).flatMap((r) => teamsMeant(r.rule, segment.line, segment.teams))
    return meant.length > 0 ? [{ day, teams: [...new Set(meant)] }] : []
  })
  if (asked.length === 0) return facts
  const others = directoryRows(db, 'person').filter((p) => p.id !== me.person.id)
  const members = new Map(
    [...new Set(asked.flatMap(({ teams }) => teams))].map((team) => [
      team,
      new Set(others.filter((p) => isMember(p, team)).map((p) => p.id)),
    ]),
  )
  const staffing = asked.flatMap(({ day, teams }): StaffingFacts[] => {
    const present = presenceOf(db, told, day)
    return teams.flatMap((teamId) =>
      HALVES.map((half) => ({
        teamId,
        day,
        half,
        atOffice: present.filter(
          (c) => c.content.places[half] === 'office' && members.get(teamId)?.has(c.personId),
        ).length,
        unseen: me.leads.includes(teamId) ? 0 : UNKNOWN_OTHERS,
      })),
    )
  })
  return { ...facts, staffing }
}

/** The facts with what the spaces of a day's bookings have, where a rule asks for it and their plans are here. */
export function withSpaces(
  db: ReadDb,
  facts: Facts,
  policies: readonly Policy[],
  { day, bookings }: DayPlan,
): Facts {
  if (!looksAtSpaces(policies, day)) return facts
  const spaces = new Map<SpaceId, SpaceFacts>()
  for (const { spaceId } of bookings) {
    const ref = spaceRef(db, spaceId)
    const index = ref && floorIndex(db, ref.floorId)
    const space = index ? placedSpaces(db, index)[ref.index] : undefined
    if (space) spaces.set(spaceId, { features: space.features })
  }
  return { ...facts, spaces }
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
  const past = readMeta(db, 'past')
  return [
    ...(past ? readPastDays(past).map(({ day, places }) => ({ day, places, bookings: [] })) : []),
    ...[...days].map((day) => overlay.day(day).plan),
  ]
}
