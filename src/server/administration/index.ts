export { type Administering, administer, Refused, refuse, refuseStale } from './administer.ts'
export { administrationProcedures } from './procedures.ts'
