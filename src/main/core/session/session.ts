/**
 * Who uses the app on this laptop. Each person has a cache of their own; at most one is open. A
 * session goes on after a restart without a network, and ends by the person's wish or the server's.
 */
import type { SessionState, Topic } from '#shared/contract/local.ts'
import {
  cacheExists,
  cacheFile,
  destroyCache,
  type OpenCache,
  type Rebuilt,
  rebuildCache,
  resealCache,
  wipeCache,
} from '../cache/cache.ts'
import { isDamage, isOutOfSpace, watchDamage } from '../cache/database.ts'
import { readMeta, writeMeta } from '../cache/meta.ts'
import { countMade, countWaiting } from '../cache/outbox.ts'
import { fillFromCopy, openQueueCopy, sealQueueCopy, takeQueueCopy } from '../cache/queue-copy.ts'
import { newRequestId } from '../ids.ts'
import type { Cancel, Platform } from '../platform.ts'
import { type Hint, type SyncEngine, startSync } from '../sync/engine.ts'
import type { Index, IndexFile } from './index-file.ts'
import { cacheFor, indexEntryOf, rememberSession, tryToOpen } from './opening.ts'
import { askServer, askToSignIn, type Failed, failed, type SignedIn, serverAddress } from './sign-in.ts'
import { readyState } from './state.ts'

export interface CoreConfig {
  /** Set by the administration or the starter; the person is not asked. */
  readonly serverUrl: string | null
  /** Shown to the person in the list of their devices. */
  readonly deviceName: string
  readonly demoLogins: Extract<SessionState, { phase: 'signedOut' }>['demoLogins']
}

/** An open cache with its sync running. */
export interface Active extends OpenCache {
  readonly sync: SyncEngine
}

type Done = { readonly ok: true } | Failed
type Notice = Extract<SessionState, { phase: 'signedOut' }>['notice']

interface Credentials {
  readonly login: string
  readonly password: string
  /** In place of a one-time password. */
  readonly newPassword?: string | undefined
}

export interface Session {
  state(): SessionState
  active(): Active | null
  setServer(url: string): Promise<Done>
  signIn(who: Credentials): Promise<Done>
  signOut(): Promise<Done>
  unlock(passphrase: string): Promise<Done>
  hint(hint: Hint): void
  /** Soon writes down how many changes wait, for the sign-in screen. */
  noteWaitingSoon(): void
  /** Goes on with the session of the last start. */
  resume(): Promise<void>
  close(): Promise<void>
}

const NOTE_AFTER_MS = 300

const noticeOf = (salvaged: Rebuilt['salvaged']): Notice =>
  salvaged === 'all' ? 'cacheRebuilt' : 'cacheLost'

export function createSession(
  platform: Platform,
  config: CoreConfig,
  index: IndexFile,
  changed: (topics: ReadonlySet<Topic>) => void,
): Session {
  let active: Active | null = null
  /** A cache whose key needs a secret; with what a sign-in already brought, if there was one. */
  let locked: { file: string; signedIn: SignedIn | null; login: string; secret: string | null } | null = null
  /** Until its answer has led to a session: whoever tries again asks the same, and begins no second one. */
  let asking: { readonly requestId: string; readonly url: string; readonly login: string } | null = null
  let notice: Notice = null
  let cancelNote: Cancel = () => {}
  /** What the copy of the open cache's queue holds. */
  let copied: string | null = null
  let turn: Promise<unknown> = Promise.resolve()

  const storing = (work: () => Promise<Done>): Promise<Done> =>
    inTurn(work).catch((error: unknown) => {
      if (!isOutOfSpace(error)) throw error
      platform.log(`session: ${String(error)}`)
      return failed('storage')
    })

  /** One thing at a time: two windows may sign in at once. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work)
    turn = result.catch(() => {})
    return result
  }

  const server = () => index.read().server
  const everything = () =>
    changed(new Set(['session', 'directory', 'days', 'occupancy', 'changes', 'settings', 'drafts']))

  function begin(opened: OpenCache): void {
    // Also a page that only a screen reads may be the damaged one.
    const db = watchDamage(opened.db, () => void inTurn(() => ended(cache, 'damaged')))
    const cache = { ...opened, db }
    const url = server()?.url ?? ''
    notice = null
    locked = null
    const sync = startSync(platform, cache.db, url, {
      changed(topics) {
        noteWaitingSoon()
        changed(topics)
      },
      ended: (why) => void inTurn(() => ended(cache, why)),
    })
    active = { ...cache, sync }
    copied = null
    index.change(() => ({ current: cache.file }))
    everything()
  }

  async function ended(cache: OpenCache, why: 'expired' | 'revoked' | 'damaged'): Promise<void> {
    // The same person may have signed in again meanwhile; that session goes on.
    if (active?.db !== cache.db) return
    // Written down first, so that a laptop switched off meanwhile goes on wiping at its next start.
    if (why === 'revoked') index.change((i) => ({ wiping: [...i.wiping, cache.file] }))
    await leave()
    await wipe()
    notice = why === 'damaged' ? await rebuilt(cache) : why
    everything()
  }

  /** @returns whether there was anything to wipe */
  async function wipe(): Promise<boolean> {
    const { wiping } = index.read()
    for (const file of wiping) {
      await wipeCache(platform, file)
      index.change((i) => ({
        profiles: i.profiles.filter((p) => p.file !== file),
        current: i.current === file ? null : i.current,
        wiping: i.wiping.filter((f) => f !== file),
      }))
    }
    return wiping.length > 0
  }

  /** Without a way back to the key of a passphrase, a cache that cannot be salvaged is given up. */
  async function rebuilt({ file, key }: OpenCache): Promise<Notice> {
    const { cache, salvaged } = await rebuildCache(platform, file, { key }, madeWith(file))
    noteWhatIsLeft(cache)
    cache.db.close()
    if (salvaged === 'nothing' && platform.keys.asksPerson) await destroyCache(platform, file)
    return noticeOf(salvaged)
  }

  /** Closes the open cache and keeps it; its session does not go on at the next start. */
  async function leave(): Promise<void> {
    if (active) index.change(() => ({ current: null }))
    await shut()
  }

  /** Closes the open cache; its session goes on at the next start, also if the app is killed meanwhile. */
  async function shut(): Promise<void> {
    const was = active
    if (!was) return
    cancelNote()
    noteWaiting()
    active = null
    await was.sync.stop()
    was.db.close()
  }

  function noteWaiting(): void {
    const entry = active && indexEntryOf(active)
    if (!active || !entry) return
    copyQueue(active)
    const { file } = entry
    index.change(({ profiles }) => ({
      profiles: profiles.some((p) => p.file === file)
        ? profiles.map((p) => (p.file === file ? entry : p))
        : [...profiles, entry],
    }))
  }

  function copyQueue({ db, file, key }: OpenCache): void {
    try {
      const copy = takeQueueCopy(db)
      if (copy === copied) return
      sealQueueCopy(platform, file, key, copy)
      copied = copy
    } catch (error) {
      // The queue itself is whole; its copy follows when there is room again.
      if (!isDamage(error)) platform.log(`cache: the queue could not be copied (${String(error)})`)
    }
  }

  /** Changes ever made with a cache, as was last noted. */
  const madeWith = (file: string): number => index.read().profiles.find((p) => p.file === file)?.made ?? 0

  function noteWhatIsLeft({ file, db }: OpenCache): void {
    const left = { waiting: countWaiting(db), made: countMade(db) }
    index.change(({ profiles }) => ({
      profiles: profiles.map((p) => (p.file === file ? { ...p, ...left } : p)),
    }))
  }

  /**
   * A write-ahead log that was cut off or damaged is read up to there, and SQLite sees nothing wrong.
   * What it lost of the queue comes back from the copy.
   * @returns whether changes are missing all the same; then the cache is closed and the person told
   */
  function fellBack(cache: OpenCache): boolean {
    const noted = madeWith(cache.file)
    if (countMade(cache.db) >= noted) return false
    const copy = openQueueCopy(platform, cache.file, cache.key)
    if (copy) cache.db.write((tx) => fillFromCopy(tx, copy))
    if (countMade(cache.db) >= noted) {
      platform.log('cache: it had fallen back to an older state; its queue came back from the copy')
      return false
    }
    noteWhatIsLeft(cache)
    cache.db.close()
    locked = null
    notice = 'cacheLost'
    index.change(() => ({ current: null }))
    everything()
    return true
  }

  function noteWaitingSoon(): void {
    cancelNote()
    cancelNote = platform.clock.after(NOTE_AFTER_MS, noteWaiting)
  }

  async function signIn({ login, password: given, newPassword }: Credentials): Promise<Done> {
    const url = server()?.url
    if (!url) return failed('badAddress')
    await leave()
    const deviceId = await knownDevice(login, given)
    if (asking?.url !== url || asking.login !== login)
      asking = { requestId: newRequestId(platform.random), url, login }
    const { requestId } = asking
    const who = { requestId, login, password: given, deviceId, deviceName: config.deviceName }
    const answer = await askToSignIn(platform, url, newPassword === undefined ? who : { ...who, newPassword })
    if ('ok' in answer) return answer
    // From here on it is the one that the person knows.
    const password = newPassword ?? given
    const file = cacheFile(answer.server.serverId, answer.personId)
    const known = index.read().profiles.some((p) => p.file === file)
    const found = await cacheFor(platform, file, password, known)
    if (found === 'lost') return loseAndTell(file, password)
    if (found === 'newer') return failed('tooOld')
    if (found === 'unavailable') return failed('storage')
    if (found === 'locked') {
      locked = { file, signedIn: answer, login, secret: password }
      everything()
      return { ok: true }
    }
    return fellBack(found) ? failed('storage') : adopt(found, login, answer)
  }

  async function knownDevice(login: string, secret: string) {
    const same = (a: string) => a.toLowerCase() === login.toLowerCase()
    const entry = index.read().profiles.find((p) => same(p.login))
    if (!entry || !cacheExists(platform, entry.file)) return null
    const opened = await tryToOpen(platform, entry.file, secret)
    if (typeof opened === 'string') return null
    const device = readMeta(opened.db, 'device')
    opened.db.close()
    return device
  }

  function adopt(cache: OpenCache, login: string, signedIn: SignedIn): Done {
    const pinned = readMeta(cache.db, 'owner')
    if (pinned && pinned.publicKey !== signedIn.server.publicKey) {
      // Whoever answers calls itself the same server but cannot prove it.
      cache.db.close()
      return failed('untrusted')
    }
    const at = { now: platform.clock.now(), serverUrl: server()?.url ?? '' }
    cache.db.write((tx) => rememberSession(tx, login, signedIn, at))
    asking = null
    index.change((i) => ({ server: i.server && { ...i.server, name: signedIn.server.name } }))
    begin(cache)
    noteWaiting()
    return { ok: true }
  }

  async function unlock(passphrase: string): Promise<Done> {
    const waiting = locked
    if (!waiting) return failed('storage')
    const opened = await tryToOpen(platform, waiting.file, passphrase)
    if (opened === 'locked') return failed('wrongCredentials')
    if (opened === 'newer') return failed('tooOld')
    if (opened === 'unavailable') return failed('storage')
    if (opened === 'lost') return loseAndTell(waiting.file, passphrase)
    if (fellBack(opened)) return failed('storage')
    if (!waiting.signedIn) {
      begin(opened)
      return { ok: true }
    }
    await resealCache(platform, opened, waiting.secret ?? passphrase)
    return adopt(opened, waiting.login, waiting.signedIn)
  }

  async function loseAndTell(file: string, secret: string): Promise<Done> {
    const { cache, salvaged } = await rebuildCache(platform, file, { secret }, madeWith(file))
    noteWhatIsLeft(cache)
    cache.db.close()
    locked = null
    notice = noticeOf(salvaged)
    index.change(() => ({ current: null }))
    everything()
    return failed('storage')
  }

  async function resume(): Promise<void> {
    const configured = config.serverUrl && serverAddress(config.serverUrl)
    if (configured && server()?.url !== configured) {
      index.change(() => ({ server: { url: configured, name: null } }))
    }
    if (await wipe()) notice = 'revoked'
    const { current, profiles } = index.read()
    if (!current || !server()) return
    const entry = profiles.find((p) => p.file === current)
    if (platform.keys.asksPerson) {
      locked = { file: current, signedIn: null, login: entry?.login ?? '', secret: null }
      return
    }
    const opened = await tryToOpen(platform, current, '')
    if (opened === 'lost') await loseAndTell(current, '')
    else if (typeof opened === 'string') platform.log('The session of the last start cannot go on yet')
    else if (fellBack(opened)) return
    else if (readMeta(opened.db, 'tokens')) begin(opened)
    else opened.db.close()
  }

  function stateOf({ db, file }: Active, at: NonNullable<Index['server']>): SessionState {
    try {
      return readyState(db, platform.clock.now(), at)
    } catch (error) {
      // The session is about to end for it.
      if (!isDamage(error)) throw error
      return { phase: 'filling', login: index.read().profiles.find((p) => p.file === file)?.login ?? '' }
    }
  }

  async function signOut(): Promise<Done> {
    locked = null
    notice = null
    const was = active
    if (was) {
      const tokens = readMeta(was.db, 'tokens')
      was.db.write((tx) => writeMeta(tx, 'tokens', null))
      // The server is told, once it is so here, if it can be reached; the person does not wait for that.
      if (tokens) was.sync.farewell(tokens)
      await leave()
    }
    index.change(() => ({ current: null }))
    everything()
    return { ok: true }
  }

  return {
    active: () => active,
    noteWaitingSoon,
    hint: (hint) => active?.sync.hint(hint),
    setServer: (typed) =>
      inTurn(async () => {
        const url = serverAddress(typed)
        if (!url) return failed('badAddress')
        const info = await askServer(platform, url)
        if ('ok' in info) return info
        await leave()
        index.change(() => ({ server: { url, name: info.name } }))
        everything()
        return { ok: true }
      }),
    signIn: (who) => storing(() => signIn({ ...who, login: who.login.trim() })),
    signOut: () => storing(signOut),
    unlock: (passphrase) => storing(() => unlock(passphrase)),
    resume: () => inTurn(resume),
    close: () => inTurn(shut),
    state() {
      const at = server()
      if (!at) return { phase: 'needsServer' }
      if (active) return stateOf(active, at)
      const { profiles } = index.read()
      if (locked) {
        const { file, login } = locked
        const displayName = profiles.find((p) => p.file === file)?.displayName ?? login
        return { phase: 'locked', login, displayName }
      }
      return {
        phase: 'signedOut',
        server: at,
        profiles: profiles.map(({ login, displayName, waiting }) => ({ login, displayName, waiting })),
        demoLogins: [...config.demoLogins],
        notice,
      }
    },
  }
}
