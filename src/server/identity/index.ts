export { type Viewer, viewerOf } from './access-token.ts'
export {
  applyRevocations,
  checkSession,
  type DeviceStanding,
  endSessions,
  isActive,
  recreateDevice,
  revokeDevice,
} from './devices.ts'
export { hashPassword } from './password.ts'
export { info, refresh, signIn, signOut } from './procedures.ts'
export { type RevocationLog, revocationFile, revocationsInMemory } from './revocation-log.ts'
