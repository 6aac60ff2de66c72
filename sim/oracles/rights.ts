/** No answer exceeds its viewer's rights at the moment it is given. */
import type { Day } from '#shared/calendar/day.ts'
import type { PullResponse } from '#shared/contract/pull.ts'
import type { PersonId } from '#shared/domain/ids.ts'
import type { Ledger } from '../world/ledger.ts'
import type { Exchange } from '../world/line.ts'
import type { People } from '../world/people.ts'
import type { Viewer } from '../world/world.ts'

export class RightsOracle {
  readonly #ledger: Ledger
  constructor(ledger: Ledger) {
    this.#ledger = ledger
  }

  /**
   * @param moments what was so at the moments the answer may be true for
   * @returns what the viewer should not have seen, or null
   */
  check(exchange: Exchange, viewer: Viewer, moments: readonly People[]): string | null {
    let wrong: string | null = null
    for (const people of moments) {
      wrong = this.#checkAt(exchange, viewer, people)
      if (wrong === null) return null
    }
    return wrong
  }

  #checkAt({ answer }: Exchange, { person, device }: Viewer, people: People): string | null {
    const { directory, mine, presence, visiblePeople } = answer as PullResponse
    const visible = people.visibleTo(person)
    for (const u of presence)
      if (u.content && (!visible.has(u.personId) || u.personId === person))
        return `${person} was shown the presence of ${u.personId}`
    for (const u of directory)
      if (u.kind === 'person' && u.content && !visible.has(u.id))
        return `${person} was shown the name of ${u.id}`
    for (const u of directory)
      for (const { rules } of u.kind === 'policy' ? u.content : [])
        for (const { scope } of rules)
          if (scope.kind === 'person' && scope.ids.some((id) => id !== person))
            return `${person} was told for whom an exception is`
    for (const u of directory)
      if (u.kind === 'fixedDesk' && u.content?.isOwn && people.holders.get(u.id) !== person)
        return `${person} was told to hold ${u.id}`
    for (const id of visiblePeople ?? []) if (!visible.has(id)) return `${person} was told of ${id}`
    for (const u of mine) {
      if (u.kind === 'booking' && u.content && this.#ledger.bookings.get(u.id) !== person)
        return `${person} was given the booking ${u.id} of ${this.#ledger.bookings.get(u.id)}`
      if (u.kind === 'beforeAbsence' && u.content && !this.#wentAway(person, u.day))
        return `${person} was told what somebody else had planned on ${u.day}`
      if (u.kind === 'outcome' && u.content && !this.#ledger.sent.get(u.id)?.devices.has(device))
        return `${device} was given the outcome of another device's ${u.id}`
      if (u.kind === 'me' && u.content.person.id !== person)
        return `${person} was told to be ${u.content.person.id}`
    }
    return null
  }

  #wentAway(person: PersonId, day: Day): boolean {
    return [...this.#ledger.sent.values()].some(({ mutation: { intent }, person: sender }) => {
      if (sender !== person) return false
      if (intent.name === 'planning.setPlace') return intent.args.day === day && intent.args.place === 'away'
      if (intent.name !== 'planning.restoreDay' || intent.args.day !== day) return false
      return intent.args.places.am === 'away' || intent.args.places.pm === 'away'
    })
  }
}
