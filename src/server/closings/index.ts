export { close, forgetClosings, lockSpacesForClosing, reopen } from './close.ts'
export { closeForNewPlan, openForNewPlan } from './new-plan.ts'
