/** Listens for pokes on one long connection, opened again whenever it ends. */
import type { Platform } from '../platform.ts'
import type { Authorised } from './authorised.ts'
import { backoff, jitter } from './backoff.ts'

export interface Pokes {
  open(): boolean
  /** A round worked, so the connection is worth trying. */
  serverIsThere(): void
  /** The network changed or the laptop woke: what seems open may be dead. */
  reconnect(): void
  stop(): Promise<void>
}

const CEILING_MS = 60_000
/** A connection that lived so long was a good one. */
const GOOD_MS = 10_000

export function listenForPokes(
  { clock, random }: Pick<Platform, 'clock' | 'random'>,
  auth: Authorised,
  events: { poked(): void; changed(): void },
): Pokes {
  let stopped = false
  let isOpen = false
  let failures = 0
  let listening: Promise<void> | null = null
  let abort = new AbortController()
  let notBefore = 0

  async function listen(): Promise<void> {
    abort = new AbortController()
    const began = clock.now()
    try {
      const pokes = await auth.central.sync.poke(undefined, { signal: abort.signal })
      isOpen = true
      events.changed()
      // The first one comes at once, for what happened since the last pull and was poked to nobody.
      for await (const _ of pokes) {
        if (stopped) return
        events.poked()
      }
    } catch {
      // Ended by the network, the server, or us; the next round finds out which.
    } finally {
      failures = clock.now() - began > GOOD_MS ? 1 : failures + 1
      notBefore = clock.now() + backoff(random, failures, CEILING_MS)
      isOpen = false
    }
  }

  function begin(): void {
    if (stopped || listening) return
    listening = listen().finally(() => {
      listening = null
      if (stopped) return
      events.changed()
      // All laptops lose a server that restarts at the same moment.
      clock.after(jitter(random, 1_000), () => {
        if (!stopped) events.poked()
      })
    })
  }

  return {
    open: () => isOpen,
    serverIsThere() {
      const wait = notBefore - clock.now()
      if (wait > 0 && wait <= 2 * CEILING_MS) clock.after(wait, begin)
      else begin()
    },
    reconnect() {
      notBefore = 0
      abort.abort()
    },
    async stop() {
      stopped = true
      abort.abort()
      await listening
    },
  }
}
