/** Objects of a floor as rows of a table: what stands in each column, and in which order they come. */
import type { Feature, FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import { isLocked } from '#shared/floor-edit/locks.ts'
import { namesOf } from '#shared/floor-edit/names.ts'
import type { PlanObject } from '#shared/floor-edit/objects.ts'
import { boundsOfObject } from '#shared/floor-edit/transform.ts'
import { measuredLine } from '#shared/geometry/measured-line.ts'

export const COLUMNS = ['name', 'room', 'sort', 'features', 'accessible', 'zone', 'bookable', 'size'] as const
export type Column = (typeof COLUMNS)[number]

export interface TableRow {
  readonly o: PlanObject
  readonly id: string
  /** What it goes by; null: its kind has no names. */
  readonly name: string | null
  readonly room: string
  readonly sort: string
  /** In words, without the one that has a column of its own. */
  readonly features: string
  /** null: nothing one books. */
  readonly accessible: boolean | null
  readonly zone: string
  readonly bookable: boolean | null
  /** mm, before turning; what is only long has no depth. */
  readonly width: number
  readonly depth: number
  readonly isLocked: boolean
}

/** What the table says of kinds and features. */
export interface RowWords {
  sort(o: PlanObject): string
  feature(feature: Feature): string
}

export function rowsOf(
  document: FloorPlanDocument,
  objects: readonly PlanObject[],
  words: RowWords,
): TableRow[] {
  const rooms = new Map(document.rooms.map((r) => [r.id, [r.number, r.name].filter(Boolean).join(' ')]))
  const zones = new Map(document.zones.map((z) => [z.id, z.name]))
  return objects.map((o): TableRow => {
    const space = o.kind === 'space' ? o.object : null
    return {
      o,
      id: o.object.id,
      name: namesOf(o)[0]?.text ?? null,
      room: rooms.get(space?.roomId ?? '') ?? (o.kind === 'room' ? o.object.name : ''),
      sort: words.sort(o),
      features: (space?.features ?? [])
        .filter((f) => f !== 'accessible')
        .map(words.feature)
        .join(', '),
      accessible: space?.features.includes('accessible') ?? null,
      zone: zones.get(space?.zoneId ?? '') ?? '',
      bookable: space?.bookable ?? null,
      ...sizeOf(o),
      isLocked: isLocked(o.object),
    }
  })
}

function sizeOf(o: PlanObject): { width: number; depth: number } {
  if (o.kind === 'dimension') return { width: measuredLine(o.object).length, depth: 0 }
  if ('depth' in o.object) return { width: o.object.width, depth: o.object.depth }
  const b = boundsOfObject(o)
  return { width: b.maxX - b.minX, depth: b.maxY - b.minY }
}

/** Rows in whose words a text stands, whatever its case. */
export function holding(rows: readonly TableRow[], text: string): readonly TableRow[] {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return rows
  return rows.filter((r) =>
    [r.name ?? '', r.room, r.sort, r.features, r.zone].some((words) => words.toLowerCase().includes(wanted)),
  )
}

export interface Order {
  readonly by: Column
  readonly isDown: boolean
}

/** Sorted by a column; what is alike there by room and name, and then as it is drawn. */
export function inOrder(
  rows: readonly TableRow[],
  { by, isDown }: Order,
  language: string,
): readonly TableRow[] {
  const { compare } = new Intl.Collator(language, { numeric: true })
  const words = (column: 'name' | 'room' | 'sort' | 'features' | 'zone') => (a: TableRow, b: TableRow) =>
    compare(a[column] ?? '', b[column] ?? '')
  const number = (of: (row: TableRow) => number) => (a: TableRow, b: TableRow) => of(a) - of(b)
  const orders: Record<Column, (a: TableRow, b: TableRow) => number> = {
    name: words('name'),
    room: words('room'),
    sort: words('sort'),
    features: words('features'),
    zone: words('zone'),
    accessible: number((r) => Number(r.accessible ?? -1)),
    bookable: number((r) => Number(r.bookable ?? -1)),
    size: number((r) => r.width * r.depth),
  }
  return [...rows].sort(
    (a, b) => orders[by](a, b) * (isDown ? -1 : 1) || orders.room(a, b) || orders.name(a, b),
  )
}

/** The rows from one to another, whichever is above. */
export function between(rows: readonly TableRow[], a: string, b: string): readonly TableRow[] {
  const [i, j] = [rows.findIndex((r) => r.id === a), rows.findIndex((r) => r.id === b)]
  return i < 0 || j < 0 ? [] : rows.slice(Math.min(i, j), Math.max(i, j) + 1)
}
