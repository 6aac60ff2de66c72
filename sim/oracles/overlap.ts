/** No two bookings overlap on a space, or for a person. */
import type { BookingRow, Tables } from './tables.ts'

export function findOverlaps({ bookings }: Tables): string[] {
  const found: string[] = []
  const check = (what: string, key: (b: BookingRow) => string, rows: readonly BookingRow[]) => {
    for (const [of, same] of Map.groupBy(rows, (b) => `${key(b)} ${b.day}`)) {
      const sorted = [...same].sort((a, b) => a.from - b.from)
      for (const [i, b] of sorted.entries()) {
        const next = sorted[i + 1]
        if (next && next.from < b.to) found.push(`${what} ${of}: ${b.id} and ${next.id} overlap`)
      }
    }
  }
  check('space', (b) => b.spaceId, bookings)
  check(
    'person',
    (b) => b.holder,
    bookings.filter((b) => b.desk),
  )
  return found
}
