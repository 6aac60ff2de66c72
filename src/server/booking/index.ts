export {
  bookingsWithoutSpace,
  lockHolders,
  refuseUnlocked,
  Shown,
  settleAffected,
  tellAffected,
  whileUndisturbed,
} from './affected.ts'
export { closingColumns, closingOf, isWithinClosing } from './closed.ts'
export { equivalentDesks } from './equivalent-desks.ts'
export { beginBookings, bookingsOfDay, endBookings, isTaken, ownersOf } from './rows.ts'
export { alternativesTo, type BookableSpace, lockSpaces } from './spaces.ts'
