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
