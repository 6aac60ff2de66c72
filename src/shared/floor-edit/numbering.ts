/**
 * Numbering spaces by a scheme such as "2.{room}.{n}": `{n}` is the running number, `{room}` the
 * number of the room a space lies in, `{zone}` the name of its zone.
 */
import type { FloorPlanDocument, PlannedSpace } from '../domain/floor-plan.ts'
import { readingOrder } from '../geometry/reading-order.ts'
import { changed, type Edit } from './edit.ts'

export interface Numbering {
  readonly scheme: string
  readonly from: number
  /** Begin anew in each room. */
  readonly perRoom: boolean
}

/** A label's longest, as the document has it. */
const LONGEST = 40

/** @returns why a scheme numbers nothing; null: it can be used */
export const schemeProblem = (scheme: string): 'empty' | 'noNumber' | null =>
  scheme.trim() === '' ? 'empty' : scheme.includes('{n}') ? null : 'noNumber'

/** Numbers the spaces in reading order: rows from top to bottom, each from left to right; room by room if wanted. */
export function renumber(
  document: FloorPlanDocument,
  ids: ReadonlySet<string>,
  { scheme, from, perRoom }: Numbering,
): Edit {
  if (schemeProblem(scheme) !== null) return []
  const chosen = document.spaces.filter((s) => ids.has(s.id))
  const rooms = new Map(document.rooms.map((r) => [r.id, r.number || r.name]))
  const zones = new Map(document.zones.map((z) => [z.id, z.name]))
  const { order } = readingOrder(chosen)
  const next = new Map<string, number>()
  const label = (space: PlannedSpace): string => {
    const key = perRoom ? (space.roomId ?? '') : ''
    const n = next.get(key) ?? from
    next.set(key, n + 1)
    return scheme
      .replaceAll('{n}', String(n))
      .replaceAll('{room}', rooms.get(space.roomId ?? '') ?? '')
      .replaceAll('{zone}', zones.get(space.zoneId ?? '') ?? '')
      .trim()
      .slice(0, LONGEST)
  }
  return changed(
    Array.from(order, (i) => chosen[i])
      .filter((s) => s !== undefined)
      .map(
        (object) =>
          [
            { kind: 'space', object },
            { ...object, label: label(object) },
          ] as const,
      ),
  )
}

/** The next number nobody has yet among labels that are plain numbers. */
export function nextNumber(spaces: readonly PlannedSpace[]): number {
  return spaces.reduce((n, s) => (/^\d{1,6}$/.test(s.label) ? Math.max(n, Number(s.label) + 1) : n), 1)
}
