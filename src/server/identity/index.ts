export { type Viewer, viewerOf } from './access-token.ts'
export { checkSession, type DeviceStanding, isActive, revokeDevice } from './devices.ts'
export { hashPassword } from './password.ts'
export { info, refresh, signIn, signOut } from './procedures.ts'
