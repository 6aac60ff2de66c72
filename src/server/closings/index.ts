export { close, forgetClosings, reopen } from './close.ts'
