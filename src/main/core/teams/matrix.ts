/** A team's days as this laptop knows them: members by days, and who is lacking. */
import {
  type Day,
  FIRST_DAY,
  HALVES,
  halvesOf,
  type Instant,
  nextDays,
  weekday,
} from '#shared/calendar/day.ts'
import type { TeamCell, TeamMatrix } from '#shared/contract/local.ts'
import type { ReleaseForMember } from '#shared/domain/day-plan.ts'
import type { SpaceId, TeamId } from '#shared/domain/ids.ts'
import { isMember, lineAbove, type Person, type Team } from '#shared/domain/people.ts'
import { closedOn } from '#shared/domain/sites.ts'
import { applySetTeamDay, isTeamDay, type TeamDays } from '#shared/domain/team-days.ts'
import { toNumber } from '#shared/policy/day-number.ts'
import { Situation } from '#shared/policy/situation.ts'
import { staffingRules, teamsMeant } from '#shared/policy/staffing.ts'
import { directoryRow, directoryRows } from '../cache/confirmed.ts'
import type { ReadDb } from '../cache/database.ts'
import { currentCopy, readMeta } from '../cache/meta.ts'
import { waitingEntries } from '../cache/outbox.ts'
import { readOverlay } from '../overlay/overlay.ts'
import { factsOf, parentsIn, policiesOf } from '../rules/facts.ts'
import { knownDays } from '../session/state.ts'
import { couldCome } from './could-come.ts'
import { presenceIn, toldFrom } from './presence.ts'

/** With what waits in the queue. */
export function teamDaysOf(db: ReadDb, team: Team): TeamDays {
  let days = team.teamDays
  for (const { intent } of waitingEntries(db))
    if (intent.name === 'teams.setTeamDay' && intent.args.teamId === team.id)
      // The past is the server's to forget.
      days = applySetTeamDay(days, intent.args, FIRST_DAY as Day)
  return days
}

/** null: not a team of the viewer's. */
export function teamMatrix(
  db: ReadDb,
  now: Instant,
  teamId: TeamId,
  from: Day,
  count: number,
): TeamMatrix | null {
  const me = readMeta(db, 'me')
  const team = directoryRow(db, 'team', teamId)
  if (!me || !team || !(me.teams.includes(teamId) || me.leads.includes(teamId))) return null
  const leads = me.leads.includes(teamId)
  const days = nextDays(from, count)
  const members = directoryRows(db, 'person')
    .filter((person) => isMember(person, teamId))
    .sort((a, b) => a.displayName.localeCompare(b.displayName, 'de'))
  const told = toldFrom(db, now)
  const cells = cellsOf(db, told, members, days)
  const people = members.map((person) => ({
    person,
    cells: days.map((day) => cells.get(`${person.id} ${day}`) ?? null),
  }))
  const site = directoryRow(db, 'site', me.siteId)
  const teamDays = teamDaysOf(db, team)
  const named = days.map((day) => ({
    day,
    weekday: weekday(day),
    closed: site && closedOn(site, day),
    meets: isTeamDay(teamDays, day),
  }))
  return {
    team: { ...team, teamDays },
    leads,
    looksBack: told < knownDays(db, now).today,
    days: named,
    people,
    staffing: leads ? staffingOf(db, now, told, { teamId, days: named, people }) : [],
  }
}

function cellsOf(
  db: ReadDb,
  told: Day,
  members: readonly Person[],
  days: readonly Day[],
): Map<string, TeamCell> {
  const me = readMeta(db, 'me')?.person.id
  const ids = new Set<string>(members.map((person) => person.id))
  const cells = new Map<string, TeamCell>()
  const givenBack = new Set(
    waitingEntries(db).flatMap(({ intent }) =>
      intent.name === 'teams.releaseForMember' ? [deskKey(intent.args)] : [],
    ),
  )
  const nameOf = spaceNames(db)
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return cells
  for (const { personId, day, content } of presenceIn(db, told, first, last)) {
    if (personId === me || !ids.has(personId)) continue
    const { places, desks } = content
    const held = desks.map((desk) => ({
      ...desk,
      space: nameOf(desk.spaceId),
      givenBack: givenBack.has(deskKey({ ...desk, personId, day })),
    }))
    cells.set(`${personId} ${day}`, {
      places,
      desks: held,
      queued: held.some((desk) => desk.givenBack),
    })
  }
  if (me !== undefined && ids.has(me)) {
    const overlay = readOverlay(db)
    for (const day of days) {
      const { plan, lastChange } = overlay.day(day)
      const { places, bookings } = plan
      if (places.am === null && places.pm === null && bookings.length === 0) continue
      const desks = bookings.map(({ spaceId, from, to }) => ({
        spaceId,
        from,
        to,
        space: nameOf(spaceId),
        givenBack: false,
      }))
      cells.set(`${me} ${day}`, { places, desks, queued: lastChange !== null })
    }
  }
  return cells
}

const deskKey = ({ personId, day, spaceId, from, to }: ReleaseForMember): string =>
  [personId, day, spaceId, from, to].join(' ')

function spaceNames(db: ReadDb) {
  const copy = currentCopy(db)
  const known = new Map<SpaceId, { room: string; label: string } | null>()
  return (id: SpaceId) => {
    const before = known.get(id)
    if (before !== undefined) return before
    const row = db.get('select label, room from space where copy = ? and id = ?', copy, id)
    const name = row ? { room: String(row.room), label: String(row.label) } : null
    known.set(id, name)
    return name
  }
}

/** Of days on which the laptop is not told where others were nothing is said. */
function staffingOf(
  db: ReadDb,
  now: Instant,
  told: Day,
  { teamId, days, people }: Pick<TeamMatrix, 'days' | 'people'> & { readonly teamId: TeamId },
): TeamMatrix['staffing'] {
  const line = lineAbove(teamId, parentsIn(db))
  const policies = policiesOf(db)
  const facts = factsOf(db, now, new Set())
  const own = facts && new Situation(facts, [])
  const rows = new Map<string, TeamMatrix['staffing'][number]>()
  days.forEach(({ day, closed }, i) => {
    if (closed !== null || day < told) return
    const ownHalves = own?.workingHalves(toNumber(day)) ?? HALVES
    for (const { rule } of staffingRules(policies, day)) {
      if (!teamsMeant(rule, line, [teamId]).includes(teamId)) continue
      const row = rows.get(rule.id) ?? {
        ruleId: rule.id,
        text: rule.text,
        paragraph: rule.paragraph,
        people: rule.people,
        gaps: days.map(() => null),
      }
      rows.set(rule.id, row)
      const lacking = halvesOf(rule.part).map((half) => {
        const present = people.filter((p) => p.cells[i]?.places[half] === 'office').length
        return { half, n: Math.max(0, rule.people - present) }
      })
      const short = lacking.filter(({ n }) => n > 0).map(({ half }) => half)
      row.gaps[i] = {
        lacking: Math.max(...lacking.map(({ n }) => n)),
        ...couldCome(
          people,
          i,
          short,
          ({ person }, half) => person.id !== facts?.person.id || ownHalves.includes(half),
        ),
      }
    }
  })
  return [...rows.values()]
}
