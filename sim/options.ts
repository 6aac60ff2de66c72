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
  /** Which of the twenty starting seeds that faults are looked for from: the first and the last. */
  readonly starts: readonly [first: number, last: number]
  readonly trace: boolean
}

export const HELP = `npm run sim -- [options]

  --seeds N       how many seeds are run (200; with --all-faults at most, from each start: 500)
  --seed S        the first of them (1)
  --laptops K     laptops in each run (3)
  --hours H       working hours of each run (0.2)
  --database D    pglite, or postgres: transactions then overlap (pglite)
  --workers N     processes (as many as there are cores)
  --keep 3,7,12   only these steps of the history, as a failure names them
  --trace         prints all that happens
  --fault NAME    with a deliberate fault in the product, which must be found
  --list-faults   the deliberate faults there are
  --all-faults    finds each of them, or the one of --fault, from twenty starting seeds, and prints a table
  --starts A-B    only from the A-th to the B-th of these, so that the table can be made in pieces (1-20)
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
      starts: { type: 'string', default: '1-20' },
      trace: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return null
  const [, first, last] = values.starts.match(/^(\d+)-(\d+)$/) ?? []
  if (!first || !last) throw new Error('--starts takes two numbers, such as 1-20')
  const number = (name: string, text: string, least: number) => {
    const n = Number(text)
    if (!Number.isFinite(n) || n < least) throw new Error(`--${name} takes a number from ${least} on`)
    return n
  }
  if (values.database !== 'pglite' && values.database !== 'postgres')
    throw new Error('--database takes pglite or postgres')
  const keep = values.keep === undefined ? null : values.keep.split(',').map((n) => number('keep', n, 0))
  return {
    seeds: number('seeds', values.seeds ?? seedsWith(values['all-faults'], keep !== null), 1),
    seed: number('seed', values.seed, 0),
    laptops: number('laptops', values.laptops, 1),
    hours: number('hours', values.hours, 0.01),
    database: values.database,
    workers: number('workers', values.workers, 1),
    keep,
    fault: values.fault ?? null,
    listFaults: values['list-faults'],
    allFaults: values['all-faults'],
    starts: [number('starts', first, 1), number('starts', last, Number(first))],
    trace: values.trace,
  }
}

function seedsWith(allFaults: boolean, isPart: boolean): string {
  if (allFaults) return '500'
  return isPart ? '1' : '200'
}
