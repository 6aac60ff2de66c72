/** Nobody was given a desk that was kept for its holder at that moment, and nobody was refused one as kept that never was. */
import type { Intent } from '#shared/contract/mutations.ts'
import type { SpaceId } from '#shared/domain/ids.ts'
import { RELEASED_AT } from '../world/agreement.ts'
import type { World } from '../world/world.ts'
import { type ChangedDay, NOON, type Replay } from './replay.ts'
import type { Tables } from './tables.ts'

type Day = Pick<ChangedDay['after'], 'am' | 'pm'>
interface Begun {
  readonly spaceId: SpaceId
  readonly from: number
  readonly to: number
}

/** Bookings whose desk the person chose; what remains of another is not chosen again. */
function chosenBy(intent: Intent): readonly Begun[] {
  if (intent.name === 'booking.book') return [intent.args]
  return intent.name === 'planning.restoreDay' ? intent.args.book : []
}

/** Others may have the desk of a holder with such a day at that time. */
function isReleased({ am, pm }: Day, { from, to }: Begun): boolean {
  const [inMorning, inAfternoon] = [from < NOON, to > NOON]
  const isAway = (place: Day['am']) => RELEASED_AT.some((released) => released === place)
  return (!inMorning || isAway(am)) && (!inAfternoon || isAway(pm))
}

/**
 * Only where no backup was restored: what had been accepted before comes back then, whosever the desk is. Where
 * transactions overlap, a holder may change their day at the same moment: there every day they had counts.
 */
export function findTakenFromHolders({ changedDays }: Replay, world: World): string[] {
  if (world.ledger.wasRestored) return []
  const days = new Map<string, Day[]>()
  return changedDays.flatMap(({ order, id, person, day, after, intent }) => {
    const holders = world.peopleUpTo(order).at(-1)?.holders
    const taken = chosenBy(intent).filter((begun) => {
      const holder = holders?.get(begun.spaceId)
      if (!holder || holder === person) return false
      const had = days.get(`${holder} ${day}`) ?? []
      return !(world.overlap ? had : had.slice(-1)).some((planned) => isReleased(planned, begun))
    })
    const key = `${person} ${day}`
    days.set(key, [...(days.get(key) ?? []), after])
    return taken.map(({ spaceId }) => `${id} gave ${person} the desk ${spaceId}, which is kept for another`)
  })
}

/** Refusals name a holder only where the desk had one, and another than who was refused. */
export function findNeverKept({ mutations }: Tables, world: World): string[] {
  const ever = world.peopleUpTo(Number.POSITIVE_INFINITY)
  return [...mutations].flatMap(([id, { rejection }]) => {
    const sent = world.ledger.sent.get(id)
    if (!sent || rejection?.reason !== 'spaceReserved' || rejection.kept?.for !== 'holder') return []
    const isAnothers = ({ spaceId }: Begun) =>
      ever.some(({ holders }) => (holders.get(spaceId) ?? sent.person) !== sent.person)
    const wasKept = chosenBy(sent.mutation.intent).some(isAnothers)
    return wasKept ? [] : [`${id} was refused a desk that never was another's`]
  })
}
