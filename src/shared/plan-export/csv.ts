/** The spaces of a plan as a table for spreadsheets. */
import type { ExportedPlan } from './floor.ts'

const HEAD = [
  'building',
  'floor',
  'level',
  'room_number',
  'room_name',
  'label',
  'kind',
  'zone',
  'features',
  'bookable',
  'x_mm',
  'y_mm',
  'width_mm',
  'depth_mm',
  'rotation',
  'id',
] as const

/** UTF-8 with semicolons and a byte order mark, as German spreadsheets open it; lines end as RFC 4180 says. */
export function spacesToCsv({ name, floors }: ExportedPlan): string {
  const rows: (string | number | boolean)[][] = [[...HEAD]]
  for (const { name: floor, level, document } of floors) {
    const rooms = new Map(document.rooms.map((r) => [r.id, r]))
    const zones = new Map(document.zones.map((z) => [z.id, z]))
    for (const s of document.spaces) {
      const room = s.roomId === null ? undefined : rooms.get(s.roomId)
      rows.push([
        name,
        floor,
        level,
        room?.number ?? '',
        room?.name ?? '',
        s.label,
        s.kind,
        (s.zoneId === null ? undefined : zones.get(s.zoneId)?.name) ?? '',
        s.features.join(' '),
        s.bookable,
        ...s.at,
        s.width,
        s.depth,
        s.rotation,
        s.id,
      ])
    }
  }
  return `\ufeff${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`
}

/** What looks like a formula is text: a spreadsheet must not run what somebody typed into a label. */
function cell(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value)
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
