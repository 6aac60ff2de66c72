/** What the administration entered, kept beside the database by the simulator itself, so that rights, rules and kept desks can be judged without asking the code that grants them. */

import { deskId, HOME_TEAMS, personId, teamId } from '#server/testing/city.ts'
import type { Day } from '#shared/calendar/day.ts'
import type { WeeklyPattern, WorkingWeek } from '#shared/domain/employment.ts'
import type { MutationId, PersonId, SpaceId, TeamId } from '#shared/domain/ids.ts'
import type { ShareLevel } from '#shared/domain/people.ts'
import type { Closure } from '#shared/domain/sites.ts'

/** Who leads in the simulated city. */
export const LEADS: readonly PersonId[] = [personId(2), personId(5)]

const works = { am: true, pm: true }
const mornings = { am: true, pm: false }
const free = { am: false, pm: false }

/** What people work by contract; also less than the days that are assumed without one, and more. */
export const PATTERNS = {
  full: [works, works, works, works, works, free, free],
  mornings: [mornings, mornings, mornings, mornings, mornings, free, free],
  'from Wednesday on': [free, free, works, works, works, mornings, free],
  'all week': [works, works, works, works, works, works, works],
} satisfies Readonly<Record<string, WeeklyPattern>>

export class People {
  /** Its place in the order of commits, and the day at the sites, from which on it is so. */
  order = 0
  since = '2027-01-01' as Day
  /** What each team lies below: one tree. */
  readonly parents = new Map<TeamId, TeamId>()
  readonly home = new Map<PersonId, TeamId>()
  /** `team person` */
  readonly memberships = new Set<string>()
  /** Each leads the team that is their home at the time. */
  readonly leads = new Set<PersonId>()
  /** Who stands in for each of these. */
  readonly deputies = new Map<PersonId, PersonId>()
  readonly inactive = new Set<PersonId>()
  readonly everInactive = new Set<PersonId>()
  /** Without an entry, Monday to Friday. */
  readonly contracts = new Map<PersonId, readonly WorkingWeek[]>()
  /** Of the site where everyone works. */
  closures: readonly Closure[] = []
  /** Who holds which fixed desk. */
  readonly holders = new Map<SpaceId, PersonId>()
  /** Who sees their place, as they chose it last; without an entry, their teams. */
  readonly shares = new Map<PersonId, { readonly order: number; readonly level: ShareLevel }>()
  /** Choices that reached the server, of which nobody knows yet what it made of them. */
  readonly asked = new Map<MutationId, { readonly person: PersonId; readonly level: ShareLevel }>()
  /** What was chosen before a restore comes back at any time. */
  isShareUnsure = false

  /** The city as it is at first. */
  static atFirst(): People {
    const people = new People()
    for (const team of [2, 3, 4]) people.parents.set(teamId(team), teamId(1))
    for (const lead of LEADS) people.leads.add(lead)
    for (const [i, team] of HOME_TEAMS.entries()) people.home.set(personId(i + 1), teamId(team))
    people.memberships.add(`${teamId(1)} ${personId(4)}`)
    people.deputies.set(personId(5), personId(1))
    people.contracts.set(personId(2), [{ from: null, pattern: PATTERNS['from Wednesday on'] }])
    people.holders.set(deskId(104), personId(1)).set(deskId(200), personId(2))
    return people
  }

  copy(): People {
    const copy = new People()
    copy.order = this.order
    copy.since = this.since
    copy.closures = this.closures
    copy.isShareUnsure = this.isShareUnsure
    const maps = ['parents', 'home', 'deputies', 'contracts', 'holders', 'shares', 'asked'] as const
    for (const name of maps)
      for (const [key, value] of this[name]) (copy[name] as Map<unknown, unknown>).set(key, value)
    for (const name of ['memberships', 'leads', 'inactive', 'everInactive'] as const)
      for (const key of this[name]) (copy[name] as Set<unknown>).add(key)
    return copy
  }

  teamsOf(person: PersonId): Set<TeamId> {
    const teams = new Set<TeamId>()
    const home = this.home.get(person)
    if (home) teams.add(home)
    for (const m of this.memberships) {
      const [team, member] = m.split(' ')
      if (member === person) teams.add(team as TeamId)
    }
    return teams
  }

  /** Home teams of those who lead, for themselves and for whoever stands in for them. */
  teamsLedBy(person: PersonId): Set<TeamId> {
    const stoodFor = [...this.leads].filter((lead) => lead === person || this.deputies.get(lead) === person)
    return new Set(stoodFor.flatMap((lead) => (this.inactive.has(lead) ? [] : (this.home.get(lead) ?? []))))
  }

  /** Teams of the department that a team belongs to. */
  departmentOf(team: TeamId): TeamId[] {
    const isLeaf = ![...this.parents.values()].includes(team)
    const top = (isLeaf && this.parents.get(team)) || team
    const teams = new Set([...this.parents].flat())
    return [...teams].filter((t) => {
      for (let at: TeamId | undefined = t; at; at = this.parents.get(at)) if (at === top) return true
      return false
    })
  }

  /** Every level that may hold at this moment. */
  levelsOf(person: PersonId): ShareLevel[] {
    if (this.isShareUnsure) return ['planning', 'team', 'department']
    const asked = [...this.asked.values()].filter((a) => a.person === person).map((a) => a.level)
    return [this.shares.get(person)?.level ?? 'team', ...asked]
  }

  /** Whom the viewer sees where everyone shows themselves at any of those levels; the viewer too. */
  visibleTo(viewer: PersonId, levelsOf = (p: PersonId) => this.levelsOf(p)): Set<PersonId> {
    const own = this.teamsOf(viewer)
    const led = this.teamsLedBy(viewer)
    return new Set(
      [...this.home].flatMap(([p, home]) => {
        if (this.inactive.has(p)) return []
        const teams = this.teamsOf(p)
        const levels = levelsOf(p)
        const isSeen =
          p === viewer ||
          [...teams].some((team) => led.has(team)) ||
          (levels.some((l) => l !== 'planning') && [...teams].some((team) => own.has(team))) ||
          (levels.includes('department') && this.departmentOf(home).some((team) => own.has(team)))
        return isSeen ? [p] : []
      }),
    )
  }

  /** How many others see a person at which level, each counted once. */
  audienceOf(person: PersonId): { leads: number; team: number; department: number } {
    const own = this.teamsOf(person)
    const department = this.departmentOf(this.home.get(person) as TeamId)
    const count = { leads: 0, team: 0, department: 0 }
    for (const other of this.home.keys()) {
      if (other === person || this.inactive.has(other)) continue
      const teams = [...this.teamsOf(other)]
      if ([...this.teamsLedBy(other)].some((team) => own.has(team))) count.leads++
      else if (teams.some((team) => own.has(team))) count.team++
      else if (teams.some((team) => department.includes(team))) count.department++
    }
    return count
  }
}
