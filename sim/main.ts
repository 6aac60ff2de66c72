/** `npm run sim`: plays histories from seeds, and shows the shortest one that fails. */
import { writeFileSync } from 'node:fs'
import { faults } from './faults/faults.ts'
import { showFaultTable } from './faults/table.ts'
import { HELP, readOptions, type SimOptions } from './options.ts'
import type { Report } from './worker.ts'
import { withWorker } from './workers.ts'

type Failure = Extract<Report, { is: 'ran' }>

/** @returns the first failure, or null when every seed was played well */
async function playAll(options: SimOptions): Promise<{ failure: Failure | null; played: number }> {
  let next = options.seed
  const end = options.seed + options.seeds
  let played = 0
  let promised = 0
  const failures: Failure[] = []
  const started = Date.now()
  let told = started
  await Promise.all(
    Array.from({ length: Math.min(options.workers, options.seeds) }, () =>
      withWorker(options, async (ask) => {
        while (next < end && failures.length === 0) {
          const seed = next++
          const report = await ask({ do: 'run', seed })
          if (report.is !== 'ran') continue
          played++
          promised += report.promised
          for (const line of report.trace ?? []) process.stdout.write(`${line}\n`)
          if (report.violations.length > 0) failures.push(report)
          if (Date.now() - told > 20_000) {
            told = Date.now()
            process.stderr.write(`  ${played} of ${options.seeds} seeds …\n`)
          }
        }
      }),
    ),
  )
  const seconds = (Date.now() - started) / 1000
  process.stdout.write(
    `${played} seeds from ${options.seed} on ${options.database}, ${promised} changes queued, ${seconds.toFixed(0)} s\n`,
  )
  return { failure: failures.sort((a, b) => a.seed - b.seed)[0] ?? null, played }
}

async function show(options: SimOptions, { seed, violations }: Failure): Promise<void> {
  process.stdout.write(`\nSeed ${seed} fails: ${violations[0]}\nMaking its history shorter …\n`)
  await withWorker(options, async (ask) => {
    const report = await ask({ do: 'shrink', seed })
    if (report.is !== 'shrunk') return
    const { laptops, hours, database, fault } = options
    process.stdout.write(`\n${report.story.join('\n')}\n\nPlay it again:\n`)
    process.stdout.write(
      `npm run sim -- --seed ${seed} --laptops ${laptops} --hours ${hours} --database ${database}${fault ? ` --fault ${fault}` : ''} --keep ${report.keep.join(',')} --trace\n`,
    )
  })
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2))
  if (!options) {
    process.stdout.write(HELP)
    return 0
  }
  if (options.listFaults) {
    for (const f of faults) process.stdout.write(`${f.name.padEnd(28)} ${f.database ?? ''}  ${f.about}\n`)
    return 0
  }
  if (options.allFaults) return (await showFaultTable(options)) ? 0 : 1
  const { failure, played } = await playAll(options)
  if (failure) await show(options, failure)
  const report = process.env.PLATZWAHL_REPORT
  const failed = failure ? 1 : 0
  if (report) writeFileSync(report, JSON.stringify({ passed: played - failed, failed, skipped: 0 }))
  if (!options.fault) return failure ? 1 : 0
  process.stdout.write(failure ? `Found "${options.fault}" with seed ${failure.seed}.\n` : 'NOT FOUND.\n')
  return failure ? 0 : 1
}

process.exit(await main())
