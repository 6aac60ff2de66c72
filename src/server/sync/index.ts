export { type ChangeFeed, startChangeFeed } from './change-feed.ts'
export type { MutationHandler, MutationHandlers } from './mutation-handler.ts'
export { OccupancyCache } from './occupancy-cache.ts'
export { poke, pull, pushWith } from './procedures.ts'
