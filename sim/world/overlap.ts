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

interface Blocked {
  readonly pid: number
  readonly over: Promise<unknown>
}

export class Overlap {
  readonly #time: VirtualTime
  readonly #seed: number
  readonly #monitor: Pool
  readonly #blocked = new Set<Blocked>()
  readonly #waiting = new Set<() => void>()
  #connections = 0
  #calm = false

  constructor(time: VirtualTime, seed: number, monitor: Pool) {
    this.#time = time
    this.#seed = seed
    this.#monitor = monitor
  }

  /** What one connection draws its pauses from. */
  dice(): Dice {
    return new Dice(this.#seed, 'connection', this.#connections++)
  }

  /** From now on steps take no time worth speaking of, those too that wait already. */
  calm(): void {
    this.#calm = true
    for (const go of [...this.#waiting]) go()
  }

  /** @param hurry called with what ends the pause at once */
  async pause(dice: Dice, hurry: (go: () => void) => () => void): Promise<void> {
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
          const cancel = this.#time.after(this.#calm ? 1 : drawPause(dice), go)
          this.#waiting.add(go)
          forget = hurry(go)
        }),
    )
  }

  /** Runs a step; while it waits for a lock, others go on. */
  async run<T>(pid: number, step: () => Promise<T>, endsTransaction: boolean): Promise<T> {
    const over = step()
    let isOver = false
    const settled = over.then(
      () => {
        isOver = true
      },
      () => {
        isOver = true
      },
    )
    await Promise.race([settled, delay(PATIENCE)])
    for (let waited = 0; !isOver; ) {
      if (!(await this.#waitsForLock(pid))) {
        await Promise.race([settled, delay(1)])
        continue
      }
      if (waited < DEADLOCK_FOUND) {
        waited += 10
        await Promise.race([settled, delay(10)])
        continue
      }
      const blocked = { pid, over: settled }
      this.#blocked.add(blocked)
      await this.#time.idle(() => settled)
      this.#blocked.delete(blocked)
    }
    if (endsTransaction) await this.#letGo()
    return await over
  }

  /** Whoever waited for what has just been released has ended before anything else happens. */
  async #letGo(): Promise<void> {
    for (const blocked of [...this.#blocked]) {
      if (await this.#waitsForLock(blocked.pid)) continue
      this.#blocked.delete(blocked)
      await blocked.over
    }
  }

  async #waitsForLock(pid: number): Promise<boolean> {
    const { rows } = await this.#monitor.query<{ waits: boolean }>(
      `select state = 'active' and wait_event_type = 'Lock' as waits from pg_stat_activity where pid = $1`,
      [pid],
    )
    return rows[0]?.waits ?? false
  }
}

/** Mostly quick, sometimes slow, now and then a transaction left open for up to an hour. */
function drawPause(dice: Dice): number {
  const pace = dice.weighted({ quick: 60, slow: 30, stuck: 9, forgotten: 1 })
  if (pace === 'quick') return dice.between(0, 20)
  if (pace === 'slow') return dice.between(20, 500)
  if (pace === 'stuck') return dice.between(500, 10_000)
  return dice.between(10_000, 3_600_000)
}
