export {
  explainConflict,
  loadDay,
  type OwnDay,
  refuseBeyond,
  refuseForeign,
  refusePast,
  writeDay,
} from './own-day.ts'
