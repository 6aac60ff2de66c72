/** `npm run fuzz -- --contract plans`: damaged floor plans of every format, from samples and from ../shared/plans. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { dice, mutated } from '#shared/plan-import/testing/mutate.ts'
import { samples } from '#shared/plan-import/testing/samples.ts'
import type { Answer } from './reader.ts'

/** Far above what the largest file takes; a thread that says nothing for so long hangs. */
const CEILING_MS = 20_000
const LIMITS = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 64 }
const root = resolve(import.meta.dirname, '../..')

/** @returns how many cases did not end well */
export async function fuzzPlans(seconds: number, seed: string, say: (line: string) => void): Promise<number> {
  const files = { ...samples(), ...elsewhere(say) }
  const names = Object.keys(files)
  const ends = new Map<string, number>()
  const failures = new Set<string>()
  const until = Date.now() + seconds * 1000
  let reader = start()
  let cases = 0
  for (; Date.now() < until; cases++) {
    const name = names[cases % names.length] ?? ''
    const bytes = mutated(files[name] ?? new Uint8Array(), dice(`${seed} ${name} ${cases}`))
    const kept = bytes.slice()
    const { end, wrong } = await ask(reader, bytes)
    ends.set(end, (ends.get(end) ?? 0) + 1)
    // IFC's reader is known to spin and to grow on some damage: its own thread is ended for that.
    const expected = name.includes('ifc') && (end === 'hung' || end === 'died')
    if (end === 'hung' || end === 'died') {
      await reader.terminate()
      reader = start()
    }
    if (wrong === null || expected) continue
    const kind = `${name}: ${wrong.split('\n')[0]}`
    if (failures.has(kind)) continue
    failures.add(kind)
    const folder = join(root, 'test-results/fuzz')
    mkdirSync(folder, { recursive: true })
    const file = join(folder, `plan-${seed}-${cases}`)
    writeFileSync(file, kept)
    say(
      `✗ ${kind}\n  ${wrong.replaceAll('\n', '\n  ')}\n  again: npm run server -- import-plan --dry-run ${file}`,
    )
  }
  await reader.terminate()
  say(`\nplans: ${cases} damaged files, seed ${seed}`)
  for (const [end, n] of [...ends].sort((a, b) => b[1] - a[1])) say(`  ${String(n).padStart(6)} ${end}`)
  if (!ends.get('plan')) {
    say('✗ no damaged file was a plan any more: nothing was tried but refusals')
    return failures.size + 1
  }
  return failures.size
}

const start = () =>
  new Worker(new URL('./reader.ts', import.meta.url), { resourceLimits: LIMITS, stdout: true, stderr: true })

function ask(reader: Worker, bytes: Uint8Array): Promise<Answer> {
  return new Promise((done) => {
    const finish = (answer: Answer) => {
      clearTimeout(timer)
      reader.off('message', finish)
      reader.off('error', failed)
      reader.off('exit', ended)
      done(answer)
    }
    const failed = (error: Error) => finish({ end: 'died', wrong: String(error.stack ?? error) })
    const ended = (code: number) => finish({ end: 'died', wrong: `the thread ended with ${code}` })
    const timer = setTimeout(
      () => finish({ end: 'hung', wrong: `no answer for ${CEILING_MS / 1000} s` }),
      CEILING_MS,
    )
    reader.on('message', finish)
    reader.on('error', failed)
    reader.on('exit', ended)
    reader.postMessage(bytes)
  })
}

function elsewhere(say: (line: string) => void): Record<string, Uint8Array> {
  const folder = resolve(root, '../shared/plans')
  if (!existsSync(folder)) {
    say('../shared/plans is not there: only small files are damaged.')
    return {}
  }
  const files = readdirSync(folder).filter((f) => /\.(ifc|dxf|svg|pdf|jpg)$/.test(f))
  return Object.fromEntries(files.map((f) => [f, new Uint8Array(readFileSync(join(folder, f)))]))
}
