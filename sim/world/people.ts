/** Who belongs where, kept beside the database by the simulator itself, so that rights can be judged without asking the code that grants them. */

import { HOME_TEAMS, personId, teamId } from '#server/testing/city.ts'
import type { PersonId, TeamId } from '#shared/domain/ids.ts'

export class People {
  readonly home = new Map<PersonId, TeamId>()
  /** `team person` */
  readonly memberships = new Set<string>()
  readonly inactive = new Set<PersonId>()
  readonly everInactive = new Set<PersonId>()

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

  /** Everyone in a team of the viewer's, the viewer too. */
  visibleTo(viewer: PersonId): Set<PersonId> {
    const own = this.teamsOf(viewer)
    return new Set(
      [...this.home.keys()].filter(
        (p) => !this.inactive.has(p) && [...this.teamsOf(p)].some((team) => own.has(team)),
      ),
    )
  }
}
