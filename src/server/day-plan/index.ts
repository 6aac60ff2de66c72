export { beforeAbsences, forgetBeforeAbsences, forgetDesksBefore } from './before-absence.ts'
export {
  explainConflict,
  knownDays,
  loadDay,
  type OwnDay,
  refuseBeyond,
  refuseForeign,
  refusePast,
  writeDay,
} from './own-day.ts'
