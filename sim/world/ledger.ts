/** What has been promised to whom: changes queued, sent and answered, as seen on the screens and on the wire. */
import type { Kept, Mutation, Outcome } from '#shared/contract/mutations.ts'
import type { PullResponse } from '#shared/contract/pull.ts'
import type { BookingId, DeviceId, MutationId, PersonId } from '#shared/domain/ids.ts'
import type { Exchange } from './line.ts'

/** The core told its person that this change is queued. */
export interface Promised {
  readonly at: number
  readonly laptop: number
  readonly person: PersonId
  readonly id: MutationId
}

export interface Sent {
  readonly mutation: Mutation
  readonly person: PersonId
  /** A queue goes on under a new identity when the old one is over. */
  readonly devices: Set<DeviceId>
}

interface PushBody {
  readonly mutations: readonly Mutation[]
}
interface PushAnswer {
  readonly outcomes: readonly Outcome[]
}
interface RepairBody {
  readonly kept: readonly Kept[]
}
interface RepairAnswer extends PushAnswer {
  readonly gathering: number | null
  readonly refused: readonly MutationId[]
}

export class Ledger {
  readonly promised: Promised[] = []
  /** Everything the server was ever asked to do. */
  readonly sent = new Map<MutationId, Sent>()
  /** How each ended, as the server said it first. */
  readonly answered = new Map<MutationId, Outcome>()
  /** Of those, what a laptop has heard. */
  readonly heard = new Map<MutationId, Outcome>()
  /** Whose booking an id can only be. */
  readonly bookings = new Map<BookingId, PersonId>()
  /** Bookings that a closing moved, and what each is now. */
  readonly moved = new Map<BookingId, BookingId>()
  /** The database was put back: what was accepted may end anew, where what others did meanwhile does not come back. */
  wasRestored = false
  /** Accepted changes that a restored server keeps in order to apply them, and the place each is to have. */
  readonly kept = new Map<MutationId, number>()
  /** Units of work done so far; what a pull may cost is measured by it. */
  written = 0

  /** A push reached the server; what it makes of it is not known yet. */
  pushAsked(request: unknown, viewer: { person: PersonId; device: DeviceId }): void {
    for (const mutation of (request as PushBody).mutations) {
      const { person, device } = viewer
      const known = this.sent.get(mutation.id)
      if (known) known.devices.add(device)
      else this.sent.set(mutation.id, { mutation, person, devices: new Set([device]) })
      for (const id of idsOf(mutation)) if (!this.bookings.has(id)) this.bookings.set(id, viewer.person)
    }
    // How many of them are carried out shows only in the answer, which may never be given.
    this.written += (request as PushBody).mutations.length
  }

  wasPutBack(): void {
    this.wasRestored = true
    this.kept.clear()
  }

  /** The server was shown what a laptop kept. While it gathers, all it knows is in its answer, the rest it keeps. */
  repairAnswered({ status, request, answer }: Exchange): void {
    if (status !== 200) return
    const { gathering, outcomes, refused } = answer as RepairAnswer
    // What it lost is written again, now or when it has gathered all.
    this.written += (request as RepairBody).kept.length
    if (gathering === null) return
    for (const { mutation, answer } of (request as RepairBody).kept)
      if (
        answer.state === 'accepted' &&
        !refused.includes(mutation.id) &&
        !outcomes.some((o) => o.id === mutation.id)
      )
        this.kept.set(mutation.id, answer.receipt.order)
  }

  /** @returns what is wrong with an answer to a push, or null */
  pushAnswered({ status, answer }: Exchange): string | null {
    return status === 200 ? this.#outcomes((answer as PushAnswer).outcomes, this.answered) : null
  }

  /** @returns what is wrong with what a laptop hears, or null */
  hears(exchange: Exchange): string | null {
    if (exchange.status !== 200) return null
    if (exchange.path === '/api/push') {
      return this.#outcomes((exchange.answer as PushAnswer).outcomes, this.heard)
    }
    if (exchange.path === '/api/repair') {
      return this.#outcomes((exchange.answer as PushAnswer).outcomes, this.heard)
    }
    if (exchange.path !== '/api/pull') return null
    const { mine } = exchange.answer as PullResponse
    const outcomes = mine.flatMap((u) => (u.kind === 'outcome' && u.content ? [u.content] : []))
    return this.#outcomes(outcomes, this.heard)
  }

  /** A closing moves a booking: it goes on under another id, if that is committed. */
  movesBooking(was: BookingId, is: BookingId): void {
    this.moved.set(was, is)
    const holder = this.bookings.get(was)
    if (holder) this.bookings.set(is, holder)
  }

  #outcomes(outcomes: readonly Outcome[], known: Map<MutationId, Outcome>): string | null {
    for (const outcome of outcomes) {
      const before = known.get(outcome.id)
      if (before && !this.wasRestored && JSON.stringify(before) !== JSON.stringify(outcome)) {
        return `the outcome of ${outcome.id} changed from ${JSON.stringify(before)} to ${JSON.stringify(outcome)}`
      }
      known.set(outcome.id, outcome)
    }
    return null
  }
}

/** Ids of bookings a mutation may begin. */
function idsOf({ intent }: Mutation): BookingId[] {
  switch (intent.name) {
    case 'booking.book':
      return [intent.args.bookingId]
    case 'booking.release':
      return intent.args.keepUntil ? [intent.args.keepUntil.restId] : []
    case 'planning.setPlace':
      return [intent.args.restId]
    case 'planning.restoreDay':
      return intent.args.book.map((b) => b.id)
    case 'people.share':
    case 'teams.setTeamDay':
    case 'teams.releaseForMember':
      return []
  }
}
