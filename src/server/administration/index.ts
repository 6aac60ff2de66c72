export {
  type Administering,
  administer,
  COMMAND_LINE,
  Refused,
  refuse,
  refuseStale,
  type Surroundings,
} from './administer.ts'
export { type LetIn, letInAdministrator } from './let-in.ts'
export { freshPassword } from './one-time-password.ts'
export { containing } from './people.ts'
export { administrationProcedures } from './procedures.ts'
