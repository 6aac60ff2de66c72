/** Everything accepted has its effect, or a later accepted change explains why not: replayed, it gives exactly the rows there are. */

import { addDays, type Day, daysFrom, weekday } from '#shared/calendar/day.ts'
import type { Places } from '#shared/domain/day-plan.ts'
import type { TeamId } from '#shared/domain/ids.ts'
import type { Replay, TeamModel } from './replay.ts'
import type { Tables } from './tables.ts'

/** Days to come on which a team meets and nobody said so, or the other way round. */
function wrongTeamDays(teams: ReadonlyMap<TeamId, TeamModel>, tables: Tables, today: Day): string[] {
  const days = daysFrom(today, addDays(today, 20))
  return [...tables.teamDays].flatMap(([team, { weekdays, added, dropped }]) =>
    days
      .filter((day) => {
        const meets = added.includes(day) || (weekdays.includes(weekday(day)) && !dropped.includes(day))
        return meets !== (teams.get(team)?.meets(day) ?? false)
      })
      .map((day) => `${team} does not meet on ${day} as was last accepted`),
  )
}

/** Days to come of which is remembered something else than was planned before an absence. */
function wrongAbsences(days: Replay['days'], tables: Tables, today: Day): string[] {
  const line = (key: string, { am, pm }: Places) => `${key} was ${am}/${pm} before an absence`
  const isMeant = (key: string, before: Places) =>
    key.slice(-10) >= today && (before.am !== null || before.pm !== null)
  const want = [...days].flatMap(([key, { before }]) => (isMeant(key, before) ? [line(key, before)] : []))
  const have = tables.beforeAbsence.flatMap(({ person, day, places }) =>
    isMeant(`${person} ${day}`, places) ? [line(`${person} ${day}`, places)] : [],
  )
  return [
    ...want.filter((l) => !have.includes(l)).map((l) => `forgotten: ${l}`),
    ...have.filter((l) => !want.includes(l)).map((l) => `never was: ${l}`),
  ]
}

/**
 * @param today what is over is not judged of team days and absences, as it is forgotten
 * @param wasRestored a restored server may be told of an older change after a newer one
 */
export function findMissingEffects(
  { wrong, days, shares, teams }: Replay,
  tables: Tables,
  today: Day,
  wasRestored: boolean,
): string[] {
  if (wrong !== null) return [wrong]
  const expected: string[] = []
  for (const [key, day] of days) {
    for (const h of day.holds) expected.push(`${key} holds ${h.space} ${h.from}–${h.to} as ${h.id}`)
    if (day.am !== null || day.pm !== null) expected.push(`${key} is ${day.am}/${day.pm}`)
  }
  for (const [person, share] of shares) expected.push(`${person} is seen by ${share}`)
  const actual = [
    ...[...tables.shares]
      .filter(([p, s]) => s !== 'team' || shares.has(p))
      .map(([p, s]) => `${p} is seen by ${s}`),
    ...tables.bookings.map((b) => `${b.holder} ${b.day} holds ${b.spaceId} ${b.from}–${b.to} as ${b.id}`),
    ...tables.workDays.map((w) => `${w.person} ${w.day} is ${w.am}/${w.pm}`),
  ]
  const [have, want] = [new Set(actual), new Set(expected)]
  return [
    ...(wasRestored ? [] : wrongAbsences(days, tables, today)),
    ...(wasRestored ? [] : wrongTeamDays(teams, tables, today)),
    ...expected.filter((line) => !have.has(line)).map((line) => `accepted, but missing: ${line}`),
    ...actual.filter((line) => !want.has(line)).map((line) => `nobody wanted: ${line}`),
  ]
}
