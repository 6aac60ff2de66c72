/** A process that plays seeds, one after the other, as it is told. */
import { plantFault } from './faults/plant.ts'
import type { SimOptions } from './options.ts'

export type Order =
  | { readonly do: 'run'; readonly seed: number }
  | { readonly do: 'shrink'; readonly seed: number }

export type Report =
  | { readonly is: 'ready' }
  | {
      readonly is: 'ran'
      readonly seed: number
      readonly violations: readonly string[]
      readonly trace: readonly string[] | null
      readonly promised: number
      readonly fingerprint: string
    }
  | {
      readonly is: 'shrunk'
      readonly seed: number
      readonly story: readonly string[]
      readonly keep: readonly number[]
    }

const options = JSON.parse(process.argv[2] ?? '{}') as SimOptions
// Before anything of the product is loaded.
if (options.fault) plantFault(options.fault)
const { openSimDatabase } = await import('./databases.ts')
const { runSeed } = await import('./run.ts')
const { shrink } = await import('./shrink.ts')
const { drawHistory, tellStep } = await import('./history/history.ts')
const { PowerCut } = await import('./world/disk.ts')

let stray: unknown = null
process.on('unhandledRejection', (error) => {
  // What a laptop still did when its power went.
  if (!(error instanceof PowerCut)) stray ??= error
})
process.on('disconnect', () => process.exit())

const database = await openSimDatabase(options.database)
const tell = (report: Report) => process.send?.(report)

async function play(seed: number, keep: readonly number[] | null) {
  stray = null
  const result = await runSeed(database, { ...options, seed, keep }).catch((error: unknown) => ({
    violations: [`the run broke off: ${error instanceof Error ? error.stack : error}`],
    trace: [],
    fingerprint: '',
    promised: 0,
  }))
  if (!stray) return result
  const error = stray instanceof Error ? stray.stack : String(stray)
  return { ...result, violations: [...result.violations, `nobody caught ${error}`] }
}

/** The same mistake about other people, days and ids is the same kind. */
const kindOf = (violation: string): string =>
  (violation.split('\n')[0] ?? '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+|[{[].*$/g, '#').slice(0, 60)

async function shorten(seed: number): Promise<Report> {
  const all = drawHistory(seed, options)
  const whole = await play(seed, options.keep)
  const kind = kindOf(whole.violations[0] ?? '')
  const keep = await shrink(options.keep ?? all.map((s) => s.index), async (steps) =>
    (await play(seed, steps)).violations.some((v) => kindOf(v) === kind),
  )
  const result = await play(seed, keep)
  const story = [
    ...all.filter((s) => keep.includes(s.index)).map(tellStep),
    '',
    ...result.trace.slice(-60),
    '',
    ...result.violations.slice(0, 3),
  ]
  return { is: 'shrunk', seed, keep, story }
}

process.on('message', async (order: Order) => {
  if (order.do === 'shrink') return tell(await shorten(order.seed))
  const { violations, trace, promised, fingerprint } = await play(order.seed, options.keep)
  tell({
    is: 'ran',
    seed: order.seed,
    violations,
    promised,
    fingerprint,
    trace: options.trace ? trace : null,
  })
})
tell({ is: 'ready' })
