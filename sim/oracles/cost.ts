/** What a pull costs grows with what changed since the last one, not with what exists. */
import type { PullRequest, PullResponse } from '#shared/contract/pull.ts'
import type { Ledger } from '../world/ledger.ts'
import type { Exchange } from '../world/line.ts'

/** An accepted change moves at most a few bookings, each seen as occupancy, presence and own row. */
const UNITS_A_CHANGE = 16
/** Settings, the own standing and the own past may come with any of them. */
const UNITS_ALWAYS = 3
/** Statements of one page, whatever it carries. */
const STATEMENTS = 48

interface Past {
  readonly written: number
  readonly scope: string
}

export class CostOracle {
  readonly #ledger: Ledger
  /** How much had been written when the pull began that a cursor or page token belongs to. */
  readonly #past = new Map<string, Past>()

  constructor(ledger: Ledger) {
    this.#ledger = ledger
  }

  /** @returns what was more than it should have been, or null */
  check({ request, answer, statements }: Exchange): string | null {
    const { cursor, page } = request as PullRequest
    const response = answer as PullResponse
    const { directory, mine, presence, occupancy, occupancyDays } = response
    const units = directory.length + mine.length + presence.length + occupancy.length + occupancyDays.length
    const scope = JSON.stringify([response.window, response.sites])
    const began = (page === null ? null : this.#past.get(page)) ?? { written: this.#ledger.written, scope }
    for (const token of [response.page, response.cursor]) if (token !== null) this.#past.set(token, began)
    if (statements > STATEMENTS) return `a page of a pull took ${statements} statements`
    const since = cursor === null ? null : this.#past.get(cursor)
    // New days, sites and people come whole.
    if (!since || since.scope !== scope || response.visiblePeople !== null) return null
    // When a restored server applies what it was shown is not seen from outside.
    const changes = this.#ledger.written - since.written + this.#ledger.kept.size
    const most = UNITS_ALWAYS + UNITS_A_CHANGE * changes
    return units > most ? `a pull after ${changes} changes brought ${units} units, more than ${most}` : null
  }
}
