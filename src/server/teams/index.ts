export { leadersOf, teamsLedBy } from './leads.ts'
