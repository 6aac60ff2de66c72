export { type Done, recordAudit, takeTurn } from './record.ts'
export { verifyAudit } from './verify.ts'
export { hoursInWords, timeInWords } from './words.ts'
