/** Every change of the own days with its overlay; each capability brings its own. */
import type { Day } from '#shared/calendar/day.ts'
import type { Intent, MutationArgs } from '#shared/contract/mutations.ts'
import type { DayChange, DayPlan } from '#shared/domain/day-plan.ts'
import { bookingOverlays } from '../booking/overlay.ts'
import { planningOverlays } from '../planning/overlay.ts'
import type { DayOverlay } from './day-overlay.ts'

const overlays = { ...planningOverlays, ...bookingOverlays }
type OwnDay = keyof typeof overlays
const typed: { readonly [N in OwnDay]: DayOverlay<MutationArgs<N>> } = overlays

/** null: it changes no day of the person's own. */
function overlayOf(intent: Intent): DayOverlay<Intent['args']> | null {
  // An intent's name and arguments belong together; TypeScript cannot follow that through the look-up.
  return intent.name in typed ? (typed[intent.name as OwnDay] as DayOverlay<Intent['args']>) : null
}

export const dayOf = (intent: Intent): Day | null => overlayOf(intent)?.day(intent.args) ?? null

export const applyIntent = (before: DayPlan, intent: Intent, noon: number): DayChange =>
  overlayOf(intent)?.apply(before, intent.args, noon) ?? { after: before, released: [], booked: [] }
