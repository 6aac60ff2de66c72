/** How much a drawing may hold, asked before it is drawn: what publishing would refuse is not begun. */
import { type FloorPlanDocument, MOST_OBJECTS, REACH } from '../domain/floor-plan.ts'
import type { Edit } from './edit.ts'
import { difference } from './merge.ts'
import { listOf, type ObjectKind, objectsOf } from './objects.ts'
import { boundsOfAll } from './transform.ts'

export type Beyond =
  /** There are more objects of a kind than a drawing may have. */
  | { readonly is: 'objects'; readonly kind: keyof typeof MOST_OBJECTS; readonly limit: number }
  /** What changed since the published version is too long to be sent. */
  | { readonly is: 'length'; readonly limit: number }

const KINDS = Object.keys(MOST_OBJECTS) as (keyof typeof MOST_OBJECTS)[]

/** Whether a drawing made of objects of drawings is one still: not of too many, and none of them too far away. */
export function isWithinLimits(document: FloorPlanDocument): boolean {
  const all = boundsOfAll([...objectsOf(document)])
  return (
    KINDS.every((kind) => countOf(document, kind) <= MOST_OBJECTS[kind]) &&
    (all === null || Math.max(-all.minX, -all.minY, all.maxX, all.maxY) <= REACH)
  )
}

/** Characters of an edit from which on it is worth while to look at the whole. */
const HEAVY = 50_000

/**
 * What an edit makes too much of; null: nothing. An edit that makes a drawing smaller passes, whatever it is.
 * @param base the published version
 * @param limit how long its changes may be, in characters
 */
export function beyondLimits(
  base: FloorPlanDocument,
  before: FloorPlanDocument,
  after: FloorPlanDocument,
  edit: Edit,
  limit: number,
): Beyond | null {
  for (const kind of KINDS) {
    const most = MOST_OBJECTS[kind]
    const n = countOf(after, kind)
    if (n > most && n > countOf(before, kind)) return { is: 'objects', kind, limit: most }
  }
  const isHeavy = edit.some((c) => c.after !== null) && JSON.stringify(edit).length > HEAVY
  if (!isHeavy) return null
  const long = lengthOf(base, after)
  return long > limit && long > lengthOf(base, before) ? { is: 'length', limit } : null
}

/** Of the underlay, which is one object, its lines. */
const countOf = (document: FloorPlanDocument, kind: ObjectKind): number =>
  kind === 'underlay' ? (document.underlay ?? []).length : listOf(document, kind).length

const lengthOf = (base: FloorPlanDocument, document: FloorPlanDocument): number =>
  JSON.stringify(difference(base, document)).length
