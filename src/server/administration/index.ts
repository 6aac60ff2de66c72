export { type Administering, administer, Refused, refuse, refuseStale, takeTurn } from './administer.ts'
export { administrationProcedures } from './procedures.ts'
