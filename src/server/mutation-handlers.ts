/** Each capability brings the handlers of its mutations; the type says when one is missing. */
import { bookingMutations } from './booking/mutations.ts'
import { planningMutations } from './planning/mutations.ts'
import type { MutationHandlers } from './sync/index.ts'
import { teamMutations } from './teams/mutations.ts'
import { visibilityMutations } from './visibility/mutations.ts'

export const mutationHandlers: MutationHandlers = {
  ...planningMutations,
  ...bookingMutations,
  ...visibilityMutations,
  ...teamMutations,
}
