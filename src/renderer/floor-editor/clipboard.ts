/** Copying within a floor and from floor to floor; kept while the app is open. */
import { groupOf, inGroup } from '#shared/floor-edit/groups.ts'
import { unlocked } from '#shared/floor-edit/locks.ts'
import type { AnyObject, PlanObject } from '#shared/floor-edit/objects.ts'
import { move } from '#shared/floor-edit/transform.ts'
import { newId } from './tools.ts'

let copied: readonly PlanObject[] = []
/** How often it was put down since; each copy stands a little beside the one before. */
let pasted = 0

export function copy(objects: readonly PlanObject[]): void {
  copied = objects
  pasted = 0
}

/** New objects like these, beside them, unlocked; what is a group becomes another group. */
export function duplicates(objects: readonly PlanObject[], dx: number, dy: number): PlanObject[] {
  const groups = new Map<string, string>()
  const copyOf = (o: PlanObject): PlanObject => {
    const object = unlocked({ ...move(o, dx, dy), id: newId() } as AnyObject)
    const group = groupOf(object)
    if (group === null) return { kind: o.kind, object } as PlanObject
    const copied = groups.get(group) ?? newId()
    groups.set(group, copied)
    return { kind: o.kind, object: inGroup(object, copied) } as PlanObject
  }
  // There is one underlay, or none.
  return objects.filter((o) => o.kind !== 'underlay').map(copyOf)
}

/** What was copied, as new objects; none: nothing was. */
export function paste(): PlanObject[] {
  pasted++
  return duplicates(copied, pasted * 500, pasted * 500)
}
