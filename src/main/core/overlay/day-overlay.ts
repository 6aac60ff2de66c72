import type { Day } from '#shared/calendar/day.ts'
import type { DayChange, DayPlan } from '#shared/domain/day-plan.ts'

/** What a queued change of the own plan comes to, before the server has answered. */
export interface DayOverlay<Args> {
  readonly day: (args: Args) => Day
  /** @param noon minute that splits the halves at the person's site */
  readonly apply: (before: DayPlan, args: Args, noon: number) => DayChange
}
