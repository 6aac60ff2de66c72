/** The central API as a part: for its command line, tests, benches and the simulator. */
export { type Clock, systemClock } from './clock.ts'
export * from './database/index.ts'
export { hashPassword, type RevocationLog, revocationsInMemory, revokeDevice } from './identity/index.ts'
export { newUuid, type Random, systemRandom } from './random.ts'
export { beginLife, GATHER_MS } from './repair/index.ts'
export { createServer, type Server, type ServerOptions } from './server.ts'
