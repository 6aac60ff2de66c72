export { recordAudit } from './record.ts'
export { verifyAudit } from './verify.ts'
