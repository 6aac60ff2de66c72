/** What `npm run sim` understands. */
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'

export interface SimOptions {
  readonly seeds: number
  readonly seed: number
  readonly laptops: number
  readonly hours: number
  readonly database: 'pglite' | 'postgres'
  readonly workers: number
  readonly keep: readonly number[] | null
  readonly fault: string | null
  readonly listFaults: boolean
  readonly allFaults: boolean
  readonly trace: boolean
}

export const HELP = `npm run sim -- [options]

  --seeds N       how many seeds are run (200)
  --seed S        the first of them (1)
  --laptops K     laptops in each run (3)
  --hours H       working hours of each run (0.2)
  --database D    pglite, or postgres: transactions then overlap (pglite)
  --workers N     processes (as many as there are cores)
  --keep 3,7,12   only these steps of the history, as a failure names them
  --trace         prints all that happens
  --fault NAME    with a deliberate fault in the product, which must be found
  --list-faults   the deliberate faults there are
  --all-faults    finds each of them from twenty starting seeds, and prints a table
`

export function readOptions(args: readonly string[]): SimOptions | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seeds: { type: 'string' },
      seed: { type: 'string', default: '1' },
      laptops: { type: 'string', default: '3' },
      hours: { type: 'string', default: '0.2' },
      database: { type: 'string', default: 'pglite' },
      workers: { type: 'string', default: String(cpus().length) },
      keep: { type: 'string' },
      fault: { type: 'string' },
      'list-faults': { type: 'boolean', default: false },
      'all-faults': { type: 'boolean', default: false },
      trace: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return null
  const number = (name: string, text: string, least: number) => {
    const n = Number(text)
    if (!Number.isFinite(n) || n < least) throw new Error(`--${name} takes a number from ${least} on`)
    return n
  }
  if (values.database !== 'pglite' && values.database !== 'postgres')
    throw new Error('--database takes pglite or postgres')
  const keep = values.keep === undefined ? null : values.keep.split(',').map((n) => number('keep', n, 0))
  return {
    seeds: number('seeds', values.seeds ?? (keep ? '1' : '200'), 1),
    seed: number('seed', values.seed, 0),
    laptops: number('laptops', values.laptops, 1),
    hours: number('hours', values.hours, 0.01),
    database: values.database,
    workers: number('workers', values.workers, 1),
    keep,
    fault: values.fault ?? null,
    listFaults: values['list-faults'],
    allFaults: values['all-faults'],
    trace: values.trace,
  }
}
