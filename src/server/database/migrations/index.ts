/** Forward only; a number is used once and a released migration never changes. */
import { sql as start } from './0001-start.ts'
import { sql as repair } from './0002-repair.ts'

export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
}

export const migrations: readonly Migration[] = [
  { number: 1, name: 'start', sql: start },
  { number: 2, name: 'repair', sql: repair },
]
