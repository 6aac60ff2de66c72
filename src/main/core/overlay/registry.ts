/** Every change with its overlay; each capability brings its own. */
import type { Day } from '#shared/calendar/day.ts'
import type { Intent, MutationArgs, MutationName } from '#shared/contract/mutations.ts'
import type { DayChange, DayPlan } from '#shared/domain/day-plan.ts'
import { bookingOverlays } from '../booking/overlay.ts'
import { planningOverlays } from '../planning/overlay.ts'
import type { DayOverlay } from './day-overlay.ts'

const overlays: { readonly [N in MutationName]: DayOverlay<MutationArgs<N>> } = {
  ...planningOverlays,
  ...bookingOverlays,
}

// An intent's name and arguments belong together; TypeScript cannot follow that through the look-up.
const overlayOf = (intent: Intent) => overlays[intent.name] as DayOverlay<Intent['args']>

export const dayOf = (intent: Intent): Day => overlayOf(intent).day(intent.args)

export const applyIntent = (before: DayPlan, intent: Intent, noon: number): DayChange =>
  overlayOf(intent).apply(before, intent.args, noon)
