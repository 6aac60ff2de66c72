/** Which free desks to offer for a day with one click: the usual one, one beside the team, one nearby. Pure. */
import type { FloorPlanDocument, PlannedSpace, Point } from '#shared/domain/floor-plan.ts'
import { SpaceState } from '#shared/domain/space-state.ts'
import { distance } from '#shared/geometry/shape.ts'

export interface QuickDesk {
  space: PlannedSpace
  why: 'fixed' | 'usual' | 'team' | 'near'
}

export interface FloorAt {
  document: FloorPlanDocument
  /** A `SpaceState` byte per space, in plan order. */
  states: Uint8Array
  /** Plan-order indices of desks held by colleagues the person may see. */
  team: readonly number[]
}

/**
 * @param usual plan-order indices of desks the person held on this floor, the most usual first
 * @param fixed that of the person's own desk, before which no other goes, or in whose place the nearest; null: none
 * @returns at most two desks, free for the period, each once
 */
export function quickDesks(
  floor: FloorAt,
  usual: readonly number[],
  fixed: number | null = null,
): QuickDesk[] {
  const { document, states, team } = floor
  const free = document.spaces.flatMap((space, index) =>
    space.kind === 'desk' && states[index] === SpaceState.free ? [{ space, index }] : [],
  )
  const nearest = (places: readonly Point[]): PlannedSpace | null => {
    let best: PlannedSpace | null = null
    let least = Number.POSITIVE_INFINITY
    for (const { space } of free)
      for (const place of places) {
        const d = distance(space.at, place)
        if (d < least) {
          least = d
          best = space
        }
      }
    return best
  }
  const at = (indices: readonly number[]): Point[] =>
    indices.flatMap((i) => {
      const space = document.spaces[i]
      return space ? [space.at] : []
    })
  const found: QuickDesk[] = []
  const add = (space: PlannedSpace | null | undefined, why: QuickDesk['why']) => {
    if (space && found.length < 2 && !found.some((f) => f.space.id === space.id)) found.push({ space, why })
  }
  if (fixed !== null) {
    const isFree = free.some((f) => f.index === fixed)
    add(isFree ? document.spaces[fixed] : nearest(at([fixed])), isFree ? 'fixed' : 'near')
  }
  const usualFree = usual.find((i) => free.some((f) => f.index === i))
  if (usualFree !== undefined) add(document.spaces[usualFree], 'usual')
  add(nearest(at(team)), 'team')
  if (found.length === 0) add(nearest(at(usual.slice(0, 1))), 'near')
  return found
}

/** `Availability.states` as bytes. */
export function stateBytes(base64: string): Uint8Array {
  const text = atob(base64)
  return Uint8Array.from(text, (c) => c.charCodeAt(0))
}
