/** Counts how calls ended, so that a run which only ever met closed doors is noticed. */

/** Ends of a call at the gate: nothing behind the validation was reached. */
const AT_THE_GATE = new Set([
  'BAD_REQUEST',
  'PAYLOAD_TOO_LARGE',
  'UNAUTHORIZED',
  'DEVICE_REVOKED',
  'TOO_MANY_REQUESTS',
  'PRECONDITION_FAILED',
  'unmatched',
  'cut',
])
/** Share of calls that must get past the gate. */
const LEAST_PASSED = 0.3
/** A procedure called so often must have got past it at least once. */
const ENOUGH_CALLS = 60

export class Tally {
  readonly #byProcedure = new Map<string, Map<string, number>>()
  readonly #outcomes = new Map<string, number>()
  calls = 0

  /** @param end `ok`, or the code of the error */
  count(procedure: string, end: string): void {
    this.calls++
    const ends = this.#byProcedure.get(procedure) ?? new Map<string, number>()
    this.#byProcedure.set(procedure, ends)
    ends.set(end, (ends.get(end) ?? 0) + 1)
  }

  /** How a change ended that a push carried or a laptop was asked for. */
  countOutcome(outcome: string): void {
    this.#outcomes.set(outcome, (this.#outcomes.get(outcome) ?? 0) + 1)
  }

  get passed(): number {
    let passed = 0
    for (const ends of this.#byProcedure.values())
      for (const [end, n] of ends) if (!AT_THE_GATE.has(end)) passed += n
    return passed
  }

  /** Sentences on what shows that the run proved too little. */
  complaints(): string[] {
    const complaints: string[] = []
    if (this.calls >= ENOUGH_CALLS && this.passed < LEAST_PASSED * this.calls)
      complaints.push(`only ${this.passed} of ${this.calls} calls got past validation`)
    for (const [procedure, ends] of this.#byProcedure) {
      const calls = [...ends.values()].reduce((sum, n) => sum + n, 0)
      if (calls >= ENOUGH_CALLS && [...ends.keys()].every((end) => AT_THE_GATE.has(end)))
        complaints.push(`none of ${calls} calls of ${procedure} got past validation`)
    }
    return complaints
  }

  lines(): string[] {
    const list = (counts: ReadonlyMap<string, number>) =>
      [...counts]
        .sort(([, a], [, b]) => b - a)
        .map(([name, n]) => `${name} ${n}`)
        .join(', ')
    return [
      ...[...this.#byProcedure]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, ends]) => `${name.padEnd(24)} ${list(ends)}`),
      ...(this.#outcomes.size > 0 ? [`${'changes'.padEnd(24)} ${list(this.#outcomes)}`] : []),
    ]
  }
}
