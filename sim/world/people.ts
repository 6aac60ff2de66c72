/** Who belongs where, kept beside the database by the simulator itself, so that rights can be judged without asking the code that grants them. */

import { HOME_TEAMS, personId, teamId } from '#server/testing/city.ts'
import type { MutationId, PersonId, TeamId } from '#shared/domain/ids.ts'
import type { ShareLevel } from '#shared/domain/people.ts'

/** Each leads the team that is their home at the time. */
export const LEADS: readonly PersonId[] = [personId(2), personId(5)]

/** The one tree of the city: team 1 with all others below. */
const PARENT = new Map([2, 3, 4].map((team) => [teamId(team), teamId(1)]))
const TEAMS = [1, 2, 3, 4].map(teamId)

/** Teams of the department that a team belongs to. */
function departmentOf(team: TeamId): TeamId[] {
  const isLeaf = !TEAMS.some((t) => PARENT.get(t) === team)
  const top = (isLeaf && PARENT.get(team)) || team
  return TEAMS.filter((t) => {
    for (let at: TeamId | undefined = t; at; at = PARENT.get(at)) if (at === top) return true
    return false
  })
}

export class People {
  readonly home = new Map<PersonId, TeamId>()
  /** `team person` */
  readonly memberships = new Set<string>()
  readonly inactive = new Set<PersonId>()
  readonly everInactive = new Set<PersonId>()
  /** Who sees their place, as they chose it last; without an entry, their teams. */
  readonly shares = new Map<PersonId, { readonly order: number; readonly level: ShareLevel }>()
  /** Choices that reached the server, of which nobody knows yet what it made of them. */
  readonly asked = new Map<MutationId, { readonly person: PersonId; readonly level: ShareLevel }>()
  /** What was chosen before a restore comes back at any time. */
  isShareUnsure = false

  constructor() {
    for (const [i, team] of HOME_TEAMS.entries()) this.home.set(personId(i + 1), teamId(team))
    this.memberships.add(`${teamId(1)} ${personId(4)}`)
  }

  copy(): People {
    const copy = new People()
    copy.home.clear()
    copy.memberships.clear()
    for (const [person, team] of this.home) copy.home.set(person, team)
    for (const m of this.memberships) copy.memberships.add(m)
    for (const p of this.inactive) copy.inactive.add(p)
    for (const p of this.everInactive) copy.everInactive.add(p)
    for (const [person, share] of this.shares) copy.shares.set(person, share)
    for (const [id, choice] of this.asked) copy.asked.set(id, choice)
    copy.isShareUnsure = this.isShareUnsure
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

  /** Every level that may hold at this moment. */
  levelsOf(person: PersonId): ShareLevel[] {
    if (this.isShareUnsure) return ['planning', 'team', 'department']
    const asked = [...this.asked.values()].filter((a) => a.person === person).map((a) => a.level)
    return [this.shares.get(person)?.level ?? 'team', ...asked]
  }

  /** Whom the viewer sees where everyone shows themselves at any of those levels; the viewer too. */
  visibleTo(viewer: PersonId, levelsOf = (p: PersonId) => this.levelsOf(p)): Set<PersonId> {
    const own = this.teamsOf(viewer)
    const led = LEADS.includes(viewer) ? this.home.get(viewer) : undefined
    return new Set(
      [...this.home].flatMap(([p, home]) => {
        if (this.inactive.has(p)) return []
        const teams = this.teamsOf(p)
        const levels = levelsOf(p)
        const isSeen =
          p === viewer ||
          (led !== undefined && teams.has(led)) ||
          (levels.some((l) => l !== 'planning') && [...teams].some((team) => own.has(team))) ||
          (levels.includes('department') && departmentOf(home).some((team) => own.has(team)))
        return isSeen ? [p] : []
      }),
    )
  }

  /** How many others see a person at which level, each counted once. */
  audienceOf(person: PersonId): { leads: number; team: number; department: number } {
    const own = this.teamsOf(person)
    const department = departmentOf(this.home.get(person) as TeamId)
    const count = { leads: 0, team: 0, department: 0 }
    for (const [other, home] of this.home) {
      if (other === person || this.inactive.has(other)) continue
      const teams = [...this.teamsOf(other)]
      if (LEADS.includes(other) && own.has(home)) count.leads++
      else if (teams.some((team) => own.has(team))) count.team++
      else if (teams.some((team) => department.includes(team))) count.department++
    }
    return count
  }
}
