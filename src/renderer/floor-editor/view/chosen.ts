/** What is chosen, as it is shown on the board. */
import type { FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import { type PlanObject, pick } from '#shared/floor-edit/objects.ts'
import { withOpenings } from '#shared/floor-edit/openings.ts'
import { boundsOfAll } from '#shared/floor-edit/transform.ts'
import type { Bounds } from '#shared/geometry/turned-rect.ts'
import { outlineOf } from './outline.ts'

export interface Chosen {
  /** null: nothing is. */
  readonly outline: Path2D | null
  /** The frame by which it is turned; null: it has none. */
  readonly box: Bounds | null
  /** Without what is held, and with doors and windows of chosen walls. */
  readonly movable: readonly PlanObject[]
  /** What snaps when it is moved: the chosen things themselves. */
  readonly movableBox: Bounds | null
  /** The one thing chosen, unless it is held. */
  readonly single: PlanObject | null
}
export const NOTHING_CHOSEN: Chosen = {
  outline: null,
  box: null,
  movable: [],
  movableBox: null,
  single: null,
}

export function chosenOn(
  document: FloorPlanDocument,
  ids: ReadonlySet<string>,
  isHeld: (o: PlanObject) => boolean,
): Chosen {
  const objects = pick(document, ids)
  if (objects.length === 0) return NOTHING_CHOSEN
  const own = objects.filter((o) => !isHeld(o))
  const single = objects.length === 1 ? (own[0] ?? null) : null
  // A dimension is turned by its ends; a frame would run through its words.
  const box = single?.kind === 'dimension' ? null : boundsOfAll(objects)
  const movable = withOpenings(document, own, isHeld)
  return { outline: outlineOf(objects), box, movable, movableBox: boundsOfAll(own), single }
}
