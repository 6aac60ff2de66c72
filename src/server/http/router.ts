/** Every procedure of the contract, and the capability that answers it. */
import { bookingMutations } from '../booking/mutations.ts'
import { info, refresh, signIn, signOut } from '../identity/index.ts'
import { planningMutations } from '../planning/mutations.ts'
import { type MutationHandlers, poke, pull, pushWith } from '../sync/index.ts'
import { anyone } from './procedure.ts'

/** Each capability brings the handlers of its mutations; the type says when one is missing. */
const mutationHandlers: MutationHandlers = { ...planningMutations, ...bookingMutations }

export const router = anyone.router({
  server: { info },
  identity: { signIn, refresh, signOut },
  sync: { pull, push: pushWith(mutationHandlers), poke },
})
