export { beginLife, GATHER_MS, type NewLife } from './begin.ts'
export { repairWith } from './procedures.ts'
export { type Repair, startRepair } from './repair.ts'
