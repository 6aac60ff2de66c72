import { RecordRefusal } from '#shared/contract/administration.ts'
import { PROTOCOL } from '#shared/contract/central.ts'
import { AssignResult, CandidatesAnswer, HolderAnswer } from '#shared/contract/fixed-desks.ts'
import { passOn } from '../administration/pass-on.ts'
import { type Context, os, signedIn } from '../procedures.ts'

/** Passed on to the central API: this laptop is told of its person's own desks alone. */
export const fixedDeskProcedures = (context: Context) => ({
  holder: os.fixedDesks.holder.handler(({ input }) =>
    passOn(context, HolderAnswer, RecordRefusal, (central, signal) =>
      central.fixedDesks.holder({ protocol: PROTOCOL, ...input }, { signal }),
    ),
  ),
  candidates: os.fixedDesks.candidates.handler(({ input }) =>
    passOn(context, CandidatesAnswer, RecordRefusal, (central, signal) =>
      central.fixedDesks.candidates({ protocol: PROTOCOL, ...input }, { signal }),
    ),
  ),
  assign: os.fixedDesks.assign.handler(async ({ input }) => {
    const end = await passOn(context, AssignResult, RecordRefusal, (central, signal) =>
      central.fixedDesks.assign({ protocol: PROTOCOL, ...input }, { signal }),
    )
    // That it is kept comes with a pull.
    signedIn(context).sync.hint('person')
    return end
  }),
})
