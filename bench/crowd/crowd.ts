/** All laptops of a bench. */
import { LightLaptop } from './light-laptop.ts'
import type { Acknowledged, Answers, Arrival, Pass, Pulled, Report } from './orders.ts'

/** Connections being opened at a time, so that the opening is no flood of its own. */
const OPENING = 200

const FOR_EVER_MS = 120_000
/** A load that is not worked off by then is reported as it stands. */
const LONGEST_TAIL_MS = 300_000

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

export class Crowd {
  #laptops: LightLaptop[] = []
  #poked: (laptop: number) => void = () => {}
  readonly #errors = new Map<string, number>()
  readonly #acknowledged: Acknowledged[] = []
  readonly #pulled: Pulled[] = []
  readonly #before = new Map<number, Pulled>()
  #pulls = 0
  #lastChange = Number.POSITIVE_INFINITY
  #lastEvent = 0

  async listen(servers: readonly string[], passes: readonly Pass[]): Promise<Answers['listen']> {
    const from = performance.now()
    this.#laptops = passes.map((pass, no) => this.#laptop(no, servers[no % servers.length] ?? '', pass))
    const opening = new Map<number, () => void>()
    this.#poked = (no) => opening.get(no)?.()
    let next = 0
    const openSome = async () => {
      while (next < passes.length) {
        const no = next++
        const first = Promise.withResolvers<void>()
        opening.set(no, first.resolve)
        this.#laptops[no]?.listen()
        await first.promise
        opening.delete(no)
      }
    }
    await this.#inTime(Promise.all(Array.from({ length: OPENING }, openSome)))
    return { ms: performance.now() - from }
  }

  async pokeAll(arrival: Arrival): Promise<Answers['pokeAll']> {
    const from = performance.now()
    const delays = new Map<number, number>()
    const all = Promise.withResolvers<void>()
    this.#poked = (no) => {
      if (!delays.has(no)) delays.set(no, performance.now() - from)
      if (delays.size === this.#laptops.length) all.resolve()
    }
    this.#laptops[arrival.laptop]?.change(arrival)
    await this.#inTime(all.promise)
    return [...delays.values()]
  }

  async work(arrivals: readonly Arrival[], quietMs: number): Promise<Report> {
    const from = performance.now()
    this.#lastChange = from + (arrivals.at(-1)?.at ?? 0)
    for (const laptop of this.#laptops) laptop.working = true
    for (const arrival of arrivals) {
      const wait = from + arrival.at - performance.now()
      if (wait > 1) await pause(wait)
      this.#laptops[arrival.laptop]?.change(arrival)
    }
    const giveUp = performance.now() + LONGEST_TAIL_MS
    this.#lastEvent = performance.now()
    while (performance.now() < giveUp) {
      if (this.#laptops.some((l) => !l.quiet)) this.#lastEvent = performance.now()
      if (performance.now() - this.#lastEvent > quietMs) break
      await pause(100)
    }
    const thawed = this.#laptops.filter((l) => !l.frozen)
    for (const laptop of this.#laptops) laptop.close()
    return {
      acknowledged: this.#acknowledged,
      unanswered: thawed.reduce((sum, l) => sum + l.waiting, 0),
      pulled: [...this.#before.values(), ...this.#pulled],
      errors: Object.fromEntries(this.#errors),
      pulls: this.#pulls,
    }
  }

  /** @throws saying what went wrong when it takes for ever */
  async #inTime(work: Promise<unknown>): Promise<void> {
    const late = pause(FOR_EVER_MS).then(() => {
      throw new Error(`Some laptop was never poked: ${JSON.stringify(Object.fromEntries(this.#errors))}`)
    })
    await Promise.race([work, late])
  }

  freeze(every: number): null {
    for (const [no, laptop] of this.#laptops.entries()) if (no % every === 0) laptop.freeze()
    return null
  }

  #laptop(no: number, server: string, pass: Pass): LightLaptop {
    return new LightLaptop(no, server, pass, {
      poked: () => {
        this.#lastEvent = performance.now()
        this.#poked(no)
      },
      acknowledged: (outcome, ms) => this.#acknowledged.push({ laptop: no, outcome, ms }),
      pulled: (cursor) => {
        this.#pulls++
        const at = performance.now() - this.#lastChange
        // Of those before the last change, the last one says what the laptop had by then.
        if (at > 0) this.#pulled.push({ laptop: no, at, cursor })
        else this.#before.set(no, { laptop: no, at, cursor })
      },
      failed: (kind) => this.#errors.set(kind, (this.#errors.get(kind) ?? 0) + 1),
    })
  }
}
