/** Confirmed rows as the last pulls brought them, of the copy on screen. */
import type { Day } from '#shared/calendar/day.ts'
import type { BeforeAbsence } from '#shared/domain/before-absence.ts'
import type { Booking, DayPlan, Place } from '#shared/domain/day-plan.ts'
import type { FixedDesk } from '#shared/domain/fixed-desk.ts'
import type { BookingId, FloorId, SpaceId } from '#shared/domain/ids.ts'
import type { Person, Team } from '#shared/domain/people.ts'
import type { Building, Floor, Site } from '#shared/domain/sites.ts'
import type { Policy } from '#shared/policy/policy.ts'
import type { ReadDb, Row } from './database.ts'
import { currentCopy } from './meta.ts'
import { type Cells, NO_CELLS, readCells } from './occupancy-cells.ts'

const booking = (row: Row): Booking => ({
  id: row.id as BookingId,
  spaceId: row.space_id as SpaceId,
  day: row.day as Day,
  from: Number(row.from_minute),
  to: Number(row.to_minute),
})

/** The own day without what waits in the queue. */
export function confirmedDay(db: ReadDb, day: Day): DayPlan {
  const copy = currentCopy(db)
  const places = db.get('select am, pm from places where copy = ? and day = ?', copy, day)
  return {
    day,
    places: { am: (places?.am ?? null) as Place | null, pm: (places?.pm ?? null) as Place | null },
    bookings: db
      .all('select * from booking where copy = ? and day = ? order by from_minute, id', copy, day)
      .map(booking),
  }
}

/** On how many of these days the owner has planned the office, without what waits in the queue. */
export const countOfficeDays = (db: ReadDb, from: Day, to: Day): number =>
  Number(
    db.get(
      "select count(*) n from places where copy = ? and day between ? and ? and 'office' in (am, pm)",
      currentCopy(db),
      from,
      to,
    )?.n ?? 0,
  )

/** What was planned where the person is away, without what waits in the queue; null: nothing. */
export function confirmedBeforeAbsence(db: ReadDb, day: Day): BeforeAbsence | null {
  const row = db.get('select before_absence b from places where copy = ? and day = ?', currentCopy(db), day)
  return row?.b ? (JSON.parse(String(row.b)) as BeforeAbsence) : null
}

export function findBooking(db: ReadDb, id: BookingId): Booking | null {
  const row = db.get('select * from booking where copy = ? and id = ?', currentCopy(db), id)
  return row ? booking(row) : null
}

interface DirectoryContent {
  readonly site: Site
  readonly building: Building
  readonly floor: Floor
  readonly team: Team
  readonly fixedDesk: FixedDesk
  readonly person: Person
  /** All versions of one. */
  readonly policy: readonly Policy[]
}
type DirectoryKind = keyof DirectoryContent

export const directoryRows = <K extends DirectoryKind>(db: ReadDb, kind: K): DirectoryContent[K][] =>
  db
    .all('select content from directory where copy = ? and kind = ?', currentCopy(db), kind)
    .map((row) => JSON.parse(String(row.content)) as DirectoryContent[K])

export function directoryRow<K extends DirectoryKind>(
  db: ReadDb,
  kind: K,
  id: string,
): DirectoryContent[K] | null {
  const row = db.get(
    'select content from directory where copy = ? and kind = ? and id = ?',
    currentCopy(db),
    kind,
    id,
  )
  return row ? (JSON.parse(String(row.content)) as DirectoryContent[K]) : null
}

export function cellsOn(db: ReadDb, floorId: FloorId, day: Day): Cells {
  const row = db.get(
    'select cells from occupancy where copy = ? and floor_id = ? and day = ?',
    currentCopy(db),
    floorId,
    day,
  )
  return row ? readCells(row.cells as Uint8Array) : NO_CELLS
}

/** By floor: desks one can book at all, of the plans on this laptop. */
export const countBookable = (db: ReadDb): ReadonlyMap<FloorId, number> =>
  new Map(
    db
      .all(
        `select floor_id, count(*) n from space
         where copy = ? and kind = 'desk' and bookable = 1 group by floor_id`,
        currentCopy(db),
      )
      .map((row) => [row.floor_id as FloorId, Number(row.n)]),
  )
