/** Locking objects against a slip of the hand: what is locked is neither moved nor changed until it is unlocked. */
import { changed, type Edit } from './edit.ts'
import type { AnyObject, PlanObject } from './objects.ts'

export const isLocked = (object: AnyObject | null): boolean =>
  object !== null && 'locked' in object && object.locked === true

export const lock = (objects: readonly PlanObject[]): Edit =>
  changed(
    objects
      .filter((o) => o.kind !== 'underlay')
      .map((o) => [o, { ...o.object, locked: true } as AnyObject] as const),
  )

export const unlock = (objects: readonly PlanObject[]): Edit =>
  changed(objects.map((o) => [o, unlocked(o.object)]))

export function unlocked<O extends AnyObject>(object: O): O {
  const { locked: _, ...rest } = object as O & { locked?: true }
  return rest as O
}

/** An edit without what it would do to held objects; only locking and unlocking goes through. */
export const sparing = (edit: Edit, isHeld: (o: PlanObject) => boolean): Edit =>
  edit.filter(
    ({ kind, before, after }) =>
      before === null ||
      !isHeld({ kind, object: before } as PlanObject) ||
      (after !== null && isLocked(before) !== isLocked(after)),
  )
