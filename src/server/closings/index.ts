export { close, forgetClosings, reopen } from './close.ts'
export { closeForNewPlan } from './new-plan.ts'
