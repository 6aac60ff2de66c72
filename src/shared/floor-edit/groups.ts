/** Groups: objects that are chosen and moved together. A group has no groups within. */
import type { FloorPlanDocument } from '../domain/floor-plan.ts'
import { changed, type Edit } from './edit.ts'
import { type AnyObject, objectsOf, type PlanObject } from './objects.ts'

/** Of an object; null: it is in none, or of a kind that never is. */
export const groupOf = (object: AnyObject): string | null =>
  ('group' in object ? object.group : undefined) ?? null

/** These, and whatever is in a group with one of them. */
export function wholeGroups(document: FloorPlanDocument, ids: Iterable<string>): Set<string> {
  const whole = new Set(ids)
  const all = [...objectsOf(document)]
  const groups = new Set(all.flatMap(({ object }) => (whole.has(object.id) ? (groupOf(object) ?? []) : [])))
  if (groups.size > 0)
    for (const { object } of all) if (groups.has(groupOf(object) ?? '')) whole.add(object.id)
  return whole
}

/** Puts objects in one group, whatever groups they were in. @param group a new one's id */
export const group = (objects: readonly PlanObject[], group: string): Edit =>
  changed(objects.filter((o) => o.kind !== 'underlay').map((o) => [o, { ...o.object, group } as AnyObject]))

/** Takes objects out of their groups. */
export const ungroup = (objects: readonly PlanObject[]): Edit =>
  changed(objects.map((o) => [o, inGroup(o.object, null)]))

/** The same object in another group, or in none. */
export function inGroup<O extends AnyObject>(object: O, group: string | null): O {
  const { group: _, ...rest } = object as O & { group?: string }
  return (group === null ? rest : { ...rest, group }) as O
}
