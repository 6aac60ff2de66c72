/** What the desks of a floor offer, by chance and by where they stand; and which are out of use. */

import { Seeded } from '#server/demo/seeded.ts'
import { FEATURES } from '#shared/domain/features.ts'
import type { Feature, FloorPlanDocument } from '#shared/domain/floor-plan.ts'
import { distanceTo, onFloor } from '#shared/geometry/turned-rect.ts'

/** A desk counts as one at a window from this distance (mm, from its centre to the glass). */
const NEAR_WINDOW = 2700

/** @param blocked share of desks out of use */
export function equip(plan: FloorPlanDocument, key: string, blocked: number): void {
  const random = new Seeded(`equipment ${key}`)
  const zones = new Map(plan.zones.map((z) => [z.id, z.kind]))
  for (const space of plan.spaces) {
    if (space.kind !== 'desk') continue
    const features = new Set<Feature>()
    if (random.chance(0.6)) features.add('height-adjustable')
    if (random.chance(0.7)) features.add('two-screens')
    if (random.chance(0.85)) features.add('docking')
    if (plan.windows.some((w) => distanceTo(w, space.at) < NEAR_WINDOW)) features.add('window')
    if (space.zoneId && zones.get(space.zoneId) === 'quiet') features.add('quiet')
    // Room for a wheelchair (1.5 m × 1.5 m) is at desks whose seat no other desk comes near.
    const seat = onFloor(space, 0, space.depth / 2 + 750)
    const crowded = plan.spaces.some(
      (o) => o !== space && Math.hypot(o.at[0] - seat[0], o.at[1] - seat[1]) < 1500,
    )
    if (!crowded && random.chance(0.08)) {
      features.add('accessible')
      features.add('height-adjustable')
    }
    space.features = FEATURES.filter((f) => features.has(f))
    space.bookable = !random.chance(blocked)
  }
}
