export { administrationProcedures } from './procedures.ts'
