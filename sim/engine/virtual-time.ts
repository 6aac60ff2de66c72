/**
 * Time that stands still until everything that is due has been done. One thing happens at a time: an event
 * is run, then all that it set off, and only then does the clock go on to the next.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate as turn } from 'node:timers/promises'

export type Cancel = () => void

interface Event {
  readonly at: number
  /** Of two events at the same time the one asked for earlier comes first. */
  readonly order: number
  readonly run: () => void
  cancelled: boolean
}

export class VirtualTime {
  now: number
  readonly #events: Event[] = []
  #asked = 0
  #working = 0
  /** Those who wait until nothing moves. */
  readonly #resting: (() => void)[] = []
  /** Which piece of real work it is that runs, and how many of its branches wait for time. */
  readonly #flow = new AsyncLocalStorage<{ idle: number; isOver: boolean }>()

  constructor(start: number) {
    this.now = start
  }

  after(ms: number, run: () => void): Cancel {
    const event: Event = {
      at: this.now + Math.max(0, ms),
      order: this.#asked++,
      run,
      cancelled: false,
    }
    push(this.#events, event)
    return () => {
      event.cancelled = true
    }
  }

  /** Real work that is not over when the microtasks are: time waits for it. */
  async working<T>(work: () => Promise<T>): Promise<T> {
    // Part of what is waited for already; not so where that has only set this off and is over.
    if (this.#flow.getStore()?.isOver === false) return await work()
    const flow = { idle: 0, isOver: false }
    this.#working++
    try {
      return await this.#flow.run(flow, work)
    } finally {
      flow.isOver = true
      this.#stopWorking()
    }
  }

  /** In the middle of real work: waits for something that only comes when time goes on. */
  async idle<T>(wait: () => Promise<T>): Promise<T> {
    const flow = this.#flow.getStore()
    if (!flow || flow.isOver) return await wait()
    if (flow.idle++ === 0) this.#stopWorking()
    try {
      return await wait()
    } finally {
      if (--flow.idle === 0 && !flow.isOver) this.#working++
    }
  }

  #stopWorking(): void {
    this.#working--
    if (this.#working === 0) for (const rest of this.#resting.splice(0)) rest()
  }

  /** Until nothing moves any more without time going on. */
  async settle(): Promise<void> {
    await turn()
    while (this.#working > 0) {
      await new Promise<void>((rest) => this.#resting.push(rest))
      await turn()
    }
  }

  /** Lets `ms` pass, and all that falls due in them happen. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms
    await this.settle()
    for (let next = this.#events[0]; next && next.at <= end; next = this.#events[0]) {
      pop(this.#events)
      if (next.cancelled) continue
      this.now = Math.max(this.now, next.at)
      next.run()
      await this.settle()
    }
    this.now = end
  }

  /** Lets time pass until `reached`; false when that took longer than `limit` milliseconds. */
  async until(reached: () => boolean | Promise<boolean>, limit: number, step: number): Promise<boolean> {
    const end = this.now + limit
    while (!(await reached())) {
      if (this.now >= end) return false
      await this.pass(step)
    }
    return true
  }
}

const isBefore = (a: Event, b: Event): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)

/* A binary heap: children of i are 2i + 1 and 2i + 2. */

function push(heap: Event[], event: Event): void {
  let i = heap.push(event) - 1
  while (i > 0) {
    const parent = (i - 1) >> 1
    const above = heap[parent] as Event
    if (!isBefore(event, above)) break
    heap[i] = above
    i = parent
  }
  heap[i] = event
}

function pop(heap: Event[]): void {
  const last = heap.pop() as Event
  if (heap.length === 0) return
  let i = 0
  for (;;) {
    let child = 2 * i + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && isBefore(heap[child + 1] as Event, heap[child] as Event)) child++
    if (!isBefore(heap[child] as Event, last)) break
    heap[i] = heap[child] as Event
    i = child
  }
  heap[i] = last
}
