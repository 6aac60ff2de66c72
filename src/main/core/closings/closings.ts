/** Closings as this laptop was told them: which hold when, and for which spaces of a floor. */
import type { Day, Minutes } from '#shared/calendar/day.ts'
import {
  type Closing,
  type ClosingFacts,
  type ClosingTarget,
  closingFacts,
  closureFacts,
  holdsIn,
  isWithin,
} from '#shared/domain/closing.ts'
import type { Booking } from '#shared/domain/day-plan.ts'
import type { FloorId, SpaceId } from '#shared/domain/ids.ts'
import type { Closure } from '#shared/domain/sites.ts'
import { directoryRow } from '../cache/confirmed.ts'
import type { ReadDb } from '../cache/database.ts'
import { currentCopy } from '../cache/meta.ts'
import { type FloorIndex, floorIndex, placedSpaces } from '../floors/floor-index.ts'
import { spaceRef } from '../floors/space-ref.ts'

/** Closings of the floor that are not over on a day, the one that ends last first. */
export const closingsFrom = (db: ReadDb, floorId: FloorId, day: Day): Closing[] =>
  db
    .all(
      `select content from directory where copy = ? and kind = 'closing'
         and json_extract(content, '$.floorId') = ? and json_extract(content, '$.toDay') >= ?
       order by json_extract(content, '$.toDay') desc, id`,
      currentCopy(db),
      floorId,
      day,
    )
    .map((row) => JSON.parse(String(row.content)) as Closing)

export type Closed = ClosingFacts & { readonly target: ClosingTarget }

/** What closes something of the floor at some minute of that time, closures of its site too; what ends last first. */
export function closingsIn(db: ReadDb, floorId: FloorId, day: Day, period: Minutes): Closed[] {
  const floor = directoryRow(db, 'floor', floorId)
  const closures = (floor && directoryRow(db, 'site', floor.siteId)?.closures) ?? []
  return [...closingsFrom(db, floorId, day), ...closures.map(closedByClosure)]
    .filter((closed) => holdsIn(closed, day, period))
    .sort((a, b) => (a.toDay > b.toDay ? -1 : a.toDay < b.toDay ? 1 : 0))
}

const closedByClosure = (closure: Closure): Closed => ({
  ...closureFacts(closure),
  target: { kind: 'floor' },
})

/** Spaces of the floor that it closes, by their index in plan order. */
export function closedSpaces(db: ReadDb, index: FloorIndex, { target }: Closed): number[] {
  if (target.kind === 'space') return [index.indexOfId.get(target.id)].filter((i) => i !== undefined)
  return placedSpaces(db, index).flatMap((space, i) => (isWithin(target, space) ? [i] : []))
}

/** What closes a space at some minute of that time, the one that ends last first. */
export function closingsOf(db: ReadDb, spaceId: SpaceId, day: Day, period: Minutes): ClosingFacts[] {
  const ref = spaceRef(db, spaceId)
  const index = ref && floorIndex(db, ref.floorId)
  if (!ref || !index) return []
  const inTime = closingsIn(db, ref.floorId, day, period)
  if (inTime.length === 0) return []
  const space = placedSpaces(db, index)[ref.index]
  return inTime.filter(({ target }) => space && isWithin(target, space)).map(closingFacts)
}

/** What is closed against a booking; null: nothing. */
export const closingAgainst = (db: ReadDb, wanted: Omit<Booking, 'id'>): ClosingFacts | null =>
  closingsOf(db, wanted.spaceId, wanted.day, wanted)[0] ?? null
