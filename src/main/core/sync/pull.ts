/** Brings the confirmed rows up to date, page by page, each page in one transaction with its token. */
import { PROTOCOL } from '#shared/contract/central.ts'
import type { Topic } from '#shared/contract/local.ts'
import { PullResponse } from '#shared/contract/pull.ts'
import type { CacheDb, ReadDb, WriteDb } from '../cache/database.ts'
import { currentCopy, type FactValue, readMeta, writeMeta } from '../cache/meta.ts'
import { cover, forgetOld, wasAcceptedAfter } from '../cache/outbox.ts'
import { noteNews } from '../notices/news.ts'
import type { Clock } from '../platform.ts'
import { applyPage, dropCopy, keepWindowAndSites } from './apply-page.ts'
import type { Authorised } from './authorised.ts'
import { Halt } from './halt.ts'
import { StartOver, suspect } from './restored.ts'

type PullState = FactValue<'pull'>

/** While others change things faster than pages travel, a pull ends here and the next one goes on. */
const MOST_PULLS = 8
const MOST_RESTARTS = 5
const PULL_TIMEOUT_MS = 60_000

export interface PullOptions {
  /** The server was shown in this round what it may have lost. */
  readonly isShown: boolean
  /** Collects what changed, also of pages that came before a pull broke off. */
  readonly topics: Set<Topic>
  /** Gives up on the page that is waited for; those before it stay. */
  readonly stop?: AbortSignal
}

/**
 * Pulls until one pull fits into a single page: only such a one shows one moment of the server. One
 * that goes on where an earlier one broke off does not, however little was left of it.
 * @returns up to which number the server contains this device's changes
 * @throws Halt
 */
export async function pullAll(
  db: CacheDb,
  auth: Authorised,
  clock: Clock,
  options: PullOptions,
): Promise<number> {
  for (let pulls = 1; ; pulls++) {
    const { pages, containsSeq } = await pullOnce(db, auth, clock, options)
    if (pages === 1 || pulls === MOST_PULLS) return containsSeq
  }
}

async function pullOnce(
  db: CacheDb,
  auth: Authorised,
  clock: Clock,
  { isShown, topics, stop }: PullOptions,
): Promise<{ readonly pages: number; readonly containsSeq: number }> {
  let state = readMeta(db, 'pull') ?? beginning(db)
  /** What the pages before brought is known no more. */
  const goesOn = state.page !== null
  let restarts = 0
  for (let pages = goesOn ? 2 : 1; ; pages++) {
    const { cursor, page } = state
    const answer = await auth.call(
      PullResponse,
      (central, signal) => central.sync.pull({ protocol: PROTOCOL, cursor, page, sites: null }, { signal }),
      { timeoutMs: PULL_TIMEOUT_MS, ...(stop ? { stop } : {}) },
    )
    if (answer.kind === 'error') {
      if (++restarts > MOST_RESTARTS) throw new Halt({ kind: 'busy', retryAfterMs: null })
      state = db.write(restart)
      noteStartOver(db, answer)
      pages = 0
      continue
    }
    const response = answer.value
    // What it contains is settled with its first page; all that was answered before that had to be in it.
    const isCovered = page !== null
    if (!isShown && lacksAnswered(db, response.containsSeq, isCovered)) {
      db.write((tx) => suspect(tx, null))
      throw new Halt({ kind: 'restored' })
    }
    // The last page alone carries a cursor, every other the way to the next.
    if ((response.page === null) !== (response.cursor !== null)) {
      throw new Halt({ kind: 'offline', why: 'a page without a way on' })
    }
    db.write((tx) => {
      for (const topic of applyPage(tx, state.copy, response)) topics.add(topic)
      noteContact(tx, clock, response.serverTime)
      if (response.page === null) {
        complete(tx, state, response, topics)
        const isTouched = goesOn || topics.has('session') || topics.has('directory')
        if (noteNews(tx, clock.now(), isTouched)) topics.add('days')
      } else writeMeta(tx, 'pull', { ...state, page: response.page })
    })
    if (response.page === null) return { pages, containsSeq: response.containsSeq }
    state = { ...state, page: response.page }
  }
}

/** A server of another life, or one that does not trust what it said itself, is shown first what is kept here. */
function noteStartOver(db: CacheDb, { code, data }: { code: string; data: unknown }): void {
  if (code !== 'START_OVER') return
  const { reason, epoch } = StartOver.parse(data)
  if (reason !== 'epoch' && reason !== 'unknown') return
  db.write((tx) => suspect(tx, epoch))
  throw new Halt({ kind: 'restored' })
}

/** @param isCovered count only what earlier pulls contained */
function lacksAnswered(db: ReadDb, containsSeq: number, isCovered: boolean): boolean {
  const device = readMeta(db, 'device')
  return device !== null && wasAcceptedAfter(db, device, containsSeq, isCovered)
}

function beginning(db: CacheDb): PullState {
  const cursor = readMeta(db, 'cursor')
  return { copy: cursor === null ? currentCopy(db) + 1 : currentCopy(db), cursor, page: null }
}

/**
 * Begins from nothing into a copy beside the one on screen. Also where the server would take the
 * cursor again: the pages that came may hold what was seen between the cursor and now only (people
 * of a team joined and left), of which a pull from the cursor knows nothing.
 */
export function restart(tx: WriteDb): PullState {
  const next: PullState = { copy: currentCopy(tx) + 1, cursor: null, page: null }
  dropCopy(tx, next.copy)
  writeMeta(tx, 'pull', next)
  return next
}

function complete(tx: WriteDb, state: PullState, response: PullResponse, topics: Set<Topic>): void {
  keepWindowAndSites(tx, state.copy, response)
  cover(tx, response.containsSeq)
  writeMeta(tx, 'cursor', response.cursor)
  writeMeta(tx, 'pull', null)
  writeMeta(tx, 'pulledAt', response.serverTime)
  const shown = currentCopy(tx)
  if (state.copy !== shown) {
    writeMeta(tx, 'copy', state.copy)
    dropCopy(tx, shown)
    for (const topic of ['session', 'directory', 'days', 'occupancy', 'changes'] as const) topics.add(topic)
  }
  forgetOld(tx, response.receiptsFrom)
}

export function noteContact(tx: WriteDb, clock: Clock, serverTime: number): void {
  writeMeta(tx, 'lastContact', clock.now())
  writeMeta(tx, 'clockOffset', serverTime - clock.now())
}
