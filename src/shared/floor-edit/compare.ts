/** Two states of a drawing side by side: what one has that the other has not, and what is in both and not the same. */
import type { FloorPlanDocument } from '../domain/floor-plan.ts'
import { difference } from './merge.ts'
import type { PlanObject } from './objects.ts'

export interface Comparison {
  readonly added: readonly PlanObject[]
  readonly removed: readonly PlanObject[]
  readonly changed: readonly { readonly before: PlanObject; readonly after: PlanObject }[]
}

export function compare(from: FloorPlanDocument, to: FloorPlanDocument): Comparison {
  const added: PlanObject[] = []
  const removed: PlanObject[] = []
  const changed: { before: PlanObject; after: PlanObject }[] = []
  for (const { kind, before, after } of difference(from, to)) {
    // Kind and object of a change belong together; the compiler cannot follow that through the list.
    const [was, is] = [before, after].map((object) => object && ({ kind, object } as PlanObject))
    if (was && is) changed.push({ before: was, after: is })
    else if (is) added.push(is)
    else if (was) removed.push(was)
  }
  return { added, removed, changed }
}
