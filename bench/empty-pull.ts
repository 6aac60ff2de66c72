/** What it costs to be told that nothing is new. */
import type { Database } from '#server/database/index.ts'
import { databaseKinds } from '#server/testing/databases.ts'
import { type Bench, type Figure, fromSamples, median, sideBySide } from './figure.ts'
import { grownTables } from './support/grown-tables.ts'

const PULLS = 400

export const emptyPull: Bench = {
  name: 'empty-pull',
  about: 'a pull without changes, with few and with many bookings in the table',
  async run({ full }) {
    const figures: Figure[] = []
    if (databaseKinds.includes('postgres')) figures.push(...(await measured('postgres', full ? 100 : 10)))
    else process.stderr.write('  No PostgreSQL was found: on PGlite only.\n')
    return [...figures, ...(await measured('pglite', full ? 10 : 2))]
  },
}

async function measured(kind: Database['kind'], times: number): Promise<Figure[]> {
  const [small, large] = await grownTables(kind, times)
  const [few, many] = await sideBySide(PULLS, small.pull, large.pull)
  const what = kind === 'postgres' ? 'PostgreSQL' : 'PGlite'
  const name = (rows: number) => `empty pull, ${what}, ${rows.toLocaleString('en')} bookings`
  const note = 'HTTP on loopback, client and server in one process, the two tables in turn'
  const peer = name(small.rows)
  const ratio = median(many) / median(few)
  return [
    fromSamples(peer, few, undefined, note),
    { ...fromSamples(name(large.rows), many, undefined, note), peer, ratio: Number(ratio.toPrecision(3)) },
    {
      name: `empty pull, ${what}, ${times} × the table`,
      unit: 'ratio',
      value: Number(ratio.toPrecision(3)),
      bound: 1.2,
      met: ratio <= 1.2,
      note: 'ratio of the medians',
    },
  ]
}
