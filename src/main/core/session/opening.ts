/** Opening a person's cache, and what a session writes into it. */
import type { Instant } from '#shared/calendar/day.ts'
import { cacheExists, cannotBeRead, createCache, type OpenCache, openCache } from '../cache/cache.ts'
import { CacheNewerThanApp, isDamage, isOutOfSpace, type WriteDb } from '../cache/database.ts'
import { readMeta, writeMeta } from '../cache/meta.ts'
import { countMade, countWaiting, renumber, settleAnswered, waitingEntries } from '../cache/outbox.ts'
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
    const cache = await openCache(platform, file, secret)
    return canBeRead(cache) ? cache : 'lost'
  } catch (error) {
    if (cannotBeRead(error)) return 'lost'
    if (error instanceof CacheNewerThanApp) return 'newer'
    if (isOutOfSpace(error)) {
      platform.log(`cache: ${String(error)}`)
      return 'unavailable'
    }
    if (!(error instanceof KeyUnavailable)) throw error
    platform.log(`cache: ${error.message}`)
    return platform.keys.asksPerson ? 'locked' : 'unavailable'
  }
}

/** Looks at what a session cannot do without; closes the cache when some of it lies on a damaged page. */
function canBeRead({ db }: OpenCache): boolean {
  try {
    for (const fact of ['owner', 'device', 'tokens', 'lastSeq'] as const) readMeta(db, fact)
    waitingEntries(db)
    return true
  } catch (error) {
    db.close()
    if (isDamage(error)) return false
    throw error
  }
}

/**
 * A cache to go on with after a sign-in: the person's own, or a new one.
 * @param known the person had a cache here, so that its loss is theirs
 */
export async function cacheFor(
  platform: Platform,
  file: string,
  secret: string,
  known: boolean,
): Promise<OpenCache | Closed> {
  if (cacheExists(platform, file)) {
    const opened = await tryToOpen(platform, file, secret)
    // What was killed while it was made for the first time held nothing.
    if (opened !== 'lost' || known) return opened
  } else if (known) return 'lost'
  return createCache(platform, file, secret)
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
  if (readMeta(tx, 'epoch') === null) writeMeta(tx, 'epoch', server.epoch)
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
    return { file, login: owner.login, displayName, waiting: countWaiting(db), made: countMade(db) }
  } catch (error) {
    // What was written down last time still holds; the damage itself is dealt with by the sync.
    if (isDamage(error)) return null
    throw error
  }
}
