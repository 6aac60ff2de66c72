export { beginBookings, bookingsOfDay, endBookings, isTaken, ownersOf } from './rows.ts'
export { alternativesTo, type BookableSpace, lockSpaces, zonesOpenTo } from './spaces.ts'
