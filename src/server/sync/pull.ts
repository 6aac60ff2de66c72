/**
 * Pulling: what a laptop does not have yet of what its person may see.
 *
 * Each page runs in one snapshot of its own. The first page's snapshot, S1, is where the next pull
 * goes on; every page sends units whose rows were written after the last pull's snapshot and before
 * S1, with their content at the time of the page. What is written after S1 comes with the next pull.
 * So nothing is skipped and nothing is sent that its viewer could not see in the page's own snapshot.
 */
import { createHash } from 'node:crypto'
import { ORPCError } from '@orpc/server'
import { type Day, daysFrom } from '#shared/calendar/day.ts'
import type { PullRequest, PullResponse } from '#shared/contract/pull.ts'
import type { Epoch, SiteId } from '#shared/domain/ids.ts'
import { inSnapshot, type Tx } from '../database/index.ts'
import { checkSession, isActive, type Viewer } from '../identity/index.ts'
import type { Services } from '../services.ts'
import { changedTables } from './changed-tables.ts'
import { Cursor, PageToken, PULL_SCHEMA, seal, unseal } from './cursor.ts'
import { PAGE_WEIGHT, type Page, type Pull, type Section } from './page.ts'
import { directorySections } from './sections-directory.ts'
import { mineSections } from './sections-mine.ts'
import { occupancySections } from './sections-occupancy.ts'
import { presenceSections } from './sections-presence.ts'
import { type Standing, standingOf, xmaxOf } from './snapshot.ts'
import { startOver } from './start-over.ts'
import { fingerprint, scopeOf, standingHash, type ViewerScope } from './viewer-scope.ts'

/** Milliseconds after which a cursor starts over; tombstones are kept longer. */
export const CURSOR_TTL = 30 * 86_400_000

const sections: readonly Section[] = [
  ...directorySections,
  ...mineSections,
  ...presenceSections,
  ...occupancySections,
]

const DAY_MS = 86_400_000

/** Thrown inside a pull only: its cursor saw what this database does not have. */
class Lost extends Error {
  readonly epoch: Epoch
  constructor(epoch: Epoch) {
    super('something was lost')
    this.epoch = epoch
  }
}

interface Pulled {
  readonly response: PullResponse
  /** Those the device chose when it was last asked. */
  readonly sites: readonly SiteId[] | null
}

/** @throws START_OVER, PAGE_EXPIRED, SERVICE_UNAVAILABLE while repairing, or that the device may no longer act */
export async function pull(services: Services, viewer: Viewer, request: PullRequest): Promise<Pulled> {
  try {
    return await pullPage(services, viewer, request)
  } catch (error) {
    if (!(error instanceof Lost)) throw error
    throw startOver('unknown', (await services.repair.noticed(error.epoch)).epoch)
  }
}

async function pullPage(services: Services, viewer: Viewer, request: PullRequest): Promise<Pulled> {
  return await inSnapshot(services.database, async (tx) => {
    const device = await tx
      .selectFrom('device')
      .select(['id', 'last_seq', 'session_id', 'revoked_at', 'sites', isActive])
      .where('id', '=', viewer.deviceId)
      .executeTakeFirst()
    checkSession(services.server, device, viewer)
    const { last_seq, sites } = device
    const now = services.clock.now()
    const since = openCursor(services, viewer, request.cursor)
    const present = await standingOf(tx, viewer.deviceId, since)
    services.repair.refuse(present)
    if (request.cursor !== null) checkCursor(since, present, now)
    const token = readPage(services, viewer, request, present)
    const scope = await scopeOf(tx, viewer.personId, request.sites, now)
    if (!scope) throw new ORPCError('UNAUTHORIZED', { status: 401, data: { reason: 'invalid' } })
    const next = token?.next ?? beginning(scope, present, now)
    if (!isSameScope(next, scope)) throw new ORPCError('PAGE_EXPIRED', { status: 409 })

    const running = prepare({
      services,
      tx,
      viewer,
      scope,
      now,
      since,
      next,
      present,
    })
    const reached = await fill(running, token)
    const containsSeq = token?.containsSeq ?? last_seq
    const { secret } = services.server
    const { left: _, ...units } = running.page
    const response: PullResponse = {
      ...units,
      visiblePeople: running.isVisibilityNew && !token ? [...scope.visible] : null,
      window: scope.window,
      sites: [...scope.sites],
      page: reached
        ? seal(secret, 'page', viewer.deviceId, {
            next,
            began: hashOf(request.cursor),
            containsSeq,
            section: reached.section,
            position: reached.position,
          })
        : null,
      cursor: reached ? null : seal(secret, 'cursor', viewer.deviceId, next),
      containsSeq,
      receiptsFrom: Math.min(now - scope.settings.receiptDays * DAY_MS, present.backup ?? now),
      serverTime: now,
    }
    return { response, sites }
  })
}

const openCursor = (services: Services, viewer: Viewer, text: string | null): Cursor | null =>
  text === null ? null : unseal(services.server.secret, 'cursor', viewer.deviceId, text, Cursor)

/** @throws START_OVER, Lost */
function checkCursor(cursor: Cursor | null, present: Standing, now: number): void {
  const { epoch } = present
  if (!cursor) throw startOver('unknown', epoch)
  if (cursor.epoch !== epoch) throw startOver('epoch', epoch)
  if (cursor.schema !== PULL_SCHEMA) throw startOver('schema', epoch)
  if (present.isLost) throw new Lost(epoch)
  // With nothing gone it proves nothing: the number of a transaction that came to nothing may be given
  // again after a crash.
  if (xmaxOf(cursor.snapshot) > present.xmax) throw startOver('unknown', epoch)
  if (now - cursor.at > CURSOR_TTL) throw startOver('tooOld', epoch)
}

function readPage(
  services: Services,
  viewer: Viewer,
  request: PullRequest,
  { epoch }: Standing,
): PageToken | null {
  if (request.page === null) return null
  const token = unseal(services.server.secret, 'page', viewer.deviceId, request.page, PageToken)
  if (
    !token ||
    token.began !== hashOf(request.cursor) ||
    token.next.epoch !== epoch ||
    token.next.schema !== PULL_SCHEMA
  )
    throw new ORPCError('PAGE_EXPIRED', { status: 409 })
  return token
}

const hashOf = (cursor: string | null): string =>
  createHash('sha256')
    .update(cursor ?? '')
    .digest('base64url')
    .slice(0, 22)

/** The cursor this pull is going to give, fixed on its first page. */
const beginning = (scope: ViewerScope, { epoch, own, past }: Standing, at: number): Cursor => ({
  epoch,
  schema: PULL_SCHEMA,
  at,
  snapshot: own,
  ...past,
  window: scope.window,
  presenceFrom: scope.presenceFrom,
  sites: [...scope.sites],
  visible: fingerprint(scope),
  me: standingHash(scope),
})

const isSameScope = (next: Cursor, scope: ViewerScope): boolean =>
  next.window.from === scope.window.from &&
  next.window.to === scope.window.to &&
  next.presenceFrom === scope.presenceFrom &&
  next.sites.join() === scope.sites.join() &&
  next.visible === fingerprint(scope)

function prepare(given: {
  services: Services
  tx: Tx
  viewer: Viewer
  scope: ViewerScope
  now: number
  since: Cursor | null
  next: Cursor
  present: Standing
}): Pull {
  const { since, next, scope, present } = given
  const days = daysFrom(scope.window.from, scope.window.to)
  const isHeldDay = (day: Day) => since !== null && day >= since.window.from && day <= since.window.to
  const snapshot = since?.snapshot ?? null
  const page: Page = {
    directory: [],
    mine: [],
    presence: [],
    occupancy: [],
    occupancyDays: [],
    left: PAGE_WEIGHT,
  }
  return {
    ...given,
    epoch: present.epoch,
    present: present.shared,
    since: snapshot,
    until: next.snapshot,
    changed: changedTables(present, snapshot),
    newDays: days.filter((day) => !isHeldDay(day)),
    heldDays: days.filter(isHeldDay),
    newPresenceDays: days.filter(
      (day) => day >= scope.presenceFrom && !(isHeldDay(day) && day >= (since?.presenceFrom ?? day)),
    ),
    hasBeginningMoved: since?.window.from !== scope.window.from,
    hasPresenceMoved: (since?.presenceFrom ?? since?.window.from) !== scope.presenceFrom,
    newSites: scope.sites.filter((id) => !since?.sites.includes(id)),
    heldSites: scope.sites.filter((id) => since?.sites.includes(id)),
    isVisibilityNew: since?.visible !== next.visible,
    isStandingNew: since?.me !== next.me,
    page,
  }
}

interface Reached {
  readonly section: string
  readonly position: [string, string] | null
}

/** Fills the page; says where the next one begins, or null when there is nothing more. */
async function fill(running: Pull, token: PageToken | null): Promise<Reached | null> {
  const start = token ? sections.findIndex((s) => s.name === token.section) : 0
  for (const [i, section] of sections.slice(Math.max(0, start)).entries()) {
    let position = i === 0 && token?.position ? ([...token.position] as [string, string]) : null
    if (section.isEmpty(running)) continue
    do {
      if (running.page.left <= 0) return { section: section.name, position }
      const reached = await section.run(running, position)
      position = reached ? [...reached] : null
    } while (position)
  }
  return null
}
