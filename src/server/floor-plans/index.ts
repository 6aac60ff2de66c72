export { ImportFailed } from './import-failed.ts'
export {
  type ImportPlanArgs,
  type ImportPlanNeeds,
  type ImportReport,
  importPlan,
  reportLine,
  reportText,
} from './import-plan.ts'
export { publishPlan } from './publish.ts'
