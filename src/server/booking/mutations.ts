/** Holding a space and giving it back. */
import { applyBook, applyRelease, type Book, type Booking } from '#shared/domain/day-plan.ts'
import {
  explainConflict,
  loadDay,
  refuseBeyond,
  refuseForeign,
  refusePast,
  writeDay,
} from '../day-plan/index.ts'
import type { MutationHandlers } from '../sync/mutation-handler.ts'

const wanted = ({ bookingId, spaceId, day, from, to }: Book): Booking => ({
  id: bookingId,
  spaceId,
  day,
  from,
  to,
})

export const bookingMutations: MutationHandlers<'booking.book' | 'booking.release'> = {
  'booking.book': {
    async apply(context, args) {
      const own = await loadDay(context, args.day)
      refusePast(context, own, args.day)
      refuseBeyond(context, own, args.day)
      await refuseForeign(context, own, args.day, args.replaces)
      return await writeDay(context, own, applyBook(own.before, args, own.noon), 'all')
    },
    conflict: (context, args, constraint) => explainConflict(context, [wanted(args)], constraint),
  },

  'booking.release': {
    async apply(context, args) {
      const own = await loadDay(context, args.day)
      refusePast(context, own, args.day)
      await refuseForeign(context, own, args.day, [args.bookingId])
      // A booking that is gone already is what was wanted.
      return await writeDay(context, own, applyRelease(own.before, args), 'none')
    },
    conflict(context, args, constraint) {
      throw new Error(`releasing ${args.bookingId} cannot break ${constraint} (${context.now})`)
    },
  },
}
