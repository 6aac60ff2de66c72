/** Planning a place for a day or half, and putting a day back as it was. */
import { HALVES, type Half, halvesOf } from '#shared/calendar/day.ts'
import { applyRestoreDay, applySetPlace, type Places } from '#shared/domain/day-plan.ts'
import {
  explainConflict,
  loadDay,
  refuseBeyond,
  refuseForeign,
  refusePast,
  writeDay,
} from '../day-plan/index.ts'
import { type MutationContext, type MutationHandlers, Rejected } from '../sync/mutation-handler.ts'

/**
 * Another device of the person changed these halves since, and differently.
 * @throws Rejected as `changedElsewhere`
 */
function refuseStale(
  { wasAccepted }: MutationContext,
  halves: readonly Half[],
  was: Places,
  current: Places,
  wanted: Places,
): void {
  if (wasAccepted) return
  const isStale = halves.some((half) => was[half] !== current[half])
  const isSame = halves.every((half) => wanted[half] === current[half])
  if (isStale && !isSame) throw new Rejected({ reason: 'changedElsewhere', current, wanted })
}

export const planningMutations: MutationHandlers<'planning.setPlace' | 'planning.restoreDay'> = {
  'planning.setPlace': {
    async apply(context, args) {
      const own = await loadDay(context, args.day)
      refusePast(context, own, args.day)
      refuseBeyond(context, own, args.day)
      const change = applySetPlace(own.before, args, own.noon)
      refuseStale(context, halvesOf(args.part), args.was, own.before.places, change.after.places)
      return await writeDay(context, own, change, 'none')
    },
    conflict(context, args, constraint) {
      throw new Error(`planning ${args.day} cannot break ${constraint} (${context.now})`)
    },
  },

  'planning.restoreDay': {
    async apply(context, args) {
      if (args.book.some((b) => b.day !== args.day))
        throw new Rejected({ reason: 'invalid', detail: 'a booking to restore is of another day' })
      if (args.book.some((b) => b.from >= b.to))
        throw new Rejected({ reason: 'invalid', detail: 'a booking to restore ends before it starts' })
      const own = await loadDay(context, args.day)
      refusePast(context, own, args.day)
      refuseBeyond(context, own, args.day)
      await refuseForeign(context, own, args.day, args.release)
      const change = applyRestoreDay(own.before, args)
      refuseStale(context, HALVES, args.was, own.before.places, change.after.places)
      return await writeDay(context, own, change, 'all')
    },
    conflict: (context, args, constraint) => explainConflict(context, args.book, constraint),
  },
}
