/**
 * `npm run soak`: the real server and laptops as processes under load, killed at random; see docs/testing.md.
 * A seed repeats what people do and which faults strike when, not how processes happen to run.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { damagedFiles } from './damage/damaged.ts'
import { unmountAll } from './disk/disks.ts'
import { fullDisk } from './disk/full-disk.ts'
import { onPglite, onPostgres } from './load.ts'
import { again, HELP, type Options, readOptions } from './options.ts'
import type { Figures, Part, Run } from './part.ts'
import { killAll } from './processes.ts'

const parts: readonly Part[] = [onPostgres, onPglite, damagedFiles, fullDisk]

const began = performance.now()
const say = (line: string) =>
  process.stdout.write(`${((performance.now() - began) / 1000).toFixed(1).padStart(7)} s  ${line}\n`)

/** Of the part that runs; nobody wants it when they break off. */
let current: string | null = null
// Ctrl+C comes twice, from the terminal and from npm; the second must not cut the first short.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    killAll()
    unmountAll()
    if (current) rmSync(current, { recursive: true, force: true })
    process.exit(130)
  })

function options(): Options {
  try {
    const read = readOptions(
      process.argv.slice(2),
      parts.map((p) => p.name),
    )
    if (read !== 'help') return read
    process.stdout.write(`${HELP}\n${parts.map((p) => `  ${p.name.padEnd(12)} ${p.about}`).join('\n')}\n`)
    process.exit(0)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(2)
  }
}

/** @returns whether all that must hold held */
async function runPart(part: Part, asked: Options, share: number): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), `platzwahl-soak-${part.name}-`))
  current = folder
  const problems: string[] = []
  let figures: Figures | null = null
  const run: Run = {
    options: asked,
    kills: Math.max(1, Math.round(asked.kills * share)),
    minutes: asked.minutes * share,
    folder,
    problems,
    say,
    onTrouble(what) {
      problems.push(what)
      say(`WRONG: ${what}`)
    },
    tell(f) {
      figures = f
    },
  }
  say(`── ${part.name}: ${part.about} (seed ${asked.seed})`)
  try {
    await part.run(run)
  } catch (error) {
    run.onTrouble(error instanceof Error ? (error.stack ?? error.message) : String(error))
  } finally {
    killAll()
    current = null
  }
  if (figures) say(`${part.name}: ${JSON.stringify(figures)}`)
  if (problems.length === 0) {
    rmSync(folder, { recursive: true, force: true })
    say(`${part.name}: passed`)
    return true
  }
  say(`${part.name}: FAILED, ${problems.length} things are wrong. What was left is in ${folder}`)
  say(
    `The same people and faults again (processes never run twice alike): ${again(part.name, { ...asked, kills: run.kills, minutes: run.minutes })}`,
  )
  return false
}

const asked = options()
const count = { passed: 0, failed: 0, skipped: 0 }
const chosen = parts.filter((p) => asked.parts.includes(p.name))
const able = chosen.filter((part) => {
  const why = part.missing()
  if (why === null) return true
  say(`${part.name} is left out: ${why}`)
  count.skipped++
  return false
})
const whole = able.reduce((sum, p) => sum + p.share, 0)
for (const part of able) {
  if (await runPart(part, asked, whole > 0 ? part.share / whole : 1)) count.passed++
  else count.failed++
}
const report = process.env.PLATZWAHL_REPORT
if (report) writeFileSync(report, JSON.stringify(count))
say(`${count.passed} passed, ${count.failed} failed${count.skipped > 0 ? `, ${count.skipped} left out` : ''}`)
process.exit(count.failed > 0 ? 1 : 0)
