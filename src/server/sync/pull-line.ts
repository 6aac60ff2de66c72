import { ORPCError } from '@orpc/server'

/**
 * Pulls stand in line: a few are answered at a time, in the order they came. What people change does not
 * stand in it, so that it never waits behind what thousands of laptops fetch by themselves.
 */
export class PullLine {
  readonly #atOnce: number
  #running = 0
  readonly #waiting: (() => void)[] = []

  constructor(atOnce: number) {
    this.#atOnce = atOnce
  }

  /** How many wait. */
  get length(): number {
    return this.#waiting.length
  }

  /** More wait than are answered at a time. */
  get isLong(): boolean {
    return this.length > this.#atOnce
  }

  /** @param gone aborted when who asked has hung up: work for nobody would only make the line longer */
  async run<T>(work: () => Promise<T>, gone?: AbortSignal): Promise<T> {
    if (this.#running < this.#atOnce) this.#running++
    else await this.waitForPlace()
    try {
      if (gone?.aborted) throw new ORPCError('CLIENT_CLOSED_REQUEST', { status: 499 })
      return await work()
    } finally {
      // The place goes to the next one, without a moment at which somebody new could take it.
      const next = this.#waiting.shift()
      if (next) next()
      else this.#running--
    }
  }

  protected waitForPlace(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve))
  }
}
