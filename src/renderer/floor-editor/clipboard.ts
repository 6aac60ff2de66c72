/** Copying within a floor and from floor to floor; kept while the app is open. */
import { added, type Edit } from '#shared/floor-edit/edit.ts'
import type { PlanObject } from '#shared/floor-edit/objects.ts'
import { move } from '#shared/floor-edit/transform.ts'
import { newId } from './tools.ts'

let copied: readonly PlanObject[] = []
/** How often it was put down since; each copy stands a little beside the one before. */
let pasted = 0

export function copy(objects: readonly PlanObject[]): void {
  copied = objects
  pasted = 0
}
export const canPaste = (): boolean => copied.length > 0

/** New objects like these, beside them. */
export function duplicates(objects: readonly PlanObject[], dx: number, dy: number): PlanObject[] {
  return (
    objects
      // There is one underlay, or none.
      .filter((o) => o.kind !== 'underlay')
      .map((o) => ({ kind: o.kind, object: { ...move(o, dx, dy), id: newId() } }) as PlanObject)
  )
}

export function paste(): { edit: Edit; ids: string[] } {
  pasted++
  const made = duplicates(copied, pasted * 500, pasted * 500)
  return { edit: added(made), ids: made.map((o) => o.object.id) }
}
