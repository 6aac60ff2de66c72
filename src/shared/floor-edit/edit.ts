/**
 * Edits as data: which objects became what. An edit can be applied, turned round, stored and sent;
 * it names objects by id and never by place, so that two people's edits can be put together.
 */
import { z } from 'zod'
import type { FloorPlanDocument } from '../domain/floor-plan.ts'
import { keptText } from '../domain/text.ts'
import {
  type AnyObject,
  listOf,
  ObjectKind,
  type ObjectOf,
  type PlanObject,
  schemaOf,
  withList,
} from './objects.ts'

/** What happened to one object. `before` null: it is new; `after` null: it is removed. */
export interface ObjectChange {
  readonly kind: ObjectKind
  readonly id: string
  readonly before: AnyObject | null
  readonly after: AnyObject | null
  /** Where it stood or is to stand among those of its kind; null: at the end. Only when added or removed. */
  readonly at: number | null
}
/** Changes in the order in which they are made, at most one for each object. */
export type Edit = readonly ObjectChange[]

const stateOf = (kind: ObjectKind) => schemaOf[kind].nullable()
const change = <K extends ObjectKind>(kind: K) =>
  z.strictObject({
    kind: z.literal(kind),
    id: keptText(64).min(1),
    before: stateOf(kind),
    after: stateOf(kind),
    at: z.int().nonnegative().nullable(),
  })

export const ObjectChangeSchema = z
  .discriminatedUnion('kind', [
    change('wall'),
    change('door'),
    change('window'),
    change('room'),
    change('zone'),
    change('space'),
    change('furniture'),
    change('route'),
    change('text'),
    change('dimension'),
    change('image'),
    change('underlay'),
  ])
  .refine(
    ({ id, before, after }) =>
      (before !== null || after !== null) && [before, after].every((o) => o === null || o.id === id),
    'a change is about one object',
  )
export const EditSchema = z.array(ObjectChangeSchema).max(100_000)

export const NO_EDIT: Edit = []

/** Adds objects after those there are. */
export const added = (objects: readonly PlanObject[]): Edit =>
  objects.map(({ kind, object }) => ({ kind, id: object.id, before: null, after: object, at: null }))

/** Takes objects away; those that are not there are passed over. */
export function removed(document: FloorPlanDocument, ids: ReadonlySet<string>): Edit {
  return ObjectKind.options.flatMap((kind) =>
    listOf(document, kind)
      .flatMap((object, at) =>
        ids.has(object.id) ? [{ kind, id: object.id, before: object, after: null, at }] : [],
      )
      // From the end, so that each place is right when its turn comes.
      .reverse(),
  )
}

/** Gives objects a new state; those that stay as they are need no change. */
export function changed(
  pairs: readonly (readonly [before: PlanObject, after: PlanObject['object']])[],
): Edit {
  return pairs.flatMap(([{ kind, object }, after]) =>
    same(object, after) ? [] : [{ kind, id: object.id, before: object, after, at: null }],
  )
}

/** @throws when an object to add is there, or one to change or remove is not */
export function applyEdit(document: FloorPlanDocument, edit: Edit): FloorPlanDocument {
  let result = document
  for (const kind of new Set(edit.map((c) => c.kind)))
    result = withList(
      result,
      kind,
      applyToList(
        listOf(result, kind),
        edit.filter((c) => c.kind === kind),
      ) as readonly ObjectOf[typeof kind][],
    )
  return result
}

function applyToList(list: readonly AnyObject[], changes: Edit): readonly AnyObject[] {
  const next = [...list]
  /** Right until something is added or removed before the end; then found anew. */
  const places = new Map<string, number>()
  let stale = true
  const find = (id: string): number => {
    if (stale) {
      places.clear()
      next.forEach((o, i) => {
        places.set(o.id, i)
      })
      stale = false
    }
    return places.get(id) ?? -1
  }
  for (const { id, before, after, at } of changes) {
    if (before !== null) {
      const place = find(id)
      if (place < 0) throw new Error(`there is no object ${id} to change`)
      if (after !== null) next[place] = after
      else {
        next.splice(place, 1)
        places.delete(id)
        stale = place < next.length
      }
    } else if (after !== null) {
      if (find(id) >= 0) throw new Error(`there is an object ${id} already`)
      if (at === null || at >= next.length) {
        places.set(id, next.length)
        next.push(after)
      } else {
        next.splice(at, 0, after)
        stale = true
      }
    }
  }
  return next
}

/** What takes an edit back: applied after it, the document is as before, in the same order. */
export function inverse(edit: Edit): Edit {
  return [...edit].reverse().map(({ before, after, ...rest }) => ({ ...rest, before: after, after: before }))
}

/** Equal as data, whatever the order of keys. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((v, i) => same(v, b[i]))
  const [ka, kb] = [Object.keys(a), Object.keys(b)]
  return (
    ka.length === kb.length &&
    ka.every((k) => k in b && same((a as Record<string, unknown>)[k], (b as Record<string, unknown>)[k]))
  )
}
