export { lockHolders, Shown, tellAffected, whileUndisturbed } from './affected.ts'
export { closingColumns, closingOf, isWithinClosing } from './closed.ts'
export { type Rehoused, rehouse } from './rehouse.ts'
export { releaseOnClosures } from './release-on-closures.ts'
export { beginBookings, bookingsOfDay, endBookings, isTaken, ownersOf } from './rows.ts'
export {
  alternativesTo,
  type BookableSpace,
  holdSpaces,
  isBookableDesk,
  lockSpaces,
  oneOf,
} from './spaces.ts'
