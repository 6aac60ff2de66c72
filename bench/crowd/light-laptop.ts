/**
 * A laptop of a crowd: rounds, retries and waits as the core makes them, but no cache, no interface and no process
 * of its own. What it pulls it reads and forgets.
 */

import type { InferContractRouterInputs } from '@orpc/contract'
import { backoff, jitter } from '#core/sync/backoff.ts'
import { systemRandom } from '#server/random.ts'
import { type centralContract, PROTOCOL } from '#shared/contract/central.ts'
import type { Mutation, Outcome } from '#shared/contract/mutations.ts'
import type { PullResponse } from '#shared/contract/pull.ts'
import type { Arrival, Pass } from './orders.ts'
import { post, Refused } from './requests.ts'
import { openStream, type Stream } from './stream.ts'

/** As in the core's engine. */
const CEILING_WAITING_MS = 4_000
const CEILING_MS = 15_000
const CEILING_POKES_MS = 60_000
const GOOD_MS = 10_000
const MOST_INTERRUPTIONS = 5

type Inputs = Pick<InferContractRouterInputs<typeof centralContract>['sync'], 'push' | 'pull'>

export interface LaptopEvents {
  poked(): void
  acknowledged(outcome: Outcome, ms: number): void
  pulled(cursor: string): void
  /** @param kind what was tried and how it failed */
  failed(kind: string): void
}

interface Waiting {
  readonly mutation: Mutation
  readonly since: number
}

export class LightLaptop {
  readonly pass: Pass
  readonly #no: number
  readonly #server: string
  readonly #events: LaptopEvents
  #cursor: string
  #seq = 0
  readonly #queue: Waiting[] = []
  #stream: Stream | null = null
  #streamFailures = 0
  #running = false
  #again = false
  #failures = 0
  #pulling: AbortController | null = null
  #interruptions = 0
  #timer: NodeJS.Timeout | undefined
  frozen = false
  /** Whether it works, or only listens. */
  working = false

  constructor(no: number, server: string, pass: Pass, events: LaptopEvents) {
    this.#no = no
    this.#server = server
    this.pass = pass
    this.#events = events
    this.#cursor = pass.cursor
  }

  get waiting(): number {
    return this.#queue.length
  }

  /** Nothing is under way and nothing waits to be tried again. */
  get quiet(): boolean {
    return this.frozen || (!this.#running && this.#failures === 0)
  }

  listen(): void {
    if (this.frozen) return
    const began = performance.now()
    this.#stream = openStream(this.#server, this.pass.accessToken, this.#no, {
      poked: () => {
        this.#events.poked()
        if (this.working) this.#hint()
      },
      ended: (why) => {
        if (this.frozen || !this.#stream) return
        this.#events.failed(`stream ${why}`)
        this.#streamFailures = performance.now() - began > GOOD_MS ? 1 : this.#streamFailures + 1
        setTimeout(() => this.listen(), backoff(systemRandom, this.#streamFailures, CEILING_POKES_MS))
        setTimeout(() => this.working && this.#hint(), jitter(systemRandom, 1_000))
      },
    })
  }

  change({ id, intent }: Arrival): void {
    const mutation = { id, seq: ++this.#seq, dependsOn: null, intent }
    this.#queue.push({ mutation, since: performance.now() })
    if (this.#interruptions < MOST_INTERRUPTIONS) this.#pulling?.abort()
    this.#hint()
  }

  freeze(): void {
    this.frozen = true
    this.#stream?.freeze()
    clearTimeout(this.#timer)
  }

  close(): void {
    const stream = this.#stream
    this.#stream = null
    stream?.close()
    clearTimeout(this.#timer)
  }

  #hint(): void {
    if (this.frozen) return
    if (this.#running) this.#again = true
    // What was refused is tried again in its time, whatever happens meanwhile.
    else if (this.#failures === 0) void this.#turn()
  }

  async #turn(): Promise<void> {
    this.#running = true
    this.#again = false
    try {
      do await this.#push()
      while (!(await this.#pull()))
      this.#interruptions = 0
      this.#failures = 0
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      this.#failures++
      this.#later(error.retryAfterMs)
    } finally {
      this.#running = false
    }
    if (this.#again && this.#failures === 0) this.#hint()
  }

  #later(retryAfterMs: number | null): void {
    if (this.frozen) return
    const asked =
      retryAfterMs === null ? 0 : retryAfterMs + jitter(systemRandom, Math.min(2_000, retryAfterMs / 4))
    const ceiling = this.#queue.length > 0 ? CEILING_WAITING_MS : CEILING_MS
    const wait = Math.max(asked, backoff(systemRandom, this.#failures, ceiling))
    this.#timer = setTimeout(() => void this.#turn(), wait)
  }

  async #push(): Promise<void> {
    while (this.#queue.length > 0) {
      const sent = [...this.#queue]
      const { outcomes } = await this.#ask<{ outcomes: Outcome[] }>('push', {
        epoch: this.pass.epoch,
        mutations: sent.map((w) => w.mutation),
      })
      for (const [i, outcome] of outcomes.entries())
        this.#events.acknowledged(outcome, performance.now() - (sent[i]?.since ?? Number.NaN))
      this.#queue.splice(0, outcomes.length)
    }
  }

  /** @returns whether it came to its end; a change made meanwhile is sent first */
  async #pull(): Promise<boolean> {
    const interrupt = new AbortController()
    this.#pulling = interrupt
    try {
      for (let page: string | null = null; ; ) {
        const asked = { cursor: this.#cursor, page, sites: null }
        const response: PullResponse = await this.#ask('pull', asked, interrupt.signal)
        page = response.page
        if (page !== null) continue
        this.#cursor = response.cursor ?? this.#cursor
        this.#events.pulled(this.#cursor)
        return true
      }
    } catch (error) {
      if (!interrupt.signal.aborted) throw error
      this.#interruptions++
      return false
    } finally {
      this.#pulling = null
    }
  }

  async #ask<T, W extends keyof Inputs = keyof Inputs>(
    what: W,
    content: Omit<Inputs[W], 'protocol'>,
    stop?: AbortSignal,
  ): Promise<T> {
    try {
      const asked = { protocol: PROTOCOL, ...content }
      return await post<T>(this.#server, `/${what}`, this.pass.accessToken, asked, stop)
    } catch (error) {
      if (error instanceof Refused && !stop?.aborted) this.#events.failed(`${what} ${error.message}`)
      throw error
    }
  }
}
