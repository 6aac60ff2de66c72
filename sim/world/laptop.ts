/** A laptop: the real core on a machine whose time, network, disk and power the simulator decides. */
import { createRouterClient, type RouterClient } from '@orpc/server'
import { type Core, type CoreRouter, createCore } from '#core/core.ts'
import type { Clock, Platform } from '#core/platform.ts'
import { plainKeys } from '#hosts/node/key-wrappers.ts'
import type { Dice } from '../engine/dice.ts'
import type { Cancel, VirtualTime } from '../engine/virtual-time.ts'
import { BASE_URL } from './central.ts'
import { Disk, Power, PowerCut } from './disk.ts'
import type { Line } from './line.ts'

interface Timer {
  due: number
  readonly task: () => void
  cancel: Cancel
}

export class SimLaptop {
  readonly number: number
  readonly disk = new Disk()
  readonly line: Line
  /** What its clock is ahead of the true time, milliseconds. */
  ahead = 0
  /** Lines its core logged. */
  readonly log: string[] = []
  /** Told of what would have ended the app. */
  onCrash: (error: unknown) => void = () => {}
  readonly #time: VirtualTime
  readonly #dice: Dice
  #power = new Power()
  #core: Core | null = null
  #asleep = false
  #closing: Core | null = null
  #timers = new Set<Timer>()

  constructor(number: number, time: VirtualTime, line: Line, dice: Dice) {
    this.number = number
    this.line = line
    this.#time = time
    this.#dice = dice
    this.#power.on = false
  }

  get isOn(): boolean {
    return this.#core !== null && this.#power.on
  }

  get isAsleep(): boolean {
    return this.#asleep
  }

  get app(): RouterClient<CoreRouter> {
    if (!this.#core || !this.#power.on) throw new PowerCut('the laptop is off')
    return createRouterClient(this.#core.router)
  }

  async start(): Promise<void> {
    // Who does not wait until the app has closed ends it.
    if (this.#closing !== null && this.#closing === this.#core) this.crash()
    if (this.isOn) return
    const power = new Power()
    power.onFail = () => this.#gone()
    this.#power = power
    this.#asleep = false
    try {
      const core = await createCore(this.#platform(power), {
        serverUrl: BASE_URL,
        deviceName: `Laptop ${this.number}`,
        demoLogins: [],
      })
      if (power.on) this.#core = core
    } catch (error) {
      if (!(error instanceof PowerCut)) throw error
    }
  }

  /** Off from one moment to the next. */
  crash(): void {
    this.#power.on = false
    this.#gone()
  }

  /** The person closes the app. */
  quit(): void {
    if (!this.isOn) return
    const core = this.#core as Core
    this.#closing = core
    void core.close().then(
      () => {
        if (this.#core === core) this.crash()
      },
      () => {},
    )
  }

  sleep(): void {
    if (!this.isOn || this.#asleep) return
    this.#asleep = true
    for (const t of this.#timers) t.cancel()
    for (const t of this.#timers) t.due -= this.#time.now
    this.line.silence()
  }

  wake(): void {
    if (!this.isOn || !this.#asleep) return
    this.#asleep = false
    for (const t of this.#timers) {
      t.due += this.#time.now
      this.#schedule(t)
    }
    this.#core?.hint('wake')
  }

  hint(hint: 'online' | 'focus' | 'person'): void {
    if (this.isOn && !this.#asleep) this.#core?.hint(hint)
  }

  /** Looks into its files as they are; only while it is off or stands still. */
  platform(): Platform {
    return this.#platform(new Power())
  }

  dispose(): void {
    this.crash()
    this.disk.remove()
  }

  #gone(): void {
    for (const t of this.#timers) t.cancel()
    this.#timers = new Set()
    this.#core = null
    this.#asleep = false
    this.line.end()
  }

  #schedule(timer: Timer): void {
    timer.cancel = this.#time.after(timer.due - this.#time.now, () => {
      this.#timers.delete(timer)
      try {
        timer.task()
      } catch (error) {
        if (!(error instanceof PowerCut)) this.onCrash(error)
      }
    })
  }

  #platform(power: Power): Platform {
    const clock: Clock = {
      now: () => this.#time.now + this.ahead,
      after: (ms, task) => {
        if (!power.on) return () => {}
        const timer: Timer = {
          due: this.#time.now + Math.max(0, ms),
          task: () => {
            if (power.on) task()
          },
          cancel: () => {},
        }
        this.#timers.add(timer)
        if (this.#asleep) timer.due -= this.#time.now
        else this.#schedule(timer)
        return () => {
          timer.cancel()
          this.#timers.delete(timer)
        }
      },
    }
    return {
      clock,
      random: { bytes: (n) => this.#dice.bytes(n) },
      network: this.line.network(() => power.on && !this.#asleep),
      storage: this.disk.mount(power),
      keys: plainKeys,
      log: (line) => {
        if (power.on) this.log.push(line)
      },
    }
  }
}
