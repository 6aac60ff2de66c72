/** What it costs to be told what is new. */
import { databaseKinds } from '#server/testing/databases.ts'
import { type Bench, type Figure, fromSamples, median, single } from './figure.ts'
import { grownTables, type Table, touch } from './support/grown-tables.ts'

const SIZES = [1, 100, 1_000, 5_000]

export const pullChanges: Bench = {
  name: 'pull-changes',
  about: 'a pull of n changes, with few and with many bookings in the table',
  async run({ full }) {
    const kind = databaseKinds.at(-1) ?? 'pglite'
    const times = kind === 'pglite' ? 2 : full ? 100 : 10
    const [small, large] = await grownTables(kind, times)
    const what = kind === 'postgres' ? 'PostgreSQL' : 'PGlite'
    const figures: Figure[] = []
    const medians: number[] = []
    for (const n of SIZES) {
      const few: number[] = []
      const many: number[] = []
      for (let i = -2; i < (n > 100 ? 12 : 40); i++) {
        const [a, b] = [await pullOf(small, n), await pullOf(large, n)]
        if (i < 0) continue
        few.push(a)
        many.push(b)
      }
      const name = (table: Table) =>
        `pull of ${n.toLocaleString('en')} changes, ${what}, ${table.rows.toLocaleString('en')} bookings`
      const note =
        'changed occupancy of one site, HTTP on loopback, client and server in one process, the two tables in turn'
      figures.push(fromSamples(name(small), few, undefined, note))
      const ratio = Number((median(many) / median(few)).toPrecision(3))
      figures.push({ ...fromSamples(name(large), many, undefined, note), peer: name(small), ratio })
      figures.push(
        single(
          `pull of ${n.toLocaleString('en')} changes, ${times} × the table`,
          'ratio',
          ratio,
          1.2,
          'ratio of the medians',
        ),
      )
      medians.push(median(many))
    }
    const [, , thousand = Number.NaN, five = Number.NaN] = medians
    figures.push(
      single(
        'a change in a pull of 5,000 ÷ in one of 1,000',
        'ratio',
        five / 5 / thousand,
        1.2,
        'linear: 1; ratio of the medians, the larger table',
      ),
    )
    return figures
  },
}

async function pullOf(table: Table, n: number): Promise<number> {
  await touch(table, n)
  const from = performance.now()
  const units = await table.pull()
  const took = performance.now() - from
  if (units !== n) throw new Error(`${units} changes came, not ${n}`)
  return took
}
