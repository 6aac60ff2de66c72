import { applyRestoreDay, applySetPlace, type RestoreDay, type SetPlace } from '#shared/domain/day-plan.ts'
import type { DayOverlay } from '../overlay/day-overlay.ts'

const setPlace: DayOverlay<SetPlace> = { day: (args) => args.day, apply: applySetPlace }
const restoreDay: DayOverlay<RestoreDay> = { day: (args) => args.day, apply: applyRestoreDay }

export const planningOverlays = {
  'planning.setPlace': setPlace,
  'planning.restoreDay': restoreDay,
} as const
