/** One page of a pull in the making, and the sections it is filled from. */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#shared/calendar/day.ts'
import type {
  DirectoryUnit,
  MineUnit,
  OccupancyDay,
  OccupancyUnit,
  PresenceUnit,
} from '#shared/contract/pull.ts'
import type { Epoch, SiteId } from '#shared/domain/ids.ts'
import type { Tx } from '../database/index.ts'
import type { Viewer } from '../identity/index.ts'
import type { Services } from '../services.ts'
import type { Changed } from './changed-tables.ts'
import { changedBetween } from './snapshot.ts'
import type { ViewerScope } from './viewer-scope.ts'

/** What a page weighs at most, about one for each unit. */
export const PAGE_WEIGHT = 2_000

export interface Page {
  readonly directory: DirectoryUnit[]
  readonly mine: MineUnit[]
  readonly presence: PresenceUnit[]
  readonly occupancy: OccupancyUnit[]
  readonly occupancyDays: OccupancyDay[]
  /** What the page may still weigh. */
  left: number
}

export interface Pull {
  readonly services: Services
  readonly tx: Tx
  readonly viewer: Viewer
  readonly scope: ViewerScope
  readonly now: number
  /** The life of the database it runs in. */
  readonly epoch: Epoch
  /** Snapshot of the last pull; null: the laptop has nothing. */
  readonly since: string | null
  /** Snapshot of this pull's first page: what was written later comes with the next pull. */
  readonly until: string
  /** Snapshot of this page. */
  readonly present: string
  readonly changed: Changed
  /** Days that the laptop does not hold yet, and those it does. */
  readonly newDays: readonly Day[]
  readonly heldDays: readonly Day[]
  /** Of the days on which the viewer is told where others are those on which the laptop does not know it yet. */
  readonly newPresenceDays: readonly Day[]
  /** The laptop's days begin on another day than those it holds. */
  readonly hasBeginningMoved: boolean
  /** The viewer is told where others are from another day on than with the last pull. */
  readonly hasPresenceMoved: boolean
  readonly newSites: readonly SiteId[]
  readonly heldSites: readonly SiteId[]
  readonly isVisibilityNew: boolean
  /** The viewer's own standing is other than it was told. */
  readonly isStandingNew: boolean
  readonly page: Page
}

/** Where a section got to; null: it is complete. */
export type Position = readonly [rev: string, key: string] | null

export interface Section {
  readonly name: string
  /** Nothing to send, known without asking further. */
  isEmpty(pull: Pull): boolean
  /** Adds units after `from` to the page, and takes their weight off what is left. */
  run(pull: Pull, from: Position): Promise<Position>
}

export interface KeyedSection {
  readonly name: string
  isEmpty(pull: Pull): boolean
  /** A query of `rev` and `k`: the keys of the units to send, as text. */
  keys(pull: Pull): RawBuilder<unknown>
  /** Adds the present content of these units to the page. */
  add(pull: Pull, keys: readonly string[]): Promise<void>
  /** Units taken at a time, where each is heavy. */
  readonly atOnce?: number
}

/** A section of units found by keys in the order of (rev, key), so that it can be left and resumed anywhere. */
export function keyed({ name, isEmpty, keys, add, atOnce = PAGE_WEIGHT }: KeyedSection): Section {
  return {
    name,
    isEmpty,
    async run(pull, from) {
      const limit = Math.max(1, Math.min(atOnce, pull.page.left))
      const after = from ? sql`where (rev, k) > (${from[0]}::xid8, ${from[1]})` : sql``
      const { rows } = await sql<{ rev: string; k: string }>`
        select rev::text, k from (select rev, k collate "C" as k from (${keys(pull)}) q) u ${after}
        group by rev, k order by u.rev, u.k limit ${limit + 1}`.execute(pull.tx)
      const taken = rows.slice(0, limit)
      const distinct = [...new Set(taken.map((row) => row.k))]
      pull.page.left -= distinct.length
      if (distinct.length > 0) await add(pull, distinct)
      const last = taken.at(-1)
      return rows.length > limit && last ? [last.rev, last.k] : null
    },
  }
}

/** The row was written between the last pull and this one. */
export function isChanged(pull: Pull): RawBuilder<boolean> {
  if (pull.since === null) throw new Error('nothing has changed since a pull that never was')
  return changedBetween(sql`rev`, pull.since, pull.until)
}

/** Units sent whole have no revision to be ordered by. */
export const WHOLE = sql`'0'::xid8 as rev`

export const isDayIn = (days: readonly Day[]): RawBuilder<boolean> => sql`day = any(${days}::date[])`
