export { type CheckedFloor, checkFloor, checkReport } from './check-floor.ts'
export { ExportFailed, exportPlan, planAs } from './export-plan.ts'
export { ImportFailed } from './import-failed.ts'
export {
  type ImportPlanArgs,
  type ImportPlanNeeds,
  type ImportReport,
  importPlan,
  reportLine,
  reportText,
} from './import-plan.ts'
export { publish, versions } from './procedures.ts'
export { publishPlan } from './publish.ts'
export { publishDue, startScheduledPlans } from './when-due.ts'
