/** Closings as this laptop was told them: which hold when, and for which spaces of a floor. */
import type { Day, Minutes } from '#shared/calendar/day.ts'
import { type Closing, type ClosingFacts, closingFacts, holdsIn, isWithin } from '#shared/domain/closing.ts'
import type { Booking } from '#shared/domain/day-plan.ts'
import type { FloorId, SpaceId } from '#shared/domain/ids.ts'
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

/** Closings of the floor that hold at some minute of that time, the one that ends last first. */
export const closingsIn = (db: ReadDb, floorId: FloorId, day: Day, period: Minutes): Closing[] =>
  closingsFrom(db, floorId, day).filter((closing) => holdsIn(closing, day, period))

/** Spaces of the floor that it closes, by their index in plan order. */
export function closedSpaces(db: ReadDb, index: FloorIndex, { target }: Closing): number[] {
  if (target.kind === 'space') return [index.indexOfId.get(target.id)].filter((i) => i !== undefined)
  return placedSpaces(db, index).flatMap((space, i) => (isWithin(target, space) ? [i] : []))
}

/** Closings of a space that hold at some minute of that time, the one that ends last first. */
export function closingsOf(db: ReadDb, spaceId: SpaceId, day: Day, period: Minutes): ClosingFacts[] {
  const ref = spaceRef(db, spaceId)
  const index = ref && floorIndex(db, ref.floorId)
  if (!ref || !index) return []
  const inTime = closingsIn(db, ref.floorId, day, period)
  if (inTime.length === 0) return []
  const space = placedSpaces(db, index)[ref.index]
  return inTime.filter(({ target }) => space && isWithin(target, space)).map(closingFacts)
}

/** The closing that stands against a booking; null: none. */
export const closingAgainst = (db: ReadDb, wanted: Omit<Booking, 'id'>): ClosingFacts | null =>
  closingsOf(db, wanted.spaceId, wanted.day, wanted)[0] ?? null
