/** Nothing was changed for a team by anyone who did not lead it at that moment, or stand in for whoever does. */
import type { TeamId } from '#shared/domain/ids.ts'
import type { People } from '../world/people.ts'
import type { World } from '../world/world.ts'
import type { ChangedTeam, Replay } from './replay.ts'

/** A member is led in their home team. */
const teamOf = ({ intent }: ChangedTeam, { home }: People): TeamId | undefined =>
  intent.name === 'teams.setTeamDay' ? intent.args.teamId : home.get(intent.args.personId)

/** As with rules: not where a backup was restored, and leniently where transactions overlap. */
export function findNotLed({ changedTeams }: Replay, world: World): string[] {
  if (world.ledger.wasRestored) return []
  return changedTeams.flatMap((change) => {
    const { order, id, person, intent } = change
    const entered = world.peopleUpTo(order)
    const isLed = (people: People) => {
      const team = teamOf(change, people)
      return team !== undefined && people.teamsLedBy(person).has(team)
    }
    const moments = world.overlap ? entered : entered.slice(-1)
    return moments.some(isLed) ? [] : [`${id} (${intent.name}) was accepted of ${person}, who does not lead`]
  })
}
