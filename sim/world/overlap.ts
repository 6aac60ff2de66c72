/**
 * Lets transactions overlap: every step of one (its beginning, each statement, its commit) takes virtual time,
 * drawn from the seed, and others go on meanwhile. Steps run for real one after the other in that order, so
 * what waits for whose lock, and in which order they commit, is the same each time a seed is played.
 */
import { setTimeout as delay } from 'node:timers/promises'
import type { Pool } from 'pg'
import { Dice } from '../engine/dice.ts'
import type { VirtualTime } from '../engine/virtual-time.ts'

/** Real milliseconds after which a statement that has not ended is asked what it waits for. */
const PATIENCE = 4
/** Real milliseconds a statement waits for a lock before others go on; PostgreSQL finds a deadlock sooner. */
const DEADLOCK_FOUND = 60

/** Real milliseconds in which one who was let go ends or comes to wait for another. */
const WOKEN = 15

interface Running {
  readonly pid: number
  isOver: boolean
  settled: Promise<void>
}

export class Overlap {
  readonly #time: VirtualTime
  readonly #seed: number
  readonly #monitor: Pool
  readonly #blocked = new Set<Running>()
  readonly #waiting = new Set<() => void>()
  /** Called after each commit of something written, before anything else happens. */
  onCommit: () => Promise<void> = async () => {}
  #connections = 0
  /** A run begins so. */
  #calm = true

  constructor(time: VirtualTime, seed: number, monitor: Pool) {
    this.#time = time
    this.#seed = seed
    this.#monitor = monitor
  }

  /** What one transaction draws its pauses from. */
  pace(): Pace {
    return new Pace(new Dice(this.#seed, 'connection', this.#connections++))
  }

  /** From now on steps take time. */
  stir(): void {
    this.#calm = false
  }

  /** From now on steps take no time worth speaking of, those too that wait already. */
  calm(): void {
    this.#calm = true
    for (const go of [...this.#waiting]) go()
  }

  /** @param hurry called with what ends the pause at once */
  async pause(pace: Pace, hurry: (go: () => void) => () => void): Promise<void> {
    await this.#time.idle(
      () =>
        new Promise<void>((resolve) => {
          let forget = () => {}
          const go = () => {
            cancel()
            forget()
            this.#waiting.delete(go)
            resolve()
          }
          const cancel = this.#time.after(this.#calm ? 1 : pace.next(), go)
          this.#waiting.add(go)
          forget = hurry(go)
        }),
    )
  }

  /** Runs a step; while it waits for a lock, others go on. */
  async run<T>(pid: number, step: () => Promise<T>, endsTransaction: boolean): Promise<T> {
    const over = step()
    const running = { pid, isOver: false, settled: Promise.resolve() }
    const settle = () => {
      running.isOver = true
    }
    running.settled = over.then(settle, settle)
    await Promise.race([running.settled, delay(PATIENCE)])
    if (!(await this.#endsSoon(running, DEADLOCK_FOUND))) {
      this.#blocked.add(running)
      await this.#time.idle(() => running.settled)
      this.#blocked.delete(running)
    }
    if (endsTransaction) await this.#letGo()
    return await over
  }

  /** Whoever waited for what has just been released has ended, or waits for another, before anything else happens. */
  async #letGo(): Promise<void> {
    if (this.#blocked.size === 0) return
    const stillWait = await this.#waitForOthers([...this.#blocked].map((r) => r.pid))
    for (const running of [...this.#blocked]) {
      if (stillWait.has(running.pid)) continue
      if (await this.#endsSoon(running, WOKEN)) this.#blocked.delete(running)
    }
  }

  /** @returns whether it ended before it had waited for others for `patience` real milliseconds on end */
  async #endsSoon(running: Running, patience: number): Promise<boolean> {
    let waitsSince: number | null = null
    while (!running.isOver) {
      const now = performance.now()
      if (!(await this.#waitForOthers([running.pid])).has(running.pid)) waitsSince = null
      else if (waitsSince === null) waitsSince = now
      else if (now - waitsSince > patience) return false
      await Promise.race([running.settled, delay(2)])
    }
    return true
  }

  /** The lock table says so, in which a lock is handed over before the one who waits has woken up. */
  async #waitForOthers(pids: readonly number[]): Promise<ReadonlySet<number>> {
    const { rows } = await this.#monitor.query<{ pid: number }>(
      'select pid from unnest($1::int[]) as pid where cardinality(pg_blocking_pids(pid)) > 0',
      [pids],
    )
    return new Set(rows.map((row) => row.pid))
  }
}

const BRISK = { quick: 85, slow: 15, stuck: 0, forgotten: 0 }
const HALTING = { quick: 60, slow: 30, stuck: 9, forgotten: 1 }

/**
 * How long the steps of a transaction take. Most are brisk, so that people get on with what they do; the others are
 * mostly quick, too, sometimes slow, and now and then left open for up to an hour.
 */
export class Pace {
  readonly #dice: Dice
  readonly #isBrisk: boolean

  constructor(dice: Dice) {
    this.#dice = dice
    this.#isBrisk = dice.chance(0.6)
  }

  /** Milliseconds. */
  next(): number {
    const dice = this.#dice
    const pace = dice.weighted(this.#isBrisk ? BRISK : HALTING)
    if (pace === 'quick') return dice.between(0, 20)
    if (pace === 'slow') return dice.between(20, 500)
    if (pace === 'stuck') return dice.between(500, 10_000)
    return dice.between(10_000, 3_600_000)
  }
}
