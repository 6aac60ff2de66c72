/**
 * An edit as it is told to whoever has the drawing already: of what is changed only the fields that
 * become others, and once for all neighbours that become the same. Two thousand desks that get a
 * feature are a list of ids and one value.
 */
import { z } from 'zod'
import type { FloorPlanDocument } from '../domain/floor-plan.ts'
import { keptText } from '../domain/text.ts'
import { type Edit, type ObjectChange, same } from './edit.ts'
import { type AnyObject, listOf, ObjectKind, schemaOf } from './objects.ts'

const id = keptText(64).min(1)
const place = z.int().nonnegative().nullable()

const ToldChange = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('added'), kind: ObjectKind, object: z.unknown(), at: place }),
  z.strictObject({ is: z.literal('removed'), kind: ObjectKind, id, at: place }),
  z.strictObject({
    is: z.literal('changed'),
    kind: ObjectKind,
    ids: z.array(id).min(1),
    set: z.record(z.string(), z.unknown()),
    /** Fields they no longer have. */
    unset: z.array(z.string()),
  }),
])
type ToldChange = z.infer<typeof ToldChange>

export const ToldEdit = z.array(ToldChange).max(100_000)
export type ToldEdit = z.infer<typeof ToldEdit>

export function told(edit: Edit): ToldEdit {
  const result: ToldChange[] = []
  for (const { kind, id, before, after, at } of edit) {
    if (after === null) result.push({ is: 'removed', kind, id, at })
    else if (before === null) result.push({ is: 'added', kind, object: after, at })
    else {
      const becomes = fieldsOf(before, after)
      const last = result.at(-1)
      if (last?.is === 'changed' && last.kind === kind && same(becomes, { set: last.set, unset: last.unset }))
        last.ids.push(id)
      else result.push({ is: 'changed', kind, ids: [id], ...becomes })
    }
  }
  return result
}

/** What has to be set in an object, and what taken away, to have the other. */
function fieldsOf(before: AnyObject, after: AnyObject): { set: Record<string, unknown>; unset: string[] } {
  const was: Record<string, unknown> = { ...before }
  const is: Record<string, unknown> = { ...after }
  return {
    set: Object.fromEntries(Object.entries(is).filter(([field, value]) => !same(was[field], value))),
    unset: Object.keys(was).filter((field) => !(field in is)),
  }
}

/**
 * The edit that was told.
 * @param document what it is made on
 * @throws when it names an object that is not there, or would make something that is no object
 */
export function heard(document: FloorPlanDocument, edit: ToldEdit): Edit {
  const lists = new Map<ObjectKind, ReadonlyMap<string, AnyObject>>()
  const find = (kind: ObjectKind, id: string): AnyObject => {
    const list = lists.get(kind) ?? new Map(listOf(document, kind).map((o): [string, AnyObject] => [o.id, o]))
    lists.set(kind, list)
    const object = list.get(id)
    if (!object) throw new Error(`there is no object ${id}`)
    return object
  }
  return edit.flatMap((change): ObjectChange | ObjectChange[] => {
    const { kind } = change
    if (change.is === 'removed')
      return { kind, id: change.id, before: find(kind, change.id), after: null, at: change.at }
    const schema: z.ZodType<AnyObject> = schemaOf[kind]
    if (change.is === 'added') {
      const after = schema.parse(change.object)
      return { kind, id: after.id, before: null, after, at: change.at }
    }
    return change.ids.map((id) => {
      const before = find(kind, id)
      const becomes: Record<string, unknown> = { ...before, ...change.set }
      for (const field of change.unset) delete becomes[field]
      return { kind, id, before, after: schema.parse(becomes), at: null }
    })
  })
}
