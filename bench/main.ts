/** `npm run bench [-- NAME…] [--full]`: measures, prints a table, writes bench/results.json. Never fails on a time. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benches } from './benches.ts'
import type { Figure } from './figure.ts'
import { endShared } from './support/shared.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { full: { type: 'boolean', default: false } },
})
const unknown = positionals.filter((name) => !benches.some((b) => b.name === name))
if (unknown.length > 0) {
  process.stderr.write(
    `No bench is called ${unknown.join(', ')}. There are:\n${benches.map((b) => `  ${b.name.padEnd(16)} ${b.about}`).join('\n')}\n`,
  )
  process.exit(1)
}

const [load = 0] = loadavg()
if (load > cpus().length / 2)
  process.stderr.write(
    `The machine is busy (load ${load.toFixed(1)} on ${cpus().length} cores): figures will be too high.\n`,
  )
/** Milliseconds of the same work each time: a borrowed machine is not always equally fast. */
function pace(): number {
  const from = performance.now()
  let sum = 0
  for (let i = 0; i < 3e7; i++) sum += i % 7
  return sum > 0 ? performance.now() - from : 0
}
pace()
const paces: number[] = []
const figures: Figure[] = []
// What is broken off leaves no database and no process behind: their makers listen for the end of this one.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))
let broken = false
for (const bench of benches.filter((b) => positionals.length === 0 || positionals.includes(b.name))) {
  process.stderr.write(`${bench.name}: ${bench.about} …\n`)
  paces.push(pace())
  try {
    figures.push(...(await bench.run({ full: values.full })))
  } catch (error) {
    // A bench that cannot measure is a fault of ours, unlike a slow figure.
    broken = true
    process.stderr.write(
      `${bench.name} could not be measured: ${error instanceof Error ? error.stack : String(error)}\n`,
    )
  }
}

await endShared()

paces.push(pace())
const unevenness = Math.max(...paces) / Math.min(...paces)
if (unevenness > 1.25)
  process.stderr.write(
    `The same work took up to ${unevenness.toFixed(1)} × as long as at other times of this run.\n`,
  )

const cell = (n: number | undefined, unit: string) =>
  n === undefined ? '' : `${n} ${unit === 'ratio' ? '×' : unit}`
const header = ['figure', 'p50', 'p95', 'p99', 'value', 'bound', 'met', 'peer', 'ratio']
const rows = figures.map((f) => [
  f.name,
  cell(f.p50, f.unit),
  cell(f.p95, f.unit),
  cell(f.p99, f.unit),
  cell(f.value, f.unit),
  cell(f.bound, f.unit),
  f.met === undefined ? '' : f.met ? 'yes' : 'NO',
  f.peer ?? '',
  f.ratio === undefined ? '' : String(f.ratio),
])
const widths = header.map((h, i) => Math.max(h.length, ...rows.map((r) => r[i]?.length ?? 0)))
const line = (cells: readonly string[]) =>
  cells
    .map((c, i) => c.padEnd(widths[i] ?? 0))
    .join('  ')
    .trimEnd()
process.stdout.write(
  `${[line(header), line(widths.map((w) => '─'.repeat(w))), ...rows.map(line)].join('\n')}\n`,
)

// A run of single benches leaves the other figures as they were.
const file = join(import.meta.dirname, 'results.json')
const before =
  positionals.length > 0 && existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as { figures: Figure[] }).figures
    : []
const kept = before.filter((old) => !figures.some((f) => f.name === old.name))
const machine = {
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  load: Number(load.toFixed(1)),
  unevenness: Number(unevenness.toFixed(2)),
}
writeFileSync(file, `${JSON.stringify({ machine, figures: [...kept, ...figures] }, null, 2)}\n`)
process.exit(broken ? 1 : 0)
