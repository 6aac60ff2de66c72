import { availability } from './availability.ts'
import { coreMemory } from './core-memory.ts'
import { emptyPull } from './empty-pull.ts'
import type { Bench } from './figure.ts'
import { firstPull } from './first-pull.ts'
import { panZoom } from './pan-zoom.ts'
import { pullChanges } from './pull-changes.ts'

/** In the order they run. */
export const benches: readonly Bench[] = [
  availability,
  coreMemory,
  emptyPull,
  pullChanges,
  firstPull,
  panZoom,
]
