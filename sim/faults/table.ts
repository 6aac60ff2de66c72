/** How soon each deliberate fault is found, from twenty seeds to start with; a table for the docs. */
import type { SimOptions } from '../options.ts'
import { withWorker } from '../workers.ts'
import { type Fault, faults } from './faults.ts'

/** Twenty places to start from, as far from each other as the most seeds that are tried. */
const STARTS = Array.from({ length: 20 }, (_, i) => 1 + 1_000 * i)
const MOST_SEEDS = 500

interface Found {
  readonly fault: Fault
  /** Seeds played until it was found, for each start; null: not found. */
  readonly seeds: readonly (number | null)[]
  /** The first seed that found it. */
  readonly first: number | null
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
    `| fault | takes away | on | seed | seeds until found: fewest, median, most |\n|---|---|---|---|---|\n${sorted.map(row).join('\n')}\n`,
  )
  return rows.every(({ seeds }) => seeds.every((n) => n !== null))
}

async function find(options: SimOptions, fault: Fault): Promise<Found> {
  const database = fault.database ?? options.database
  const seeds: (number | null)[] = []
  let first: number | null = null
  await withWorker({ ...options, fault: fault.name, database, trace: false }, async (ask) => {
    for (const start of STARTS) {
      let played: number | null = null
      for (let n = 1; n <= MOST_SEEDS && played === null; n++) {
        const report = await ask({ do: 'run', seed: start + n - 1 })
        if (report.is === 'ran' && report.violations.length > 0) played = n
      }
      seeds.push(played)
      if (played !== null) first ??= start + played - 1
    }
  })
  return { fault, seeds, first }
}

function row({ fault, seeds, first }: Found): string {
  const found = seeds.filter((n) => n !== null).sort((a, b) => a - b)
  const missed = seeds.length - found.length
  const numbers = [found[0], found[Math.floor(found.length / 2)], found.at(-1)].join(', ')
  const on = fault.database ?? 'any'
  return `| ${fault.name} | ${fault.about} | ${on} | ${first ?? '–'} | ${numbers}${missed > 0 ? `; not from ${missed}` : ''} |`
}
