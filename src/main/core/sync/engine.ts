/**
 * Keeps a cache and the server together: one round at a time, a round being push and pull. It decides
 * when the next round is due, by pokes, own changes, hints of the host, and time.
 */
import { z } from 'zod'
import type { Tokens } from '#shared/contract/central.ts'
import type { SyncStatus, Topic } from '#shared/contract/local.ts'
import { type CacheDb, isDamage } from '../cache/database.ts'
import { readMeta } from '../cache/meta.ts'
import { countNeedingAnswer, countWaiting } from '../cache/outbox.ts'
import type { Cancel, Platform } from '../platform.ts'
import { type Answered, authorised } from './authorised.ts'
import { backoff, jitter } from './backoff.ts'
import { ask, type Central, connect } from './central.ts'
import { type End, Halt } from './halt.ts'
import { listenForPokes } from './poke.ts'
import { pullAll, restart } from './pull.ts'
import { pushAll } from './push.ts'
import { repairAll } from './repair.ts'
import { codeOfEnd, codeOfError, createTroubles, type Trouble } from './troubles.ts'

export type Hint = 'online' | 'wake' | 'focus' | 'change' | 'poke' | 'person'

export interface SyncEngine {
  /** Something happened that makes a round worth while; many hints at once make one round. */
  hint(hint: Hint): void
  status(): SyncStatus
  /** What went wrong since the app was started. */
  troubles(): Trouble[]
  /** One call now, apart from the rounds; for what only works online. `halted`: a round would have ended there. */
  call<T>(
    schema: z.ZodType<T>,
    run: (central: Central, signal: AbortSignal) => Promise<unknown>,
    timeoutMs?: number,
  ): Promise<Answered<T> | { readonly kind: 'halted'; readonly end: End }>
  /** Has the next round pull everything anew. */
  rebuild(): void
  /** The laptop met no server for longer than the administration allows: it only reads. */
  readOnly(): boolean
  /** Tells the server that this session is over, without waiting for it. */
  farewell(tokens: Tokens): void
  /** Ends all traffic and waits until nothing touches the cache any more. */
  stop(): Promise<void>
}

export interface SyncEvents {
  changed(topics: ReadonlySet<Topic>): void
  /** The engine stopped by itself; the session has to be ended, wiped or rebuilt. */
  ended(why: 'expired' | 'revoked' | 'damaged'): void
}

const POLL_WITH_POKES_MS = 300_000
const POLL_WITHOUT_POKES_MS = 30_000
const POLL_OUTDATED_MS = 600_000
/** With changes waiting, the person expects them confirmed within seconds of the server's return. */
const CEILING_WAITING_MS = 4_000
const CEILING_MS = 15_000
const SHOW_SYNCING_AFTER_MS = 400
const HOUR_MS = 3_600_000
/** A server restored more often than that within one round is left alone for a while. */
const MOST_SHOWN = 3
/** Who changes something all the time sees what others do all the same. */
const MOST_INTERRUPTIONS = 5

export function startSync(
  platform: Platform,
  db: CacheDb,
  serverUrl: string,
  events: SyncEvents,
): SyncEngine {
  const { clock, random } = platform
  const auth = authorised(platform, db, serverUrl)

  const troubles = createTroubles(clock)
  let stopped = false
  let isToRebuild = false
  let running: Promise<void> | null = null
  /** Of the pull under way, where a change may go before it. */
  let interruptible: AbortController | null = null
  /** A round asked for while one runs: by a reason to believe the network is back, or by any other. */
  let again: 'surely' | 'if fine' | null = null
  let failures = 0
  /** The server asked to be left alone, from when until when by the laptop's clock. */
  let busy = { from: 0, until: 0 }
  let last: 'none' | 'ok' | 'offline' | 'upgrade' | 'repairing' = 'none'
  let since: number | null = null
  let showSyncing = false
  let cancelTimer: Cancel = () => {}
  let cancelLease: Cancel = () => {}

  const pokes = listenForPokes(platform, auth, {
    poked: () => hint('poke'),
    changed: () => schedule(),
  })

  function readOnly(): boolean {
    const contact = readMeta(db, 'lastContact')
    const hours = readMeta(db, 'serverSettings')?.leaseHours
    return contact !== null && hours !== undefined && clock.now() - contact > hours * HOUR_MS
  }

  function state(): SyncStatus['state'] {
    if (last === 'upgrade') return 'updateNeeded'
    if ((last === 'offline' || last === 'repairing') && readOnly()) return 'readOnly'
    if (last === 'repairing') return 'repairing'
    if (showSyncing || last === 'none') return 'syncing'
    return last === 'ok' ? 'fresh' : 'offline'
  }

  function status(): SyncStatus {
    const lastContact = readMeta(db, 'lastContact')
    const now = state()
    return {
      state: now,
      since: now === 'offline' || now === 'readOnly' ? lastContact : since,
      lastContact,
      queued: countWaiting(db),
      needsYou: countNeedingAnswer(db),
    }
  }

  function show(next: { last?: typeof last; syncing?: boolean }): void {
    const before = state()
    if (next.last) last = next.last
    if (next.syncing !== undefined) showSyncing = next.syncing
    if (state() === before) return
    since = clock.now()
    events.changed(new Set(['changes']))
  }

  function hint(reason: Hint): void {
    if (stopped) return
    if (reason === 'wake' || reason === 'online') pokes.reconnect()
    const hopeful = reason !== 'poke' && reason !== 'change'
    if (hopeful) failures = 0
    if (running) {
      if (reason === 'change' && interruptible) interruptible.abort()
      else again = hopeful ? 'surely' : (again ?? 'if fine')
      return
    }
    if (isBusy()) return
    // A change or poke while offline does not make the network come back.
    if (last === 'offline' && failures > 0 && !hopeful) schedule()
    else start()
  }

  /** A clock that was put back is before the asking, and one put forward after it: then it is asked again. */
  function isBusy(): boolean {
    const now = clock.now()
    return busy.from <= now && now < busy.until
  }

  function start(): void {
    cancelTimer()
    running = turn().finally(() => {
      running = null
      if (stopped) return
      const more = again === 'surely' || (again === 'if fine' && last === 'ok')
      again = null
      if (more && !isBusy()) start()
      else schedule()
    })
  }

  function schedule(): void {
    cancelTimer()
    if (stopped || running) return
    try {
      cancelTimer = clock.after(untilNext(), start)
      watchLease()
    } catch (error) {
      // Nobody above could do anything about a cache that cannot be read.
      fail(error)
    }
  }

  function untilNext(): number {
    const wait = isBusy() ? busy.until - clock.now() : 0
    if (last === 'upgrade') return jitter(random, POLL_OUTDATED_MS)
    if (failures > 0) {
      const ceiling = countWaiting(db) > 0 ? CEILING_WAITING_MS : CEILING_MS
      return Math.max(wait, backoff(random, failures, ceiling))
    }
    return Math.max(wait, jitter(random, pokes.open() ? POLL_WITH_POKES_MS : POLL_WITHOUT_POKES_MS))
  }

  function watchLease(): void {
    cancelLease()
    const contact = readMeta(db, 'lastContact')
    const hours = readMeta(db, 'serverSettings')?.leaseHours
    if (contact === null || hours === undefined) return
    const left = contact + hours * HOUR_MS - clock.now()
    if (left > 0 && left < 14 * 24 * HOUR_MS) {
      cancelLease = clock.after(left + 1, () => events.changed(new Set(['changes'])))
    }
  }

  async function turn(): Promise<void> {
    const cancelShow = clock.after(SHOW_SYNCING_AFTER_MS, () => show({ syncing: true }))
    try {
      if (countWaiting(db) > 0 && last !== 'offline' && last !== 'repairing') show({ syncing: true })
      await round()
      failures = 0
      busy = { from: 0, until: 0 }
      show({ last: 'ok', syncing: false })
      pokes.serverIsThere()
    } catch (error) {
      showSyncing = false
      if (!stopped) fail(error)
    } finally {
      cancelShow()
    }
  }

  /** When the server turns out to have been restored in the middle of it, it is shown first what is kept here. */
  async function round(): Promise<void> {
    for (let shown = 0; ; shown++) {
      try {
        return await roundOnce(shown > 0)
      } catch (error) {
        if (!(error instanceof Halt) || error.end.kind !== 'restored' || shown === MOST_SHOWN) throw error
      }
    }
  }

  async function roundOnce(isShown: boolean): Promise<void> {
    if (isToRebuild) db.write(restart)
    isToRebuild = false
    const repaired = await repairAll(db, auth, clock)
    if (repaired.size > 0 && !stopped) events.changed(repaired)
    const pull = async (stop?: AbortSignal) => {
      const topics = new Set<Topic>()
      try {
        return await pullAll(db, auth, clock, { isShown, topics, ...(stop ? { stop } : {}) })
      } finally {
        if (topics.size > 0 && !stopped) events.changed(topics)
      }
    }
    for (let mayInterrupt = MOST_INTERRUPTIONS; ; mayInterrupt--) {
      const waitingBefore = countWaiting(db)
      await pushAll(db, auth, pull, isShown)
      const isWhole = await isUninterrupted(pull, mayInterrupt > 0)
      // Covered changes leave the overlay even where a pull brought no row for them.
      if (countWaiting(db) !== waitingBefore) events.changed(new Set(['changes', 'days', 'occupancy']))
      if (isWhole) return
    }
  }

  /** Pulls, but gives it up for a change made meanwhile: on a busy day a pull stands in line, a change need not. */
  async function isUninterrupted(
    pull: (stop: AbortSignal) => Promise<unknown>,
    mayInterrupt: boolean,
  ): Promise<boolean> {
    const interrupt = new AbortController()
    const { signal } = interrupt
    if (mayInterrupt) interruptible = interrupt
    try {
      await pull(signal)
      return !signal.aborted
    } catch (error) {
      const isGivenUp = signal.aborted && error instanceof Halt && error.end.kind === 'offline'
      if (!isGivenUp || stopped) throw error
      return false
    } finally {
      interruptible = null
    }
  }

  function fail(error: unknown): void {
    if (error instanceof Halt) {
      troubles.note(codeOfEnd(error.end))
      halt(error.end)
    } else if (isDamage(error)) {
      end('damaged')
    } else {
      troubles.note(codeOfError(error))
      platform.log(`sync: ${error instanceof Error ? error.stack : String(error)}`)
      halt({ kind: 'offline', why: 'failure' })
    }
  }

  function halt(why: End): void {
    if (why.kind === 'expired' || why.kind === 'revoked') {
      end(why.kind)
    } else if (why.kind === 'upgrade') {
      show({ last: 'upgrade', syncing: false })
    } else {
      failures++
      if ((why.kind === 'busy' || why.kind === 'repairing') && why.retryAfterMs !== null) {
        const from = clock.now()
        const asked = Math.min(HOUR_MS, why.retryAfterMs)
        busy = { from, until: from + asked + jitter(random, Math.min(2_000, asked / 4)) }
      }
      show({ last: why.kind === 'repairing' ? 'repairing' : 'offline', syncing: false })
    }
  }

  function end(why: 'expired' | 'revoked' | 'damaged'): void {
    stopped = true
    events.ended(why)
  }

  start()

  return {
    hint,
    status,
    troubles: troubles.list,
    rebuild() {
      isToRebuild = true
      hint('person')
    },
    async call(schema, run, timeoutMs) {
      try {
        return await auth.call(schema, run, { timeoutMs })
      } catch (error) {
        if (!(error instanceof Halt)) throw error
        return { kind: 'halted', end: error.end }
      }
    },
    readOnly,
    farewell({ accessToken, refreshToken }) {
      // Not where no server has proven yet to be the one that gave the tokens.
      if (readMeta(db, 'serverUrl') !== serverUrl) return
      const central = connect(platform, serverUrl, () => accessToken)
      void ask(clock, z.unknown(), (signal) => central.identity.signOut({ refreshToken }, { signal }))
    },
    async stop() {
      stopped = true
      cancelTimer()
      cancelLease()
      auth.abort()
      await pokes.stop()
      await running
    },
  }
}
