import { availability } from './availability.ts'
import { clickToPending } from './click-to-pending.ts'
import { connected } from './connected.ts'
import { coreMemory } from './core-memory.ts'
import { daySwitch } from './day-switch.ts'
import { editor } from './editor.ts'
import { emptyPull } from './empty-pull.ts'
import type { Bench } from './figure.ts'
import { firstPull } from './first-pull.ts'
import { floorChecks } from './floor-checks.ts'
import { importPlan } from './import-plan.ts'
import { matrix } from './matrix.ts'
import { monday } from './monday.ts'
import { mondayFaults } from './monday-faults.ts'
import { panZoom } from './pan-zoom.ts'
import { policy } from './policy.ts'
import { pullChanges } from './pull-changes.ts'
import { bundle, start } from './start.ts'
import { suggest } from './suggest.ts'

/** In the order they run. */
export const benches: readonly Bench[] = [
  availability,
  coreMemory,
  daySwitch,
  panZoom,
  editor,
  importPlan,
  clickToPending,
  matrix,
  floorChecks,
  policy,
  suggest,
  start,
  bundle,
  emptyPull,
  pullChanges,
  firstPull,
  connected,
  monday,
  mondayFaults,
]
