/** How soon each deliberate fault is found, from twenty seeds to start with or some of them; a table for the docs. */
import type { SimOptions } from '../options.ts'
import { withWorker } from '../workers.ts'
import { type Fault, faults } from './faults.ts'

/** The `n`-th place to start from: further from the next than seeds are tried. */
const startOf = (n: number): number => 1 + 1_000 * (n - 1)

interface Found {
  readonly fault: Fault
  /** Seeds played until it was found, for each start; null: not found. */
  readonly seeds: readonly (number | null)[]
  /** The first seed that found it, and what it was seen by. */
  readonly first: { readonly seed: number; readonly violation: string } | null
}

/** @returns whether every fault was found from everywhere */
export async function showFaultTable(options: SimOptions): Promise<boolean> {
  const left = faults.filter((f) => !options.fault || f.name === options.fault)
  const rows: Found[] = []
  await Promise.all(
    Array.from({ length: options.workers }, async () => {
      for (let fault = left.shift(); fault; fault = left.shift()) {
        const found = await find(options, fault)
        rows.push(found)
        process.stderr.write(`${row(found)}\n`)
      }
    }),
  )
  const sorted = [...rows].sort((a, b) => faults.indexOf(a.fault) - faults.indexOf(b.fault))
  process.stdout.write(
    `| fault | takes away | on | seed | seeds until found: fewest, median, most | what was seen |\n|---|---|---|---|---|---|\n${sorted.map(row).join('\n')}\n`,
  )
  return rows.every(({ seeds }) => seeds.every((n) => n !== null))
}

async function find(options: SimOptions, fault: Fault): Promise<Found> {
  const database = fault.database ?? options.database
  const seeds: (number | null)[] = []
  let first: Found['first'] = null
  const [from, to] = options.starts
  await withWorker({ ...options, fault: fault.name, database, trace: false }, async (ask) => {
    for (let n = from; n <= to; n++) {
      const start = startOf(n)
      let played: number | null = null
      for (let i = 0; i < options.seeds && played === null; i++) {
        const report = await ask({ do: 'run', seed: start + i })
        const violation = report.is === 'ran' && report.violations[0]
        if (!violation) continue
        played = i + 1
        first ??= { seed: start + i, violation }
      }
      seeds.push(played)
    }
  })
  return { fault, seeds, first }
}

function row({ fault, seeds, first }: Found): string {
  const found = seeds.filter((n) => n !== null).sort((a, b) => a - b)
  const missed = seeds.length - found.length
  const numbers = [found[0], found[Math.floor(found.length / 2)], found.at(-1)].join(', ')
  const on = fault.database ?? 'any'
  return `| ${fault.name} | ${fault.about} | ${on} | ${first?.seed ?? '–'} | ${numbers}${missed > 0 ? `; not from ${missed}` : ''} | ${inWords(first?.violation)} |`
}

/** The first line as far as it fits, without ids. */
const inWords = (violation = '–'): string =>
  (violation.split('\n')[0] ?? '')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')
    .replaceAll('|', '/')
    .slice(0, 70)
