/** Opening a person's cache, and what a session writes into it. */
import type { Instant } from '#shared/calendar/day.ts'
import {
  cacheExists,
  cannotBeRead,
  createCache,
  type OpenCache,
  openCache,
  rebuildCache,
} from '../cache/cache.ts'
import { CacheNewerThanApp, isDamage, type WriteDb } from '../cache/database.ts'
import { readMeta, writeMeta } from '../cache/meta.ts'
import { countWaiting, renumber, settleAnswered } from '../cache/outbox.ts'
import { KeyUnavailable, type Platform } from '../platform.ts'
import type { IndexEntry } from './index-file.ts'
import type { SignedIn } from './sign-in.ts'

/** Why a cache did not open; all but `lost` leave it as it is for another try. */
export type Closed = 'locked' | 'unavailable' | 'newer' | 'lost'

export async function tryToOpen(
  platform: Platform,
  file: string,
  secret: string,
): Promise<OpenCache | Closed> {
  try {
    return await openCache(platform, file, secret)
  } catch (error) {
    if (cannotBeRead(error)) return 'lost'
    if (error instanceof CacheNewerThanApp) return 'newer'
    if (!(error instanceof KeyUnavailable)) throw error
    platform.log(`cache: ${error.message}`)
    return platform.keys.asksPerson ? 'locked' : 'unavailable'
  }
}

/** A cache to go on with after a sign-in: the person's own, or a new one. */
export async function cacheFor(
  platform: Platform,
  file: string,
  secret: string,
): Promise<OpenCache | Exclude<Closed, 'lost'>> {
  if (!cacheExists(platform, file)) return createCache(platform, file, secret)
  const opened = await tryToOpen(platform, file, secret)
  if (opened !== 'lost') return opened
  return (await rebuildCache(platform, file, { secret })).cache
}

export function rememberSession(
  tx: WriteDb,
  login: string,
  { server, ...signedIn }: SignedIn,
  at: { readonly now: Instant; readonly serverUrl: string },
): void {
  const { serverId, publicKey, name: serverName } = server
  writeMeta(tx, 'owner', { personId: signedIn.personId, login, serverId, publicKey, serverName })
  writeMeta(tx, 'serverUrl', at.serverUrl)
  if (readMeta(tx, 'device') !== signedIn.deviceId) {
    writeMeta(tx, 'device', signedIn.deviceId)
    settleAnswered(tx, signedIn.lastSeq)
    renumber(tx, signedIn.lastSeq)
  }
  writeMeta(tx, 'tokens', signedIn.tokens)
  writeMeta(tx, 'lastContact', at.now)
  writeMeta(tx, 'clockOffset', server.serverTime - at.now)
}

/** What the sign-in screen may know of a cache; null when it cannot be read just now. */
export function indexEntryOf({ db, file }: OpenCache): IndexEntry | null {
  try {
    const owner = readMeta(db, 'owner')
    if (!owner) return null
    const displayName = readMeta(db, 'me')?.person.displayName ?? owner.login
    return { file, login: owner.login, displayName, waiting: countWaiting(db) }
  } catch (error) {
    // What was written down last time still holds; the damage itself is dealt with by the sync.
    if (isDamage(error)) return null
    throw error
  }
}
