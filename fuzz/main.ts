/** `npm run fuzz [-- --seconds N --seed S --database=postgres]`: calls of both contracts that nobody would make. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspect, parseArgs } from 'node:util'
import { deserialize, serialize } from 'node:v8'
import { gunzipSync, gzipSync } from 'node:zlib'
import { startDatabases } from '#server/testing/databases.ts'
import { Town } from './central/town.ts'
import { closeWire } from './central/wire.ts'
import { type Found, type Place, runEpisode, shrink, walk } from './episode.ts'
import { Desk } from './local/desk.ts'
import { Memory } from './memory.ts'
import { fuzzPlans } from './plans/run.ts'
import { kindOf, type Problem, shorten } from './problem.ts'
import { Tally } from './tally.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    database: { type: 'string', default: 'pglite' },
    /** Only the central or the local contract; or `plans`: the importers of floor plans. */
    contract: { type: 'string' },
    /** File of a failure to walk through again. */
    replay: { type: 'string' },
    /** Where a run begins; a failure says in which it was. */
    episode: { type: 'string', default: '0' },
    'no-shrink': { type: 'boolean', default: false },
  },
})
const say = (line: string) => process.stdout.write(`${line}\n`)

if (values.contract === 'plans')
  process.exit((await fuzzPlans(Number(values.seconds), values.seed, say)) > 0 ? 1 : 0)

type Contract = 'central' | 'local'
const tallies = { central: new Tally(), local: new Tally() }
const databases = await startDatabases(values.database === 'postgres' ? 'postgres' : 'pglite')
/** Steps are the place's own; a failure hands them back to a place of the same contract. */
const open = (contract: Contract, seed: string, tally: Tally): Promise<Place<unknown>> =>
  contract === 'central'
    ? (Town.start(databases, seed, tally) as Promise<Place<unknown>>)
    : (Desk.start(databases, seed, tally) as Promise<Place<unknown>>)

interface Failure {
  readonly contract: Contract
  readonly seed: string
  readonly episode: number
  readonly found: Found<unknown>
}
const failures = new Map<string, Failure>()

/** What nobody waited for is a failure of whoever did not wait. */
const unhandled: Problem[] = []
for (const event of ['unhandledRejection', 'uncaughtException'] as const)
  process.on(event, (error: unknown) =>
    unhandled.push({
      property: 'no error goes unhandled',
      where: 'the process',
      detail: String((error as Error)?.stack ?? error),
    }),
  )

try {
  if (values.replay) await replay(values.replay)
  else await run()
} catch (error) {
  fail(error instanceof Error ? String(error.stack) : String(error))
}
closeWire()
await databases.stop()
process.exit(failures.size > 0 || process.exitCode ? 1 : 0)

async function run(): Promise<void> {
  const until = Date.now() + Number(values.seconds) * 1000
  const contracts = (['central', 'local'] as const).filter((c) => (values.contract ?? c) === c)
  const memory = new Memory()
  let episode = Number(values.episode)
  const first = episode
  for (; Date.now() < until; episode++) {
    // The last episode of a short run is shared between the contracts.
    for (const contract of contracts) {
      const share = (until - Date.now()) / (contracts.length - contracts.indexOf(contract))
      await runOne(contract, episode, Math.min(until, Date.now() + Math.max(share, 3_000)))
    }
    memory.note()
  }
  for (const contract of contracts) {
    const tally = tallies[contract]
    say(`\n${contract} contract: ${tally.calls} calls, ${tally.passed} past validation`)
    for (const line of tally.lines()) say(`  ${line}`)
    for (const complaint of tally.complaints()) fail(complaint)
  }
  say(`\n${episode - first} episodes on ${databases.kind}, seed ${values.seed}; ${memory.line()}`)
  const complaint = memory.complaint()
  if (complaint) fail(complaint)
  for (const failure of failures.values()) await tell(failure)
}

async function runOne(contract: Contract, episode: number, until: number): Promise<void> {
  const seed = `${values.seed} ${contract} ${episode}`
  const place = await open(contract, seed, tallies[contract])
  try {
    const found = await runEpisode(place, seed, () => Date.now() > until)
    found.push(...unhandled.splice(0).map((problem) => ({ problem, steps: [] })))
    for (const f of found) {
      const kind = kindOf(f.problem)
      if (failures.has(kind)) continue
      failures.set(kind, { contract, seed, episode, found: f })
      say(`✗ ${kind}\n  ${f.problem.detail.replaceAll('\n', '\n  ')}`)
    }
  } finally {
    await place.close()
  }
}

function fail(sentence: string): void {
  say(`✗ ${sentence}`)
  process.exitCode = 1
}

/** The fewest steps that show it, and how to see it again. */
async function tell({ contract, seed, episode, found }: Failure): Promise<void> {
  const kind = kindOf(found.problem)
  say(`\n✗ ${kind}`)
  const least = values['no-shrink'] ? null : await shrink(found, () => open(contract, seed, new Tally()))
  const steps = least ?? found.steps
  const folder = join(import.meta.dirname, '../test-results/fuzz')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `${kind.replaceAll(/\W+/g, '-')}.bin`)
  writeFileSync(file, gzipSync(serialize({ contract, seed, kind, steps })))
  if (least) for (const step of least.slice(-12)) say(`  ${inWords(step)}`)
  else say('  It did not show again with the same steps; the whole episode may show it.')
  say(`  again: npm run fuzz -- --replay ${file}`)
  say(
    `  whole: npm run fuzz -- --seed ${values.seed} --episode ${episode} --contract ${contract} --database ${databases.kind}`,
  )
}

function inWords(step: unknown): string {
  try {
    const text = JSON.stringify(step, (_, value: unknown) => {
      const isBytes =
        typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer'
      return isBytes && 'data' in value ? shorten(Buffer.from(value.data as number[]).toString()) : value
    })
    return shorten(text, 1_500)
  } catch {
    // What no JSON can say.
    return shorten(inspect(step, { depth: 8 }), 1_500)
  }
}

async function replay(file: string): Promise<void> {
  const { contract, seed, kind, steps } = deserialize(gunzipSync(readFileSync(file))) as {
    contract: Contract
    seed: string
    kind: string
    steps: unknown[]
  }
  for (const step of steps.slice(-12)) say(inWords(step))
  const place = await open(contract, seed, tallies[contract])
  const problems = await walk(place, steps, null)
  await place.close()
  for (const problem of problems) say(`✗ ${kindOf(problem)}\n  ${problem.detail}`)
  if (problems.some((p) => kindOf(p) === kind)) process.exitCode = 1
  else say(`"${kind}" does not show`)
}
