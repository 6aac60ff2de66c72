/** One timer for the first of several moments, by the clock of the day. */

/** How late it may be after the machine slept: timers stand still then, the clock does not. */
const LATEST_MS = 60_000

export class OpeningTimer {
  readonly #onDue: () => void
  #next: { readonly at: number; readonly timer: ReturnType<typeof setTimeout> } | null = null

  /** @param onDue called once for each moment that comes, and for several that have come together */
  constructor(onDue: () => void) {
    this.#onDue = onDue
  }

  /** @param at epoch milliseconds; one that is over is due at once, as somebody slept through it */
  waitFor(at: number): void {
    if (this.#next && this.#next.at <= at) return
    if (this.#next) clearTimeout(this.#next.timer)
    this.#look(at)
  }

  #look(at: number): void {
    const left = at - Date.now()
    this.#next = left > 0 ? { at, timer: setTimeout(() => this.#look(at), Math.min(left, LATEST_MS)) } : null
    if (this.#next === null) this.#onDue()
  }
}
